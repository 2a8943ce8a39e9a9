"""Numbers with the words that bound them, in a row of words: "at least 12", "between 200 and 300", "20 or more"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vedette.coding.numerals import Number, Numeral, read_numeral
from vedette.records import Qualifier


@dataclass(frozen=True, slots=True)
class Amount:
    """The words from `first` up to and without `last`, and what they say.

    number: the first word of the number itself. currency: the word of the currency's sign or code, where one stands
    before the number.
    """

    first: int
    last: int
    number: int
    low: Number | None
    high: Number | None
    best: Number | None
    qualifier: Qualifier
    currency: int | None = None

    def shifted(self, by: int) -> "Amount":
        """The same amount, `by` words further on."""
        currency = None if self.currency is None else self.currency + by
        return replace(self, first=self.first + by, last=self.last + by, number=self.number + by, currency=currency)


# Words before a number that bound it. "More than 20" leaves 20 in and "nearly 20" too, as the hand-coded articles do.
_BEFORE: dict[str, Qualifier] = {
    "at least": "at_least",
    "at the least": "at_least",
    "more than": "at_least",
    "greater than": "at_least",
    "no fewer than": "at_least",
    "no less than": "at_least",
    "not fewer than": "at_least",
    "not less than": "at_least",
    "in excess of": "at_least",
    "upward of": "at_least",
    "upwards of": "at_least",
    "a minimum of": "at_least",
    "over": "at_least",
    "above": "at_least",
    "exceeding": "at_least",
    "exceeded": "at_least",
    "surpassed": "at_least",
    "topped": "at_least",
    "up to": "at_most",
    "as many as": "at_most",
    "as much as": "at_most",
    "at most": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "fewer than": "at_most",
    "less than": "at_most",
    "a maximum of": "at_most",
    "close to": "at_most",
    "just under": "at_most",
    "nearly": "at_most",
    "almost": "at_most",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
    "an estimated": "about",
    "estimated at": "about",
    "circa": "about",
    "perhaps": "about",
    "~": "about",
}
_AFTER: dict[str, Qualifier] = {
    "or more": "at_least",
    "or so": "about",
    "at least": "at_least",
    "at most": "at_most",
    "or fewer": "at_most",
    "or less": "at_most",
    "+": "at_least",
}
# May stand between the bound and the number.
_FILLERS = ("a total of", "an estimated", "an additional", "a further", "a reported", "another", "some", "about")
_CURRENCIES = {"$", "us$", "a$", "au$", "nz$", "hk$", "s$", "€", "£", "¥", "₦", "₪", "₹", "usd", "eur", "gbp"}
_DASHES = {"-", "–", "—"}
_RANGING = {"ranging", "ranged", "range", "ranges", "varying", "varied", "vary", "varies", "anywhere"}
_LONGEST_BOUND = 3


def find_amounts(words: Sequence[str]) -> Iterator[Amount]:
    """Yield the numbers among the words, left to right, without overlaps: every one, of whatever it is the number.

    An open end stays open: "at least 12" has low 12 and high None, never a guess.
    """
    at = 0
    lowered = [word.lower() for word in words]
    while at < len(lowered):
        amount = _bounded(lowered, at) or _bare(lowered, at)
        if amount:
            yield amount
        at = amount.last if amount else at + 1


def _bounded(words: Sequence[str], at: int) -> Amount | None:
    """Read a bound and the number that it bounds."""
    if words[at] == "between" or (words[at] == "from" and _before(words, at) in _RANGING):
        amount = _bare(words, at + 1, links={"and", "to", *_DASHES})
        return replace(amount, first=at) if amount and amount.qualifier == "range" else None
    if bound := _phrase(words, at, _BEFORE):
        begin = at + bound.count(" ") + 1
        while filler := _phrase(words, begin, _FILLERS):
            begin += filler.count(" ") + 1
        amount = _bare(words, begin)
        return _bound(amount, at, _BEFORE[bound]) if amount else None
    return None


def _bare(words: Sequence[str], at: int, links: set[str] | None = None) -> Amount | None:
    """Read a number or a range, with its currency before it and what bounds it after it."""
    currency = at if at < len(words) and words[at] in _CURRENCIES else None
    begin = at if currency is None else at + 1
    numeral = read_numeral(words, begin, money=currency is not None)
    if numeral is None:
        return None
    other = _second(words, at, numeral, links, currency)
    if other:
        low, high = numeral.scaled(other.scale) if _lends(numeral, other) else numeral, other
        return Amount(at, high.last, begin, low.low, high.high, None, "range", currency)
    amount = _one(numeral, at, begin, currency)
    bound = _phrase(words, numeral.last, _AFTER)
    return _bound(amount, at, _AFTER[bound], bound.count(" ") + 1) if bound else amount


def _one(numeral: Numeral, first: int, number: int, currency: int | None) -> Amount:
    best = None if numeral.vague else numeral.low
    qualifier: Qualifier = "vague" if numeral.vague else "exact"
    return Amount(first, numeral.last, number, numeral.low, numeral.high, best, qualifier, currency)


def _second(
    words: Sequence[str], first: int, one: Numeral, links: set[str] | None, currency: int | None
) -> Numeral | None:
    """The upper end of a range that begins with `one`: "200 to 300", "10-15 million", "23 or 27", "three, four"."""
    link = words[one.last] if one.last < len(words) else ""
    if links is None:
        links = {"to", "or", ",", *_DASHES} if _before(words, first) != "from" else {"or", ",", *_DASHES}
    if link not in links or one.vague:
        return None
    at = one.last + 1
    if at < len(words) and words[at] in _CURRENCIES:
        at += 1
    other = read_numeral(words, at, money=currency is not None)
    if other is None or other.vague:
        return None
    low = one.scaled(other.scale).low if _lends(one, other) else one.low
    next_to_it = one.spelled and other.low == one.low + 1 and one.low < 20
    return other if low < other.low and (link != "," or next_to_it) else None


def _lends(one: Numeral, other: Numeral) -> bool:
    """Whether "10" in "10 to 15 million" is in millions."""
    return one.scale == 1 and other.scale > 1 and one.low * other.scale < other.low


def _bound(amount: Amount, first: int, qualifier: Qualifier, more: int = 0) -> Amount:
    low, high, best = amount.low, amount.high, amount.best
    if qualifier == "at_least":
        high = best = None
    elif qualifier == "at_most":
        low = best = None
    elif amount.qualifier != "exact":
        qualifier = amount.qualifier  # "some 200 to 300" is a range still, and "about a dozen" no more than about
    if low is None and high is None:
        low, high, best, qualifier = amount.low, amount.high, amount.best, amount.qualifier
    return replace(amount, first=first, last=amount.last + more, low=low, high=high, best=best, qualifier=qualifier)


def _phrase(words: Sequence[str], at: int, phrases: "dict[str, Qualifier] | tuple[str, ...]") -> str | None:
    """The longest of the phrases that begins with the word `at`."""
    for length in range(_LONGEST_BOUND, 0, -1):
        phrase = " ".join(words[at : at + length])
        if phrase in phrases and phrase.count(" ") == length - 1:
            return phrase
    return None


def _before(words: Sequence[str], at: int) -> str:
    return words[at - 1] if at > 0 else ""
