"""The reporting verb of a clause and its subject, by rules over words and marks.

Method: a rule, in the line of Krestel, Bergler and Witte ("Minding the source", 2008) and textacy. Of the
verbs of saying that stand outside quotations, the one nearest to a quotation's edge reports it. Its subject is
found by the marks around it (`_before`, `_inverted`): the words with no mark before the verb; in a run of
commas ("Milley, chairman of the Joint Chiefs, said") the part that looks like a name; turned round, what
follows the verb. Parentheses, party tags and ages are blanked out first (`plain`). "According to" names its
own. A verb in the passive ("asked whether", "is said") and a noun of the same print ("the claims") report
nothing. A participle ("…, adding") has the subject of the verb before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from tui.words.classes import words_of
from tui.words.marks import MARKS
from tui.words.tokens import Word

LONGEST = 12
"""The most words that a speaker's name and description may have."""

PARTS = 4
"""How many parts of a run of commas before a verb are looked through."""

NAME = 7
"""The most words of a part that looks like a name, titles among them."""

ADDRESSED = 6
"""One more than the most words of an addressee."""

WEAKER = 1000.0
"""How many characters nearer a verb that reports only sometimes must stand."""

RELAYING = frozenset(("reports", "reported"))
"""Verbs whose subject tells what others did and said: a name behind them is whom a later participle means."""

HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for each character of a quotation."""

_END = re.compile(rf"[;:()—–{HIDDEN}{re.escape(MARKS.replace(chr(39), '').replace('’', ''))}]|\s-\s")
_ASIDE = re.compile(rf"\([^(){HIDDEN}]*\)|,\s(?:[A-Z]-[^,{HIDDEN}]{{1,24}}|\d{{1,3}})(?=,\s)")
_Words = tuple[int, int]


class Reported(NamedTuple):
    """Characters of a clause: a speaker's, if there is one, and those of the verb that reports."""

    speaker: tuple[int, int] | None
    verb: tuple[int, int]


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

    def places(self, words: _Words) -> tuple[int, int]:
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

    @cached_property
    def introduced(self) -> Reported | None:
        """What "according to" names."""
        return _introduced(self)


def clause_of(text: str, words: Iterable[Word]) -> Clause:
    """A sentence whose quotations are hidden already, with its asides blanked out."""
    blanked = plain(text)
    return Clause(blanked, tuple(word for word in words if blanked[word.start] not in (HIDDEN, " ")))


def addressee(clause: Clause, start: int) -> str:
    """Who is told: the words after a form of "tell" at a character ("told | reporters")."""
    verb = next(index for index, word in enumerate(clause.words) if word.start == start)
    if clause.folded(verb) not in ("told", "tells", "telling"):
        return ""
    end = verb + 1
    ends = words_of(
        "prepositions", "conjunctions", "auxiliaries", "question_words", "weekdays", "relative_days"
    )
    while end < len(clause.words) and not clause.marks[end] and clause.folded(end) not in ends:
        end += 1
    told = clause.folded(verb + 1)
    if not 1 < end - verb < ADDRESSED or told in words_of("pronouns"):
        return ""
    return clause.text[slice(*clause.places((verb + 1, end)))]


def reported(clause: Clause, start: int, end: int) -> Reported | None:
    """The speaker and verb in a clause that report the quotation at the characters `start` to `end`."""

    def distance(row: tuple[int, float]) -> float:
        word = clause.words[row[0]]
        return row[1] + min(abs(word.start - end), abs(start - word.end))

    nearest = min(clause.verbs, key=distance, default=None)
    if nearest is None:
        return clause.introduced
    verb = nearest[0]
    speaker = _before(clause, verb) or _inverted(clause, verb) or _shared(clause, verb)
    told = Reported(speaker and clause.places(speaker), clause.places((verb, verb + 1)))
    return told if speaker else clause.introduced or told


@cache
def _passives() -> frozenset[str]:
    """Words before a verb whose subject did not speak ("was asked")."""
    return words_of("be") | {"get", "gets", "got", "when", "if", "once"}


@cache
def _between() -> frozenset[str]:
    """Words that stand between a subject and its verb."""
    return words_of("auxiliaries", "negations", "adverbs", "weekdays", "relative_days", "relative_times") | {
        "himself",
        "herself",
        "both",
        "only",
    }


@cache
def _subjects() -> frozenset[str]:
    return frozenset(("he", "she", "they", "i", "we", "it", "you"))


