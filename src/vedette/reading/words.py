"""Where the words of a text are, by the conventions of Universal Dependencies' English EWT and GUM treebanks (v2.15).

These are syntactic words: "don't" is two, "well-armed" three. One expression finds the pieces; three things that need a
list are then put right: stops that belong to an abbreviation, prefixes that keep their hyphen, and clitics.
"""

import re
import unicodedata

from vedette.reading.abbreviations import ABBREVIATIONS

# Combining marks of the Basic Multilingual Plane, variation selectors among them.
_MARKS = "".join(c for c in map(chr, range(0x300, 0xFFFF)) if unicodedata.category(c)[0] == "M")
# What may stand inside a word: marks, soft hyphen, joiners, further variation selectors.
_INSIDE = rf"[{_MARKS}\u00ad\u200c\u200d\U000e0100-\U000e01ef]"
# What clings to whatever stands before it: those, and direction marks, zero-width space, skin tones, emoji tags.
_AFTER = (
    rf"[{_MARKS}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    r"\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
_LETTERS = rf"[^\W\d_](?:\w++|{_INSIDE}++)*+"
_APOSTROPHE = "['’ʼ‘`´＇]"
_REST_OF_ADDRESS = r"""[^\s<>"“”]* (?<! [.,;:!?)'’\]] )"""

# The order of the alternatives matters. Every repetition is possessive, bounded, or cannot overlap what follows it, so
# that no text takes more than linear time.
_PIECE = re.compile(
    rf"""
    (?:
      (?: https?:// | ftp:// | www\. ) {_REST_OF_ADDRESS}
    | (?<! [\w@] ) \w [\w.+%-]{{0,63}}+ @ \w [\w-]{{0,62}}+ (?: \. [\w-]{{1,63}}+ ){{0,5}}+  # e-mail
    | (?<! [\w@] ) (?: \w [\w-]{{0,62}}+ \. ){{1,4}}  # domain or file
      (?: com | COM | org | net | edu | gov | mil | info | biz | co\.[a-z]{{2}} | doc | DOC | pdf | xls | XLS )
      (?! [\w-] )
      (?: \.[a-z]{{2}} \b )? (?: / {_REST_OF_ADDRESS} )?
    | (?<! \w ) (?: US | AU | NZ | HK | [ACS] )? \$
    | [^\W\d_] (?: \. [^\W\d_] )+ (?! \w )  # U.S  a.m
    | (?: Ph \. D | [MB] \. (?: Sc | Phil | Ed ) ) \b
    | [A-Z]{{1,3}} (?: & [A-Z]{{1,4}} )+ (?! \w )  # R&D
    | {_LETTERS} (?: {_APOSTROPHE} {_LETTERS} )*+  # clitics are cut below
    | [@#] {_LETTERS} (?: \. \w++ )*+  # mention, hashtag
    | (?: (?<! \w ) [+.] )?
      (?: \d{{1,2}} / \d{{1,2}} (?: / \d{{2,4}} )? (?! [/\d] )  # 3/5  3/5/24
        | \d{{4}} - \d\d - \d\d (?! [-\d] )  # 2024-05-03
        | \d{{1,2}} - \d{{1,2}} - (?: \d{{4}} | \d\d ) (?! [-\d] )
        | (?: \d{{1,2}} - )? \d{{3}} [-.] \d{{3}} [-.] \d{{4}} (?! [-\d] )  # telephone
        | (?<! \d- ) \d{{3}} - \d{{4}} (?<! 00 ) (?! [-\d] )  # but 500-1000 is a range
        | \d+ (?: , (?: \d\d, ){{0,4}} \d{{3}} (?! \d ) | [.:٫٬] \d+ )*+ )  # 1,000.5  10:30
      (?: (?= (?: [kKmMbBtTxX] | [bmt]n | [mck]m | MM | [km]g | ft | lbs? | mph | hrs? | mins?  # 5|km
              | [ap]m | [AP]M | [ap]\.m ) (?! \w ) )
        | (?<= 0 ) ['’]s (?! \w )  # 1990's
        | (?: \w++ | {_INSIDE}++ )*+ )  # 20th
    | (?<! \w ) ['’] (?: s | S | m | d | re | ve | ll | em | n | t | \d0s | \d\d ) (?! [\w'’] )  # 's alone, '72, 'em
    | [\U0001f1e6-\U0001f1ff]{{2}}  # flags
    | [:;=] -? [)]+ | (?<! \S ) (?: [:;=] -? [(]+ | [:;] -? [DPO] (?! \w ) | <3 (?! \w ) | \^_\^ )  # smileys
    | \.{{2,}} | \.? [!?]+ | (?P<run> [-=*_~+#<>|] ) (?P=run)+ | '' | `` | [‘’]’
    | \S (?: {_AFTER}*? (?<= \u200d ) [^\w\s] )*  # the rest, joined emoji
    ) {_AFTER}*+
    """,
    re.VERBOSE,
)
# Not after 0 ("the 1990's"), and 'd not after a ("Sa'd" and "Ra'd" are Arabic names).
_CLITIC = re.compile(
    rf"""(?<= [^0] ) (?: n {_APOSTROPHE} t | {_APOSTROPHE} (?: s | m | re | ve | ll | (?<! a. ) d ) )
    (?= {_AFTER}*+ \Z )""",
    re.VERBOSE | re.IGNORECASE,
)
# Two words printed as one: the length of the first.
_FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3} | {
    f"{verb}nt": len(verb) for verb in "ai are ca could did do does had has have is should was were wo would".split()
}
# Prefixes that keep their hyphen ("anti-aircraft"), by the majority in the training parts of EWT and GUM. Those that do
# not ("self-defence", "pan-African", "vice-president", "all-out") are left out, as is every other hyphen.
_PREFIXES = frozenset(
    """anti arch co counter cross e ex inter intra macro meta micro mid mini multi neo non over post pre pro pseudo
    psycho re semi socio sub super un""".split()
)
_INITIALS = re.compile(r"[A-HJ-Z] | [^\W\d_] (?: \. [^\W\d_] )+ | Ph \. D | [MB] \. (?: Sc | Phil | Ed )", re.VERBOSE)
_NUMBER_FOLLOWS = re.compile(r"\.\s*\d")
_NOTHING_FOLLOWS = re.compile(r"\.\s*\Z")
# Words that in capitals nearly always open a sentence: after "U.S." they say that the stop is the sentence's.
_SENTENCE_FOLLOWS = re.compile(
    r"""\. ["'”’)\]]* (?: \s* \Z | [^\S\n]* \n \s* \n | \s+ ["'“‘(\[]?
    (?: According | After | Also | An | And | As | At | But | For | He | Her | His | However | I (?! \. ) | If | In | It
      | Its | Meanwhile | My | On | Our | She | So | That | The | Their | There | These | They | This | To | We | What
      | When | While | You ) \b )""",
    re.VERBOSE,
)


