"""The cast of a story: its persons and bodies, and the names by which they are printed.

Method: the mentions of `names` are gathered over the story by surname, so that "Pompeo" here gets the full
name that is printed there. Two first names make two persons, but for spellings and short forms of one. A name
alone is a person's if the story gives it a title, a description or a first name, or prints its last word
alone elsewhere. Nothing of a name is ever made up: only a fuller form that is printed is taken. Whom a name,
title or pronoun means at its place is told by `scene`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from tui.words.classes import pairs_of, words_of
from tui.words.names import POSSESSIVE, Mention, mentions
from tui.words.reading import Reading
from tui.words.shapes import begins, roles

CLOSE = 0.75
"""From which likeness on two first names are spellings of one."""


@dataclass(slots=True, eq=False)
class Member:
    """A person or body of the story; `forms` counts the names by which it is printed.

    `speaks` tells that some mention of it is the subject of a verb of saying.
    """

    surname: str
    firsts: set[str] = field(default_factory=set)
    gender: str = ""
    person: bool = False
    speaks: bool = False
    body: bool = False
    forms: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Its full name, as most often printed; a body's without the article."""
        full = max(map(_size, self.forms))
        return min(self.forms, key=lambda form: (-min(_size(form), full), -self.forms[form], form))


def _size(form: str) -> int:
    return min(2, len(form.split()))


class Cast:
    """The members of a story and where each article mentions them."""

    def __init__(self, readings: Sequence[Sequence[Reading]]) -> None:
        self.readings = readings
        small = _small(reading for rows in readings for reading in rows)
        self.found = [[mentions(reading, small) for reading in rows] for rows in readings]
        self._persons = _persons(self.found)
        self._bodies = _bodies(self.found)

    def member(self, mention: Mention, present: Mapping[Member, float]) -> Member | None:
        """Whom a name means; `present` says how often members were meant so far in its article."""
        same = self._persons.get(_surname(mention.name), ())
        if len(mention.name) > 1:
            return next(iter(_of_first_name(same, mention)), self._body(mention))
        if not same:
            return None if mention.person else self._body(mention)
        fitting = _of_gender(same, mention)
        here = [person for person in present if person in fitting] if len(fitting) > 1 else []
        described = [person for person in here if mention.roles & person.roles & roles()]
        # Of namesakes, the one that the article is about has the bare surname.
        return max(described or here, key=lambda person: present[person], default=next(iter(fitting), None))

    def namesakes(self, member: Member, mention: Mention) -> tuple[str, ...]:
        """Who else the story has that a bare surname may mean."""
        if len(mention.name) > 1:
            return ()
        fitting = _of_gender(self._persons.get(member.surname, ()), mention)
        return tuple(person.name for person in fitting if person is not member)

    def _body(self, mention: Mention) -> Member:
        return self._bodies[" ".join(mention.name).casefold()]


def _small(readings: Iterable[Reading]) -> frozenset[str]:
    """The folded words that a story prints small; participles too that only begin its sentences."""
    small: set[str] = set()
    opening: set[str] = set()
    capital: set[str] = set()
    for reading in readings:
        for at, word in enumerate(reading.words):
            if reading.text[word.start].islower():
                small.add(word.folded)
            elif word.folded.endswith(("ing", "ed")):
                (opening if begins(reading, at) else capital).add(word.folded)
    return frozenset(small | (opening - capital))


def _bodies(found: Sequence[Sequence[Sequence[Mention]]]) -> dict[str, Member]:
    """Everything that is named, by its name, as if it were a body; what is a person is never asked for."""
    bodies: dict[str, Member] = {}
    for mention in (one for article in found for rows in article for one in rows if one.name):
        name = " ".join(mention.name)
        member = bodies.setdefault(name.casefold(), Member(name.casefold()))
        member.body |= bool(mention.head) or (name.isalpha() and name.isupper() and 2 < len(name) < 7)
        member.forms[name] += 1
        member.speaks |= mention.speaks
    return bodies


def _persons(found: Sequence[Sequence[Sequence[Mention]]]) -> dict[str, list[Member]]:
    """The persons by surname."""
    persons: dict[str, list[Member]] = {}
    sentences = chain.from_iterable(found)
    names = [mention for mention in chain.from_iterable(sentences) if mention.kind == "name" and mention.name]
    alone = {_surname(mention.name) for mention in names if _shows_surname(mention)}
    # Sorted by nothing but print, so that the order of the articles does not count.
    for mention in sorted(names, key=lambda m: (not m.person, -min(2, len(m.name)), m.name, m.gender)):
        if not mention.head:
            _gather(persons, mention, alone)
    return persons


def _shows_surname(mention: Mention) -> bool:
    """Whether a name of one word is likely a person's: it is titled, speaks or owns something."""
    return len(mention.name) == 1 and (mention.person or mention.speaks or mention.weight == POSSESSIVE)


def _gather(persons: dict[str, list[Member]], mention: Mention, alone: Collection[str]) -> None:
    """Count a name for the person who bears it, a new one if there is none yet."""
    surname, full = _surname(mention.name), len(mention.name) > 1
    same = persons.get(surname, [])
    fitting = _of_first_name(same, mention, unnamed=True) if full else _of_gender(same, mention)
    named = full and not same and surname in alone and not mention.definite
    if not fitting and (mention.person or named):
        fitting = [Member(surname)]
        persons.setdefault(surname, []).append(fitting[0])
    if len(fitting) == 1:
        _join(fitting[0], mention, full)


def _of_first_name(same: Sequence[Member], mention: Mention, unnamed: bool = False) -> list[Member]:
    """Of persons of one surname, those with a mention's first name; `unnamed` those without any too."""
    first = mention.name[0].casefold()
    return [
        person
        for person in same
        if (unnamed and not person.firsts) or any(_alike(first, known) for known in person.firsts)
    ]


def _of_gender(same: Sequence[Member], mention: Mention) -> list[Member]:
    """Of persons of one surname, those whose gender does not speak against a mention's."""
    return [person for person in same if mention.gender in ("", person.gender) or not person.gender]


def _join(member: Member, mention: Mention, full: bool) -> None:
    if full:
        member.firsts.add(mention.name[0].casefold())
    member.forms[" ".join(mention.name)] += 1
    member.gender = member.gender or mention.gender
    member.person = True
    member.speaks |= mention.speaks
    member.roles |= mention.roles


def _surname(name: Sequence[str]) -> str:
    """The last word of a name without its suffix; of one with hyphens, the last part."""
    last = name[-1]
    if len(name) > 1 and last.casefold().rstrip(".") in words_of("suffixes"):
        last = name[-2]
    return last.casefold().rpartition("-")[2]


def _alike(a: str, b: str) -> bool:
    """Whether two first names are one: a spelling, an initial, or a short form."""
    a, b = a.rstrip("."), b.rstrip(".")
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    short = pairs_of("nicknames")
    if short.get(a, (a,)) == short.get(b, (b,)):
        return True
    if {a, b} & words_of("men") and {a, b} & words_of("women"):
        return False
    from rapidfuzz import fuzz

    return a[:1] == b[:1] and fuzz.ratio(a, b) >= CLOSE * 100
