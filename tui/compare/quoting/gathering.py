"""Which quotations are one utterance: the candidates of a story, those of one together.

Method: candidates are taken from the longest to the shortest; each joins the group whose members hold it
best, or begins one of its own. So a fragment joins one full form and can never tie two together. A candidate
holds another if their longest common blocks of stems (Ratcliff and Obershelp, 1988) cover enough of the
shorter, with enough words of meaning among them: a quotation that is cut short, split, inflected or
punctuated differently is found; two that share a turn of phrase are not. What stands between dots of
omission is held by itself. A word or two tie quotations only of one speaker, as far as both are known.
Text-reuse tools find the same runs of words (PAN 2014, passim), but drop what one article says twice and
have no bounds of quotations.

Only candidates with a common run of stems, of the size that holding needs, are aligned at all: an index of
the runs finds them (shingles; Broder, "On the resemblance and containment of documents", 1997). What is found
is the same as if all were aligned.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property
from itertools import chain

from tui.compare.quoting.speakers import Speaker, same_speaker
from tui.story.model import Ref
from tui.words import limits
from tui.words.annotation import Annotation
from tui.words.classes import words_of
from tui.words.rarity import UNLISTED, rarity
from tui.words.reading import Reading, content
from tui.words.tokens import Word
from tui.words.utterances import Utterance

COVER = 0.6
"""The share of the shorter candidate's words that a longer one must hold."""

SHORT = 4
"""Wordings of fewer words must be held whole; longer ones must have so many words in a run."""

LONGEST = 250
"""Words by which a quotation is known again: aligning takes time with their product."""

PART = 0.8
"""The share of the words between dots of omission that another candidate must hold."""

NEARLY = 0.8
"""The cover that the words of two speakers must have to be one utterance."""

NO_FIT = (0.0, 0.0)

_OMISSION = re.compile(r"\[?(?:\.\s?\.\s?\.|…)\]?")


@dataclass(frozen=True, eq=False)
class Candidate:
    """An utterance with its words, the stems of those that mean something, and its speaker.

    `parts` are the stems between dots of omission, if there are any. `title` tells a name in marks.
    """

    utterance: Utterance
    reading: Reading
    telling: frozenset[str]
    title: bool
    name: tuple[str, int, int]
    speaker: Speaker
    parts: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def negated(self) -> bool:
        """Whether it denies something."""
        return _negated(self.reading)


def gather(candidates: Sequence[Candidate], annotation: Annotation) -> list[list[Candidate]]:
    """The candidates, those of one utterance together, the fullest form first."""
    rare = _only_quoted(candidates, annotation)
    groups: list[list[Candidate]] = []
    shelf = Shelf()
    for candidate in sorted(candidates, key=lambda c: (-len(c.reading.words), c.name)):
        near = _near(candidate, shelf, rare)
        number = best(near, candidate, annotation) if near else None
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(candidate)
        if not candidate.title:
            shelf.add(candidate, number)
    return groups


def _near(candidate: Candidate, shelf: Shelf, rare: frozenset[str]) -> dict[int, list[Candidate]]:
    """The candidates on the shelf that may hold one, by their group."""
    if candidate.title:
        return {}
    if len(candidate.telling) != 1 or len(candidate.reading.words) >= SHORT:
        return shelf.near(candidate)
    if not candidate.telling <= rare:
        return {}
    near, stems = shelf.near(candidate), candidate.reading.stems
    if all(rarity(stem) >= UNLISTED for stem in candidate.telling):
        return near
    # A common word is known again only where it is all that is quoted.
    return {n: held for n, held in near.items() if any(other.reading.stems == stems for other in held)}


def best(near: Mapping[int, Sequence[Candidate]], candidate: Candidate, annotation: Annotation) -> int | None:
    """The group, of those near, that holds a candidate best."""
    matcher: SequenceMatcher[str] = SequenceMatcher(None, (), candidate.reading.stems, autojunk=False)
    fits = {n: max(fit(member, candidate, annotation, matcher) for member in near[n]) for n in near}
    best = max(near, key=lambda n: (fits[n], n))
    return None if fits[best] == NO_FIT else best


class Shelf:
    """The candidates that are in a group, found again by the runs of stems in them.

    `fit` is nothing without a common run of a size that the shorter candidate's length gives. Wordings come
    longest first, so that size only falls; the shelf is laid out anew each time it does.
    """

    def __init__(self) -> None:
        self._size = SHORT
        self._rows: list[tuple[Candidate, int]] = []
        self._seen: set[tuple[int, tuple[str, ...], frozenset[str]]] = set()
        self._at: dict[tuple[str, ...], list[int]] = {}

    def near(self, candidate: Candidate) -> dict[int, list[Candidate]]:
        """The candidates that may hold one that is no longer than they are, by their group."""
        size = max(1, min(SHORT, len(candidate.reading.stems) - 1))
        if size < self._size:
            self._size, self._at = size, {}
            for row in range(len(self._rows)):
                self._lay(row)
        rows = {row for run in _runs(candidate.reading.stems, size) for row in self._at.get(run, ())}
        found: dict[int, list[Candidate]] = {}
        for row in sorted(rows):
            found.setdefault(self._rows[row][1], []).append(self._rows[row][0])
        return found

    def add(self, candidate: Candidate, group: int) -> None:
        """Put a candidate of a group on the shelf, if the group has no other of the same stems."""
        key = (group, candidate.reading.stems, candidate.telling)
        if key not in self._seen:
            self._seen.add(key)
            self._rows.append((candidate, group))
            self._lay(len(self._rows) - 1)

    def _lay(self, row: int) -> None:
        for run in _runs(self._rows[row][0].reading.stems, self._size):
            self._at.setdefault(run, []).append(row)


