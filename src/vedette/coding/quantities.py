"""How many: the numbers of a reading that count things, and what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from vedette.coding.amounts import Amount, find_amounts
from vedette.reading.reading import Reading, Sentence, Word
from vedette.records import Quantity


@dataclass(frozen=True, slots=True)
class Count:
    """A number that counts something, in the words from `first` up to and without `last`, its bounds included.

    counted: the index of the noun that is counted ("dozens of [rebels]"), or None where the words leave it out ("34
    were killed"). For a sum of money it is the currency's sign or noun. head: the word of the number that the tree
    hangs on what is around it.
    """

    quantity: Quantity
    first: int
    last: int
    counted: int | None
    head: int
    money: bool = False


_MONTHS = set(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.""".split()
)
# What is measured in these is an age, a distance, a weight, a stretch of time or a vote: no number of things.
_MEASURES = set(
    """second minute hour day night week weekend month year decade century morning evening
    km kilometre kilometer metre meter mile yard feet centimetre centimeter cm mm mph kph kmh knot nautical
    kg kilo kilogram kilogramme gram ton tonne metric litre liter gallon barrel bushel degree megawatt mw watt
    acre hectare sq square caliber calibre mm
    percent percentage % per pct point vote ballot time goal am pm a.m. p.m. a.m p.m o'clock gmt utc est""".split()
)
_MONEY = set(
    """dollar euro pound franc dinar dirham riyal rial rupee ruble rouble shilling naira yen yuan shekel lira krone
    usd eur gbp cfa""".split()
)
_GROUPS = {"strong", "man", "person"}  # "a 20-strong force": the number counts who is in it
_LABELS = set("top no. no nos. number # chapter article articles page section phase aged age grade sura".split())
_FRACTIONS = re.compile(r"half|halves|thirds?|quarters?|fifths?|sixths?|tenths?|hundredths?")
_NEVER_ONE_AFTER = {"no", "any", "every", "each", "this", "that", "the", "some", "which", "day"}
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_NOUNS = {"NOUN", "PROPN"}
_DASHES = {"-", "–", "—", "/"}


@dataclass(frozen=True)
class _Setting:
    """An amount where it stands in its sentence. Words outside the sentence are ""."""

    reading: Reading
    sentence: Sentence
    amount: Amount

    def text(self, at: int) -> str:
        """The word at this index in lower case."""
        inside = self.sentence.first <= at < self.sentence.last
        return self.reading.words[at].text.lower() if inside else ""

    def glued(self, at: int) -> bool:
        """Whether no space stands before the word at this index."""
        words = self.reading.words
        return self.sentence.first < at < self.sentence.last and words[at - 1].end == words[at].start

    @property
    def before(self) -> str:
        """The word before the amount."""
        return self.text(self.amount.first - 1)

    @property
    def after(self) -> str:
        """The word after the amount."""
        return self.text(self.amount.last)

    @property
    def bare(self) -> bool:
        """Whether the amount is one word, without bounds or currency."""
        return self.amount.last - self.amount.first == 1

    @cached_property
    def head(self) -> Word:
        """The word of the number that the tree hangs on what is around it."""
        words = self.reading.words
        numbers = range(self.amount.number, self.amount.last)
        outside = [i for i in numbers if not self.amount.first <= words[i].head < self.amount.last]
        heads = [i for i in outside if words[i].relation not in {"case", "advmod", "cc", "punct", "fixed"}]
        return words[(heads or outside or [self.amount.last - 1])[0]]

    @cached_property
    def counted(self) -> int | None:
        """The noun that the amount counts."""
        if self.amount.currency is not None:
            return self.amount.currency
        return self._modified() or self._after_of() or self._next_noun()

    def _modified(self) -> int | None:
        """In "12 rebel fighters" the noun that the number hangs on."""
        words = self.reading.words
        noun = self.head.head
        inside = self.amount.last <= noun < self.sentence.last
        if not inside or self.head.relation.startswith(("nsubj", "obj", "obl", "conj", "appos", "nmod:poss")):
            return None
        while self._modifies(words[noun]) and noun < words[noun].head < self.sentence.last:
            noun = words[noun].head
        between = {words[i].text for i in range(self.amount.last, noun)}
        return noun if words[noun].upos in _NOUNS | {"ADJ", "PRON"} and not between & {",", ";", ":"} else None

    def _modifies(self, word: Word) -> bool:
        """Whether the noun that is counted comes later: "7,000 [African Union] peacekeepers", "a 30-[strong] group"."""
        return word.relation == "compound" or (word.index == self.amount.last + 1 and self.text(word.index) in _GROUPS)

    def _after_of(self) -> int | None:
        """In "dozens of rebels" and "two of the six hostages" the noun after "of"."""
        words = self.reading.words
        if self.after != "of":
            return None
        for child in self.reading.children[self.head.index]:
            if words[child].relation.startswith("nmod") and child > self.amount.last:
                return child
        return self._noun_from(self.amount.last + 1)

    def _next_noun(self) -> int | None:
        """The noun that follows, where the tree does not say."""
        follows = self.amount.last
        if self.after == "-" and self.glued(follows) and self.text(follows + 1) in _GROUPS:
            follows += 2
        return self._noun_from(follows)

    def _noun_from(self, at: int) -> int | None:
        words = self.reading.words
        while at < self.sentence.last and words[at].upos in {"ADJ", "DET", "NUM"} | _NOUNS:
            last = at + 1 == self.sentence.last or words[at + 1].upos not in _NOUNS
            if words[at].upos in _NOUNS and last:
                return at
            at += 1
        return None


