"""Our lemmas against those of simplemma, on UD English EWT and GUM dev, from gold words.

Each figure is % of words whose lemma is the gold one, letter for letter or ignoring case. simplemma (the train extra)
sees the word alone, ours its sentence.
"""

from collections.abc import Iterable, Sequence
from importlib.util import find_spec

from bench.given import Figures, Given
from training.treebank import Sentence, read_treebank


def measure(given: Given) -> Figures:
    """Give the shares by treebank; those of simplemma only where it is installed."""
    figures: dict[str, float] = {}
    if not (peer := find_spec("simplemma")):
        print("lemmas: simplemma is skipped, it is not installed")
    for part in ("ewt", "gum"):
        sentences = read_treebank(given.shared / "data" / "ud" / f"en_{part}-dev.conllu.gz")
        ours = [parses[0].lemmas for parses in given.model.parse([s.words for s in sentences])]
        figures |= {f"{part}{kind}": share for kind, share in shares(sentences, ours).items()}
        if peer:
            figures |= {
                f"{part}_simplemma{kind}": share for kind, share in shares(sentences, _simplemma(sentences)).items()
            }
    return {"model.lemmas": figures}


def shares(sentences: Sequence[Sentence], found: Iterable[Sequence[str]]) -> dict[str, float]:
    """Give % of words right: "" letter for letter, "_any_case" ignoring case."""
    pairs = [
        pair for s, lemmas in zip(sentences, found, strict=True) for pair in zip(s.lemmas or (), lemmas, strict=True)
    ]
    exact = sum(gold == lemma for gold, lemma in pairs)
    any_case = sum(gold.lower() == lemma.lower() for gold, lemma in pairs)
    return {"": 100 * exact / len(pairs), "_any_case": 100 * any_case / len(pairs)}


def _simplemma(sentences: Sequence[Sentence]) -> list[list[str]]:
    from simplemma import lemmatize

    return [[lemmatize(word, lang="en") for word in s.words] for s in sentences]
