"""Passages: which linked sentences of all sources tell one proposition.

Method: greedy correlation clustering (Bansal, Blum and Chawla, "Correlation clustering", 2004), in which a
missing link is weak evidence against a pair. Links are taken best first (Kruskal, 1956); the two groups that
a link touches become one if the sentences of the smaller bear it out on average. A sentence bears it out with
the mean of its eight best scores into the other group, 0 where it has not so many; where it has none, or one
that is only partial though others could be linked too, it speaks against it. So

- a chain A-B-C whose ends are not linked is one passage only if its links are all but sure: "the same" is
  transitive, "partly the same" is not. A long sentence that touches two facts cannot tie them; plain
  transitivity lets it, and claims that two newsrooms corroborate each other;
- a passage that thirty sources carry takes in another sentence on the word of a few of them, where a mean
  over all pairs (average link; Sokal and Michener, 1958) wants it of the thirty;
- two sentences of one source come together where the same other sentences bear both out.

Two sentences that are in no passage yet make one by their link alone; a link called the same with a score
near 1 always keeps its ends together. A sentence whose only link is a
partial one into a passage that does not bear it out stands in no passage (the link stays): 8 in 100 linked
sentences. A link by hand comes last and is the reader's word on its two sentences alone: it brings a sentence
into a passage, but makes no two passages one unless they bear it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from tui.compare.model import Link, Passage
from tui.story.model import Ref

BAR = 0.3
"""How well, on average, the sentences of the smaller group must be borne out by the other."""

WITNESSES = 8
"""How many of a sentence's links into a group are heard."""

AGAINST = 0.15
"""How much a sentence speaks against, that has no link into a group or a partial one alone."""

WHOLE = 0.9
"""From which score on one link alone is heard."""

SURE = 0.98
"""From which score on two sentences called the same are in one passage, whatever the others say."""

_UNIT = 10**9


def passages(links: Iterable[Link]) -> tuple[Passage, ...]:
    """The passages of a story, in the order in which their first sentences stand."""
    best_first = sorted(links, key=lambda link: (link.by_hand, -link.score, link.a, link.b))
    groups = _Groups(best_first)
    for link in best_first:
        groups.take(link)
    passages = sorted(members for members in groups.members() if len(members) > 1)
    return tuple(Passage(index, members) for index, members in enumerate(passages))


class _Groups:
    """A partition of linked sentences that is made coarser step by step; sentences and groups are numbered.

    Scores are summed as whole billionths: such a sum does not depend on its order.
    """

    def __init__(self, best_first: Sequence[Link]) -> None:
        self._refs = list(dict.fromkeys(ref for link in best_first for ref in (link.a, link.b)))
        self._numbers = {ref: number for number, ref in enumerate(self._refs)}
        self._scores: list[list[tuple[int, int]]] = [[] for _ in self._refs]
        for link in best_first:
            a, b, score = self._numbers[link.a], self._numbers[link.b], round(link.score * _UNIT)
            self._scores[a].append((b, score))
            self._scores[b].append((a, score))
        self._group = list(range(len(self._refs)))
        self._members = {number: [number] for number in self._group}
        self._articles = [Counter((ref.article,)) for ref in self._refs]
        # Groups that did not bear a link out, at the sizes that they had.
        self._refused: dict[tuple[int, int], tuple[int, int]] = {}

    def take(self, link: Link) -> None:
        """Join the groups at the ends of a link, if they bear it out."""
        a, b = sorted((self._of(link.a), self._of(link.b)))
        if a == b:
            return
        sizes = self.size(a), self.size(b)
        sure = link.kind == "same" and link.score >= SURE and not link.by_hand
        certain = sizes == (1, 1) or sure
        if certain or (self._refused.get((a, b)) != sizes and self.bear_out(a, b)):
            self.join(a, b)
        elif not certain:
            self._refused[a, b] = sizes

    def _of(self, ref: Ref) -> int:
        """The number of the group that a sentence is in."""
        return self._group[self._numbers[ref]]

    def size(self, group: int) -> int:
        """How many sentences a group has."""
        return len(self._members[group])

    def bear_out(self, a: int, b: int) -> bool:
        """Whether the sentences of the smaller of two groups, of both where none is, are borne out."""
        smaller, larger = sorted((a, b), key=self.size)
        ways = [(smaller, larger)] if self.size(a) != self.size(b) else [(a, b), (b, a)]
        return all(self._mean(group, by) >= BAR for group, by in ways)

    def _mean(self, group: int, other: int) -> float:
        """How well the sentences of a group are borne out by another one, on average.

        A sentence cannot be linked within its article: where the other group has nothing else, it is not
        asked.
        """
        borne_out = []
        for sentence in self._members[group]:
            others = self.size(other) - self._articles[other][self._refs[sentence].article]
            if others:
                borne_out.append(self._borne_out(sentence, other, min(WITNESSES, others)))
        return sum(borne_out) / (len(borne_out) * _UNIT) if borne_out else 0.0

    def _borne_out(self, sentence: int, other: int, wanted: int) -> int:
        """How well one sentence is borne out by a group that has so many others to hear."""
        group = self._group
        heard = list(islice((score for end, score in self._scores[sentence] if group[end] == other), wanted))
        if len(heard) > 1 or wanted == 1:
            return sum(heard) // wanted
        return heard[0] if heard and heard[0] >= WHOLE * _UNIT else round(-AGAINST * _UNIT)

    def join(self, a: int, b: int) -> None:
        """Make the smaller of two groups a part of the other."""
        keep, gone = (a, b) if self.size(a) >= self.size(b) else (b, a)
        for sentence in self._members[gone]:
            self._group[sentence] = keep
        self._members[keep] += self._members.pop(gone)
        self._articles[keep] += self._articles[gone]

    def members(self) -> list[tuple[Ref, ...]]:
        """The members of each group, in order."""
        return [
            tuple(sorted(self._refs[sentence] for sentence in members)) for members in self._members.values()
        ]
