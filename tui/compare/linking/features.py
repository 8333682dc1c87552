"""What is measured of every pair of sentences of two articles, before anything is decided.

Each feature is a matrix with a row for each sentence of one article and a column for each of the other.

- `letters`: root of the cosine of letter 4-grams within words. It sees through endings, compounds and
  spellings of names ("Adel", "Adil") that stems do not (McNamee and Mayfield, "Character n-gram
  tokenization", 2004).
- `runs`: root of the cosine of pairs of neighbouring stems, which a shared run of words raises and shared
  topics do not.
- `shared`: ln(1 + the weight of the stems that both have); the weight of a stem is its rarity in the story
  times its rarity in English (see `lexicon`, `rarity`). An amount, not a share: two long sentences may share
  one clause.
- `cover`: the share of their stems, by rarity in English, that both have; of the two shares the smaller.
- `kin`: ln(1 + the weight of the word families that both have a word of, but not the same word), see
  `families`; a family weighs what it is rare in the story.
- `length`: ln of the words of the shorter sentence. The less is said, the less do shared words prove.
- `place`: root of how far down its article the later of the two stands, 0 to 1. The first sentences of
  reports sum the event up and have the most counterparts.
- `size`: root of ln of the sentences of the longer article. The more there are, the fewer pairs are linked.
- `quoted`: 1 where both carry the same quotation (see `quotes`).
- `speech`: how much of the sentence is quotation, of the two the smaller share. Quotations of one speaker
  share turns of phrase without being one utterance.
- `meaning`: how alike a model finds both, -1 to 1, where the reader named one (see `meaning.likeness`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from typing import NamedTuple

import numpy as np

from tui.compare.linking.languages import foreign
from tui.compare.linking.vectors import (
    Bags,
    Matrix,
    Numbers,
    Table,
    Weights,
    bags,
    numbered,
    product,
    tables,
    tf_idf,
)
from tui.compare.linking.weights import Basis
from tui.compare.model import Quotation
from tui.meaning.encoder import Witness
from tui.story.model import Article, Story
from tui.words import limits
from tui.words.annotation import Annotation
from tui.words.families import families
from tui.words.rarity import UNLISTED, english, rarity
from tui.words.reading import Reading

GRAM = 4
"""How many letters a gram has, the edges of a word among them."""

SMALLEST, LARGEST = 10, 60
"""Articles of fewer or more sentences count as so many: beyond, nothing was fitted."""

MOST_SENTENCES, LEAST_SENTENCES, MOST_CELLS = 1_500, 500, 5_000_000
"""Sentences of an article that are measured against the others': so many where the pairs of all are no more
than `MOST_CELLS`, else fewer. Each pair takes a quarter of a microsecond and hundreds of bytes."""

NAMED = 3
"""So many articles are told by name."""

_EMPTY = Bags(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0), 0)


@dataclass(frozen=True, slots=True)
class Features:
    """The measures of all sentence pairs of two articles; every matrix is rows of `a` by columns of `b`.

    `meaning` is None where no model is heard on these two; `basis` says what their links rest on.
    """

    a: int
    b: int
    letters: Matrix
    runs: Matrix
    shared: Matrix
    cover: Matrix
    kin: Matrix
    length: Matrix
    place: Matrix
    size: Matrix
    quoted: Matrix
    speech: Matrix
    meaning: Matrix | None = None
    basis: Basis = "words"

    def named(self) -> dict[str, Matrix]:
        """The matrices by name."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in values if isinstance(value, np.ndarray)}


class _Tables(NamedTuple):
    """The bags of an article's sentences, by what is in them."""

    letters: Table
    runs: Table
    story_rare: Table
    english_rare: Table
    kin: Table
    kin_but_same: Table


@dataclass(frozen=True, slots=True)
class _Article:
    """What one article brings to its pairs with all others."""

    words: _Tables
    total: Matrix
    length: Matrix
    place: Matrix
    size: int
    speech: Matrix
    quoted: dict[int, set[int]]

    def first(self, most: int) -> _Article:
        """The same of its first sentences; its tables have no more of them."""
        if self.size <= most:
            return self
        quoted = {number: {at for at in rows if at < most} for number, rows in self.quoted.items()}
        return replace(
            self,
            total=self.total[:most],
            length=self.length[:most],
            place=self.place[:most],
            speech=self.speech[:most],
            quoted={number: rows for number, rows in quoted.items() if rows},
        )