def _names_a_year(setting: _Setting) -> bool:
    """In "2013", "since 2011", "2011-2014" and "around 2010"; "2000 soldiers" is read where no year is near."""
    words = [setting.text(i) for i in range(setting.amount.number, setting.amount.last)]
    years = [word for word in words if _YEAR.fullmatch(word)]
    if not years or setting.amount.currency is not None:
        return False
    many = setting.counted is not None and setting.reading.words[setting.counted].xpos == "NNS"
    return not many or (setting.bare and 1940 <= int(years[0]) <= 2040)


def _belongs_to_a_date(setting: _Setting) -> bool:
    around = [setting.amount.first - 1, setting.amount.last]
    if setting.after == "of":
        around.append(setting.amount.last + 1)
    words = setting.reading.words
    months = [i for i in around if setting.text(i) in _MONTHS]
    return any(
        words[i].text[0].isupper() or setting.text(i) not in {"may", "march", "mar", "jan", "dec"} for i in months
    )


def _measures(setting: _Setting) -> bool:
    """In "72 hours", "a six-month truce", "a two-state solution": a number joined by a hyphen counts only a group."""
    if setting.amount.currency is not None:
        return False
    after = setting.after
    if after == "-" and setting.glued(setting.amount.last):
        return setting.text(setting.amount.last + 1) not in _GROUPS
    counted = [] if setting.counted is None else [setting.text(setting.counted)]
    return any(word in _MEASURES or word.removesuffix("s") in _MEASURES for word in (after, *counted))


def _labels(setting: _Setting) -> bool:
    """In "Article 5", "No. 2", "T-72", "Unit 731" the number is part of a name."""
    words, amount = setting.reading.words, setting.amount
    if amount.currency is not None:
        return False
    if setting.before in _LABELS or (setting.before in _DASHES and setting.glued(amount.first)):
        return True
    if setting.after in _DASHES and setting.glued(amount.last) and setting.text(amount.last + 1)[:1].isdigit():
        return True
    named = setting.head.head == amount.first - 1 and setting.head.relation in {
        "nummod",
        "flat",
        "appos",
        "dep",
        "compound",
    }
    if named and setting.bare and words[amount.first - 1].upos in _NOUNS:
        return True
    return any(name.first < amount.first and amount.last <= name.last for name in setting.reading.names)


def _divides(setting: _Setting) -> bool:
    after = setting.text(setting.amount.last + 1) if setting.after == "-" else setting.after
    return bool(_FRACTIONS.fullmatch(after))


def _tells_an_age(setting: _Setting) -> bool:
    """In "Mr. Diallo, 34, said" and "(34)"."""
    framed = (setting.before, setting.after) in {(",", ","), ("(", ")"), (",", "."), (",", "")}
    return framed and setting.bare and setting.reading.words[max(setting.amount.first - 2, 0)].upos == "PROPN"


def _is_no_number(setting: _Setting) -> bool:
    """ "One" and "both" are numbers only before, or with, what they count; a numbered line is not."""
    word = setting.text(setting.amount.number)
    if setting.amount.number == setting.sentence.first and setting.bare and setting.after in {".", ")"}:
        return True
    if not setting.bare:
        return False
    if word == "both":
        return setting.counted is None or setting.reading.words[setting.counted].xpos != "NNS"
    if word == "one":
        return setting.counted is None or setting.before in _NEVER_ONE_AFTER
    if isinstance(setting.amount.best, float):
        return True  # a share or a version: things are counted in whole numbers
    digits = (setting.before, setting.after)
    return word.isdigit() and (len(word) > 6 or word.startswith("0") or any(near.isdigit() for near in digits))


def _is_a_preposition(setting: _Setting) -> bool:
    """In "flew over two villages" the word says where, and bounds nothing."""
    bound = setting.reading.words[setting.amount.first]
    small = (setting.amount.low or setting.amount.high or 0) < 10
    where = bound.text.lower() in {"over", "around", "about", "above"} and bound.relation == "case"
    return where and small and setting.amount.currency is None


_NO_COUNTS = (_names_a_year, _belongs_to_a_date, _measures, _labels, _divides, _tells_an_age, _is_no_number)


def find_counts(reading: Reading) -> tuple[Count, ...]:
    """The numbers that count people, things or money, in text order.

    Left alone: years, dates, times of day, ages, distances, weights, stretches of time, votes, shares, numbers in names
    and of models, ordinals, and words that say no number ("many", "a few").
    """
    return tuple(count for sentence in reading.sentences for count in _in_sentence(reading, sentence))


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Count]:
    words = [word.text for word in reading.words[sentence.first : sentence.last]]
    for amount in find_amounts(words):
        setting = _Setting(reading, sentence, amount.shifted(sentence.first))
        if _is_a_preposition(setting):
            unbounded = next(find_amounts(words[amount.number :])).shifted(amount.number)
            setting = _Setting(reading, sentence, unbounded.shifted(sentence.first))
        if not any(rule(setting) for rule in _NO_COUNTS):
            yield _count(setting)


def _count(setting: _Setting) -> Count:
    amount, words = setting.amount, setting.reading.words
    span = setting.reading.span(amount.first, amount.last)
    counted = setting.counted
    noun = "" if counted is None else words[counted].text.lower().removesuffix("s")
    quantity = Quantity(
        low=amount.low, high=amount.high, best=amount.best, qualifier=amount.qualifier,
        text=span.of(setting.reading.text), start=span.start, end=span.end,
    )  # fmt: skip
    money = amount.currency is not None or (noun in _MONEY and not _weighs(setting))
    return Count(quantity, amount.first, amount.last, counted, setting.head.index, money)


def _weighs(setting: _Setting) -> bool:
    """ "Two pounds of explosives" is a weight."""
    return setting.counted is not None and setting.text(setting.counted + 1) == "of"
