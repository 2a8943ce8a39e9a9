"""How the tree leads from one word of a sentence to another."""

from vedette.coding.clauses import up
from vedette.coding.slots import preposition
from vedette.reading.reading import Reading

_LONGEST_PATH = 6
_KEPT = frozenset({"nsubj:pass", "obl:agent", "acl:relcl", "nmod:poss", "aux:pass", "nmod:desc"})


def path(reading: Reading, one: int, other: int) -> tuple[str, int]:
    """How the tree leads from one word of a sentence to another ("^obj ^xcomp nsubj", "obl:in"), and in how many arcs.

    An empty text where it does not, or by too many.
    """
    above = list(up(reading, one))
    below = list(up(reading, other))
    known = {word: steps for steps, word in enumerate(above)}
    for down, word in enumerate(below):
        if word in known:
            rise = known[word]
            if rise + down > _LONGEST_PATH:
                return "", rise + down
            steps = [f"^{_relation(reading, w)}" for w in above[:rise]]
            steps += [_relation(reading, w) for w in reversed(below[:down])]
            return " ".join(steps), rise + down
    return "", 99


def _relation(reading: Reading, word: int) -> str:
    relation = reading.words[word].relation
    plain = relation if relation in _KEPT else relation.partition(":")[0]
    if plain in {"obl", "nmod"}:
        return f"{plain}:{preposition(reading, word).partition(' ')[0]}"
    return plain
