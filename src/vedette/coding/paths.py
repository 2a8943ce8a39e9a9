"""How the tree leads from one word of a sentence to another."""

from vedette.coding.slots import preposition
from vedette.reading.reading import Reading

_LONGEST_PATH = 6
_KEPT = frozenset({"nsubj:pass", "obl:agent", "acl:relcl", "nmod:poss", "aux:pass", "nmod:desc"})


def path(reading: Reading, one: int, other: int) -> tuple[str, int]:
    """How the tree leads from one word of a sentence to another ("^obj ^xcomp nsubj", "obl:in"), and in how many arcs.

    An empty text where it does not, or by too many.
    """
    words = reading.words
    above: list[int] = []
    known: dict[int, int] = {}
    word = one
    while word >= 0:
        known[word] = len(above)
        above.append(word)
        word = words[word].head
    below: list[int] = []
    word = other
    while word >= 0:
        rise = known.get(word)
        if rise is not None:
            length = rise + len(below)
            if length > _LONGEST_PATH:
                return "", length
            steps = [f"^{_relation(reading, w)}" for w in above[:rise]]
            steps += [_relation(reading, w) for w in reversed(below)]
            return " ".join(steps), length
        below.append(word)
        word = words[word].head
    return "", 99


def _relation(reading: Reading, word: int) -> str:
    relation = reading.words[word].relation
    plain = relation if relation in _KEPT else relation.partition(":")[0]
    if plain in {"obl", "nmod"}:
        return f"{plain}:{preposition(reading, word).partition(' ')[0]}"
    return plain
