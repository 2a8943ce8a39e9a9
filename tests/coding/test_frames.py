import pytest

from tests.coding.readings import reading_of
from tests.examples import unmark_named
from vedette.coding.frames import Frame, Frames, Match, through
from vedette.errors import AssetDamaged
from vedette.reading.reading import Reading

ROLES = ("source", "target")


def frame(kind: str = "ASSAULT", **table: object) -> Frame:
    return Frame.from_table(kind, {"name": "test", **table}, ROLES, ("mode", "reciprocal"))


def who(reading: Reading):
    """Names, and nouns that mean people, are wanted."""
    people = {"gunmen", "soldiers", "rebels", "army", "villagers", "police", "government"}
    return lambda i: reading.words[i].upos == "PROPN" or reading.words[i].text.lower() in people


def matches(text: str, *frames: Frame) -> tuple[Reading, list[Match]]:
    reading = reading_of(text)
    return reading, list(Frames(frames).matches(reading, who(reading)))


ATTACK = frame(verbs="attack ambush", nouns="attack sit-in", source="subject", target="object on against")


@pytest.mark.parametrize(
    "marked",
    [
        "{source|Gunmen} {trigger|attacked} {target|soldiers} near Gao.",
        "{target|Soldiers} were {trigger|attacked} by {source|gunmen}.",
        "{target|Soldiers} were {trigger|ambushed}.",
        "{source|Gunmen} carried out an {trigger|attack} on {target|soldiers}.",
        "An {trigger|attack} against {target|soldiers} failed.",
        "{source|Gunmen} {trigger|attacked} a post.",
        "{source|Gunmen} {trigger|attacked} dozens of {target|soldiers}.",
        "The {trigger|attack} lasted an hour.",
    ],
)
def test_a_frame_fills_its_roles_from_the_slots(marked):
    text, marks = unmark_named(marked)
    reading, (match,) = matches(text, ATTACK)
    assert reading.words[match.trigger].text == marks.pop("trigger").of(text)
    for role in ROLES:
        filled = [reading.words[i].span for i in match.words(role)]
        assert filled == ([marks[role]] if role in marks else [])


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen defended a post.",
        "The attack helicopter landed.",  # a noun that only describes another
        "The army met attack victims.",
        "",
    ],
)
def test_without_a_trigger_nothing_holds(text):
    assert matches(text, ATTACK)[1] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gunmen opened fire on soldiers.", 1),
        ("Gunmen opened a shop in Gao.", 0),
        ("Gunmen opened.", 0),
    ],
)
def test_where_wants_one_of_its_words_in_a_slot(text, count):
    fire = frame(verbs="open", **{"where": {"object": "fire"}}, source="subject", target="on")
    reading, found = matches(text, fire)
    assert len(found) == count
    if found:  # "on soldiers" may hang on the verb or on its object
        assert [reading.words[i].text for i in found[0].words("target")] == ["soldiers"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army sent thousands of troops to Gao.", 1),
        ("The army sent troops to Gao.", 1),
        ("The army sent thousands of letters to Gao.", 0),
    ],
)
def test_where_looks_through_what_only_counts(text, count):
    assert len(matches(text, frame(verbs="send", where={"object": "troop"}, source="subject"))[1]) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("Gunmen attacked soldiers.", 1), ("Gunmen attacked the plan.", 0), ("Gunmen attacked.", 1)],
)
def test_unless_forbids_its_words_in_a_slot(text, count):
    assert len(matches(text, frame(verbs="attack", unless={"object": "plan policy"}, source="subject"))[1]) == count


@pytest.mark.parametrize(
    ("key", "text", "count"),
    [
        ("where", "Gunmen left Gao.", 1),
        ("where", "Gunmen left.", 0),
        ("unless", "Gunmen left Gao.", 0),
        ("unless", "Gunmen left.", 1),
    ],
)
def test_a_star_is_any_word(key, text, count):
    assert len(matches(text, frame(verbs="leave", source="subject", **{key: {"object": "*"}}))[1]) == count


@pytest.mark.parametrize(("text", "count"), [("Gunmen hit soldiers.", 1), ("Gunmen hit a wall.", 0)])
def test_needs_names_roles_without_which_nothing_holds(text, count):
    hit = frame(verbs="hit", source="subject", target="object", needs="target")
    assert len(matches(text, hit)[1]) == count


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The government ordered an attack on rebels.", ["rebels"]),
        ("The government ordered a meal.", []),
    ],
)
def test_a_dot_goes_on_from_a_slot(text, target):
    order = frame(verbs="order", source="subject", target="object.on")
    reading, (match,) = matches(text, order)
    assert [reading.words[i].text for i in match.words("target")] == target