def features(
    annotation: Annotation, quotations: Iterable[Quotation] = (), witness: Witness | None = None
) -> Iterator[Features]:
    """The features of each two articles, `a` before `b`. Articles without sentences are in no pair."""
    tables = _prepared(annotation, quotations)
    _tell(annotation)
    spoken = [position for position, article in enumerate(annotation.story.articles) if article.sentences]
    apart = foreign(annotation) if witness else frozenset()
    for a, b in combinations(spoken, 2):
        measured = _pair(a, b, tables[a], tables[b])
        yield _heard(measured, witness, (a, b) in apart) if witness else measured


def compared(sizes: Sequence[int]) -> int:
    """How many sentences of an article are measured in a story whose articles have so many."""
    most = MOST_SENTENCES
    while most > LEAST_SENTENCES and _cells([min(size, most) for size in sizes]) > MOST_CELLS:
        most -= 10
    return most


def _cells(sizes: Sequence[int]) -> int:
    """The pairs of sentences of different articles."""
    return (sum(sizes) ** 2 - sum(size * size for size in sizes)) // 2


def _tell(annotation: Annotation) -> None:
    """Tell that not all sentences are measured, if they are not."""
    sizes = [len(readings) for readings in annotation.readings]
    most = compared(sizes)
    if len(sizes) > 1 and max(sizes) > most:
        who = [article.outlet for article, size in zip(annotation.story.articles, sizes, strict=True)
               if size > most]  # fmt: skip
        named = ", ".join(who) if len(who) <= NAMED else f"{len(who)} sources"
        limits.tell(f"links were sought for the first {most:,} sentences of {named}")


def _heard(measured: Features, witness: Witness, across: bool) -> Features:
    """The features with what a witness says, where it is to be heard on these two articles."""
    if across and not witness.crosses:
        return measured
    rows, columns = measured.place.shape
    meaning = witness.between(measured.a, measured.b)[:rows, :columns]
    return replace(measured, meaning=meaning, basis="across" if across else "meaning")


def _pair(a: int, b: int, left: _Article, right: _Article) -> Features:
    both = product(left.words.english_rare, right.words.english_rare)
    most = np.maximum(left.total[:, None], right.total[None, :])
    size = np.log(min(LARGEST, max(SMALLEST, left.size, right.size)))
    return Features(
        a,
        b,
        letters=_root(product(left.words.letters, right.words.letters)),
        runs=_root(product(left.words.runs, right.words.runs)),
        shared=np.log1p(np.maximum(product(left.words.story_rare, right.words.story_rare), 0)),
        cover=np.divide(both, most, out=np.zeros_like(both), where=most > 0),
        kin=np.log1p(np.maximum(product(left.words.kin, right.words.kin_but_same), 0)),
        length=np.minimum(left.length[:, None], right.length[None, :]),
        place=np.maximum(left.place[:, None], right.place[None, :]),
        size=np.full_like(both, np.sqrt(size)),
        quoted=_quoted(left, right, both.shape),
        speech=np.minimum(left.speech[:, None], right.speech[None, :]),
    )


def _root(cosine: Matrix) -> Matrix:
    return np.sqrt(np.clip(cosine, 0, 1))