def _runs(stems: Sequence[str], size: int) -> set[tuple[str, ...]]:
    """The runs of so many stems."""
    return set(zip(*(stems[at:] for at in range(size)), strict=False))


def _only_quoted(candidates: Sequence[Candidate], annotation: Annotation) -> frozenset[str]:
    """The stems that the story prints in quotations alone: one such word is enough to know a quotation by."""
    quoted: dict[str, set[Ref]] = {}
    for candidate in candidates:
        for stem in candidate.telling:
            quoted.setdefault(stem, set()).update(span.ref for span in candidate.utterance.spans)
    return frozenset(stem for stem, refs in quoted.items() if len(refs) >= annotation.frequency.get(stem, 0))


def fit(
    longer: Candidate, shorter: Candidate, annotation: Annotation, matcher: SequenceMatcher[str]
) -> tuple[float, float]:
    """How well one candidate holds another: the share of its words, the weight of those that tell.

    `matcher` has the stems of the shorter as its second sequence. Both are 0 where it does not hold it.
    """
    if not _may_hold(longer, shorter):
        return NO_FIT
    stems, common = shorter.reading.stems, longer.telling & shorter.telling
    matcher.set_seq1(longer.reading.stems)
    blocks = [block for block in matcher.get_matching_blocks() if _counts(block, stems, common)]
    shared = common.intersection(chain.from_iterable(stems[b.b : b.b + b.size] for b in blocks))
    sizes = [block.size for block in blocks]
    cover = sum(sizes) / len(stems)
    held = _holds(shorter, cover, max(sizes), len(shared)) or _in_part(longer, shorter)
    if not held or not _one_speaker(longer, shorter, cover):
        return NO_FIT
    return round(cover, 2), sum(map(annotation.weight, sorted(shared)))


def _counts(block: Match, stems: Sequence[str], common: Collection[str]) -> bool:
    """Whether a common block is more than one word that tells nothing."""
    return block.size > 1 or (block.size == 1 and stems[block.b] in common)


def _one_speaker(longer: Candidate, shorter: Candidate, cover: float) -> bool:
    """Whether the speakers do not speak against one utterance: of two, nearly all the words must be held."""
    if same_speaker(longer.speaker, shorter.speaker):
        return True
    stems = shorter.reading.stems
    return cover >= NEARLY and (len(stems) >= SHORT or stems == longer.reading.stems)


def _may_hold(longer: Candidate, shorter: Candidate) -> bool:
    """What can be told before the words are aligned: enough telling words in common, and no negation more."""
    common = len(longer.telling & shorter.telling)
    if not common or common < min(2, len(shorter.telling)) or (shorter.negated and not longer.negated):
        return False
    return common >= COVER * len(shorter.telling) or bool(longer.parts or shorter.parts)


def _holds(shorter: Candidate, cover: float, run: int, shared: int) -> bool:
    """Whether so much of a candidate, in runs of such a size, is held."""
    size = len(shorter.reading.stems)
    if run < min(SHORT, size - 1):
        return False
    return cover == 1 if size < SHORT else cover >= COVER and shared >= COVER * len(shorter.telling)


def _in_part(a: Candidate, b: Candidate) -> bool:
    """Whether what stands between one's dots of omission is found in the other."""
    for one, other in ((a, b), (b, a)):
        for part in one.parts:
            if len(part) <= SHORT or len(other.telling.intersection(part)) < 2:
                continue
            matcher = SequenceMatcher(None, part, other.reading.stems, autojunk=False)
            held = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
            if held >= PART * len(part):
                return True
    return False


def candidate_of(annotation: Annotation, utterance: Utterance, speaker: Speaker) -> Candidate:
    """An utterance as it is compared."""
    article = annotation.story.articles[utterance.article]
    reading = _reading(annotation, utterance)
    pairs = [(word, stem) for word, stem in zip(reading.words, reading.stems, strict=True) if content(word)]
    # A name in marks (of a programme, a ship, a person) is no utterance, however many sources print it.
    title = len(reading.words) <= SHORT and not any(utterance.text[word.start].islower() for word, _ in pairs)
    first = utterance.spans[0]
    telling = frozenset(stem for _, stem in pairs)
    name = (article.id, first.sentence, first.start)
    return Candidate(utterance, reading, telling, title, name, speaker, _parts(reading))


def _reading(annotation: Annotation, utterance: Utterance) -> Reading:
    """The words of an utterance, as its sentences were read."""
    words: list[Word] = []
    stems: list[str] = []
    at = 0
    for span in utterance.spans:
        reading, shift = annotation[span.ref], at - span.start
        for word, stem in zip(reading.words, reading.stems, strict=True):
            if span.start <= word.start and word.end <= span.end:
                words.append(Word(word.start + shift, word.end + shift, word.folded))
                stems.append(stem)
        at += span.end - span.start + 1
    if len(words) > LONGEST:
        limits.tell(f"quotations of over {LONGEST} words were compared by their first {LONGEST}")
    return Reading(utterance.text, tuple(words[:LONGEST]), tuple(stems[:LONGEST]))


def _parts(reading: Reading) -> tuple[tuple[str, ...], ...]:
    """The stems between dots of omission; none where there are no dots."""
    cuts = [found.start() for found in _OMISSION.finditer(reading.text)]
    if not cuts:
        return ()
    parts: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
    for word, stem in zip(reading.words, reading.stems, strict=True):
        parts[sum(cut < word.start for cut in cuts)].append(stem)
    return tuple(tuple(part) for part in parts if part)


def _negated(reading: Reading) -> bool:
    nots = words_of("negations")
    return any(word.folded in nots or word.folded.endswith("n't") for word in reading.words)
