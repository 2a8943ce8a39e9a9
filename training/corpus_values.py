"""Figures and dates as the corpus writes them, and as the program reads them in the text."""

from datetime import date, timedelta

from training.corpus import CorpusError
from vedette.coding.amounts import find_amounts
from vedette.coding.date_words import find_expressions
from vedette.coding.dates import resolve
from vedette.reading.words import find_words

Number = int | float
Bounds = tuple[Number | None, Number | None]
Stretch = tuple[str | None, str | None]


def read_bounds(written: str) -> Bounds:
    """Read "12", "12..", "..20", "200..300"."""
    low, dots, high = written.partition("..")
    try:
        bounds = tuple(_figure(end) if end else None for end in ((low, high) if dots else (low, low)))
    except ValueError:
        bounds = (None, None)
    if bounds == (None, None):
        raise CorpusError(f"a quantity is written 12, 12.., ..20 or 200..300, not {written!r}")
    return bounds[0], bounds[1]


def _figure(written: str) -> Number:
    return float(written) if "." in written else int(written)


def told_bounds(words: str) -> Bounds | None:
    """What the program reads in the words of a quantity, or None where it reads nothing or several numbers."""
    found = list(find_amounts([words[a:b] for a, b in find_words(words)]))
    return (found[0].low, found[0].high) if len(found) == 1 else None


def read_stretch(written: str) -> Stretch:
    """Read "2013-05-23", "2013-05", "2013", a row of days "2013-05-20..2013-05-23", "2013-05-20..", or "?"."""
    if written == "?":
        return None, None
    first, dots, last = written.partition("..")
    try:
        start = _days(first)[0].isoformat() if first else None
        end = _days(last or first)[1].isoformat() if last or not dots else None
    except (ValueError, TypeError):
        raise CorpusError(
            f"a time is written 2013-05-23, 2013-05, 2013, with .. between two, or ?: {written!r}"
        ) from None
    return start, end


def _days(written: str) -> tuple[date, date]:
    """The first day, and the day after the last."""
    parts = [int(part) for part in written.split("-")]
    start = date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return start, start + timedelta(1)
    if len(parts) == 2:
        return start, date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start, date(start.year + 1, 1, 1)


def told_stretches(words: str, published: date) -> tuple[Stretch, ...]:
    """What the program may read in the words of a time: as something past, as something to come; () where nothing."""
    found = list(find_expressions([words[a:b] for a, b in find_words(words)]))
    if len(found) != 1:
        return ()
    both = [resolve(found[0][2], published, ahead) for ahead in (False, True)]
    return tuple((one[0].isoformat(), one[1].isoformat()) for one in both if one)
