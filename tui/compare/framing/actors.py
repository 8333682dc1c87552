"""The names that a story turns on, and what each source calls them.

Method: a name is a run of words with capitals; its last word stands for it. Of these an actor is one that
reports somewhere in the story (a reporting verb follows it) or bears a role ("Prime Minister Adel
Abdul-Mahdi"), and is no news agency. The actors that most sources name, most often, are the story's own. A
designation is what a source prints around a name outside quotations: the words before it that hold a role,
back to an article or a clause, and what follows between commas. Naming is how news says who somebody is
("Referential strategies", Reisigl and Wodak, "Discourse and Discrimination", 2001).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.compare.framing.agencies import agencies
from tui.compare.framing.units import Unit, Units, lists
from tui.story.model import Ref, Story
from tui.words.reporting import stances
from tui.words.tokens import APOSTROPHES, folded

ACTORS = 5
"""How many actors a story has at most."""

BEFORE = 8
"""How many words before a name may describe it."""

AFTER = 7
"""How many words after it may."""

FULL = 0.1
"""The share of its mentions in which an actor must be named in full: "Task Force Iraq" names no Iraq."""


_OWNED = re.compile(rf"[{APOSTROPHES}]s$")


@dataclass(frozen=True, slots=True)
class Actor:
    """A name, by its last word, with how often one source prints it and as what, most often first.

    `name` is the name in full, as the story prints it most often.
    """

    name: str
    mentions: int
    designations: tuple[tuple[str, int], ...]


class Actors:
    """The actors of a story, found once for all of its sources."""

    def __init__(self, story: Story, units: Units) -> None:
        self._story, self._units = story, units
        self._refs = [
            [Ref(a, row.index) for row in article.sentences] for a, article in enumerate(story.articles)
        ]
        self._chosen = self._choose()

    def of(self, article: int) -> tuple[Actor, ...]:
        """The story's actors as one source names them, in the story's order."""
        mentions: Counter[str] = Counter()
        said: dict[str, Counter[str]] = {key: Counter() for key in self._chosen}
        for ref in self._refs[article]:
            row, text = self._units.of(ref), self._units.text(ref)
            for at, unit in enumerate(row):
                if unit.key in self._chosen and unit.capital and not unit.quoted:
                    mentions[unit.key] += 1
                    start, end = _designation(row, at)
                    if (start, end) != (_name_start(row, at), at + 1):
                        words = " ".join(text[row[start].start : row[end - 1].end].split())
                        said[unit.key][_OWNED.sub("", words)] += 1
        return tuple(
            Actor(name, mentions[key], tuple(sorted(said[key].items(), key=lambda row: (-row[1], row[0]))))
            for key, name in self._chosen.items()
        )

    def _choose(self) -> dict[str, str]:
        """The keys of the actors, most named first, each with its name in full."""
        sources: dict[str, set[str]] = {}
        count: Counter[str] = Counter()
        acting: set[str] = set()
        full: dict[str, Counter[str]] = {}
        none = {
            word for agency in agencies() for name in (*agency.names, *agency.short) for word in folded(name)
        }
        for article, refs in zip(self._story.articles, self._refs, strict=True):
            for ref in refs:
                row, text = self._units.of(ref), self._units.text(ref)
                for at, unit in enumerate(row):
                    if not _ends_name(row, at) or unit.folded in none:
                        continue
                    sources.setdefault(unit.key, set()).add(article.id)
                    count[unit.key] += 1
                    start = _name_start(row, at)
                    before = row[start - 1].folded if start and not row[start].apart else ""
                    follows = row[at + 1].folded if at + 1 < len(row) else ""
                    if follows in stances() or before in lists().roles | lists().titles:
                        acting.add(unit.key)
                    if at > start:
                        full.setdefault(unit.key, Counter())[text[row[start].start : unit.end]] += 1
        ranked = sorted(acting, key=lambda key: (-len(sources[key]), -count[key], key))
        named = [key for key in ranked if full.get(key, Counter()).total() >= FULL * count[key]][:ACTORS]
        return {key: min(full[key], key=lambda name: (-full[key][name], name)) for key in named}


def _ends_name(row: Sequence[Unit], at: int) -> bool:
    """Whether a name ends here: a capital, and no more of it follows."""
    unit = row[at]
    if not _name_like(unit) or unit.quoted:
        return False
    follows = row[at + 1] if at + 1 < len(row) else None
    return follows is None or follows.apart or not _name_like(follows)


def _name_like(unit: Unit) -> bool:
    known = lists()
    return (
        unit.capital
        and unit.content
        and not unit.fact
        and unit.folded not in known.roles
        and unit.folded not in known.same
        and unit.folded not in lists().titles
        and unit.folded not in stances()
    )


def _name_start(row: Sequence[Unit], at: int) -> int:
    start = at
    while start and not row[start].apart and _name_like(row[start - 1]) and at - start < 3:
        start -= 1
    # "Secretary of State Mike Pompeo": the office is no part of the name.
    return start + 1 if start < at and start and row[start - 1].folded == "of" else start


def _designation(row: Sequence[Unit], at: int) -> tuple[int, int]:
    """The name that ends at `at`, with the role before it or between commas after it."""
    name = _name_start(row, at)
    start = name
    while start and name - start < BEFORE and not row[start].apart and _describes(row[start - 1]):
        start -= 1
    while start < name and row[start].folded == "of":
        start += 1
    if not any(unit.folded in lists().roles or unit.folded in lists().titles for unit in row[start:name]):
        start = name
    end = at + 1
    if end < len(row) and row[end].apart:
        stop = end + 1
        while stop < len(row) and not row[stop].apart and stop - end < AFTER:
            stop += 1
        closed = stop < len(row) and row[stop].apart
        roles = any(unit.folded in lists().roles for unit in row[end:stop])
        if closed and roles and not any(unit.folded in stances() or unit.quoted for unit in row[end:stop]):
            end = stop
    return start, end


def _describes(unit: Unit) -> bool:
    plain = (unit.content or unit.folded == "of") and not (unit.quoted or unit.fact)
    return plain and unit.folded not in stances() and not unit.folded.endswith(("ed", "ing"))
