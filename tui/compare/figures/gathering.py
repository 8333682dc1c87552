"""Rows: the quantities of one kind that are one figure, gathered from the probabilities of their pairs.

Method: correlation clustering (Bansal, Blum and Chawla, "Correlation clustering", 2004), greedily from the
likeliest pair on, as Elsner and Schudy found near the best on such data ("Bounding and comparing methods for
correlation clustering beyond ILP", 2009). Two groups become one where the log-odds of their pairs, less those
of the bar, sum to more than 0, and where no source tells them apart: it has two values that cannot be one, or
both in one sentence.

First only values that may be one attract each other. Then groups whose values cannot be one are weighed
against each other as wholes, by measures of `Dispute`: how probably they are of one thing is asked with the
values hidden, since values that differ speak against it wherever they are looked at.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tui.compare.figures.amounts import Amount
from tui.compare.figures.pairs import Pairs
from tui.compare.figures.times import Moment
from tui.compare.linking.vectors import Matrix, Numbers

LEAST = 0.02
"""The probability of a pair that is no candidate, and the least at which two groups are weighed."""

APART = ("mean", "near", "ratio", "date")
"""The measures of two groups: the mean probability that two of them are of one thing, whatever their values;
the best nearness of words, how far apart the values are (ln), and whether it is ranks or dates, of which
every event has its own, and no run of years."""

SURE = ("mean", "link")
"""The measures of a row: the mean probability of its pairs, and the mean link."""

MOST_TRIED, MOST_DISPUTED, MOST_CROSSING = 20_000, 1_000, 4_000
"""Pairs that may join two groups, pairs that may be in dispute, and pairs across two groups that may be one
row: more than any report has, so that a page of nothing but figures ends too."""


@dataclass(frozen=True)
class Dispute:
    """Two groups whose values cannot be one, by their quantities, and what speaks for one row."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    features: dict[str, float]


