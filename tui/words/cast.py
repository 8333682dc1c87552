"""The cast of a story: its persons and bodies, and the names by which they are printed.

Method: the mentions of `names` are gathered over the story by surname, so that "Pompeo" here gets the full
name that is printed there. Two first names make two persons, but for spellings and short forms of one. A name
alone is a person's if the story gives it a title, a description or a first name, or prints its last word
alone elsewhere. Nothing of a name is ever made up: only a fuller form that is printed is taken. Whom a name,
title or pronoun means at its place is told by `scene`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.words.castwords import lists
from tui.words.names import Mention, mentions
from tui.words.reading import Reading

CLOSE = 0.75
"""From which likeness on two first names are spellings of one."""


@dataclass(slots=True, eq=False)
class Member:
    """A person or body of the story; `forms` counts the names by which it is printed."""

    surname: str
    firsts: set[str] = field(default_factory=set)
    gender: str = ""
    person: bool = False
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
        small = {
            word.folded
            for rows in readings
            for reading in rows
            for word in reading.words
            if reading.text[word.start].islower()
        }
        self.found = [[mentions(reading, small) for reading in rows] for rows in readings]
        self._persons = _persons(self.found)
        self._bodies = _bodies(self.found)

    def member(self, mention: Mention, present: Mapping[Member, float]) -> Member | None:
        """Whom a name means; `present` says how often members were meant so far in its article."""
        surname = _surname(mention.name)
        same = self._persons.get(surname, ())
        if not same:
            if mention.person and len(mention.name) == 1 and not mention.head:
                return None
            return self._body(mention)
        if len(mention.name) > 1:
            first = mention.name[0].casefold()
            fitting = [one for one in same if any(_alike(first, known) for known in one.firsts)]
            if fitting:
                return fitting[0]
            if mention.head or not any(one.person for one in same):
                return self._body(mention)
        fitting = [one for one in same if mention.gender in ("", one.gender) or not one.gender]
        here = [one for one in present if one in fitting]
        if len(fitting) == 1 or not here:
            return fitting[0] if fitting else None
        described = [one for one in here if mention.roles & one.roles & lists()["roles"]]
        # Of namesakes, the one that the article is about has the bare surname.
        return max(described or here, key=lambda one: present[one])

    def namesakes(self, member: Member, mention: Mention) -> tuple[str, ...]:
        """Who else the story has that a bare surname may mean."""
        if len(mention.name) > 1:
            return ()
        same = self._persons.get(member.surname, ())
        fitting = (one for one in same if mention.gender in ("", one.gender) or not one.gender)
        return tuple(one.name for one in fitting if one is not member)

    def _body(self, mention: Mention) -> Member:
        return self._bodies[" ".join(mention.name).casefold()]


def _bodies(found: Sequence[Sequence[Sequence[Mention]]]) -> dict[str, Member]:
    """Everything that is named, by its name, as if it were a body; what is a person is never asked for."""
    bodies: dict[str, Member] = {}
    for mention in (one for article in found for rows in article for one in rows if one.name):
        name = " ".join(mention.name)
        member = bodies.setdefault(name.casefold(), Member(name.casefold()))
        member.body |= bool(mention.head) or (name.isupper() and 2 < len(name) < 7)
        member.forms[name] += 1
    return bodies


def _persons(found: Sequence[Sequence[Sequence[Mention]]]) -> dict[str, list[Member]]:
    """The persons by surname."""
    persons: dict[str, list[Member]] = {}
    names = [one for article in found for rows in article for one in rows if one.kind == "name" and one.name]
    alone = {_surname(one.name) for one in names if len(one.name) == 1}
    # Sorted by nothing but print, so that the order of the articles does not count.
    for mention in sorted(
        names, key=lambda one: (not one.person, -min(2, len(one.name)), one.name, one.gender)
    ):
        if mention.head:
            continue
        surname, first = _surname(mention.name), mention.name[0].casefold()
        same = persons.get(surname, [])
        full = len(mention.name) > 1
        if full and not same and not mention.person and (surname not in alone or mention.definite):
            continue
        if full:
            fitting = [
                one for one in same if not one.firsts or any(_alike(first, known) for known in one.firsts)
            ]
            if not fitting and same and not mention.person:
                continue
        else:
            fitting = [one for one in same if mention.gender in ("", one.gender) or not one.gender]
        if not fitting and (full or mention.person):
            fitting = [Member(surname)]
            persons.setdefault(surname, []).append(fitting[0])
        if len(fitting) != 1:
            continue
        _join(fitting[0], mention, full)
    return persons


def _join(member: Member, mention: Mention, full: bool) -> None:
    if full:
        member.firsts.add(mention.name[0].casefold())
    member.forms[" ".join(mention.name)] += 1
    member.gender = member.gender or mention.gender
    member.person = True
    member.roles |= mention.roles


def _surname(name: Sequence[str]) -> str:
    """The last word of a name without its suffix; of one with hyphens, the last part."""
    last = name[-1]
    if len(name) > 1 and last.casefold().rstrip(".") in lists()["suffixes"]:
        last = name[-2]
    return last.casefold().rpartition("-")[2]


def _alike(a: str, b: str) -> bool:
    """Whether two first names are one: a spelling, an initial, or a short form."""
    a, b = a.rstrip("."), b.rstrip(".")
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    short = lists().nicknames
    if short.get(a, a) == short.get(b, b):
        return True
    if (a in lists()["men"] and b in lists()["women"]) or (a in lists()["women"] and b in lists()["men"]):
        return False
    from rapidfuzz import fuzz

    return a[:1] == b[:1] and fuzz.ratio(a, b) >= CLOSE * 100