@cache
def _leaving() -> frozenset[str]:
    """Words with which a speaker's name has ended."""
    ending = words_of("saying", "also_saying", "auxiliaries", "conjunctions", "prepositions", "negations")
    return (ending | _between() | {"this", "last", "next", "first", "who", "whom"}) - {"of", "for"}


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
    """Whether a form of a verb of saying is a passive, or a noun."""
    before = clause.folded(index - 1)
    if before in _passives():
        return True
    if clause.folded(index) not in words_of("saying_nouns"):
        return False
    owner = clause.text[clause.words[index - 1].end - 2 : clause.words[index - 1].end]
    return before in words_of("determiners", "prepositions") or owner in ("'s", "’s")


def _before(clause: Clause, verb: int) -> _Words | None:
    """The subject before the verb at `verb`."""
    end = _past(clause, verb)
    if clause.boundary(end):
        return _in_commas(clause, end) if clause.marks[end] == "," else None
    before = clause.folded(end - 1)
    of_him = end == verb and before in ("him", "them") and clause.folded(verb).endswith("ing")
    if before in _subjects() or of_him:
        return end - 1, end
    start = _clause_start(clause, end)
    led = clause.folded(start) in words_of("determiners")
    if before == "who" or start == end or (_appositive(clause, start) and not led):
        return _in_commas(clause, start) if start < end and clause.marks[start] == "," else None
    return _described(clause, start) or _phrase(clause, start, end)


def _past(clause: Clause, verb: int) -> int:
    """Where the words begin that stand between a verb and its subject ("has | also | said")."""
    end = verb
    while end and not clause.marks[end]:
        before = clause.folded(end - 1)
        if before not in _between() and not (before.endswith("ly") and not clause.upper(end - 1)):
            break
        end -= 1
    return end


def _clause_start(clause: Clause, end: int) -> int:
    """Where the clause begins whose words end before `end`."""
    start = end
    while start and not (start < len(clause.words) and clause.marks[start]):
        if clause.folded(start - 1) in words_of("conjunctions") and not _pairs(clause, start - 1):
            break
        start -= 1
    return start


def _pairs(clause: Clause, index: int) -> bool:
    """Whether a word ties two names ("Fish and Wildlife Service")."""
    if clause.folded(index) != "and" or clause.boundary(index) or clause.boundary(index + 1):
        return False
    return clause.upper(index - 1) and clause.upper(index + 1)


def _in_commas(clause: Clause, end: int) -> _Words | None:
    """The subject in a run of commas before a verb: what looks like a name, else what is no description."""
    parts: list[_Words] = []
    while end and clause.marks[end] == "," and len(parts) < PARTS:
        stop, end = end, _part_start(clause, end)
        tied = clause.folded(end) in ("and", "but", "or", "so")
        parts.insert(0, (end + tied, stop))
        if tied:
            break
    parts = [(start, end) for start, end in parts if start < end and not _fronts(clause, start)]
    named = next((part for part in parts if _like_name(clause, *part)), None)
    if named:
        return named
    subjects = (part for part in parts if not _appositive(clause, part[0]))
    return next((found for part in subjects if (found := _phrase(clause, *part))), None)


def _part_start(clause: Clause, end: int) -> int:
    """Where the words begin that end before `end` and have no mark between them."""
    start = end - 1
    while start and not clause.marks[start]:
        start -= 1
    return start


def _fronts(clause: Clause, start: int) -> bool:
    """Whether a part between commas only says when, where or how ("in Rome", "speaking on Monday", "who ran")."""
    first = clause.folded(start)
    if first in words_of("prepositions", "question_words", "weekdays", "months", "adverbs"):
        return True
    return first.endswith(("ing", "ed")) and not (clause.upper(start) and start)


def _like_name(clause: Clause, start: int, end: int) -> bool:
    """Whether words look like a name with its titles ("prime minister Adel Abdul-Mahdi")."""
    if not 0 < end - start <= NAME or not clause.upper(end - 1):
        return False
    tied = words_of("roles", "ranks", "particles") | {"of", "the", "and", "for"}
    return all(clause.upper(at) or clause.folded(at) in tied for at in range(start, end))


def _appositive(clause: Clause, start: int) -> bool:
    """Whether words describe what stands before them: after a comma, small, and no pronoun or article."""
    if clause.marks[start] != "," or clause.upper(start):
        return False
    first = clause.folded(start)
    return first in ("a", "an", "one", "another") or first not in _subjects() | words_of("determiners")


def _described(clause: Clause, start: int) -> _Words | None:
    """The name that a phrase after a comma describes ("Wayne Pacelle, | the head of the society said")."""
    if clause.folded(start) not in ("the", "its", "his", "her") or clause.marks[start] != ",":
        return None
    first = _part_start(clause, start)
    if _fronts(clause, first) or not all(clause.upper(at) for at in range(first, start)):
        return None
    return (first, start) if 1 < start - first < NAME else None


