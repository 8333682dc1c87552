"""What speaks for two quantities being one: a few measures of every pair that may be.

Quantities are compared within their kind. A pair is a candidate where the articles are not one and something
ties it: a link, words near both, or an equal value that is not a small number. The features:

- `link`: root of the score of the link between the two sentences, 0 where there is none.
- `near`: root of the cosine of the words up to `NEAR` places away, the nearer the heavier, weighted by how
  rare they are in the story and in English; a word counts with its family ("killed", "dead").
- `fate`: 1 where what became of those counted is told by one class of words (dead, hurt, held …).
- `same`: 1 for equal values; `apart`: 1 for values that cannot be one; `digits`: ln of 1 and the digits that
  an equal value has, 0 for another; `same_link`, `same_near`: for an equal value, those once more.
- `same_head`: for an equal value, 1 where both count one noun, -1 where they count two.
- `magnitude`: log10 of the lower of two counts that may be one: few things in a story come in thousands.
- `known`: how many of both stand in an article that also has the other's value: who gives both values
  tells them apart.
- `member`: 1 where the member of the cast nearest to the one is mentioned beside the other, or the other way
  round; -1 where both sentences mention members and it is not.
- `place`: root of how far down its article the later of the two stands, 0 to 1.
- 1 for the name of the kind, where it is one of those that were found to need another constant.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.compare.figures.amounts import Amount
from tui.compare.figures.figure_words import fates
from tui.compare.figures.model import FigureKind
from tui.compare.figures.quantities import Quantity
from tui.compare.figures.values import Relation, close, relation
from tui.compare.linking.vectors import Matrix, Numbers
from tui.compare.model import Link
from tui.story.model import Ref
from tui.words import limits
from tui.words.annotation import Annotation
from tui.words.families import families
from tui.words.rarity import rarity
from tui.words.reading import Reading, content
from tui.words.tokens import Word

NEAR = 7
"""How many words on both sides are near."""

FAR = 12
"""How many words behind a quantity, or before it, may tell what became of those counted."""

TIED = 0.1
"""From which cosine of the words near them on two quantities are compared without a link."""

TIMES: tuple[FigureKind, ...] = ("date", "time")
AMOUNTS: tuple[FigureKind, ...] = ("count", "money", "share", "age", "measure", "rank")

FEATURES: tuple[str, ...] = (
    *("link", "near", "fate", "same", "apart", "digits", "same_link", "same_near"),
    *("same_head", "magnitude", "known", "member", "place", "time", "money", "share", "measure"),
)
"""The features, in their order."""

VALUED = ("same", "apart", "digits", "same_link", "same_near", "same_head", "magnitude", "known")
"""Those that hang on the values: all but these tell whether two quantities are of one thing."""

MOST, MOST_VALUES, MOST_PAIRS = 2_000, 600, 100_000
"""Figures of one kind that are compared, as many of each article, different values, and pairs of them."""

Bits = NDArray[np.bool_]

_FATES = fates()
_BREAKS = frozenset(("and", "but", "while", "after", "including"))
_STANDS: Mapping[Relation, int] = {"same": 1, "compatible": 0, "apart": -1}


@dataclass(frozen=True)
class Pairs:
    """The measures of the candidate pairs of the quantities of one kind.

    The pair `k` is of the quantities `one[k]` and `other[k]`, the earlier first. `article` and `sentence`
    tell where each quantity stands; `stands`, square, how the values of any two do: 1 equal, 0 compatible,
    -1 apart; `has` whether an article (column) also gives the value of a quantity (row);
    `fate` which class of words tells what became of those counted, empty for none.
    """

    kind: FigureKind
    quantities: tuple[Quantity, ...]
    one: Numbers
    other: Numbers
    features: Mapping[str, Matrix]
    article: Numbers
    sentence: Numbers
    stands: NDArray[np.int8]
    has: Bits
    fate: NDArray[np.str_]


def pairs(
    annotation: Annotation,
    quantities: Iterable[Quantity],
    links: Sequence[Link],
) -> list[Pairs]:
    """Measure the candidate pairs of each kind, of those kinds that two articles have."""
    every = tuple(quantities)
    told = _fates(annotation, every)
    by_kind: dict[FigureKind, list[int]] = defaultdict(list)
    for at, quantity in enumerate(every):
        by_kind[quantity.kind].append(at)
    found = []
    for kind in (*TIMES, *AMOUNTS):
        rows = _fewer(by_kind[kind], every)
        if len({every[at].span.article for at in rows}) > 1:
            of = tuple(every[at] for at in rows)
            found.append(_of_kind(annotation, kind, of, told[rows], links))
    return found


def _fewer(rows: list[int], every: Sequence[Quantity]) -> list[int]:
    """Of more figures than are compared the first of each article."""
    varied = len({key(every[row]) for row in rows}) > MOST_VALUES
    if len(rows) <= MOST and not varied:
        return rows
    of_article: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        of_article[every[row].span.article].append(row)
    share = max(1, (MOST_VALUES if varied else MOST) // len(of_article))
    limits.tell(f"of {len(rows):,} figures of one kind the first {share:,} of each source were compared")
    return sorted(row for own in of_article.values() for row in own[:share])


def _of_kind(
    annotation: Annotation,
    kind: FigureKind,
    found: tuple[Quantity, ...],
    fate: NDArray[np.str_],
    links: Sequence[Link],
) -> Pairs:
    article = np.array([q.span.article for q in found], dtype=np.int64)
    stands, has = _values(found, article)
    link, near, heads = _linked(found, links), _near(annotation, found), _heads(annotation, found)
    digits = np.array([_digits(q) for q in found], dtype=np.float32)
    size = np.array([_size(q) for q in found], dtype=np.float32)
    telling = (stands > 0) & (np.minimum(digits[:, None], digits[None, :]) > 1)
    tied = ((link > 0) | (near >= TIED) | telling) & (article[:, None] != article[None, :])
    one, other = _best(tied, link + near)
    same = (stands[one, other] > 0).astype(np.float32)
    known = has[one, article[other]].astype(np.float32) + has[other, article[one]]
    member, place = _members(annotation, found), _places(annotation, found)
    linked, close_by = np.sqrt(link[one, other]), np.sqrt(np.clip(near[one, other], 0, 1))
    features = {
        "link": linked,
        "near": close_by,
        "fate": (fate[one] == fate[other]) & (fate[one] != ""),
        "same": same,
        "apart": stands[one, other] < 0,
        "digits": same * np.minimum(digits[one], digits[other]),
        "same_link": same * link[one, other],
        "same_near": same * near[one, other],
        "same_head": same * heads[one, other],
        "magnitude": np.where(stands[one, other] >= 0, np.minimum(size[one], size[other]), 0),
        "known": np.where(stands[one, other] < 0, known, 0),
        "member": member[one, other],
        "place": np.maximum(place[one], place[other]),
    }
    kinds = {name: np.full(len(one), name == kind) for name in FEATURES if name not in features}
    return Pairs(
        kind,
        found,
        one,
        other,
        {name: np.asarray(row, dtype=np.float32) for name, row in (features | kinds).items()},
        article,
        np.array([q.span.sentence for q in found], dtype=np.int64),
        stands,
        has,
        fate,
    )


def _best(tied: Bits, score: Matrix) -> tuple[Numbers, Numbers]:
    """The pairs that something ties, the earlier of two first; of too many those of the best score."""
    one, other = np.nonzero(np.triu(tied))
    if len(one) > MOST_PAIRS:
        limits.tell(f"of {len(one):,} pairs of figures the {MOST_PAIRS:,} nearest were compared")
        best = np.sort(np.argsort(-score[one, other], kind="stable")[:MOST_PAIRS])
        one, other = one[best], other[best]
    return one, other


def _values(found: Sequence[Quantity], article: Numbers) -> tuple[NDArray[np.int8], Bits]:
    """How the values of all pairs stand, and which articles give each; equal words are compared once."""
    first: dict[object, int] = {}
    keys = [key(quantity) for quantity in found]
    for at, what in enumerate(keys):
        first.setdefault(what, at)
    distinct = [found[at] for at in first.values()]
    number = {what: at for at, what in enumerate(first)}
    table = np.zeros((len(distinct), len(distinct)), dtype=np.int8)
    alike = np.zeros((len(distinct), len(distinct)), dtype=np.bool_)
    for row, a in enumerate(distinct):
        for column, b in enumerate(distinct[row:], row):
            how = relation(a, b)
            table[row, column] = table[column, row] = _STANDS[how]
            alike[row, column] = alike[column, row] = how == "same" or close(a, b)
    of = np.array([number[what] for what in keys], dtype=np.int64)
    given = np.zeros((len(distinct), int(article.max()) + 1), dtype=np.bool_)
    given[of, article] = True
    has = (alike.astype(np.float32) @ given.astype(np.float32)) > 0
    return table[np.ix_(of, of)], has[of]


def key(quantity: Quantity) -> tuple[object, ...]:
    """What two quantities have in common whose words say the same value."""
    said = quantity.said
    unit = (said.unit, said.factor, said.quantum) if isinstance(said, Amount) else (said.low, said.weekday)
    return (quantity.value, quantity.bound, *unit)


def _digits(quantity: Quantity) -> float:
    """The ln of 1 and the digits that count in a value: 4 for 284.5, 1 for 3,000; a time has two."""
    said = quantity.said
    if not isinstance(said, Amount):
        return math.log(3)
    return math.log1p(len(f"{said.low:.6f}".rstrip("0").replace(".", "").strip("0") or "0"))


def _size(quantity: Quantity) -> float:
    """The log10 of a count; 0 of anything else."""
    said = quantity.said
    return math.log10(max(1.0, said.high)) if isinstance(said, Amount) and said.kind == "count" else 0.0


def _near(annotation: Annotation, found: Sequence[Quantity]) -> Matrix:
    """The cosine of the words near any two."""
    terms: dict[str, int] = {}
    weighed: dict[str, list[tuple[int, float]]] = {}
    entries: list[tuple[int, int, float]] = []
    for row, quantity in enumerate(found):
        reading = annotation[quantity.ref]
        for at in range(max(0, quantity.start - NEAR), min(len(reading.words), quantity.end + NEAR)):
            if quantity.start <= at < quantity.end:
                continue
            distance = quantity.start - at if at < quantity.start else at - quantity.end + 1
            printed = reading.printed(at)
            if printed not in weighed:
                weighed[printed] = _weighed(annotation, reading, at, terms)
            entries += [(row, term, weight / (1 + distance / 4)) for term, weight in weighed[printed]]
    table = np.zeros((len(found), max(1, len(terms))), dtype=np.float32)
    if entries:
        rows, columns, weights = zip(*entries, strict=True)
        np.add.at(table, (np.array(rows), np.array(columns)), np.array(weights, dtype=np.float32))
    table /= np.maximum(np.sqrt((table * table).sum(axis=1, keepdims=True)), 1e-9)
    shared = (table > 0).sum(axis=0) > 1
    kept = np.ascontiguousarray(table[:, shared])
    cosine: Matrix = kept @ kept.T
    return cosine


def _weighed(
    annotation: Annotation, reading: Reading, at: int, terms: dict[str, int]
) -> list[tuple[int, float]]:
    """The numbers and the weight of a word and its families; none of a function word."""
    stem = reading.stems[at]
    telling = content(reading.words[at]) or (len(stem) > 1 and reading.printed(at).isupper())
    weight = annotation.weight(stem) * rarity(stem) if telling else 0.0
    if weight <= 0:
        return []
    names = (stem, *(f"#{family}" for family in sorted(families(stem))))
    return [(terms.setdefault(name, len(terms)), weight) for name in names]


def _fates(annotation: Annotation, found: Sequence[Quantity]) -> NDArray[np.str_]:
    """The class of words that tells what became of those counted; empty where none does.

    It is looked for behind the quantity, then before it, up to the next quantity or clause.
    """
    told = []
    for at, quantity in enumerate(found):
        words = annotation[quantity.ref].words
        before = found[at - 1].end if at and found[at - 1].ref == quantity.ref else 0
        after = len(words)
        if at + 1 < len(found) and found[at + 1].ref == quantity.ref:
            after = max(quantity.end, found[at + 1].start)
        ways = (
            range(quantity.end, min(after, quantity.end + FAR)),
            range(quantity.start - 1, max(before, quantity.start - FAR) - 1, -1),
        )
        fate = next((fate for way in ways if (fate := _fate(words, way))), "")
        told.append(fate if quantity.kind == "count" else "")
    return np.array(told, dtype=np.str_)


def _fate(words: Sequence[Word], way: Iterable[int]) -> str:
    """The first class of words on the way that tells a fate; empty where a clause ends before."""
    for at in way:
        if words[at].folded in _BREAKS:
            return ""
        if words[at].folded in _FATES:
            return _FATES[words[at].folded]
    return ""


def _heads(annotation: Annotation, found: Sequence[Quantity]) -> Matrix:
    """1 where two quantities count one noun, -1 where they count two, 0 where one counts none."""
    number: dict[str, int] = {}
    counted = []
    for quantity in found:
        said = quantity.said
        head = said.head if isinstance(said, Amount) and not said.unit else None
        stem = annotation[quantity.ref].stems[head] if head is not None else ""
        counted.append(number.setdefault(stem, len(number)) if stem else -1)
    nouns = np.array(counted, dtype=np.int64)
    both = (nouns[:, None] >= 0) & (nouns[None, :] >= 0)
    return np.where(both, np.where(nouns[:, None] == nouns[None, :], 1, -1), 0).astype(np.float32)


def _linked(found: Sequence[Quantity], links: Iterable[Link]) -> Matrix:
    """The score of the link between the sentences of any two."""
    rows: dict[Ref, list[int]] = defaultdict(list)
    for at, quantity in enumerate(found):
        rows[quantity.ref].append(at)
    linked = np.zeros((len(found), len(found)), dtype=np.float32)
    for link in links:
        if link.a in rows and link.b in rows:
            linked[np.ix_(rows[link.a], rows[link.b])] = link.score
            linked[np.ix_(rows[link.b], rows[link.a])] = link.score
    return linked


def _places(annotation: Annotation, found: Sequence[Quantity]) -> Matrix:
    """The root of how far down its article each stands."""
    last = [max(1, len(annotation.readings[q.span.article]) - 1) for q in found]
    down = np.array([q.span.sentence for q in found], dtype=np.float32) / np.array(last, dtype=np.float32)
    return np.asarray(np.sqrt(down), dtype=np.float32)


def _members(annotation: Annotation, found: Sequence[Quantity]) -> Numbers:
    """How any two stand by whom their sentences mention: 1, -1 or 0, see `member` above."""
    number: dict[int, int] = {}
    nearest = np.full(len(found), -1, dtype=np.int64)
    here: list[list[int]] = []
    for row, quantity in enumerate(found):
        known = [
            (max(mention.start - quantity.span.end, quantity.span.start - mention.end), at, id(member))
            for at, (mention, member) in enumerate(annotation.mentions(quantity.ref))
            if member is not None
        ]
        here.append([number.setdefault(member, len(number)) for _, _, member in known])
        if known:
            nearest[row] = number[min(known)[2]]
    mentioned = np.zeros((len(found), len(number) + 1), dtype=np.bool_)
    for row, members in enumerate(here):
        mentioned[row, members] = True
    shared = mentioned[:, nearest]
    both = (nearest[:, None] >= 0) & (nearest[None, :] >= 0)
    return np.where(both, np.where(shared | shared.T, 1, -1), 0)