class Groups:
    """The quantities of one kind in groups that grow; every quantity begins as its own."""

    def __init__(self, pairs: Pairs, chance: Matrix, topic: Matrix) -> None:
        self.pairs = pairs
        count = len(pairs.quantities)
        self.chance = np.full((count, count), LEAST, dtype=np.float32)
        self.chance[pairs.one, pairs.other] = self.chance[pairs.other, pairs.one] = chance
        self.topic = np.full((count, count), LEAST, dtype=np.float32)
        self.topic[pairs.one, pairs.other] = self.topic[pairs.other, pairs.one] = topic
        here = pairs.article[:, None] == pairs.article[None, :]
        beside = here & (pairs.sentence[:, None] == pairs.sentence[None, :])
        self._here = here
        self._forbidden = beside | (here & (pairs.stands < 0))
        self._members: dict[int, list[int]] = {at: [at] for at in range(count)}
        self._group = list(range(count))
        self._joint = [1.0] * count

    def gather(self, bar: float) -> None:
        """Join what attracts each other and may be one value, the likeliest first."""
        pairs, edge = self.pairs, math.log(bar / (1 - bar))
        likely = np.clip(self.chance, 1e-4, 1 - 1e-4)
        odds = np.where(self._here, 0, np.log(likely / (1 - likely)) - edge)
        chance = self.chance[pairs.one, pairs.other]
        wanted = np.flatnonzero((chance >= bar) & (pairs.stands[pairs.one, pairs.other] >= 0))
        for at in wanted[np.argsort(-chance[wanted], kind="stable")][:MOST_TRIED]:
            a, b = self._group[pairs.one[at]], self._group[pairs.other[at]]
            if a != b and self._free(a, b) and odds[self._between(a, b)].sum() > 0:
                self._join(a, b)

    def disputes(self) -> list[Dispute]:
        """The groups that stand apart in value and may be one row, the earlier of two first."""
        pairs = self.pairs
        chance = self.topic[pairs.one, pairs.other]
        apart = np.flatnonzero((pairs.stands[pairs.one, pairs.other] < 0) & (chance >= LEAST))
        apart = apart[np.argsort(-chance[apart], kind="stable")][:MOST_DISPUTED]
        seen = {tuple(sorted((self._group[pairs.one[at]], self._group[pairs.other[at]]))) for at in apart}
        found = []
        for a, b in sorted(seen):
            if a != b and self._free(a, b):
                across = self._across(a, b)
                if (pairs.stands[across] < 0).mean() >= 0.5:
                    found.append(
                        Dispute(tuple(self._members[a]), tuple(self._members[b]), self._measures(a, b))
                    )
        return found

    def settle(self, disputes: Sequence[tuple[float, Dispute]], bar: float) -> None:
        """Join groups in dispute whose probability reaches the bar, the likeliest first."""
        for chance, dispute in sorted(disputes, key=lambda pair: (-pair[0], pair[1].one, pair[1].other)):
            a, b = self._group[dispute.one[0]], self._group[dispute.other[0]]
            if chance >= bar and a != b and self._free(a, b):
                self._join(a, b)
                for at in self._members[a]:
                    self._joint[at] = min(self._joint[at], chance)

    def measures(self, row: Sequence[int]) -> dict[str, float]:
        """The measures of a row, see `SURE`."""
        pairs, block = self.pairs, np.ix_(row, row)
        across = ~self._here[block]
        chance = np.where(across, self.chance[block], 0)
        inside = np.zeros(len(pairs.quantities), dtype=np.bool_)
        inside[list(row)] = True
        within = inside[pairs.one] & inside[pairs.other]
        return {
            "mean": float(chance.sum() / across.sum()),
            "link": float(pairs.features["link"][within].sum() * 2 / across.sum()),
        }

    def joint(self, row: Sequence[int]) -> float:
        """The least probability by which groups in dispute were joined to this row; 1 where none were."""
        return min(self._joint[at] for at in row)

    @property
    def rows(self) -> list[list[int]]:
        """The groups of two articles at least, each in order."""
        rows = [sorted(members) for members in self._members.values()]
        return sorted(row for row in rows if len(set(self.pairs.article[row])) > 1)

    def _free(self, a: int, b: int) -> bool:
        """Whether no source tells two groups apart, and both together may be one row."""
        if len(self._members[a]) * len(self._members[b]) > MOST_CROSSING:
            return False
        return not self._forbidden[self._between(a, b)].any()

    def _between(self, a: int, b: int) -> tuple[Numbers, ...]:
        return np.ix_(self._members[a], self._members[b])

    def _across(self, a: int, b: int) -> tuple[Numbers, Numbers]:
        """The pairs of two groups that are of two articles, as rows and columns."""
        one, other = np.nonzero(~self._here[self._between(a, b)])
        return np.array(self._members[a])[one], np.array(self._members[b])[other]

    def _join(self, a: int, b: int) -> None:
        members = self._members.pop(b)
        self._members[a] += members
        for at in members:
            self._group[at] = a

    def _measures(self, a: int, b: int) -> dict[str, float]:
        pairs, (one, other) = self.pairs, self._across(a, b)
        rows, columns = self._members[a], self._members[b]
        chance = self.topic[one, other]
        side = np.zeros(len(pairs.quantities), dtype=np.int8)
        side[rows], side[columns] = 1, 2
        crossing = side[pairs.one] * side[pairs.other] == 2
        values = [np.mean([_size(self.pairs, at) for at in group]) for group in (rows, columns)]
        return {
            "mean": float(chance.mean()),
            "near": float(pairs.features["near"][crossing].max(initial=0)),
            "ratio": min(3.0, abs(math.log(values[0] + 0.5) - math.log(values[1] + 0.5))),
            "date": float(
                pairs.kind in ("date", "rank") and not all(_run(pairs, at) for at in rows + columns)
            ),
        }


def _size(pairs: Pairs, at: int) -> float:
    """The amount in the smallest unit; 0 of a time."""
    said = pairs.quantities[at].said
    return (said.low + said.high) / 2 * said.factor if isinstance(said, Amount) else 0.0


def _run(pairs: Pairs, at: int) -> bool:
    """Whether a time is a run of years."""
    said = pairs.quantities[at].said
    return isinstance(said, Moment) and said.run
