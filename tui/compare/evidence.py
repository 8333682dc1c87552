"""Why two sentences are linked, in words a reader can check: what they share, as printed, strongest first.

Method: the words with meaning that both sentences have, by stem, told apart into names (printed with a
capital within some sentence of the story and never without one), numbers and other words; the longest run
of words in common; and words that are merely alike in spelling, by normalised edit distance (Levenshtein,
1966). Each kind of evidence is as strong as the weights of its words together, see `lexicon`.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process

from tui.compare.lexicon import Lexicon, Reading, content
from tui.compare.words import APOSTROPHES

LONGEST = 5
"""How many words of a kind are named."""

RUN = 5
"""From how many words on a run is told."""

ALIKE = 75
"""From which likeness of spelling on, 0..100, two words are told as alike."""


class Evidence:
    """Tells why two sentences of one story are linked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        every = [reading for rows in lexicon.readings for reading in rows]
        self._names = frozenset(_names(every))
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, a: Reading, b: Reading) -> tuple[str, ...]:
        """What the two share, in the words of `a`, strongest first."""
        # A refrain printed a hundred times in each of two articles makes ten thousand pairs of two texts.
        pair = a.text, b.text
        if pair not in self._known:
            self._known[pair] = self._of(a, b)
        return self._known[pair]

    def _of(self, a: Reading, b: Reading) -> tuple[str, ...]:
        found: list[tuple[float, str]] = []
        shared = self._by_kind(a, set(b.stems))
        for kind, rows in shared.items():
            if rows:
                rows.sort(key=lambda row: (-row[0], row[1]))
                named = ", ".join(word for _, word in rows[:LONGEST])
                found.append((sum(weight for weight, _ in rows), f"{kind}: {named}"))
        run = longest_run(a, b)
        if run >= RUN:
            # A run says more than its words alone: it is as strong as twice as many common ones.
            found.append((2.0 * run, f"shared run of {run} words"))
        found.sort(key=lambda row: (-row[0], row[1]))
        alike = self._alike(a, b)
        if alike:
            found.append((0.0, f"words alike: {', '.join(alike[:3])}"))
        return tuple(phrase for _, phrase in found) or ("alike in spelling",)

    def _by_kind(self, a: Reading, others: set[str]) -> dict[str, list[tuple[float, str]]]:
        kinds: dict[str, list[tuple[float, str]]] = {"names": [], "numbers": [], "shared words": []}
        seen: set[str] = set()
        for index, (word, stem) in enumerate(zip(a.words, a.stems, strict=True)):
            if stem in seen or stem not in others or not content(word):
                continue
            seen.add(stem)
            kind = "numbers" if word.numeric else "names" if stem in self._names else "shared words"
            kinds[kind].append((self._lexicon.weight(stem), _bare(a.printed(index))))
        return kinds

    def _alike(self, a: Reading, b: Reading) -> list[str]:
        mine, theirs = _telling(a, set(b.stems)), _telling(b, set(a.stems))
        rows = []
        for folded, printed in mine.items():
            best = process.extractOne(folded, theirs.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
            if best:
                rows.append((-best[1], f"{printed}/{theirs[best[0]]}"))
        return [phrase for _, phrase in sorted(rows)]


def longest_run(a: Reading, b: Reading) -> int:
    """The number of words of the longest run that both have."""
    left, right = [word.folded for word in a.words], [word.folded for word in b.words]
    return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size


def _telling(reading: Reading, others: set[str]) -> dict[str, str]:
    """The longer words with meaning that are not among `others`, sorted, each as printed."""
    found = {
        word.folded: _bare(reading.printed(index))
        for index, (word, stem) in enumerate(zip(reading.words, reading.stems, strict=True))
        if len(word.folded) > 3 and not word.numeric and stem not in others and content(word)
    }
    return dict(sorted(found.items()))


def _names(readings: Iterable[Reading]) -> set[str]:
    capital: set[str] = set()
    small: set[str] = set()
    for reading in readings:
        for index, stem in enumerate(reading.stems):
            initial = reading.text[reading.words[index].start]
            if initial.islower():
                small.add(stem)
            elif initial.isupper() and index:
                capital.add(stem)
    return capital - small


def _bare(printed: str) -> str:
    """The word without a possessive 's."""
    return (
        printed[:-2] if len(printed) > 2 and printed[-2] in APOSTROPHES and printed[-1] in "sS" else printed
    )
