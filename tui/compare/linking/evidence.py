"""Why two sentences are linked, in words a reader can check: what they share, as printed, strongest first.

Method: the words with meaning that both sentences have, by stem, told apart into names (printed with a
capital within some sentence of the story and never without one), numbers and other words; a quotation that
both carry; the longest run of words in common; and different words of one family (see `families`). Where
there is nothing else, the letters are alike. Words are told in the order of what they tell (rarity in the
story times rarity in English, see `lexicon` and `rarity`), and each kind of evidence is as strong as its
words together. A model that was heard says last how alike it finds both; where they are in different
languages, that alone is told.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.compare.linking.languages import foreign
from tui.compare.model import Link, Quotation
from tui.meaning.encoder import Witness
from tui.story.model import Ref
from tui.words.annotation import Annotation
from tui.words.families import families
from tui.words.rarity import rarity
from tui.words.reading import Reading, content
from tui.words.tokens import APOSTROPHES, Word

if TYPE_CHECKING:
    from tui.meaning.encoder import Vectors

LONGEST = 5
"""How many words of a kind are named."""

PHRASES = 4
"""How many phrases are given."""

PAIRS = 2
"""How many pairs of words are named that are kin."""

RUN = 5
"""From how many words on a run is told."""

MEANT = 0.3
"""From which likeness in meaning on it is told."""

QUOTED = "same quotation"
BETWEEN = "between two linked sentences"
ACROSS = "other language"
SPELT = "alike in spelling"


_NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence as evidence is looked for in it."""

    folded: tuple[str, ...]
    stems: frozenset[str]
    telling: dict[str, tuple[str, float, str]]
    """Each stem with meaning: its kind, what it tells, how it is first printed."""
    runs: frozenset[tuple[str, ...]]
    """Every `RUN` words that stand together."""
    families: dict[int, dict[str, str]]
    """The stems of each family, as first printed."""


def explained(
    links: Sequence[Link],
    annotation: Annotation,
    quotations: Iterable[Quotation],
    witness: Witness | None = None,
) -> tuple[Link, ...]:
    """The links, each with what it rests on; one made by hand rests on that alone."""
    evidence = Evidence(annotation)
    meant = _Meant(annotation, witness) if witness else None
    quoted = _quoted(quotations)
    linked = {(link.a, link.b) for link in links}
    told = []
    for link in links:
        if not link.by_hand:
            both = not quoted.get(link.a, _NOWHERE).isdisjoint(quoted.get(link.b, _NOWHERE))
            why = evidence.of(annotation[link.a], annotation[link.b], both)
            why = meant.beside(why, link) if meant else why
            why += (BETWEEN,) if _between(linked, link) else ()
            link = replace(link, evidence=why)  # noqa: PLW2901
        told.append(link)
    return tuple(told)


class _Meant:
    """Tells of links what a witness said of them."""

    def __init__(self, annotation: Annotation, witness: Witness) -> None:
        self._witness, self._apart = witness, foreign(annotation)
        self._between: dict[tuple[int, int], Vectors] = {}

    def beside(self, why: tuple[str, ...], link: Link) -> tuple[str, ...]:
        """The reasons that words give, with the meaning; between two languages words are no reason."""
        a, b = link.a.article, link.b.article
        if (a, b) not in self._between:
            self._between[a, b] = self._witness.between(a, b)
        across = (a, b) in self._apart
        if across and not self._witness.crosses:
            return why
        value = float(self._between[a, b][link.a.sentence, link.b.sentence])
        told = (f"alike in meaning ({value:.2f})",) if value >= MEANT else ()
        if across:
            return (ACROSS, *told)
        return told if told and why == (SPELT,) else why + told


def _quoted(quotations: Iterable[Quotation]) -> dict[Ref, set[int]]:
    """The shared quotations that stand in each sentence, by number."""
    numbers: dict[Ref, set[int]] = {}
    for number, quotation in enumerate(quotations):
        for occurrence in quotation.occurrences if quotation.shared else ():
            for span in occurrence.spans:
                numbers.setdefault(span.ref, set()).add(number)
    return numbers


def _between(linked: Container[tuple[Ref, Ref]], link: Link) -> bool:
    """Whether the sentences before both ends are linked, and those after both."""
    return all(
        (
            link.a._replace(sentence=link.a.sentence + step),
            link.b._replace(sentence=link.b.sentence + step),
        )
        in linked
        for step in (-1, 1)
    )


