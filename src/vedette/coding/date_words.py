"""Words that tell a time, in a row of words: "3 May 2013", "on Saturday night", "two days ago", "the past week"."""

import re
from collections.abc import Callable, Iterator, Sequence

from vedette.coding.dates import Day, Expression, Indefinite, Month, Run, Season, Shift, Unit, Weekday, Which, Year
from vedette.coding.numerals import read_numeral

Found = tuple[Expression, int]
"""What the words say, and the word after their last."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        """January Jan Jan.|February Feb Feb.|March Mar Mar.|April Apr Apr.|May|June Jun Jun.|July Jul Jul.|
        August Aug Aug.|September Sep Sep. Sept Sept.|October Oct Oct.|November Nov Nov.|December Dec Dec.""".split(
            "|"
        ),
        start=1,
    )
    for name in names.split()
}
_MONTHS |= {name.upper(): number for name, number in _MONTHS.items()}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "Monday Mon.|Tuesday Tues Tue. Tues.|Wednesday Wed.|Thursday Thurs Thu. Thurs.|Friday Fri.|Saturday Sat.|"
        "Sunday Sun.".split("|")
    )
    for name in names.split()
}
_WEEKDAYS |= {name.upper(): number for name, number in _WEEKDAYS.items()}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}  # a winter lies in two years, and does not say in which
_UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "weekend": "weekend", "month": "month", "year": "year", "decade": "decade",
    "night": "day", "fortnight": "week",
}  # fmt: skip
_PARTS = {"morning", "afternoon", "evening", "night", "noon", "midday", "lunchtime"}
_SINGLE: dict[str, Expression] = {
    "today": Shift("day", 0),
    "tonight": Shift("day", 0),
    "yesterday": Shift("day", -1),
    "tomorrow": Shift("day", 1),
    "overnight": Run("day", 1),
}
_WHICH: dict[str, tuple[Which, int]] = {
    "last": ("last", -1),
    "this": ("nearest", 0),
    "next": ("next", 1),
    "previous": ("last", -1),
    "coming": ("next", 1),
}
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DECADE = re.compile(r"((?:19|20)\d)0['’]?s", re.ASCII)
_SHORT_DECADE = re.compile(r"['’]([4-9])0s", re.ASCII)
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)", re.ASCII)
_DASHES = {"-", "–", "—"}
_SOME = {"few", "several", "couple"}
_DETERMINERS = {"the", "these", "those", "this"}


# What tells a time has one of these, a figure, or a shortened decade ('80s), among its first words.
_TELLING = frozenset(
    word.lower().rstrip("s") for word in (*_MONTHS, *_WEEKDAYS, *_SEASONS, *_UNITS, *_PARTS, *_SINGLE, "hour")
)
_LONGEST = 7
# What else an expression may begin with, beside such a word and a numeral.
_OPENING = frozenset("the this that these those last next previous coming past recent a an few several couple".split())


def find_expressions(words: Sequence[str]) -> Iterator[tuple[int, int, Expression]]:
    """Yield what tells a time, left to right, without overlaps: its first word, the word after its last, what it says.

    Bare years are among them, and any number that looks like one: what it counts is for the caller to see. Times of
    day, durations ("for two weeks"), winters and numeric dates other than ISO's (is 3/5 in May or in March?) are not.
    """
    tells = [word[0].isdigit() or word[0] in "'’" or word.lower().rstrip("s") in _TELLING for word in words]
    at = 0
    while at < len(words):
        if not any(tells[at : at + _LONGEST]) or not (tells[at] or _opens(words, at)):  # most words
            at += 1
            continue
        found = next((found for reader in _READERS if (found := reader(words, at))), None)
        if found:
            yield at, found[1], found[0]
        at = found[1] if found else at + 1


def _opens(words: Sequence[str], at: int) -> bool:
    return words[at].lower() in _OPENING or read_numeral(words, at) is not None


def _iso(words: Sequence[str], at: int) -> Found | None:
    match = _ISO.fullmatch(words[at])
    return (Day(int(match[2]), int(match[3]), year=int(match[1])), at + 1) if match else None


def _with_weekday(words: Sequence[str], at: int) -> Found | None:
    """Read "Tuesday, 16 December 2008"; the weekday adds nothing to a date."""
    if words[at] not in _WEEKDAYS:
        return None
    begin = at + 1
    while _text(words, begin) in {",", "the", "(", "on"}:
        begin += 1
    return _day_month(words, begin) or _month_day(words, begin)


def _day_month(words: Sequence[str], at: int) -> Found | None:
    """Read "3 May", "3-5 May 2013", "the 3rd of May last year"."""
    day = _day(words, at)
    if day is None:
        return None
    begin, last_day = at + 1, None
    if _text(words, begin) in _DASHES | {"to", "and"} and (last_day := _day(words, begin + 1)):
        begin += 2
    begin += _text(words, begin) == "of"
    month = _MONTHS.get(_raw(words, begin))
    if month is None:
        return None
    year, years, last = _year_after(words, begin + 1)
    return Day(month, day, last_day, year, years), last


def _month_day(words: Sequence[str], at: int) -> Found | None:
    """Read "May 3", "May 3-5, 2013"."""
    month, day = _MONTHS.get(_raw(words, at)), _day(words, at + 1)
    if month is None or day is None:
        return None
    begin, last_day = at + 2, None
    if _text(words, begin) in _DASHES | {"to"} and (last_day := _day(words, begin + 1)):
        begin += 2
    year, years, last = _year_after(words, begin)
    return Day(month, day, last_day, year, years), last


def _month(words: Sequence[str], at: int) -> Found | None:
    """Read "March 2014", "May of last year", "last June"; a bare "May" only after what says that it is a month."""
    which, begin = _which(words, at)
    name = _raw(words, begin)
    if name not in _MONTHS:
        return None
    year, years, last = _year_after(words, begin + 1)
    told = which != "nearest" or begin > at or year is not None or years is not None
    if (
        name in {"May", "March", "MAY", "MARCH", "Mar", "Jan", "Dec"}
        and not told
        and _text(words, at - 1) not in _BEFORE_MONTH
    ):
        return None
    return Month(_MONTHS[name], year, years, which), last


_BEFORE_MONTH = set(
    "in since until till by from during of early late mid before after between last next this to and".split()
)


def _season(words: Sequence[str], at: int) -> Found | None:
    """Read "the summer of 2013", "last spring"."""
    which, begin = _which(words, at)
    if _text(words, begin) not in _SEASONS:
        return None
    year, years, last = _year_after(words, begin + 1)
    if begin == at and year is None and years is None:
        return None
    return Season(_SEASONS[_text(words, begin)], year, years, which), last


def _year(words: Sequence[str], at: int) -> Found | None:
    if _YEAR.fullmatch(words[at]):
        return Year(int(words[at])), at + 1
    if match := _DECADE.fullmatch(words[at]):
        return Year(int(match[1]) * 10, 10), at + 1
    if match := _SHORT_DECADE.fullmatch(words[at]):
        return Year(1900 + 10 * int(match[1]), 10), at + 1
    return None


def _single(words: Sequence[str], at: int) -> Found | None:
    expression = _SINGLE.get(_text(words, at))
    return (expression, _after_part(words, at + 1)) if expression else None


def _weekday(words: Sequence[str], at: int) -> Found | None:
    """Read "Wednesday", "last Friday", "the coming Sunday", "Saturday night"; "Friday last week" too."""
    which, begin = _which(words, at)
    number = _WEEKDAYS.get(_raw(words, begin))
    return (Weekday(number, which), _after_part(words, begin + 1)) if number is not None else None


def _unit(words: Sequence[str], at: int) -> Found | None:
    """Read "last week", "this morning", "next year", "this weekend"."""
    which = _WHICH.get(_text(words, at))
    word = _text(words, at + 1)
    if which is None or _text(words, at) in {"previous", "coming"}:
        return None
    if word in _PARTS and _text(words, at) in {"this", "last"}:
        return Shift("day", which[1]), at + 2
    if word == "time" or word not in _UNITS or (word in {"day", "fortnight"}):
        return None
    return Shift(_UNITS[word], which[1]), at + 2


def _weekend(words: Sequence[str], at: int) -> Found | None:
    at_it = (
        _text(words, at) == "the" and _text(words, at + 1) == "weekend" and _text(words, at - 1) in {"at", "over", "on"}
    )
    return (Shift("weekend", 0), at + 2) if at_it else None


def _ago(words: Sequence[str], at: int) -> Found | None:
    """Read "two days ago", "a year earlier", "three weeks later", "decades ago", "a year ago today"."""
    count, begin = _count(words, at)
    unit = _plural_unit(words, begin)
    how = _text(words, begin + 1)
    if unit is None or how not in {"ago", "earlier", "later", "before", "after"}:
        return None
    if how in {"before", "after"} and (count is None or _text(words, begin + 2) not in {"", ".", ",", ";"}):
        return None  # "two days after the vote" is counted from the vote
    if count is None or count > 2000:
        return Indefinite(), begin + 2
    by = count * (2 if _text(words, begin).startswith("fortnight") else 1)
    if how == "ago" and _text(words, begin + 2) == "today":
        return Shift(unit, -by, to_the_day=True), begin + 3
    return Shift(unit, by if how in {"later", "after"} else -by, narrative=how != "ago"), begin + 2


def _run(words: Sequence[str], at: int) -> Found | None:
    """Read "the past four days", "the last 24 hours", "the past week", "recent months", "the coming days"."""
    begin = at + (_text(words, at) in _DETERMINERS)
    how = _text(words, begin)
    if how not in {"past", "last", "next", "coming", "recent"} or (
        begin == at and how in {"past", "last", "next"} and not read_numeral(words, at + 1)
    ):
        return None
    numeral = read_numeral(words, begin + 1)
    after = numeral.last if numeral else begin + 1
    while _text(words, after) in _SOME | {"of", "a"}:
        after, numeral = after + 1, None
    word = _text(words, after)
    hours = word in {"hour", "hours"}
    unit = "day" if hours else _plural_unit(words, after)
    if unit is None:
        return None
    ahead = how in {"next", "coming"}
    if (
        numeral is None
        and word in _UNITS
        and how != "recent"
        and not (ahead and how == "next" and begin > at and word == "day")
    ):
        return Run(unit, 2 if word == "fortnight" else 1, ahead), after + 1
    if numeral is None or numeral.vague or numeral.low > 2000 or how == "recent":
        return (Indefinite(), after + 1) if word not in _UNITS else None
    count = int(numeral.low)
    return Run(unit, -(-count // 24) if hours else max(count, 1), ahead), after + 1


def _narrative(words: Sequence[str], at: int) -> Found | None:
    """Read "the same day", "the following week", "the day before": counted from what was told last."""
    first, second, third = (_text(words, at + i) for i in range(3))
    if (
        first == "the"
        and second in _UNITS
        and third in {"before", "after"}
        and _text(words, at + 3) in {"", ".", ",", ";"}
    ):
        return Shift(_UNITS[second], -1 if third == "before" else 1, narrative=True), at + 3
    by = {"same": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}.get(second) if first == "the" else None
    if by is not None and (third in _UNITS or third in _PARTS) and (second != "next" or third in {"day", *_PARTS}):
        return Shift(_UNITS.get(third, "day"), by, narrative=True), at + 3
    if first == "that" and second in {"day", "week", "month", "year", "night", "morning", "evening", "afternoon"}:
        return Shift(_UNITS.get(second, "day"), 0, narrative=True), at + 2
    return None


_READERS: tuple[Callable[[Sequence[str], int], Found | None], ...] = (
    _iso, _with_weekday, _day_month, _month_day, _month, _season, _narrative, _ago, _run, _unit, _weekend, _weekday,
    _single, _year,
)  # fmt: skip


def _day(words: Sequence[str], at: int) -> int | None:
    match = _DAY.fullmatch(_text(words, at))
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _year_after(words: Sequence[str], at: int) -> tuple[int | None, int | None, int]:
    """The year after a day or a month, in figures or counted from the anchor's, and the word after it."""
    begin = at + (_text(words, at) in {",", "of", "in"})
    if _YEAR.fullmatch(_raw(words, begin)):
        return int(words[begin]), None, begin + 1
    if _text(words, begin + 1) == "year" and (which := _WHICH.get(_text(words, begin))):
        return None, which[1], begin + 2
    return None, None, at


