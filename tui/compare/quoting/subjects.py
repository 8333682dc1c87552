"""Who is the subject of the verb that reports a quotation, by rules over the marks and words of its clause.

Method: a rule, in the line of Krestel, Bergler and Witte ("Minding the source", 2008) and textacy. Of the
verbs of saying outside quotations, the one nearest to a quotation's edge reports it. Its subject is

- the words with no mark between them and the verb, past what stands in front of them ("On Monday the minister
  said"; "with the mayor claiming"), else
- in a run of commas, the part that looks like a name ("the aide, Ann Lee, said"; "Milley, chairman of the
  Joint Chiefs, said"), else the first that describes nothing, else
- turned round, what follows the verb (`"…," said the minister`), of a bare title the name after it, else
- of a participle ("…, adding"), that of the verb before it.

"According to" names its own.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tui.compare.quoting.clauses import HIDDEN, Clause, Words
from tui.words.classes import words_of
from tui.words.marks import MARKS
from tui.words.reporting import says

LONGEST = 12
"""The most words that a speaker's name and description may have."""

PARTS = 4
"""How many parts of a run of commas before a verb are looked through."""

NAME = 7
"""The most words of a part that looks like a name, titles among them."""

ADDRESSED = 6
"""One more than the most words of an addressee."""

RELAYING = frozenset(("reports", "reported"))
"""Verbs whose subject tells what others did: a name behind them is whom a later participle means."""


class Reported(NamedTuple):
    """Characters of a clause: a speaker's, if there is one, and those of the verb that reports."""

    speaker: tuple[int, int] | None
    verb: tuple[int, int]


def reported(clause: Clause, start: int, end: int) -> Reported | None:
    """The speaker and verb in a clause that report the quotation at the characters `start` to `end`."""

    def distance(row: tuple[int, float]) -> float:
        word = clause.words[row[0]]
        return row[1] + min(abs(word.start - end), abs(start - word.end))

    nearest = min(clause.verbs, key=distance, default=None)
    if nearest is None:
        return _introduced(clause)
    verb = nearest[0]
    speaker = _before(clause, verb) or _inverted(clause, verb) or _shared(clause, verb)
    told = Reported(speaker and clause.places(speaker), clause.places((verb, verb + 1)))
    return told if speaker else _introduced(clause) or told


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


@cache
def between() -> frozenset[str]:
    """Words that stand between a subject and its verb."""
    return words_of("auxiliaries", "negations", "adverbs", "weekdays", "relative_days", "relative_times") | {
        "himself",
        "herself",
        "both",
        "only",
    }


@cache
def pronouns() -> frozenset[str]:
    """The pronouns that are subjects."""
    return frozenset(("he", "she", "they", "i", "we", "it", "you"))


@cache
def _leaving() -> frozenset[str]:
    """Words with which a speaker's name has ended."""
    ending = words_of("saying", "also_saying", "auxiliaries", "conjunctions", "prepositions", "negations")
    return (ending | between() | {"this", "last", "next", "first", "who", "whom"}) - {"of", "for"}


def _before(clause: Clause, verb: int) -> Words | None:
    """The subject before the verb at `verb`."""
    end = _past(clause, verb)
    if clause.boundary(end):
        return _in_commas(clause, end)
    before = clause.folded(end - 1)
    if before in pronouns() or (before in ("him", "them") and clause.folded(end).endswith("ing")):
        return end - 1, end
    start = _clause_start(clause, end)
    if start == end:
        return None
    led = clause.folded(start) in words_of("determiners")
    if before != "who" and (led or not _appositive(clause, start)):
        return _phrase(clause, start, end)
    return _in_commas(clause, start)


def _past(clause: Clause, verb: int) -> int:
    """Where the words begin that stand between a verb and its subject ("has | also | said")."""
    end = verb
    while end and not clause.marks[end]:
        before = clause.folded(end - 1)
        if before not in between() and not (before.endswith("ly") and not clause.upper(end - 1)):
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


def _in_commas(clause: Clause, end: int) -> Words | None:
    """The subject in a run of commas before a verb: what looks like a name, else what is no description."""
    parts = [part for part in _parts(clause, end) if not _fronts(clause, part[0])]
    named = next((part for part in parts if _like_name(clause, *part)), None)
    if named:
        return named
    subjects = (part for part in parts if not _appositive(clause, part[0]))
    return next((found for part in subjects if (found := _phrase(clause, *part))), None)


