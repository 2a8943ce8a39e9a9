"""English verbs and nouns whose forms follow no rule. Written for vedette from general knowledge of the language."""

from functools import cache

# lemma, past tense, participle; "/" between variants
_VERBS = """
expel expelled expelled; compel compelled compelled; repel repelled repelled; propel propelled propelled; dispel
dispelled dispelled; rebel rebelled rebelled; patrol patrolled patrolled; kidnap kidnapped kidnapped; equip equipped
equipped; deter deterred deterred; be was/were been; die died died; lie lied lied; tie tied tied; belie belied belied;
arise arose arisen; awake awoke awoken; bear bore borne/born; beat beat beaten; become became become; begin began
begun; bend bent bent; bind bound bound; bite bit bitten; bleed bled bled; blow blew blown; break broke broken; breed
bred bred; bring brought brought; build built built; burn burnt/burned burnt/burned; burst burst burst; buy bought
bought; cast cast cast; catch caught caught; choose chose chosen; cling clung clung; come came come; cost cost cost;
creep crept crept; cut cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn; dream dreamt dreamt;
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt; fight fought
fought; find found found; flee fled fled; fling flung flung; fly flew flown; forbid forbade forbidden; forecast
forecast forecast; forego forewent foregone; foresee foresaw foreseen; forget forgot forgotten; forgive forgave
forgiven; forsake forsook forsaken; freeze froze frozen; get got got/gotten; give gave given; go went gone; grind
ground ground; grow grew grown; hang hung/hanged hung/hanged; have had had; hear heard heard; hide hid hidden; hit hit
hit; hold held held; hurt hurt hurt; keep kept kept; kneel knelt knelt; know knew known; lay laid laid; lead led led;
lean leant leant; leap leapt leapt; learn learnt learnt; leave left left; lend lent lent; let let let; lie lay lain;
light lit lit; lose lost lost; make made made; mean meant meant; meet met met; mislead misled misled; mistake mistook
mistaken; mow mowed mown; offset offset offset; outdo outdid outdone; overcome overcame overcome; overhear overheard
overheard; override overrode overridden; overrun overran overrun; oversee oversaw overseen; overtake overtook
overtaken; overthrow overthrew overthrown; partake partook partaken; pay paid paid; prove proved proven; put put put;
quit quit quit; read read read; rebuild rebuilt rebuilt; redo redid redone; rend rent rent; repay repaid repaid; reset
reset reset; resit resat resat; retake retook retaken; rethink rethought rethought; rewrite rewrote rewritten; rid rid
rid; ride rode ridden; ring rang rung; rise rose risen; run ran run; say said said; see saw seen; seek sought sought;
sell sold sold; send sent sent; set set set; sew sewed sewn; shake shook shaken; shed shed shed; shine shone shone;
shoot shot shot; show showed shown; shrink shrank shrunk; shut shut shut; sing sang sung; sink sank sunk; sit sat sat;
slay slew slain; sleep slept slept; slide slid slid; sling slung slung; slit slit slit; smell smelt smelt; sow sowed
sown; speak spoke spoken; speed sped sped; spell spelt spelt; spend spent spent; spill spilt spilt; spin spun spun;
spit spat spat; split split split; spoil spoilt spoilt; spread spread spread; spring sprang sprung; stand stood stood;
steal stole stolen; stick stuck stuck; sting stung stung; stink stank stunk; strew strewed strewn; stride strode
stridden; strike struck struck/stricken; string strung strung; strive strove striven; swear swore sworn; sweep swept
swept; swell swelled swollen; swim swam swum; swing swung swung; take took taken; teach taught taught; tear tore torn;
tell told told; think thought thought; throw threw thrown; thrust thrust thrust; tread trod trodden; undergo underwent
undergone; understand understood understood; undertake undertook undertaken; undo undid undone; uphold upheld upheld;
upset upset upset; wake woke woken; wear wore worn; weave wove woven; weep wept wept; win won won; wind wound wound;
withdraw withdrew withdrawn; withhold withheld withheld; withstand withstood withstood; wring wrung wrung; write wrote
written
"""
_NOUNS = """
man men; woman women; child children; foot feet; tooth teeth; goose geese; mouse mice; ox oxen; crisis crises; basis
bases; analysis analyses; hypothesis hypotheses; thesis theses; emphasis emphases; oasis oases; axis axes; phenomenon
phenomena; criterion criteria; medium media; datum data; stratum strata; bacterium bacteria; curriculum curricula;
memorandum memoranda; index indices; appendix appendices; die dice; life lives; wife wives; knife knives; thief
thieves; leaf leaves; loaf loaves; half halves; self selves; wolf wolves; shelf shelves; calf calves; aircraft
aircraft; spacecraft spacecraft; hovercraft hovercraft; series series; species species; headquarters headquarters;
barracks barracks
"""
# "gunmen", "policewomen": what ends in these is as irregular as they are.
_ENDINGS = (("men", "man"), ("women", "woman"), ("children", "child"))


def _forms(rows: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows.replace("\n", " ").split(";"):
        lemma, *forms = row.split()
        for form in (f for variants in forms for f in variants.split("/")):
            table[form] = lemma
    return table


_PAST, _PLURAL = _forms(_VERBS), _forms(_NOUNS)
_NOT_MEN = frozenset("omen semen specimen regimen abdomen acumen yemen women".split())


def irregular(word: str, xpos: str) -> str | None:
    """Give the lemma of an irregular form in lower case, by its Penn tag; None where no list has it."""
    if xpos in {"VBD", "VBN"}:
        return _PAST.get(word)
    if xpos == "NNS":
        if word in _PLURAL:
            return _PLURAL[word]
        for plural, singular in _ENDINGS:
            if word.endswith(plural) and word not in _NOT_MEN:
                return word.removesuffix(plural) + singular
    return None


@cache
def _by_lemma(part: str) -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for form, lemma in (_PAST if part == "verb" else _PLURAL).items():
        forms.setdefault(lemma, set()).add(form)
    return {lemma: frozenset(some) for lemma, some in forms.items()}


def forms_of(lemma: str, part: str) -> frozenset[str]:
    """Give the irregular forms of a lemma; part: `verb` or `noun`, other parts have none."""
    return _by_lemma(part).get(lemma, frozenset()) if part in {"verb", "noun"} else frozenset()