def _quoted(left: _Article, right: _Article, shape: tuple[int, ...]) -> Matrix:
    out = np.zeros(shape, dtype=np.float32)
    for quotation in left.quoted.keys() & right.quoted.keys():
        out[np.ix_(sorted(left.quoted[quotation]), sorted(right.quoted[quotation]))] = 1
    return out


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The stems of all sentences as numbers; `rare` has the rarity in English of each number."""

    number: dict[str, int]
    sentence: Numbers
    stem: Numbers
    rare: Weights
    counted: Bags

    @classmethod
    def of(cls, readings: Sequence[Reading], listed: bool) -> _Vocabulary:
        """The stems of the readings; `listed` tells whether the lists of English words count."""
        number = numbered(stem for reading in readings for stem in reading.stems)
        rare = np.array([rarity(stem) if listed else UNLISTED for stem in number])
        sentence = np.repeat(np.arange(len(readings)), [len(reading.stems) for reading in readings])
        stem = np.array([number[stem] for reading in readings for stem in reading.stems], dtype=np.int64)
        return cls(number, sentence, stem, rare, bags(sentence, stem, len(readings)))

    def weighted(self, weight: Weights) -> Bags:
        """Bags whose product is the weight of what two sentences share: each holds the root of it."""
        return self.counted.weighted(np.sqrt(weight[self.counted.term]))


def _prepared(annotation: Annotation, quotations: Iterable[Quotation]) -> list[_Article]:
    every = list(annotation.every)
    sizes = [len(readings) for readings in annotation.readings]
    listed = english(article.language for article in annotation.story.articles)
    told = _Vocabulary.of(every, listed)
    columns = (
        _letters(every),
        _runs(told.sentence, told.stem, len(every)),
        told.weighted(told.rare * told.counted.idf()),
        told.weighted(told.rare),
        *(_kin(told.counted, list(told.number)) if listed else (_EMPTY, _EMPTY)),
    )
    total = told.counted.weighted(told.rare[told.counted.term]).totals().astype(np.float32)
    length = np.log([max(1, len(reading.words)) for reading in every]).astype(np.float32)
    most = compared(sizes)
    by_article = zip(*(tables(column, sizes, most) for column in columns), strict=True)
    edges = pairwise(accumulate(sizes, initial=0))
    quoted, speech = _quotations(annotation.story, quotations)
    return [
        _Article(_Tables(*words), total[a:b], length[a:b], _place(b - a), b - a, said, marked).first(most)
        for words, (a, b), said, marked in zip(by_article, edges, speech, quoted, strict=True)
    ]


def _kin(counted: Bags, stems: Sequence[str]) -> tuple[Bags, Bags]:
    """The families of each sentence and its words that have some, and the same with these to be taken off.

    The product of the one with the other is the weight of the families that both have, less the weight of
    those that they have by the same word.
    """
    of = {term: found for term, stem in enumerate(stems) if (found := sorted(families(stem)))}
    rows = [of.get(term, ()) for term in counted.term.tolist()]
    sentence = np.repeat(counted.sentence, [len(row) for row in rows])
    flat = np.array([family for row in rows for family in row], dtype=np.int64)
    groups = bags(sentence, flat, counted.count)
    weight = UNLISTED * groups.idf()
    own = np.zeros(len(stems))
    for term, row in of.items():
        own[term] = weight[row].sum()
    having = own[counted.term] > 0
    both = Bags(
        np.concatenate([groups.sentence, counted.sentence[having]]),
        np.concatenate([groups.term, counted.term[having] + len(weight)]),
        np.sqrt(np.concatenate([weight[groups.term], own[counted.term[having]]])),
        counted.count,
    ).ordered()
    return both, both.weighted(np.where(both.term < len(weight), both.weight, -both.weight))


def _place(size: int) -> Matrix:
    return np.sqrt(np.arange(size) / max(1, size - 1)).astype(np.float32)


def _letters(readings: Sequence[Reading]) -> Bags:
    """Bags of letter grams; the grams of each distinct word are numbered once."""
    words = [word.folded for reading in readings for word in reading.words]
    number = numbered(gram for word in set(words) for gram in _grams(word))
    grams = {word: np.array([number[gram] for gram in _grams(word)], dtype=np.int64) for word in set(words)}
    rows = [grams[word] for word in words]
    sentence = np.repeat(np.arange(len(readings)), [len(reading.words) for reading in readings])
    standing = np.repeat(sentence, [len(row) for row in rows])
    return tf_idf(bags(standing, _joined(rows), len(readings)))


def _runs(sentence: Numbers, stems: Numbers, count: int) -> Bags:
    """Bags of pairs of neighbouring stems."""
    within = np.flatnonzero(sentence[:-1] == sentence[1:])
    codes = stems[within] * (stems.max(initial=0) + 1) + stems[within + 1]
    _, pairs = np.unique(codes, return_inverse=True)
    return tf_idf(bags(sentence[within], pairs.astype(np.int64), count))


def _joined(rows: Sequence[Numbers]) -> Numbers:
    return np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)


def _quotations(
    story: Story, quotations: Iterable[Quotation]
) -> tuple[list[dict[int, set[int]]], list[Matrix]]:
    """For each article the sentences of each shared quotation, and how much of each sentence is quoted."""
    sentences: list[dict[int, set[int]]] = [defaultdict(set) for _ in story.articles]
    inside = [np.zeros(len(article.sentences), dtype=np.float32) for article in story.articles]
    for number, quotation in enumerate(quotations):
        shared = quotation.shared
        for span in (span for occurrence in quotation.occurrences for span in occurrence.spans):
            inside[span.article][span.sentence] += span.end - span.start
            if shared:
                sentences[span.article][number].add(span.sentence)
    return sentences, [
        np.minimum(1, row / _lengths(article)) for row, article in zip(inside, story.articles, strict=True)
    ]


def _lengths(article: Article) -> Matrix:
    return np.array([max(1, len(sentence.text)) for sentence in article.sentences], dtype=np.float32)


@lru_cache(maxsize=65_536)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[at : at + GRAM] for at in range(max(1, len(padded) + 1 - GRAM)))
