"""Dependency trees from arc scores: the best tree with one root (Chu and Liu 1965, Edmonds 1967)."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_FAR = 1e6  # more than any sum of scores of one sentence; in float64, since float32 would round the roots' scores


def best_tree(scores: Floats) -> Ints:
    """Give the heads of the best tree with one root.

    scores: (n, n + 1), the score of each word's head; column 0 is the root, column j + 1 is word j. Returns (n,)
    heads as column numbers. For nine sentences in ten they are the greedy ones.
    """
    heads = _arborescence(_square(scores, np.float32))
    if heads.count(0) != 2:  # the root's own, and its child's
        square = _square(scores, np.float64)
        square[1:, 0] -= _FAR  # so that one arc leaves the root, and no more
        heads = _arborescence(square)
    return np.array(heads[1:])


def _square(scores: Floats, kind: type) -> NDArray[np.floating]:
    """Put the root's row on top; no word is its own head."""
    n = len(scores)
    square: NDArray[np.floating] = np.empty((n + 1, n + 1), kind)
    square[0] = -np.inf
    square[1:] = scores
    square.ravel()[:: n + 2] = -np.inf
    return square


def _arborescence(scores: NDArray[np.floating]) -> list[int]:
    """Give the maximum spanning arborescence from node 0: scores[dependent, head], which is overwritten, to heads.

    heads[0] is 0. Take the best head of each node; contract a cycle to one node, go on, and break it at the end. The
    contracted node takes the place of the cycle's first; the others lose their columns.
    """
    heads: list[int] = scores.argmax(1).tolist()
    heads[0] = 0
    walk = [0] * len(heads)  # 0: not seen; -1: leads to the root; else the walk that is under way
    walk[0] = -1
    contracted = []
    for start in range(1, len(heads)):
        node, path = start, list[int]()
        while walk[node] >= 0:
            if walk[node]:
                cycle = path[path.index(node) :]
                del path[-len(cycle) :]
                contracted.append(_contract(scores, heads, cycle))
                for member in cycle:
                    walk[member] = -1
            walk[node] = start
            path.append(node)
            node = heads[node]
        for node in path:
            walk[node] = -1
    for cycle, inner, entry, exits in reversed(contracted):
        above = heads[cycle[0]]
        heads[:] = [exits[node] if head == cycle[0] else head for node, head in enumerate(heads)]
        for node, head in zip(cycle, inner, strict=True):
            heads[node] = head
        heads[entry[above]] = above
    return heads


def _contract(
    scores: NDArray[np.floating], heads: list[int], cycle: list[int]
) -> tuple[list[int], list[int], list[int], list[int]]:
    """Make one node of a cycle, in `scores` and `heads`.

    Gives the cycle, its heads, where each outside node would enter it, and each outside node's best head in it.
    """
    inner = [heads[node] for node in cycle]
    nodes = np.array(cycle)
    first = cycle[0]
    # what it gains to enter the cycle from each outside node, at the best place; what it gains to leave it to each
    enter = scores[nodes] - scores[nodes, inner][:, None]
    leave = scores[:, nodes]
    scores[first] = enter.max(0)
    scores[:, nodes[1:]] = -np.inf
    scores[:, first] = leave.max(1)
    scores[first, first] = -np.inf
    heads[:] = [first if head in cycle else head for head in heads]
    heads[first] = int(scores[first].argmax())
    return cycle, inner, nodes[enter.argmax(0)].tolist(), nodes[leave.argmax(1)].tolist()


def is_tree(heads: Ints) -> bool:
    """Whether each word reaches the root (0), and the root has one child."""
    if np.count_nonzero(heads == 0) != 1:
        return False
    up = np.concatenate((np.zeros(1, heads.dtype), heads))
    for _ in range(len(heads).bit_length()):
        up = up[up]
    return not bool(up.any())