def _parts(clause: Clause, end: int) -> list[Words]:
    """The parts of a run of commas that ends before `end`, in order."""
    parts: list[Words] = []
    while end and clause.marks[end] == "," and len(parts) < PARTS:
        stop, end = end, _part_start(clause, end)
        tied = clause.folded(end) in ("and", "but", "or", "so")
        if end + tied < stop:
            parts.insert(0, (end + tied, stop))
        if tied:
            break
    return parts


def _part_start(clause: Clause, end: int) -> int:
    """Where the words begin that end before `end` and have no mark between them."""
    start = end - 1
    while start and not clause.marks[start]:
        start -= 1
    return start


def _fronts(clause: Clause, start: int) -> bool:
    """Whether a part between commas only says when, where or how ("in Rome", "speaking", "who ran")."""
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
    if first in ("a", "an", "one", "another"):
        return True
    return first not in pronouns() | words_of("determiners", "prepositions")


def _shared(clause: Clause, verb: int) -> Words | None:
    """The subject of "…, adding" and "… and said": that of the first verb of saying before it."""
    tied = verb > 0 and clause.folded(verb - 1) in ("and", "but") and not clause.marks[verb]
    if not tied and not clause.folded(verb).endswith("ing"):
        return None
    earlier = (index for index, _ in clause.verbs if index < verb)
    return next((found for index in earlier if (found := _before(clause, index))), None)


def _inverted(clause: Clause, verb: int) -> Words | None:
    """The subject after the verb, where the quotation stands before it: `"…," said the minister`."""
    start = verb + 1
    first = clause.folded(start)
    if clause.boundary(start) or first in words_of("conjunctions", "prepositions"):
        return None
    if clause.folded(verb).endswith("ing") or first.partition("'")[0] in pronouns():
        return None  # "saying the mayor did", "he said she had gone": somebody else
    if not clause.text[: clause.words[verb].start].rstrip(f" ,{MARKS}").endswith(HIDDEN):
        return None
    end = start + 1
    while not clause.boundary(end) and clause.folded(end) not in words_of("conjunctions"):
        end += 1
    return _after_title(clause, start, end) or _phrase(clause, start, end)


def _after_title(clause: Clause, start: int, end: int) -> Words | None:
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


def _phrase(clause: Clause, start: int, end: int, attached: bool = False) -> Words | None:
    """The first noun phrase of the words, if it can name a speaker.

    `attached` lets it go on over prepositions ("a statement from his office").
    """
    start = _past_front(clause, start, end)
    if start < end and clause.folded(start) in pronouns():
        return start, start + 1
    stop = _phrase_end(clause, start, end, attached)
    if start == stop or clause.folded(start) in words_of("prepositions", "question_words"):
        return None
    named = clause.folded(start) in words_of("determiners") or any(map(clause.upper, range(start, stop)))
    return (start, stop) if named else None


def _phrase_end(clause: Clause, start: int, end: int, attached: bool) -> int:
    """Where the noun phrase ends that begins at `start`."""
    stop = start
    while stop < end and (stop == start or not _leaves(clause, stop, attached)):
        if stop >= start + LONGEST and not clause.upper(stop):
            break  # no name is cut in two
        stop += 1
    return stop


def _past_front(clause: Clause, start: int, end: int) -> int:
    """Where the subject begins behind what stands in front of it ("On Monday | he", "with | him")."""
    skipped = (between() | words_of("conjunctions")) - {"last", "next"}
    while start < end and clause.folded(start) in skipped:
        start += 1
    first = clause.folded(start)
    if first == "with" and clause.folded(end).endswith("ing"):
        return start + 1
    if first not in words_of("prepositions") | {"last", "next"}:
        return start
    later = (at for at in range(end - 1, start + 1, -1) if _begins(clause, at))
    return next(later, start)


def _begins(clause: Clause, at: int) -> bool:
    """Whether a noun phrase begins at a word behind another ("On Monday | the …", "a tweet | Trump")."""
    if clause.folded(at - 1) in words_of("prepositions", "determiners"):
        return False
    return clause.folded(at) in words_of("determiners") or (clause.upper(at) and not clause.upper(at - 1))


def _leaves(clause: Clause, index: int, attached: bool) -> bool:
    """Whether the word at `index` no longer belongs to the noun phrase before it."""
    folded = clause.folded(index)
    if clause.upper(index):
        return folded in words_of("weekdays", "relative_days")
    if folded in says():
        return True  # behind a determiner too: "One said …"
    if folded in RELAYING and clause.upper(index + 1):
        return False  # "The Times reports the mayor left, saying …": the mayor says it
    if _pairs(clause, index) or clause.folded(index - 1) in words_of("determiners"):
        return False
    return folded in _leaving() and not (attached and folded in ("from", "by", "with"))