class Evidence:
    """Tells why two sentences of one story are linked."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._names = annotation.names
        self._known: dict[tuple[str, str, bool], tuple[str, ...]] = {}
        self._said: dict[str, _Said] = {}
        self._worth: dict[tuple[str, str], tuple[str, float] | None] = {}

    def of(self, a: Reading, b: Reading, quoted: bool = False) -> tuple[str, ...]:
        """What the two share, in the words of `a`, strongest first.

        `quoted` tells that both carry the same quotation.
        """
        # A refrain printed a hundred times in each of two articles makes ten thousand pairs of two texts.
        pair = a.text, b.text, quoted
        if pair not in self._known:
            self._known[pair] = self._of(self._read(a), self._read(b), quoted)
        return self._known[pair]

    def _of(self, a: _Said, b: _Said, quoted: bool) -> tuple[str, ...]:
        phrases = [phrase for _, phrase in sorted(_reasons(a, b, quoted))]
        return tuple(phrases[:PHRASES]) or (SPELT,)

    def _read(self, reading: Reading) -> _Said:
        if reading.text not in self._said:
            self._said[reading.text] = self._reading(reading)
        return self._said[reading.text]

    def _reading(self, reading: Reading) -> _Said:
        telling: dict[str, tuple[str, float, str]] = {}
        for index, (word, stem) in enumerate(zip(reading.words, reading.stems, strict=True)):
            if stem in telling:
                continue
            if (word.folded, stem) not in self._worth:
                self._worth[word.folded, stem] = self._weighed(word, stem)
            worth = self._worth[word.folded, stem]
            if worth:
                telling[stem] = *worth, _bare(reading.printed(index))
        kin: dict[int, dict[str, str]] = {}
        for stem, (_, _, printed) in telling.items():
            for family in families(stem):
                kin.setdefault(family, {})[stem] = printed
        folded = tuple(word.folded for word in reading.words)
        runs = frozenset(zip(*(folded[at:] for at in range(RUN)), strict=False))
        return _Said(folded, frozenset(reading.stems), telling, runs, kin)

    def _weighed(self, word: Word, stem: str) -> tuple[str, float] | None:
        """The kind of a word and what it tells; None where it means nothing."""
        if not content(word):
            return None
        kind = "numbers" if word.numeric else "names" if stem in self._names else "shared words"
        return kind, self._annotation.weight(stem) * rarity(stem)


def _reasons(a: _Said, b: _Said, quoted: bool) -> Iterator[tuple[float, str]]:
    """What two sentences share, each with how strong it is; the strongest is the lowest."""
    if quoted:
        yield -math.inf, QUOTED
    yield from _shared(a, b)
    if not a.runs.isdisjoint(b.runs):
        run = longest_run(a.folded, b.folded)
        # A run says more than its words alone: it is as strong as that many rare ones.
        yield -run, f"shared run of {run} words"
    if kin := _kin(a, b):
        yield -1.0, f"kin in meaning: {', '.join(kin[:PAIRS])}"


def _shared(a: _Said, b: _Said) -> Iterator[tuple[float, str]]:
    """The shared words of each kind."""
    kinds: dict[str, list[tuple[float, str]]] = {}
    for stem, (kind, weight, printed) in a.telling.items():
        if stem in b.stems:
            kinds.setdefault(kind, []).append((-weight, printed))
    for kind, words in kinds.items():
        words.sort()
        named = ", ".join(printed for _, printed in words[:LONGEST])
        yield sum(weight for weight, _ in words), f"{kind}: {named}"


def longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """The number of words of the longest run that both have.

    Each place is tried with one word more than the best so far, so that even a word said a thousand times by
    both takes but two looks a word.
    """
    said, longest = f" {' '.join(other)} ", 0
    for at in range(len(one)):
        while at + longest < len(one) and f" {' '.join(one[at : at + longest + 1])} " in said:
            longest += 1
    return longest


def _kin(a: _Said, b: _Said) -> list[str]:
    """Pairs of words of one family, as printed, that stand in one sentence alone."""
    found = []
    for family in sorted(a.families.keys() & b.families.keys()):
        mine, theirs = a.families[family], b.families[family]
        if not mine.keys() & theirs.keys():
            found.append(f"{next(iter(mine.values()))}/{next(iter(theirs.values()))}")
    return list(dict.fromkeys(found))


def _bare(printed: str) -> str:
    """The word without a possessive 's."""
    return (
        printed[:-2] if len(printed) > 2 and printed[-2] in APOSTROPHES and printed[-1] in "sS" else printed
    )
