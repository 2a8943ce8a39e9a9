"""Which lines of a page's text are its report, and which the menus, offers and headlines of others around it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias, get_args

import numpy as np

from vedette.reading.blocks import is_caption
from vedette.reading.datelines import find_dateline, read_imprint
from vedette.reading.line_features import OWN, Floats, features_of, names
from vedette.records import Reason

BODY = "body"
KEPT = (BODY, "headline", "caption", "imprint")
"""The labels of lines that are kept; an imprint says who wrote the report, when and where."""

_REASONS: tuple[Reason, ...] = tuple(reason for reason in get_args(Reason) if reason != "repeated")
LABELS = (*KEPT, *_REASONS)
_GOES = np.array([LABELS.index(reason) for reason in _REASONS])
_OTHERS = np.array([LABELS.index("caption"), LABELS.index("imprint"), *_GOES])

# The simple rule: a line of this length that ends a sentence, and has no word of an offer where it is short.
_LONG_ENOUGH = 60
_LONG = 160
_ENDS = re.compile(r"""[.!?…]["'”’»)\]]*\Z""")
_ABOVE = 4  # lines above the first that tells its date or begins to report, of which one may be the headline
_WORDS_IN_HEADLINE = 4
_LONGEST_HEADLINE = 200
_OFFERS = re.compile(
    r"""\b(?: subscri\w+ | newsletters? | sign[ ](?:up|in) | log[ ]in | cookies? | privacy | copyright
    | rights[ ]reserved | advertis\w+ | read[ ]more | related | share | comments? | membership | click[ ]here ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
_LEAST_HEADLINE = 0.15  # probability; a page has one headline, and some have none that shows
# A full sentence that says who says so, and asks nothing of its reader, is hardly anything but a report, though it may
# stand alone among offers. Across the folds of corpus/pages (training/lines.py) this costs nothing.
_ATTRIBUTED = [OWN.index("said"), OWN.index("clean_prose")]
_EASED = 0.5  # of the threshold
_LEAST_KEPT = 0.2  # probability of a caption or an imprint, where nothing else is likelier


class Verdict(NamedTuple):
    """What a line is: one of KEPT, or why it goes. of_body: the probability that it is a line of the report itself."""

    label: str
    of_body: float

    @property
    def kept(self) -> bool:
        return self.label in KEPT


SortLines: TypeAlias = Callable[[Sequence[str]], list[Verdict]]
"""From the lines of a page, none of them blank, to a verdict on each."""


@dataclass(frozen=True, slots=True)
class LineWeights:
    """A logistic regression for each of LABELS. matrix: (features, labels); bias: (labels,); threshold: of the body."""

    matrix: Floats
    bias: Floats
    threshold: float

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "LineWeights":
        """Read the weights from `{"threshold", "labels": {label: {"bias", "weights": {feature: number}}}}`.

        ValueError says what is wrong: weights that were trained for other features or labels are refused.
        """
        try:
            labels, threshold = table["labels"], float(table["threshold"])
            rows = {name: row for row, name in enumerate(names())}
            matrix = np.zeros((len(rows), len(LABELS)))
            for column, label in enumerate(LABELS):
                for feature, weight in labels[label]["weights"].items():
                    matrix[rows[feature], column] = weight
            return cls(matrix, np.array([float(labels[label]["bias"]) for label in LABELS]), threshold)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"weights for the lines of pages want {error}, and have none") from error

    def __call__(self, lines: Sequence[str]) -> list[Verdict]:
        """Sort the lines of a page."""
        if not lines:
            return []
        features = features_of(lines)
        scores = 1 / (1 + np.exp(-np.clip(features @ self.matrix + self.bias, -30, 30)))
        body, captions, headlines = (scores[:, LABELS.index(label)] for label in (BODY, "caption", "headline"))
        attributed = features[:, _ATTRIBUTED].all(1)
        kept = body >= np.where(attributed, _EASED * self.threshold, self.threshold)
        sure = scores[:, _OTHERS].max(1) >= _LEAST_KEPT
        columns = np.where(sure, _OTHERS[scores[:, _OTHERS].argmax(1)], _GOES[scores[:, _GOES].argmax(1)])
        columns[kept] = np.where(captions > body, LABELS.index("caption"), LABELS.index(BODY))[kept]
        likeliest = int(headlines.argmax())
        if headlines[likeliest] >= max(_LEAST_HEADLINE, body[likeliest]):
            columns[likeliest] = LABELS.index("headline")
        return [Verdict(LABELS[column], of_body) for column, of_body in zip(columns, body.tolist(), strict=True)]


def sort_by_rule(lines: Sequence[str]) -> list[Verdict]:
    """Sort the lines of a page by the simple rule, where no weights are installed."""
    prose = [_is_prose(line) for line in lines]
    first = next((at for at, is_prose in enumerate(prose) if is_prose), len(lines))
    imprints = [at for at in range(first) if read_imprint(lines[at]) or find_dateline(lines[at])]
    top = imprints[0] if imprints else first
    headline = next((at for at in range(top - 1, max(-1, top - _ABOVE), -1) if _may_be_headline(lines[at])), None)
    verdicts = []
    for at, line in enumerate(lines):
        if prose[at]:
            verdicts.append(Verdict("caption" if is_caption(line) else BODY, 1.0))
        else:
            label = "headline" if at == headline else "imprint" if at in imprints else "navigation"
            verdicts.append(Verdict(label, 0.0))
    return verdicts


def _may_be_headline(line: str) -> bool:
    return len(line.split()) >= _WORDS_IN_HEADLINE and len(line) <= _LONGEST_HEADLINE and not is_caption(line)


def _is_prose(line: str) -> bool:
    ended = len(line) >= _LONG_ENOUGH and _ENDS.search(line[-12:]) is not None
    return ended and (len(line) >= _LONG or not _OFFERS.search(line))