def find_words(text: str) -> list[tuple[int, int]]:
    """Return the words of `text` as half-open offsets in code points, left to right.

    They never overlap, hold no white space, and together cover everything else: control characters, emoji and marks
    without a base too.
    """
    words: list[tuple[int, int]] = []
    last = -1  # where the word before ends
    after_prefix = False
    for match in _PIECE.finditer(text):
        start, end = match.span()
        piece = match[0]
        if after_prefix:
            start, after_prefix = words.pop()[0], False
        if piece == "." and start == last and _keeps_stop(text, *words[-1]):
            start = words.pop()[0]
        elif piece == "-" and start == last and _keeps_hyphen(text, *words[-1]):
            start, after_prefix = words.pop()[0], True
        elif end - start > 2:
            for cut in _cuts(piece):
                cut += match.start()
                words.append((start, cut))
                start = cut
        words.append((start, end))
        last = end
    return words


def _cuts(piece: str) -> list[int]:
    """Return where clitics begin in `piece`: none, one, or two in "couldn't've"."""
    if fused := _FUSED.get(piece.lower()):
        return [fused]
    if not (clitic := _CLITIC.search(piece)):
        return []
    before = _CLITIC.search(piece[: clitic.start()])
    return [before.start(), clitic.start()] if before else [clitic.start()]


def _keeps_stop(text: str, start: int, end: int) -> bool:
    """Say whether the full stop at `end` belongs to the word before it."""
    word = text[start:end]
    kind = "either" if _INITIALS.fullmatch(word) else ABBREVIATIONS.get(word)
    if kind == "title":
        return not _NOTHING_FOLLOWS.match(text, end)
    if kind == "numbered":
        return _NUMBER_FOLLOWS.match(text, end) is not None
    return kind == "either" and not _SENTENCE_FOLLOWS.match(text, end)


def _keeps_hyphen(text: str, start: int, end: int) -> bool:
    """Say whether the hyphen at `end` follows a prefix that keeps it."""
    prefix, follows = text[start:end], text[end + 1 : end + 2]
    if prefix.lower() not in _PREFIXES or (prefix.isupper() and prefix != "E"):  # UN-backed
        return False
    return follows.isalpha() or (follows.isdigit() and prefix.lower() == "mid")
