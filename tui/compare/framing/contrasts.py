"""Contrasts: two sources' words for what may be one thing, found where their sentences say the same.

Method: five ways in which the words of two aligned sentences stand for one another. A **qualifier** is what
one puts before a word that both have ("shocking strike", "strike"), or an adverb before a verb of one family;
a **name** is what each calls one person; a **verb** is what each puts between the same words; a **phrase** is
what stands beside the same words; **who acts** is an act without its actor beside the act with it (see
`acting`). Whether a contrast is one, and whether it tells anything, is not decided here (see `weighing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from typing import Literal, NamedTuple

from tui.compare.framing.acting import actorless
from tui.compare.framing.aligning import Act, Line, Stretch, anchors, lists
from tui.words.families import families
from tui.words.reporting import stances

Kind = Literal["qualifier", "name", "verb", "phrase", "who acts"]

TITLE = 6
"""How many words before a name may belong to it."""

LONGEST = 4
"""The most content words of a phrase."""

NEAR = 3
"""Within how many words of a phrase the word stands that both sentences have."""

PARTICLES = frozenset(("out", "up", "down", "off", "away", "back", "over"))
"""Words that make another verb of a verb ("lashed out")."""

PRONOUNS = frozenset(("he", "she", "it", "they", "him", "her", "his", "its", "them", "their", "who"))


class Contrast(NamedTuple):
    """The words `one` of the sentence `a` against the words `other` of the sentence `b`."""

    kind: Kind
    a: Line
    one: Stretch
    b: Line
    other: Stretch


def contrasts(a: Line, b: Line) -> Iterator[Contrast]:
    """The contrasts of two sentences, of each kind in their order."""
    chain = anchors(a, b)
    if len(chain) == len(a.keys) == len(b.keys):
        return
    kinds: tuple[tuple[Kind, Iterator[tuple[Stretch, Stretch]]], ...] = (
        ("qualifier", _qualifiers(a, b, chain)),
        ("name", _names(a, b)),
        ("verb", _verbs(a, b)),
        ("phrase", _phrases(a, b, chain)),
        ("who acts", actorless(a, b)),
    )
    for kind, pairs in kinds:
        for one, other in pairs:
            yield Contrast(kind, a, _unbroken(a, one), b, _unbroken(b, other))


def _unbroken(row: Line, stretch: Stretch) -> Stretch:
    """A stretch with all of the words that hyphens tie to it."""
    start, end = stretch
    words, text = row.reading.words, row.reading.text
    while start and text[words[start - 1].end : words[start].start] == "-":
        start -= 1
    while end < len(words) and text[words[end - 1].end : words[end].start] == "-":
        end += 1
    return start, end


# Qualifiers


def _qualifiers(a: Line, b: Line, chain: Iterable[tuple[int, int]]) -> Iterator[tuple[Stretch, Stretch]]:
    for i, j in _heads(a, b, chain):
        if _head(a, i) and _head(b, j):
            one, other = _before(a, i), _before(b, j)
            mine, theirs = set(a.keys[one:i]), set(b.keys[other:j])
            if any(key not in b.keys for key in mine) or any(key not in a.keys for key in theirs):
                yield (one, i + 1), (other, j + 1)


def _heads(a: Line, b: Line, chain: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The chained words, those that both have once, and verbs beside an adverb: of one family, of saying."""
    found = set(chain)
    chained = {a.keys[i] for i, _ in found}
    for i, key in enumerate(a.keys):
        if key not in chained and a.content[i] and a.keys.count(key) == 1 == b.keys.count(key):
            found.add((i, b.keys.index(key)))
    for i, j in (*product(a.adverbial, b.places), *product(a.places, b.adverbial)):
        same = a.keys[i] == b.keys[j] and a.folded(i) in stances()
        if same or families(a.reading.stems[i]) & families(b.reading.stems[j]):
            found.add((i, j))
    return sorted(found)


def _head(row: Line, at: int) -> bool:
    """Whether a word ends its phrase and is no name, no pronoun and not quoted."""
    if row.capitals[at] or row.reading.inside(at) or row.folded(at) in PRONOUNS:
        return False
    after = at + 1
    if after == len(row.keys) or row.apart[after] or not row.content[after] or row.verbs[at]:
        return True
    return row.verbs[after] or row.facts[after] or row.folded(after).endswith("ly")


def _before(row: Line, at: int) -> int:
    """Where what qualifies a word begins: the words that run up to it, of a verb its adverbs."""
    start, verb = at, row.verbs[at]
    while start and not row.apart[start] and row.plain(start - 1):
        before = start - 1
        if row.members[before] or row.verbs[before] or (verb and not row.folded(before).endswith("ly")):
            break
        start = before
    return start


# Names


