"""Dependency trees drawn with plain lines."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.reading.reading import Reading


def paths(reading: "Reading", words: Collection[int]) -> set[int]:
    """The words, and those on the way between them: the least part of a sentence's tree that holds them all."""
    ways = [_way_up(reading, word) for word in words]
    if not ways:
        return set()
    shared = set(ways[0]).intersection(*ways[1:])
    top = next((word for word in ways[0] if word in shared), None)  # the lowest that all of them hang on
    return {word for way in ways for word in (way[: way.index(top) + 1] if top is not None else way)}


def draw(reading: "Reading", keep: Collection[int], labels: dict[int, str]) -> Iterator[tuple[str, str]]:
    """Yield a line for each word of `keep`, as a tree from the top down: the word with its relation, and its label."""
    for top in sorted(word for word in keep if reading.words[word].head not in keep):
        yield reading.words[top].text, labels.get(top, "")
        yield from _below(reading, top, keep, labels, "")


def _below(
    reading: "Reading", word: int, keep: Collection[int], labels: dict[int, str], indent: str
) -> Iterator[tuple[str, str]]:
    children = [child for child in reading.children[word] if child in keep]
    for child in children:
        last = child == children[-1]
        relation = reading.words[child].relation
        yield f"{indent}{'└─' if last else '├─'} {relation}: {reading.words[child].text}", labels.get(child, "")
        yield from _below(reading, child, keep, labels, indent + ("   " if last else "│  "))


def _way_up(reading: "Reading", word: int) -> list[int]:
    way = [word]
    while (head := reading.words[way[-1]].head) >= 0:
        way.append(head)
    return way
