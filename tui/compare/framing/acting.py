"""Who acts: where one source tells of an act without its actor, and the other names the actor.

Method: the same act on the same thing, which one source puts in a passive without an agent ("was shot") or
in a noun ("the shooting of"), and the other in an active clause with a subject ("officers shot"). Both leave
out the same thing: whose doing it was (Trew, "Theory and ideology at work", in Fowler et al., "Language and
Control", 1979). It is no parser: a passive is told by its form of "be", a subject by standing before the
verb, and an object by standing right after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.compare.framing.aligning import Line, Stretch, lists, reach
from tui.compare.framing.shades import says
from tui.words.classes import words_of
from tui.words.families import families

AGENT = 5
"""Within how many words after a passive its agent stands."""

SUBJECT = 5
"""How many words of a subject are told with its verb."""

ACTED_ON = 7
"""Within how many words of a verb stands whom it is done to."""


def actorless(a: Line, b: Line) -> Iterator[tuple[Stretch, Stretch]]:
    """The act without its actor in one of two sentences, against the actor and the act in the other."""
    yield from _actorless(a, b)
    yield from ((one, other) for other, one in _actorless(b, a))


def _actorless(a: Line, b: Line) -> Iterator[tuple[Stretch, Stretch]]:
    bare = [(k, found) for k in range(len(a.keys)) if (found := _bare(a, k))]
    active = _active(b) if bare else {}
    for i, (stretch, done_to) in bare:
        start, j = next((active[name] for name in _acts(a, i) if name in active), (0, -1))
        if j >= 0 and done_to & _names(b, range(j + 1, reach(b, j, ACTED_ON))):
            yield stretch, (start, j + 1)


def _active(row: Line) -> dict[str | int, tuple[int, int]]:
    """The acts of a sentence that have a subject and an object: where the subject begins, and the verb."""
    active: dict[str | int, tuple[int, int]] = {}
    for at in row.places:
        if _act(row, at) and (start := _subject(row, at)) < at:
            for name in _acts(row, at):
                active.setdefault(name, (start, at))
    return active


def _act(row: Line, at: int) -> bool:
    """Whether a word may be an act: verbs of saying tell of none."""
    return row.plain_act(at) and not says(row.folded(at))


def _acts(row: Line, at: int) -> tuple[str | int, ...]:
    """What a word may be the same act by: its key, then its families."""
    return row.keys[at], *sorted(families(row.reading.stems[at]))


def _names(row: Line, places: Iterable[int]) -> frozenset[str]:
    return frozenset(row.keys[k] for k in places if row.content[k] and not row.facts[k])


def _bare(row: Line, at: int) -> tuple[Stretch, frozenset[str]] | None:
    """An act that names no actor, with whom it is done to."""
    if not _act(row, at) or not (row.verbs[at] or row.folded(at + 1) == "of"):
        return None
    be, end = _passive(row, at), reach(row, at, AGENT)
    if any(row.folded(k) == "by" for k in range(at + 1, end)):
        return None
    if be >= 0:
        return (be, at + 1), _names(row, range(reach(row, be, -ACTED_ON), be))
    if row.verbs[at] or row.capitals[at] or not row.content[at]:
        return None
    return (at, at + 1), _names(row, range(at + 2, end))


def _passive(row: Line, at: int) -> int:
    """The place of the form of "be" that makes a verb a passive; -1 where none does."""
    be = _past(row, at - 1)
    passive = row.verbs[at] and row.folded(be) in lists().be and not row.folded(at).endswith("ing")
    return be if passive else -1


def _past(row: Line, at: int, small: frozenset[str] = frozenset()) -> int:
    """The last word up to a place that is neither an adverb nor one of some small words; -1 for none."""
    while at >= 0 and (row.folded(at).endswith("ly") or row.folded(at) in small):
        at -= 1
    return at


def _subject(row: Line, at: int) -> int:
    """Where the subject of an active verb begins; the verb's own place where it has none, or no object."""
    if not _takes(row, at + 1) or _passive(row, at) >= 0:
        return at
    last = _past(row, at - 1, words_of("auxiliaries"))
    if last < 0 or any(row.apart[last + 1 : at + 1]) or row.verbs[last] or not row.plain(last):
        return at
    first = reach(row, last, -SUBJECT)
    return next((start for start in range(last, first, -1) if not row.plain(start - 1)), first)


def _takes(row: Line, at: int) -> bool:
    """Whether an object begins at a place."""
    if at >= len(row.keys) or row.apart[at]:
        return False
    if row.folded(at) in lists().determiners or row.facts[at]:
        return True
    return row.content[at] and not row.verbs[at] and not row.folded(at).endswith("ly")