def _which(words: Sequence[str], at: int) -> tuple[Which, int]:
    """The word before a weekday, month or season that says which of them, and the word after it."""
    begin = at + (_text(words, at) == "the" and _text(words, at + 1) in {"previous", "coming"})
    found = _WHICH.get(_text(words, begin))
    return (found[0], begin + 1) if found else ("nearest", at)


def _count(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """How many units, and where their noun stands; None for "days ago" and "several days ago"."""
    if _text(words, at) in {"a", "an"} and _plural_unit(words, at + 1):
        return 1, at + 1
    numeral = read_numeral(words, at)
    if numeral:
        return (None if numeral.vague else int(numeral.low)), numeral.last
    begin = at + (_text(words, at) == "a" and _text(words, at + 1) in _SOME)
    return None, begin + (_text(words, begin) in _SOME)


def _plural_unit(words: Sequence[str], at: int) -> Unit | None:
    word = _text(words, at)
    return _UNITS.get(word) or _UNITS.get(word.removesuffix("s"))


def _after_part(words: Sequence[str], at: int) -> int:
    """The word after a part of the day: "Saturday night"."""
    return at + (_text(words, at) in _PARTS)


def _raw(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _text(words: Sequence[str], at: int) -> str:
    return _raw(words, at).lower()
