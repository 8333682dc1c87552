"""The reporting verb of a clause and its subject, by rules over words.

Method: a rule, in the line of Krestel, Bergler and Witte ("Minding the source", 2008) and textacy. Of the
reporting verbs of reporting.yaml that stand outside quotations, the one nearest to a quotation's edge
reports it; its subject are the words before it back to the clause's beginning (past a description between
commas), or after it where verb and subject are turned round ("said the minister"). "According to" names its
own. A verb in the passive ("asked whether", "is said") and a noun of the same print ("the claims") report
nothing. A participle ("…, adding") has the subject of the verb before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tui.words.marks import MARKS
from tui.words.reporting import stances
from tui.words.tokens import Word

LONGEST = 12
"""The most words that a speaker's name and description may have."""

HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for each character of a quotation."""


class _G:
    def __init__(self):
        from tui.words.classes import words_of as w

        self.always = w("saying")
        self.sometimes = w("also_saying")
        self.nouns = w("saying_nouns")
        self.passives = w("be") | frozenset(["get", "gets", "got", "when", "if", "once"])
        self.auxiliaries = w("be", "have", "do", "modals", "negations", "adverbs") | frozenset(
            [
                "later",
                "previously",
                "recently",
                "reportedly",
                "simply",
                "already",
                "famously",
                "only",
                "himself",
                "herself",
                "both",
            ]
        )
        self.conjunctions = w("conjunctions")
        self.prepositions = w("prepositions")
        self.pronouns = frozenset(["he", "she", "they", "i", "we", "it", "you"])
        self.determiners = w("determiners")
        self.times = w("weekdays", "relative_days", "relative_times")
        self.within = frozenset(("of", "for"))
        self.attached = frozenset(["of", "for", "from", "by", "with"])
        self.leaving = (
            self.always
            | self.sometimes
            | self.auxiliaries
            | self.conjunctions
            | self.prepositions
            | self.times
            | frozenset(["this", "last", "next", "first", "who", "whom"])
        ) - self.within


_g = None


def grammar():
    global _g
    _g = _g or _G()
    return _g


_CLAUSE = re.compile(rf"[,;:()—–{HIDDEN}{re.escape(MARKS.replace(chr(39), '').replace('’', ''))}]|\s-\s")
_Words = tuple[int, int]


class Reported(NamedTuple):
    """Characters of a clause: a speaker's, if there is one, and those of the verb that reports."""

    speaker: tuple[int, int] | None
    verb: tuple[int, int]


@dataclass(frozen=True, eq=False)
class Clause:
    """A sentence with its quotations hidden: same length, so that places stay."""

    text: str
    words: tuple[Word, ...]

    def printed(self, words: _Words) -> str:
        """The words from `start` to `end`."""
        start, end = self.places(words)
        return self.text[start:end]

    def places(self, words: _Words) -> tuple[int, int]:
        """The characters of the words from `start` to `end`."""
        return self.words[words[0]].start, self.words[words[1] - 1].end

    @cached_property
    def verbs(self) -> tuple[tuple[int, float], ...]:
        """The places of reporting verbs, and how many characters nearer a better one may stand."""
        return tuple(_verbs(self))

    @cached_property
    def introduced(self) -> Reported | None:
        """What "according to" names."""
        return _introduced(self)


def reported(clause: Clause, start: int, end: int) -> Reported | None:
    """The speaker and verb in a clause that report the quotation at the characters `start` to `end`."""

    def distance(row: tuple[int, float]) -> float:
        word = clause.words[row[0]]
        return row[1] + min(abs(word.start - end), abs(start - word.end))

    nearest = min(clause.verbs, key=distance, default=None)
    if nearest is None:
        return clause.introduced
    verb = nearest[0]
    speaker = _subject(clause, verb)
    told = Reported(speaker and clause.places(speaker), clause.places((verb, verb + 1)))
    return told if speaker else clause.introduced or told


def stance(verb: str | None) -> str:
    """What a reporting verb implies, by its printed form; empty where nothing is known of it."""
    return stances().get(verb.casefold(), "") if verb else ""


def _verbs(clause: Clause) -> Iterator[tuple[int, float]]:
    known = grammar()
    for index, word in enumerate(clause.words):
        if word.folded not in known.always and word.folded not in known.sometimes:
            continue
        if clause.text[word.start].isupper() and (index or not word.folded.endswith("ing")):
            continue
        if index and not _boundary(clause, index):
            before = clause.words[index - 1].folded
            owner = clause.text[clause.words[index - 1].end - 2 : clause.words[index - 1].end]
            if before in known.passives or (
                word.folded in known.nouns
                and (before in known.determiners or before in known.prepositions or owner in ("'s", "’s"))
            ):
                continue
        yield index, 0.0 if word.folded in known.always else 1000.0


def _subject(clause: Clause, verb: int) -> _Words | None:
    """The subject of the verb at `verb`: before it, else after it."""
    return _before(clause, verb) or _after(clause, verb) or _participle(clause, verb)


def _before(clause: Clause, verb: int) -> _Words | None:
    known = grammar()
    end = verb
    while (
        end and not _boundary(clause, end) and clause.words[end - 1].folded in known.auxiliaries | known.times
    ):
        end -= 1
    if end and not _boundary(clause, end):
        before = clause.words[end - 1].folded
        of_him = end == verb and before in ("him", "them") and clause.words[verb].folded.endswith("ing")
        if before in known.pronouns or of_him:
            return end - 1, end
    start = _clause_start(clause, end)
    if start == end or clause.words[end - 1].folded == "who" or _appositive(clause, start, end):
        return _before_comma(clause, start)
    if named := _described(clause, start):
        return named
    return _phrase(clause, start, end)


