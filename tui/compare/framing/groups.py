"""Pairs of stretches that share an end are one wording: best first, and each on the word of its own pairs.

Method: Kruskal's (1956), as for passages: the surest pairs tie first. Two ends are the same where they
begin with the same word. A group takes in another only while it has room: a chain of weak pairs through
many sentences would tie what stands in no common slot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tui.story.model import Span

LARGEST = 3
"""How many stretches of one source a wording may hold."""

SURE = 0.5
"""From which sureness on a pair ties two groups, and not only a stretch to a group."""


class Pair(NamedTuple):
    """Two stretches in one slot; `kind` is empty where the slot does not tell it."""

    a: Span
    b: Span
    passage: int | None
    sure: float
    kind: str = ""


Name = Callable[[Span], tuple[str, int, int, int]]
_Node = tuple[int, int, int]


def gather(pairs: Iterable[Pair], name: Name) -> list[list[Pair]]:
    """The pairs, those of one wording together. `name` tells spans apart whatever the order of articles."""
    rows = sorted(pairs, key=lambda pair: (-pair.sure, *sorted((name(pair.a), name(pair.b))), pair.kind))
    group: dict[_Node, int] = {}
    nodes: dict[int, set[_Node]] = {}
    found: dict[int, list[Pair]] = {}
    for number, pair in enumerate(rows):
        a, b = pair.a[:3], pair.b[:3]
        for node, at in ((a, 2 * number), (b, 2 * number + 1)):
            if node not in group:
                group[node] = at
                nodes[at], found[at] = {node}, []
        keep, gone = sorted((group[a], group[b]))
        if keep != gone:
            tied = nodes[keep] | nodes[gone]
            if not _fits(tied) or (pair.sure < SURE and min(len(nodes[keep]), len(nodes[gone])) > 1):
                continue
            for node in nodes.pop(gone):
                group[node] = keep
            nodes[keep] = tied
            found[keep] += found.pop(gone)
        found[keep].append(pair)
    return [rows for rows in found.values() if rows]


def _fits(nodes: Iterable[_Node]) -> bool:
    count: dict[int, int] = {}
    for article, _, _ in nodes:
        count[article] = count.get(article, 0) + 1
    return max(count.values()) <= LARGEST
