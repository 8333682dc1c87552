"""A sentence as its reporting clause is read: quotations hidden, asides blank, its marks and verbs found.

Method: everything quoted is hidden; parentheses, party tags and ages are blanked out (`plain`), for they
stand between a name and its verb and tell nothing of who speaks. A verb in the passive ("asked whether",
"is said") and a noun of the same print ("the claims") report nothing. Who is the subject `subjects` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from tui.words.classes import words_of
from tui.words.marks import MARKS
from tui.words.tokens import Word

WEAKER = 1000.0
"""How many characters nearer a verb that reports only sometimes must stand."""

HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for each character of a quotation."""

_END = re.compile(rf"[;:()—–{HIDDEN}{re.escape(MARKS.replace(chr(39), '').replace('’', ''))}]|\s-\s")
_ASIDE = re.compile(rf"\([^(){HIDDEN}]*\)|,\s(?:[A-Z]-[^,{HIDDEN}]{{1,24}}|\d{{1,3}})(?=,\s)")
Words = tuple[int, int]
"""The words of a clause from one to before another."""


def plain(text: str) -> str:
    """A text in which parentheses, party tags and ages between commas are blank; of the same length.

    >>> plain("Lee Ray (R-Utah), 61, said")
    'Lee Ray             , said'
    """
    return _ASIDE.sub(lambda found: " " * len(found.group()), text)


@dataclass(frozen=True, eq=False)
class Clause:
    """A sentence with its quotations hidden: same length, so that places stay."""

    text: str
    words: tuple[Word, ...]

    def places(self, words: Words) -> tuple[int, int]:
        """The characters of the words from `start` to `end`."""
        return self.words[words[0]].start, self.words[words[1] - 1].end

    def folded(self, index: int) -> str:
        """The word at `index`, folded; empty where there is none."""
        return self.words[index].folded if 0 <= index < len(self.words) else ""

    def upper(self, index: int) -> bool:
        """Whether there is a word at `index`, and it is printed with a capital."""
        return 0 <= index < len(self.words) and self.text[self.words[index].start].isupper()

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """What stands before each word: nothing, a comma, or `|` where a clause ends."""
        found = ["|"]
        for before, after in zip(self.words, self.words[1:], strict=False):
            gap = self.text[before.end : after.start]
            # What stands behind a parenthesis with a capital begins anew ("WASHINGTON (AP) President …").
            anew = gap.startswith("   ") and self.text[after.start].isupper()
            found.append("|" if anew or _END.search(gap) else "," if "," in gap else "")
        return tuple(found)

    def boundary(self, index: int) -> bool:
        """Whether a mark stands before the word at `index`, or there is none."""
        return index >= len(self.words) or bool(self.marks[index])

    @cached_property
    def verbs(self) -> tuple[tuple[int, float], ...]:
        """The places of verbs of saying, and how many characters nearer a better one may stand."""
        return tuple(_verbs(self))


def clause_of(text: str, words: Iterable[Word]) -> Clause:
    """A sentence whose quotations are hidden already, with its asides blanked out."""
    blanked = plain(text)
    return Clause(blanked, tuple(word for word in words if blanked[word.start] not in (HIDDEN, " ")))


@cache
def _passives() -> frozenset[str]:
    """Words before a verb whose subject did not speak ("was asked", "newly announced")."""
    return words_of("be") | {"get", "gets", "got", "when", "if", "once", "newly"}


@cache
def _weaker() -> dict[str, float]:
    """The verbs of saying, each with how many characters nearer a better one may stand."""
    return dict.fromkeys(words_of("also_saying"), WEAKER) | dict.fromkeys(words_of("saying"), 0.0)


def _verbs(clause: Clause) -> Iterator[tuple[int, float]]:
    known = _weaker()
    for index, word in enumerate(clause.words):
        if word.folded not in known:
            continue
        if clause.upper(index) and (index or not word.folded.endswith("ing")):
            continue
        if clause.marks[index] or not _no_verb(clause, index):
            yield index, known[word.folded]


def _no_verb(clause: Clause, index: int) -> bool:
    """Whether a form of a verb of saying is a passive, a noun, or describes one ("newly announced")."""
    before = clause.folded(index - 1)
    if before in _passives():
        return True
    if before in words_of("articles", "possessives"):
        return True
    if clause.folded(index) not in words_of("saying_nouns"):
        return False
    owner = clause.text[clause.words[index - 1].end - 2 : clause.words[index - 1].end]
    return before in words_of("determiners", "prepositions") or owner in ("'s", "’s")