def _clause_start(clause: Clause, end: int) -> int:
    """Where the clause begins whose words end before `end`."""
    start = end
    while start and not (start < len(clause.words) and _boundary(clause, start)):
        if clause.words[start - 1].folded in grammar().conjunctions and not _pairs(clause, start - 1):
            break
        start -= 1
    return start


def _pairs(clause: Clause, index: int) -> bool:
    """Whether a word ties two names ("Fish and Wildlife Service")."""
    if clause.words[index].folded != "and" or not 0 < index < len(clause.words) - 1:
        return False
    sides = clause.words[index - 1], clause.words[index + 1]
    return all(clause.text[word.start].isupper() for word in sides) and not _boundary(clause, index)


def _described(clause: Clause, start: int) -> _Words | None:
    """The name that a phrase after a comma describes ("Wayne Pacelle, | the head of the society, said")."""
    if (
        not start
        or start >= len(clause.words)
        or clause.words[start].folded not in ("the", "its", "his", "her")
    ):
        return None
    gap = clause.text[clause.words[start - 1].end : clause.words[start].start]
    first = start - 1
    while first and not _boundary(clause, first):
        first -= 1
    named = clause.words[first:start]
    capital = all(clause.text[word.start].isupper() for word in named)
    plain = named[0].folded not in grammar().prepositions and named[0].folded not in grammar().times
    return (first, start) if gap.strip() == "," and capital and plain and 1 < len(named) < 6 else None


def _before_comma(clause: Clause, start: int) -> _Words | None:
    """The subject before a description between commas ("Milley, chairman of the Joint Chiefs, said")."""
    for _ in range(2):
        if not start or start >= len(clause.words):
            return None
        if clause.text[clause.words[start - 1].end : clause.words[start].start].strip() != ",":
            return None
        end, start = start, start - 1
        while start and not _boundary(clause, start):
            start -= 1
        if not _appositive(clause, start, end):
            return _described(clause, start) or _phrase(clause, start, end)
    return None


def _appositive(clause: Clause, start: int, end: int) -> bool:
    """Whether words describe what stands before them: small from the first on, and no pronoun or article."""
    first = clause.words[start]
    plain = first.folded in grammar().pronouns | grammar().determiners - {"a", "an", "one", "another"}
    follows = bool(start) and clause.text[clause.words[start - 1].end : first.start].strip() == ","
    return follows and start < end and clause.text[first.start].islower() and not plain


def _participle(clause: Clause, verb: int) -> _Words | None:
    """The subject of "…, adding" and "… and said": that of the first reporting verb before it."""
    tied = verb > 0 and clause.words[verb - 1].folded in ("and", "but") and not _boundary(clause, verb)
    if tied or clause.words[verb].folded.endswith("ing"):
        for index, _ in clause.verbs:
            if index < verb and (speaker := _before(clause, index)):
                return speaker
    return None


def _after(clause: Clause, verb: int) -> _Words | None:
    known = grammar()
    start = verb + 1
    if (
        start >= len(clause.words)
        or _boundary(clause, start)
        or clause.words[start].folded in known.conjunctions | known.prepositions
    ):
        return None
    end = start + 1
    while (
        end < len(clause.words)
        and not _boundary(clause, end)
        and clause.words[end].folded not in known.conjunctions
    ):
        end += 1
    # Turned round, a subject follows the quotation: `"…," said the minister`.
    before = clause.text[: clause.words[verb].start].rstrip(f" ,{MARKS}")
    return _phrase(clause, start, end) if before.endswith(HIDDEN) else None


def _introduced(clause: Clause) -> Reported | None:
    for index in range(len(clause.words) - 2):
        if clause.words[index].folded == "according" and clause.words[index + 1].folded == "to":
            start = index + 2
            end = next((at for at in range(start + 1, len(clause.words)) if _boundary(clause, at)), None)
            speaker = _phrase(clause, start, end or len(clause.words), grammar().attached)
            if speaker:
                return Reported(clause.places(speaker), clause.places((index, start)))
    return None


def _boundary(clause: Clause, index: int) -> bool:
    """Whether a clause ends between the word before `index` and the word at it."""
    before, after = clause.words[index - 1].end, clause.words[index].start
    return after - before > 1 and bool(_CLAUSE.search(clause.text, before, after))


def _phrase(clause: Clause, start: int, end: int, within: frozenset[str] = frozenset()) -> _Words | None:
    """The first noun phrase of the words, which goes on over those of `within`, if it can name a speaker."""
    known = grammar()
    while start < end and clause.words[start].folded in known.auxiliaries | known.times | known.conjunctions:
        start += 1
    if start < end and clause.words[start].folded in known.pronouns:
        return start, start + 1
    stop = start
    while stop < min(end, start + LONGEST) and (stop == start or not _leaves(clause, stop, within)):
        stop += 1
    while stop > start + 1 and clause.words[stop - 1].folded.endswith("ly") and _small(clause, stop - 1):
        stop -= 1
    found = clause.words[start:stop]
    if not found or found[0].folded in known.prepositions:
        return None
    names = any(clause.text[word.start].isupper() for word in found)
    named = names or found[0].folded in known.pronouns or found[0].folded in known.determiners
    return (start, stop) if named else None


def _small(clause: Clause, index: int) -> bool:
    return clause.text[clause.words[index].start].islower()


def _leaves(clause: Clause, index: int, within: frozenset[str]) -> bool:
    """Whether the word at `index` no longer belongs to the noun phrase before it."""
    word, known = clause.words[index], grammar()
    if clause.text[word.start].isupper():
        return word.folded in known.times
    if (word.folded == "and" and _pairs(clause, index)) or clause.words[
        index - 1
    ].folded in known.determiners:
        return False
    return word.folded in known.leaving and word.folded not in within
