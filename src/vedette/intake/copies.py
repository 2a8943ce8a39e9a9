"""Which texts are copies of one another: sketches of their wordings, compared without the texts.

A sketch is a MinHash (Broder 1997) of a text's runs of five words: the share of places at which two sketches are the
same estimates the share of runs that the two texts have in common (Jaccard's), with a standard deviation of 0.04 at
0.75. Texts that may be copies are found by bands of four places that are the same in both. datasketch has the same and
brings scipy with it (216 MB with numpy); what is needed here is a table in the file that is kept anyway.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

RUN = 5  # words
FEWEST_WORDS = 40  # below which two short notices are alike by chance
# Share of runs in common from which a text is a copy; by judgement: an agency's text that was cut and retitled has
# more, two reports of one form on two attacks ("gunmen killed 3 in Kesh") have about half.
SAME = 0.75
_PLACES, _BAND = 128, 4
_MOST_RUNS = 20_000
_WORD = re.compile(r"\w+")


def sketch(text: str) -> bytes | None:
    """The sketch of a text, 512 bytes; None where it has too few words to tell."""
    import numpy as np

    words = _WORD.findall(text.casefold())[: _MOST_RUNS + RUN]
    if len(words) < FEWEST_WORDS:
        return None
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    hashed = np.array([int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs], dtype=np.uint64)
    factors, terms = _functions()
    least = np.full(_PLACES, np.iinfo(np.uint64).max, dtype=np.uint64)
    for part in np.array_split(hashed, len(hashed) // 2048 + 1):
        np.minimum(least, (part[:, None] * factors + terms).min(axis=0), out=least)
    return (least >> np.uint64(32)).astype("<u4").tobytes()


def bands(of: bytes) -> list[int]:
    """Numbers of which two sketches have one in common where their texts may be copies."""
    size = 4 * _BAND
    parts = (bytes([at // size]) + of[at : at + size] for at in range(0, len(of), size))
    return [int.from_bytes(blake2b(part, digest_size=8).digest(), signed=True) for part in parts]


def likeness(one: bytes, other: bytes) -> float:
    """The estimated share of runs that two texts have in common, 0 to 1."""
    import numpy as np

    return float(np.mean(np.frombuffer(one, dtype="<u4") == np.frombuffer(other, dtype="<u4")))


def find_original(of: bytes, others: Iterable[tuple[str, bytes]]) -> str | None:
    """The name of the sketch that is most like this one, if it is like enough; the first of equals."""
    alike: Iterator[tuple[float, str]] = ((likeness(of, other), name) for name, other in others)
    best = max(((like, name) for like, name in alike if like >= SAME), key=lambda each: each[0], default=None)
    return best[1] if best else None


@cache
def _functions() -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
    """Factors (odd) and terms of the hash functions, the same for ever: sketches are kept."""
    import numpy as np

    drawn = [int.from_bytes(blake2b(b"%d" % number, digest_size=8).digest()) for number in range(2 * _PLACES)]
    factors = np.array(drawn[:_PLACES], dtype=np.uint64) | np.uint64(1)
    return factors, np.array(drawn[_PLACES:], dtype=np.uint64)
