"""The persons that a story turns on, and what each source calls them.

Method: the persons of the cast whom most outlets name, most often, are the story's own. A designation is what
a source prints for one of them outside quotations beyond the bare name: titles and what describes it
("caretaker prime minister Adel Abdul-Mahdi"), or a title that stands for it ("the Iraqi leader"). Naming is
how news says who somebody is ("Referential strategies", Reisigl and Wodak, "Discourse and Discrimination",
2001).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tui.story.model import Ref
from tui.story.outlets import voices
from tui.words.annotation import Annotation
from tui.words.cast import Member
from tui.words.names import Mention

ACTORS = 5
"""How many persons are told at most."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person by the full name, with how often one source mentions it and as what, most often first."""

    name: str
    mentions: int
    designations: tuple[tuple[str, int], ...]


def actors(annotation: Annotation) -> tuple[tuple[Actor, ...], ...]:
    """For each article the story's persons as it names them, in the story's order."""
    outlets = voices(annotation.story)
    named: dict[Member, set[int]] = {}
    count: Counter[Member] = Counter()
    mentions: list[Counter[Member]] = []
    called: list[dict[Member, Counter[str]]] = []
    for article, outlet in enumerate(outlets):
        mentions.append(Counter())
        called.append({})
        for mention, member, printed in _mentions(annotation, article):
            mentions[-1][member] += 1
            if mention.kind == "name":
                named.setdefault(member, set()).add(outlet)
                count[member] += 1
            if mention.kind != "pronoun" and printed not in (*member.forms, member.name):
                called[-1].setdefault(member, Counter())[printed] += 1
    chosen = sorted(named, key=lambda member: (-len(named[member]), -count[member], member.name))[:ACTORS]
    return tuple(
        tuple(
            Actor(
                member.name,
                mentions[article][member],
                tuple(sorted(called[article].get(member, {}).items(), key=lambda row: (-row[1], row[0]))),
            )
            for member in chosen
        )
        for article in range(len(outlets))
    )


def _mentions(annotation: Annotation, article: int) -> Iterator[tuple[Mention, Member, str]]:
    """The mentions of persons outside quotations, as printed without what marks an owner."""
    for sentence, reading in enumerate(annotation.readings[article]):
        quoted = [word.start for k, word in enumerate(reading.words) if reading.inside(k)]
        for mention, member in annotation.mentions(Ref(article, sentence)):
            if member and member.person and not any(mention.start <= start < mention.end for start in quoted):
                printed = " ".join(reading.text[mention.start : mention.end].split())
                yield mention, member, printed.removesuffix("'s").removesuffix("’s")
