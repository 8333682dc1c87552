"""What speaks for two quantities being one: a few measures of every pair, as matrices.

Quantities are compared within a group, times (days, dates, times of day) or amounts (all others); a pair is a
candidate where the kinds are equal and the articles are not. The features:

- `link`: the score of the link between the two sentences, 0 where there is none; `passage`: 1 where one
  passage holds both.
- `near`: cosine of the words up to `NEAR` places away, the nearer the heavier, weighted by how rare they are
  in the story and in English; a word counts with its family ("killed", "dead").
- `sentence`: cosine of the words of both sentences, by the same weights.
- `head`: how much the noun tells that both count, 0 where they count different ones; `other`: 1 where they
  count different ones and both are known.
- `fate`: 1 where what became of those counted is told by one class of words (dead, hurt, held …); `unlike`: 1
  for counts where it is told by two, or of one alone.
- `same`: 1 for equal values; `apart`: 1 for values that cannot be one. `digits`: ln of the digits that an
  equal value has, 0 for another; `common`: ln of how many quantities of the story have the equal value.
- `member`: 1 where the nearest member of the cast is one, -1 where both have one and they are two.
- `said`: 1 where just one of both stands beside a verb of saying; `quoted`: 1 where just one is quoted.
- `rivals`: ln of how many quantities of the kind stand in both sentences.
- `place`: root of how far down its article the later of the two stands, 0 to 1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.compare.figures.amounts import Amount
from tui.compare.figures.figure_words import fates as fate_words
from tui.compare.figures.figure_words import listed
from tui.compare.figures.quantities import Quantity
from tui.compare.figures.values import Relation, relation
from tui.compare.linking.vectors import Matrix, numbered
from tui.compare.model import Link, Passage
from tui.story.model import Ref
from tui.words.annotation import Annotation
from tui.words.families import families
from tui.words.rarity import rarity
from tui.words.reading import Reading, content
from tui.words.reporting import grammar

NEAR = 7
"""How many words on both sides are near."""

FAR = 12
"""How many words behind a quantity may tell what became of those counted."""

NAMES = (
    "link passage near sentence head other fate unlike same apart digits common member said quoted rivals place"
).split()
"""The features, in their order."""

_FATES = fate_words()
_GENERIC = frozenset(listed("generic"))


@dataclass(frozen=True)
class Pairs:
    """The measures of all pairs of the quantities of one group; every matrix is square.

    `candidate` tells which pairs may be one figure at all, `relation` how their values stand: 1 the same, 0
    compatible, -1 apart; it also holds for two of one article.
    """

    quantities: tuple[Quantity, ...]
    features: Mapping[str, Matrix]
    candidate: NDArray[np.bool_]
    relation: NDArray[np.int8]


def pairs(
    annotation: Annotation,
    quantities: Sequence[Quantity],
    links: Iterable[Link],
    passages: Iterable[Passage],
) -> Pairs:
    """Measure all pairs of the quantities of one group."""
    found = tuple(quantities)
    article = np.array([q.span.article for q in found], dtype=np.int64)
    kind = numbered({q.kind for q in found})
    kinds = np.array([kind[q.kind] for q in found], dtype=np.int64)
    stands = _relations(found)
    same = (stands > 0).astype(np.float32)
    alike = kinds[:, None] == kinds[None, :]
    bags_near, bags_sentence = _bags(annotation, found)
    heads, weights = _heads(annotation, found)
    known = (heads[:, None] >= 0) & (heads[None, :] >= 0)
    one = known & (heads[:, None] == heads[None, :])
    fates = _fates(annotation, found)
    digits = np.array([_digits(q) for q in found], dtype=np.float32)
    linked, within = _linked(found, links, passages)
    saying, quoted, rivals, place = _standing(annotation, found)
    features = {
        "link": linked,
        "passage": within,
        "near": bags_near @ bags_near.T,
        "sentence": bags_sentence @ bags_sentence.T,
        "head": np.where(one, weights[:, None], 0),
        "other": (known & ~one).astype(np.float32),
        "fate": ((fates[:, None] == fates[None, :]) & (fates[:, None] >= 0)).astype(np.float32),
        "unlike": ((fates[:, None] != fates[None, :]) & (kinds == kind.get("count", -1))).astype(np.float32),
        "same": same,
        "apart": (stands < 0).astype(np.float32),
        "digits": same * np.minimum(digits[:, None], digits[None, :]),
        "common": same * np.log(np.maximum((same * alike).sum(axis=1), 1))[:, None],
        "member": _members(annotation, found),
        "said": (saying[:, None] != saying[None, :]).astype(np.float32),
        "quoted": (quoted[:, None] != quoted[None, :]).astype(np.float32),
        "rivals": np.log(rivals[:, None]) + np.log(rivals[None, :]),
        "place": np.maximum(place[:, None], place[None, :]),
    }
    candidate = alike & (article[:, None] != article[None, :])
    return Pairs(
        found, {name: row.astype(np.float32) for name, row in features.items()}, candidate, stands
    )


_STANDS: Mapping[Relation, int] = {"same": 1, "compatible": 0, "apart": -1}


def _relations(found: Sequence[Quantity]) -> NDArray[np.int8]:
    """How the values of all pairs stand; values that are told alike are compared once."""
    key = [(q.kind, q.value, q.bound, *_unit(q)) for q in found]
    first: dict[object, int] = {}
    for at, what in enumerate(key):
        first.setdefault(what, at)
    distinct = list(first.values())
    number = {what: at for at, what in enumerate(first)}
    table = np.zeros((len(distinct), len(distinct)), dtype=np.int8)
    for at, a in enumerate(distinct):
        for other in range(at, len(distinct)):
            b = distinct[other]
            if found[a].kind == found[b].kind:
                table[at, other] = table[other, at] = _STANDS[relation(found[a], found[b])]
            else:
                table[at, other] = table[other, at] = -1
    of = np.array([number[what] for what in key], dtype=np.int64)
    return table[np.ix_(of, of)] if len(of) else np.zeros((0, 0), dtype=np.int8)


def _unit(quantity: Quantity) -> tuple[object, ...]:
    said = quantity.said
    return (said.unit, said.factor, said.quantum) if isinstance(said, Amount) else (said.weekday, said.low)


def _digits(quantity: Quantity) -> float:
    """ln of 1 and the digits that count in a value: 4 for 284.5, 1 for 3,000; a day has two."""
    said = quantity.said
    if not isinstance(said, Amount):
        return math.log(3)
    return math.log1p(len(f"{said.low:.6f}".rstrip("0").replace(".", "").strip("0") or "0"))


def _bags(annotation: Annotation, found: Sequence[Quantity]) -> tuple[Matrix, Matrix]:
    """The words near each quantity, and those of its sentence, each as rows of length 1."""
    terms: dict[str, int] = {}
    sentences: dict[Ref, list[tuple[int, float]]] = {}
    weights: dict[str, list[tuple[int, float]]] = {}
    near: list[tuple[int, int, float]] = []
    whole: list[tuple[int, int, float]] = []
    for row, quantity in enumerate(found):
        reading = annotation[quantity.ref]
        for at in range(max(0, quantity.start - NEAR), min(len(reading.words), quantity.end + NEAR)):
            if not quantity.start <= at < quantity.end:
                distance = quantity.start - at if at < quantity.start else at - quantity.end + 1
                for term, weight in _weighed(annotation, reading, at, terms, weights):
                    near.append((row, term, weight / (1 + distance / 4)))
        if quantity.ref not in sentences:
            sentences[quantity.ref] = [
                pair
                for at in range(len(reading.words))
                for pair in _weighed(annotation, reading, at, terms, weights)
            ]
        whole += [(row, term, weight) for term, weight in sentences[quantity.ref]]
    return _unit_rows(near, len(found), len(terms)), _unit_rows(whole, len(found), len(terms))


def _weighed(
    annotation: Annotation,
    reading: Reading,
    at: int,
    terms: dict[str, int],
    weights: dict[str, list[tuple[int, float]]],
) -> list[tuple[int, float]]:
    """The numbers and weights of a word and its families."""
    stem = reading.stems[at]
    if stem not in weights:
        weight = annotation.weight(stem) * rarity(stem) if content(reading.words[at]) else 0.0
        numbers = [terms.setdefault(stem, len(terms))]
        numbers += [terms.setdefault(f"#{family}", len(terms)) for family in sorted(families(stem))]
        weights[stem] = [(number, weight) for number in numbers] if weight > 0 else []
    return weights[stem]


def _unit_rows(entries: Sequence[tuple[int, int, float]], rows: int, columns: int) -> Matrix:
    out = np.zeros((rows, max(1, columns)), dtype=np.float32)
    if entries:
        row, term, weight = zip(*entries, strict=True)
        np.add.at(out, (np.array(row), np.array(term)), np.array(weight, dtype=np.float32))
    length = np.sqrt((out * out).sum(axis=1, keepdims=True))
    return out / np.maximum(length, 1e-9)


def _heads(annotation: Annotation, found: Sequence[Quantity]) -> tuple[NDArray[np.int64], Matrix]:
    """The number of the noun that each counts, -1 where none is known, and how much it tells."""
    number: dict[str, int] = {}
    heads, weights = [], []
    for quantity in found:
        head = quantity.said.head if isinstance(quantity.said, Amount) else None
        stem = annotation[quantity.ref].stems[head] if head is not None else ""
        generic = head is not None and annotation[quantity.ref].words[head].folded in _GENERIC
        heads.append(number.setdefault(stem, len(number)) if stem and not generic else -1)
        weights.append(rarity(stem) if stem else 0.0)
    return np.array(heads, dtype=np.int64), np.array(weights, dtype=np.float32)


def _fates(annotation: Annotation, found: Sequence[Quantity]) -> NDArray[np.int64]:
    """The number of the class of words that tells what became of those counted; -1 where none does.

    It is looked for behind the quantity up to the next one, then before it back to the last one.
    """
    number = {fate: at for at, fate in enumerate(sorted(set(_FATES.values())))}
    fates = []
    for at, quantity in enumerate(found):
        words = annotation[quantity.ref].words
        before = found[at - 1].end if at and found[at - 1].ref == quantity.ref else 0
        after = len(words)
        if at + 1 < len(found) and found[at + 1].ref == quantity.ref:
            after = max(quantity.end, found[at + 1].start)
        ways = (
            range(quantity.end, min(after, quantity.end + FAR)),
            range(quantity.start - 1, max(before, quantity.start - NEAR) - 1, -1),
        )
        told = next((_FATES[words[k].folded] for way in ways for k in way if words[k].folded in _FATES), "")
        fates.append(number[told] if told and quantity.kind == "count" else -1)
    return np.array(fates, dtype=np.int64)


def _linked(
    found: Sequence[Quantity], links: Iterable[Link], passages: Iterable[Passage]
) -> tuple[Matrix, Matrix]:
    """The score of the link between the sentences of each pair, and whether one passage holds both."""
    rows: dict[Ref, list[int]] = {}
    for at, quantity in enumerate(found):
        rows.setdefault(quantity.ref, []).append(at)
    linked = np.zeros((len(found), len(found)), dtype=np.float32)
    within = np.zeros_like(linked)
    for link in links:
        if link.a in rows and link.b in rows:
            linked[np.ix_(rows[link.a], rows[link.b])] = link.score
            linked[np.ix_(rows[link.b], rows[link.a])] = link.score
    for passage in passages:
        at = [row for ref in passage.members for row in rows.get(ref, ())]
        within[np.ix_(at, at)] = 1
    return linked, within


def _standing(
    annotation: Annotation, found: Sequence[Quantity]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], Matrix, Matrix]:
    """Of each: is a verb of saying beside it, is it quoted, how many like it are in its sentence, where it is."""
    verbs = grammar().always
    crowd = Counter((q.ref, q.kind) for q in found)
    saying, quoted, rivals, place = [], [], [], []
    for quantity in found:
        reading = annotation[quantity.ref]
        beside = range(max(0, quantity.start - 3), min(len(reading.words), quantity.end + 3))
        saying.append(any(reading.words[at].folded in verbs for at in beside))
        quoted.append(reading.inside(quantity.start))
        rivals.append(crowd[quantity.ref, quantity.kind])
        count = len(annotation.readings[quantity.span.article])
        place.append(math.sqrt(quantity.span.sentence / max(1, count - 1)))
    return (
        np.array(saying, dtype=np.bool_),
        np.array(quoted, dtype=np.bool_),
        np.array(rivals, dtype=np.float32),
        np.array(place, dtype=np.float32),
    )


def _members(annotation: Annotation, found: Sequence[Quantity]) -> Matrix:
    """1 where the nearest member of the cast is one, -1 where both have one and they are two."""
    number: dict[int, int] = {}
    nearest = []
    for quantity in found:
        known = [
            (min(abs(mention.start - quantity.span.end), abs(quantity.span.start - mention.end)), at, member)
            for at, (mention, member) in enumerate(annotation.mentions(quantity.ref))
            if member is not None
        ]
        member = min(known, key=lambda row: row[:2])[2] if known else None
        nearest.append(number.setdefault(id(member), len(number)) if member is not None else -1)
    of = np.array(nearest, dtype=np.int64)
    known_both = (of[:, None] >= 0) & (of[None, :] >= 0)
    return np.where(known_both, np.where(of[:, None] == of[None, :], 1, -1), 0).astype(np.float32)