def test_an_underscore_stands_for_the_space_in_a_slots_name():
    after = frame(verbs="flee", where={"after_clause": "attack"}, source="subject")
    assert len(matches("Villagers fled after rebels attacked Gao.", after)[1]) == 1
    assert matches("Villagers fled after rebels left Gao.", after)[1] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen blew up a bridge.", ["with a particle"]),
        ("Gunmen blew a whistle.", ["alone"]),
    ],
)
def test_a_verb_with_its_particle_is_another_verb(text, names):
    frames = [frame(name="with a particle", verbs="blow+up"), frame(name="alone", verbs="blow")]
    assert [m.frame.name for m in matches(text, *frames)[1]] == names


def test_a_particle_is_part_of_the_match():
    reading, (match,) = matches("Gunmen blew up a bridge.", frame(verbs="blow+up"))
    assert match.particle is not None
    assert reading.words[match.particle].text == "up"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Villagers held a sit-in in Gao.", ["sit-in"]),
        ("Rebels launched a counter-attack.", ["counter"]),
        ("Rebels launched an attack.", ["attack"]),
    ],
)
def test_what_hyphens_join_is_one_word(text, names):
    frames = [
        frame(name="sit-in", nouns="sit-in"),
        frame(name="counter", nouns="counter-attack"),
        frame(name="attack", nouns="attack"),
    ]
    assert [m.frame.name for m in matches(text, *frames)[1]] == names


def test_of_one_kind_the_frame_with_more_conditions_holds_then_the_fuller_one():
    plain = frame(name="plain", verbs="open", source="subject", target="object")
    strict = frame(name="strict", verbs="open", where={"object": "fire"}, source="subject")
    fuller = frame(name="fuller", verbs="open", where={"object": "fire"}, source="subject", target="on")
    names = [m.frame.name for m in matches("Gunmen opened fire on soldiers.", plain, strict, fuller)[1]]
    assert names == ["fuller"]


def test_of_two_kinds_on_one_trigger_the_stricter_holds_and_equals_hold_both():
    threat = frame("THREATEN", verbs="vow", source="subject")
    assault = frame("ASSAULT", verbs="vow", source="subject")
    strict = frame("REJECT", verbs="vow", where={"complement": "fight"}, source="subject")
    text = "The rebels vowed to fight."
    assert [m.frame.kind for m in matches(text, threat, assault)[1]] == ["THREATEN", "ASSAULT"]
    assert [m.frame.kind for m in matches(text, threat, assault, strict)[1]] == ["REJECT"]


def test_one_word_fills_one_role():
    both = frame(verbs="attack", source="subject", target="subject object")
    _, (match,) = matches("Gunmen attacked.", both)
    assert match.words("source")
    assert match.words("target") == ()


@pytest.mark.parametrize("verb", ["fought", "fight", "fights", "fighting"])
def test_a_frame_knows_the_forms_of_its_words(verb):
    text = f"Rebels {verb} soldiers near Gao." if verb != "fighting" else "Rebels were fighting soldiers near Gao."
    assert len(matches(text, frame(verbs="fight", source="subject"))[1]) == 1


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Dozens of rebels fled.", "Dozens", "rebels"),
        ("A group of soldiers fled.", "group", "soldiers"),
        ("Rebels fled.", "Rebels", "Rebels"),
        ("The price of rebels rose.", "price", None),
        ("Dozens of letters came.", "Dozens", None),
    ],
)
def test_what_counts_is_looked_through(text, word, found):
    reading = reading_of(text)
    at = through(reading, next(w.index for w in reading.words if w.text == word), who(reading))
    assert (reading.words[at].text if at is not None else None) == found


def test_a_frame_keeps_what_else_it_settles():
    assert frame(verbs="raid", mode="firearms").facts == {"mode": "firearms"}


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ({"name": "x", "verbs": "attack", "sources": "subject"}, "has \\['sources'\\]; a frame has"),
        ({"verbs": "attack"}, "needs a name"),
        ({"name": "x", "source": "subject"}, "verbs, nouns or adjectives"),
    ],
)
def test_a_frame_that_is_not_one_is_refused_with_what_it_has(table, complaint):
    with pytest.raises(AssetDamaged, match=complaint):
        Frame.from_table("ASSAULT", table, ROLES, ())