def _names(a: Line, b: Line) -> Iterator[tuple[Stretch, Stretch]]:
    for i, j in product(_persons(a), _persons(b)):
        if a.members[i] == b.members[j]:
            one, other = (_title(a, i), i + 1), (_title(b, j), j + 1)
            if _called(a, one) != _called(b, other):
                yield one, other


def _persons(row: Line) -> list[int]:
    return [k for k, person in enumerate(row.persons) if person and row.folded(k) not in PRONOUNS]


def _title(row: Line, at: int) -> int:
    """Where the words begin that run up to a name and describe it."""
    start = at
    while start and at - start < TITLE and not row.apart[start] and not row.members[start - 1]:
        before = start - 1
        if row.verbs[before] or not (row.plain(before) or row.folded(before) == "of"):
            break
        start = before
    return start


def _called(row: Line, stretch: Stretch) -> frozenset[str]:
    """The words without a capital by which a person is called."""
    stems = row.reading.stems
    return frozenset(stems[k] for k in range(*stretch) if row.content[k] and not row.capitals[k])


# Verbs


def _verbs(a: Line, b: Line) -> Iterator[tuple[Stretch, Stretch]]:
    """The verbs that both sources put between the same words, each with the one that has most of them."""
    scored = [
        (-common, one.at, other.at)
        for one, other in product(a.acts, b.acts)
        if a.keys[one.at] != b.keys[other.at] and (common := _common(one, other))
    ]
    used: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(scored):
        if i not in used[0] and j not in used[1] and not _moved(a, i, b, j):
            used[0].add(i)
            used[1].add(j)
            yield _act(a, i), _act(b, j)


def _common(one: Act, other: Act) -> int:
    """How many words two verbs share, or the actor; 0 unless some stand before and some after them."""
    before = len(one.before & other.before) + (bool(one.actor) and one.actor == other.actor)
    after = len(one.after & other.after)
    return before + after if before and after else 0


def _moved(a: Line, i: int, b: Line, j: int) -> bool:
    """Whether one of two verbs stands in the other sentence as well, and they are no verbs of saying."""
    saying = a.folded(i) in stances() and b.folded(j) in stances()
    return not saying and (a.keys[i] in b.keys or b.keys[j] in a.keys)


def _act(row: Line, at: int) -> Stretch:
    """A verb with its adverbs, its particle ("lashed out"), and the word that makes it a passive."""
    start = at
    while start and not row.apart[start] and row.folded(start - 1).endswith("ly") and row.plain(start - 1):
        start -= 1
    passive = start and row.folded(start - 1) in lists().be and not row.folded(at).endswith("ing")
    end = at + 2 if row.folded(at + 1) in PARTICLES and not row.apart[at + 1] else at + 1
    return start - 1 if passive else start, end


# Phrases


def _phrases(a: Line, b: Line, chain: list[tuple[int, int]]) -> Iterator[tuple[Stretch, Stretch]]:
    bounded = [(-1, -1), *chain, (len(a.keys), len(b.keys))]
    for (i, j), (x, y) in pairwise(bounded):
        ones, others = _chunks(a, (i + 1, x)), _chunks(b, (j + 1, y))
        # What stands first after the one word, and last before the other.
        for one, other in {(ones[0], others[0]), (ones[-1], others[-1])} if ones and others else ():
            after = i >= 0 and max(one[0] - i, other[0] - j) <= NEAR
            before = x < len(a.keys) and max(x - one[1], y - other[1]) < NEAR
            if (after or before) and _other_words(a, one, b, other):
                yield one, other


def _other_words(a: Line, one: Stretch, b: Line, other: Stretch) -> bool:
    return _new(a, one, b) and _new(b, other, a)


def _chunks(row: Line, gap: Stretch) -> list[Stretch]:
    """The phrases of a gap: plain words between marks and small words, a verb apart from its nouns."""
    found: list[Stretch] = []
    for at in range(*gap):
        if row.plain(at) or (row.folded(at) in stances() and not row.reading.inside(at)):
            if found and found[-1][1] == at and not _turns(row, at):
                found[-1] = found[-1][0], at + 1
            else:
                found.append((at, at + 1))
    return found


def _turns(row: Line, at: int) -> bool:
    """Whether another phrase begins at a word: after a mark, and where a verb meets a noun."""
    return row.apart[at] or (row.verbs[at] != row.verbs[at - 1] and not row.folded(at - 1).endswith("ly"))


def _new(a: Line, one: Stretch, b: Line) -> bool:
    """Whether a stretch is short and has a word that the other sentence has not, other than a name."""
    words = [k for k in range(*one) if a.content[k] or a.folded(k) in stances()]
    return len(words) <= LONGEST and any(a.keys[k] not in b.keys and not a.capitals[k] for k in words)
