"""Slots of linked sentences: where two of them put other words between the same words.

Method: the content words that both sentences have are chained in order so that they weigh most (a longest
common subsequence over matching places, Hunt and Szymanski, 1977, with a premium for matches that stand
beside one another); what stands between two links of the chain, less the function words, facts and moved
words at its edges, is a slot. Barzilay and McKeown ("Extracting paraphrases from a parallel corpus", 2001)
find paraphrases by the same contexts on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.compare.framing.units import Unit, lists

LONGEST = 4
"""The most content words that a side of a slot may have."""

UNEVEN = 2
"""How many more content words one side of a slot may have."""

FAR = 2.5
"""From how many differing words on an anchor is too far off, on both sides together."""

COPIES = 9
"""A word that stands in both sentences so often (the product) anchors nothing."""

_ANOTHER = frozenset(
    word
    for row in (
        "and or but in on at by with from after before that which who",
        "when while as into about whether because if",
    )
    for word in row.split()
)
"""Words after which another part of the sentence begins."""


class Slot(NamedTuple):
    """The units `a[0]:a[1]` of a sentence against `b[0]:b[1]` of another, `off` words from the anchors."""

    a: tuple[int, int]
    b: tuple[int, int]
    off: float


def anchors(a: Sequence[Unit], b: Sequence[Unit]) -> list[tuple[int, int]]:
    """The places of the content words that both have, in one order."""
    places: dict[str, list[int]] = {}
    for at, unit in enumerate(b):
        if unit.content:
            places.setdefault(unit.key, []).append(at)
    counts: dict[str, int] = {}
    for unit in a:
        if unit.content and unit.key in places:
            counts[unit.key] = counts.get(unit.key, 0) + 1
    matches = [
        (i, j)
        for i, unit in enumerate(a)
        if unit.key in counts and unit.content and counts[unit.key] * len(places[unit.key]) <= COPIES
        for j in places[unit.key]
    ]
    return _chain(matches)


def _chain(matches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The heaviest run of matches that rise on both sides."""
    best: list[float] = []
    back: list[int] = []
    for at, (i, j) in enumerate(matches):
        weight, before = 1.0, -1
        for earlier in range(at):
            x, y = matches[earlier]
            if x < i and y < j:
                gain = best[earlier] + (1.5 if i - x == j - y <= 2 else 1.0)
                if gain > weight:
                    weight, before = gain, earlier
        best.append(weight)
        back.append(before)
    found: list[tuple[int, int]] = []
    at = max(range(len(matches)), key=lambda row: best[row], default=-1)
    while at >= 0:
        found.append(matches[at])
        at = back[at]
    return found[::-1]


def slots(a: Sequence[Unit], b: Sequence[Unit], chain: Sequence[tuple[int, int]]) -> Iterator[Slot]:
    """The slots between the anchors of two sentences, and between the anchors and the sentences' ends."""
    if not chain:
        return
    mine, theirs = {unit.key for unit in a if unit.content}, {unit.key for unit in b if unit.content}
    for (i, j), (x, y) in pairwise([(-1, -1), *chain, (len(a), len(b))]):
        if x - i < 2 or y - j < 2:
            continue
        left, right = _trimmed(a, i + 1, x, theirs), _trimmed(b, j + 1, y, mine)
        if not (_fits(a, left, theirs) and _fits(b, right, mine)):
            continue
        sizes = [sum(unit.content for unit in row) for row in (a[slice(*left)], b[slice(*right)])]
        if abs(sizes[0] - sizes[1]) > UNEVEN:
            continue
        # An end of the sentence stands for an anchor, but a weak one.
        off = 1.0 * (i < 0) + 2.0 * (x == len(a))
        off += _off(a[i + 1 : left[0]], b[j + 1 : right[0]]) + _off(a[left[1] : x], b[right[1] : y])
        if off <= FAR:
            yield Slot(left, right, off)


def _off(a: Sequence[Unit], b: Sequence[Unit]) -> float:
    """How many words between a slot and its anchor are not the same on both sides; small words count half."""
    same = {unit.key for unit in a} & {unit.key for unit in b}
    return max(sum(1.0 if unit.content else 0.5 for unit in row if unit.key not in same) for row in (a, b))


def _trimmed(units: Sequence[Unit], start: int, end: int, others: set[str]) -> tuple[int, int]:
    """The stretch without function words, facts and words that stand elsewhere in the other sentence."""

    def plain(unit: Unit) -> bool:
        return not unit.content or unit.fact or unit.key in others

    while start < end and plain(units[start]):
        start += 1
    while start < end and plain(units[end - 1]):
        end -= 1
    # Of a clause, what is done: "players were asked to leave" against "forced".
    acts = [at for at in range(start, end - 1) if units[at].folded in lists().be]
    return (acts[0] if acts else start), end


def _fits(units: Sequence[Unit], stretch: tuple[int, int], others: set[str]) -> bool:
    """Whether a stretch is short, of one clause, not quoted, and holds nothing that the other has too."""
    inside = units[stretch[0] : stretch[1]]
    return (
        0 < sum(unit.content for unit in inside) <= LONGEST
        and not any(unit.quoted or unit.fact or (unit.content and unit.key in others) for unit in inside)
        and not any(unit.apart or unit.folded in _ANOTHER for unit in inside[1:])
    )