def _shared(clause: Clause, verb: int) -> _Words | None:
    """The subject of "…, adding" and "… and said": that of the first verb of saying before it."""
    tied = verb > 0 and clause.folded(verb - 1) in ("and", "but") and not clause.marks[verb]
    if not tied and not clause.folded(verb).endswith("ing"):
        return None
    earlier = (index for index, _ in clause.verbs if index < verb)
    return next((found for index in earlier if (found := _before(clause, index))), None)


def _inverted(clause: Clause, verb: int) -> _Words | None:
    """The subject after the verb, where the quotation stands before it: `"…," said the minister`."""
    start = verb + 1
    first = clause.folded(start)
    if clause.boundary(start) or first in words_of("conjunctions", "prepositions"):
        return None
    before = clause.text[: clause.words[verb].start].rstrip(f" ,{MARKS}")
    if not before.endswith(HIDDEN) or clause.folded(verb).endswith("ing"):
        return None
    if first.partition("'")[0] in _subjects():
        return None  # another clause: `"…," he said she had gone`
    end = start + 1
    while not clause.boundary(end) and clause.folded(end) not in words_of("conjunctions"):
        end += 1
    return _after_title(clause, start, end) or _phrase(clause, start, end)


def _after_title(clause: Clause, start: int, end: int) -> _Words | None:
    """The name after a bare title and a comma ("said the minister, | Adel Abdul-Mahdi")."""
    if end >= len(clause.words) or clause.marks[end] != ",":
        return None
    if any(clause.upper(at) for at in range(start, end)) or clause.folded(end - 1) not in words_of("roles"):
        return None
    stop = end + 1
    while not clause.boundary(stop):
        stop += 1
    return (end, stop) if stop - end > 1 and _like_name(clause, end, stop) else None


def _introduced(clause: Clause) -> Reported | None:
    for index in range(len(clause.words) - 2):
        if clause.folded(index) == "according" and clause.folded(index + 1) == "to":
            start = end = index + 2
            while not clause.boundary(end) or end == start:
                end += 1
            speaker = _phrase(clause, start, end, attached=True)
            if speaker:
                return Reported(clause.places(speaker), clause.places((index, start)))
    return None


def _phrase(clause: Clause, start: int, end: int, attached: bool = False) -> _Words | None:
    """The first noun phrase of the words, if it can name a speaker.

    `attached` lets it go on over prepositions ("a statement from his office").
    """
    start = _past_front(clause, start, end)
    if start < end and clause.folded(start) in _subjects():
        return start, start + 1
    stop = start
    while stop < min(end, start + LONGEST) and (stop == start or not _leaves(clause, stop, attached)):
        stop += 1
    while stop > start + 1 and clause.folded(stop - 1).endswith("ly") and not clause.upper(stop - 1):
        stop -= 1
    if start == stop or clause.folded(start) in words_of("prepositions", "question_words"):
        return None
    named = clause.folded(start) in words_of("determiners") or any(map(clause.upper, range(start, stop)))
    return (start, stop) if named else None


def _past_front(clause: Clause, start: int, end: int) -> int:
    """Where the subject begins behind what stands in front of it ("On Monday | the minister", "with | him")."""
    skipped = (_between() | words_of("conjunctions")) - {"last", "next"}
    while start < end and clause.folded(start) in skipped:
        start += 1
    first = clause.folded(start)
    if first == "with" and clause.folded(end).endswith("ing"):
        return start + 1
    if first not in words_of("prepositions") | {"last", "next"}:
        return start
    inner = words_of("prepositions", "determiners")
    for at in range(end - 1, start + 1, -1):
        after = clause.folded(at - 1)
        if after in inner:
            continue
        if clause.folded(at) in words_of("determiners") or (clause.upper(at) and not clause.upper(at - 1)):
            return at
    return start


def _leaves(clause: Clause, index: int, attached: bool) -> bool:
    """Whether the word at `index` no longer belongs to the noun phrase before it."""
    folded = clause.folded(index)
    if clause.upper(index):
        return folded in words_of("weekdays", "relative_days")
    if folded in RELAYING and clause.upper(index + 1):
        return False  # "The Times reports the mayor left, saying …": the mayor says it
    if _pairs(clause, index) or clause.folded(index - 1) in words_of("determiners"):
        return False
    return folded in _leaving() and not (attached and folded in ("from", "by", "with"))
