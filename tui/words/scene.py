"""One article, mention by mention: whom each name, title and pronoun means where it stands.

Method: the mentions are gone through in order, pronouns too. A pronoun or a title means the member of the
cast, fitting in gender and kind, whose weightiest mention before it weighs most: each weighs by its part in
its sentence and half as much with each sentence further back (Lappin and Leass, "An algorithm for pronominal
anaphora resolution", 1994). What a quotation mentions hardly counts, for nobody speaks of himself by name,
and a sentence that is all quotation is hardly a step. Somebody introduced by a title alone ("a spokesman for
the army") is a member of the scene from there on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from tui.story.model import Span
from tui.words.cast import Cast, Member
from tui.words.classes import pairs_of
from tui.words.names import CLAUSE, SUBJECT, Mention

WINDOW = 8
"""How many sentences back a pronoun may reach."""

FAR = 80
"""How many sentences back a title or a document may reach."""

NEAREST, FARTHEST = 100, 2_000
"""Through how many mentions a pronoun, and a title or a document, may reach back: a sentence of nothing but
names has hundreds."""

DECAY = 0.55
"""What a mention keeps of its weight with each sentence further back."""

QUOTED = 0.12
"""What a mention within a quotation keeps of its weight."""

KIN = 0.3
"""What a mention keeps of its weight for a title that only stands for one of its own."""

UNGENDERED = 0.9
"""What a mention of a person of unknown gender keeps of its weight."""

_ALL_QUOTED = 0.2

SPOKEN_FOR = re.compile(r" (?:for|of) (?:the )?[A-Z][\w.]*(?:[’']s)?(?: [A-Z][\w.]*(?:[’']s)?)*")
"""The name of whom somebody speaks for, behind a title."""

By = Literal["name", "surname", "namesake", "pronoun", "thing", "title", "guess", "body", "document", "print"]
"""What tells whom words mean: a full name, a surname of one or several, "he", "it", …, or the print."""


class Meant(NamedTuple):
    """Whom words mean: the name to give, by what it is known, and who it could be, likeliest first.

    `share` is how far the best is ahead of the next, 0.5..1; 1 where there is no other.
    """

    name: str
    by: By = "print"
    share: float = 1.0
    candidates: tuple[str, ...] = ()
    member: Member | None = None


class _Said(NamedTuple):
    """A mention in its place, with whom it means."""

    sentence: int
    mention: Mention
    member: Member | None
    weight: float


class Scene:
    """One article: what it mentions, in order, and whom each mention means."""

    def __init__(
        self,
        cast: Cast,
        article: int,
        quoted: Mapping[int, Sequence[Span]],
    ) -> None:
        self._cast, self._article = cast, article
        self.readings = cast.readings[article]
        self._quoted = quoted
        self._said: list[_Said] = []
        self._depth = self._depths()
        self._present: dict[Member, float] = {}
        self._firsts: list[int] = []
        for sentence, rows in enumerate(cast.found[article]):
            self._firsts.append(len(self._said))
            for mention in rows:
                self._said.append(self._placed(sentence, mention))

    def _depths(self) -> list[float]:
        """How far down each sentence stands; one that is all quotation is hardly a step."""
        depths, depth = [], 0.0
        for sentence, reading in enumerate(self.readings):
            spans = self._quoted.get(sentence, ())
            size = sum(span.end - span.start for span in spans)
            depth += _ALL_QUOTED if size + 4 >= len(reading.text) else 1.0
            depths.append(depth)
        return depths

    def _placed(self, sentence: int, mention: Mention) -> _Said:
        within = self._in_quotation(sentence, mention)
        weight = mention.weight * (QUOTED if within else 1.0)
        member = None
        if mention.kind == "name":
            member = self._cast.member(mention, self._present)
        elif not within:
            member = self._member(sentence, mention)
        if member:
            self._present[member] = self._present.get(member, 0.0) + weight
        return _Said(sentence, mention, member, weight)

    def _in_quotation(self, sentence: int, mention: Mention) -> bool:
        return any(span.start <= mention.start < span.end for span in self._quoted.get(sentence, ()))

    def _member(self, sentence: int, mention: Mention) -> Member | None:
        """Whom a pronoun or a title means by what is mentioned before it."""
        if mention.kind == "role" and not mention.definite:
            return self._unnamed(sentence, mention) if mention.weight >= CLAUSE else None
        ranked: Sequence[tuple[Member, float]] = ()
        if mention.kind == "pronoun":
            ranked = self._ranked(sentence, mention.start, mention.gender)
        elif mention.kind == "role":
            ranked = self._titled(sentence, mention)
        return ranked[0][0] if ranked else None

    def _unnamed(self, sentence: int, mention: Mention) -> Member:
        """Somebody whom a title alone introduces ("a spokesman for the army"): of this place only."""
        text = self.readings[sentence].text
        spoken = SPOKEN_FOR.match(text, mention.end)
        phrase = text[mention.start : spoken.end() if spoken else mention.end]
        member = Member("", gender=mention.gender, person=True, speaks=True, roles=set(mention.roles))
        member.forms[phrase[0].lower() + phrase[1:]] += 1
        return member

    def _before(self, sentence: int, at: int, window: int = WINDOW) -> Iterator[_Said]:
        """What is mentioned before a place, the nearest first."""
        first, end = self._bounds(sentence)
        stop = bisect_left(self._said, at, first, end, key=lambda row: row.mention.start)
        most = NEAREST if window <= WINDOW else FARTHEST
        for row in reversed(self._said[max(0, stop - most) : stop]):
            if self._depth[row.sentence] < self._depth[sentence] - window:
                return
            yield row

    def _bounds(self, sentence: int) -> tuple[int, int]:
        """The mentions of a sentence, from the first to behind the last."""
        following = sentence + 1
        end = self._firsts[following] if following < len(self._firsts) else len(self._said)
        return self._firsts[sentence], end

    def _ranked(self, sentence: int, at: int, gender: str) -> list[tuple[Member, float]]:
        """Whom a pronoun of a gender may mean, with the weight of the weightiest mention before it."""
        best: dict[Member, float] = {}
        for said in self._before(sentence, at):
            member = said.member
            if member and _fits(member, gender):
                weight = said.weight * self._kept(said, sentence)
                weight *= 1.0 if member.gender or not member.person else UNGENDERED
                best[member] = max(best.get(member, 0.0), weight)
        return sorted(best.items(), key=lambda row: -row[1])

    def _kept(self, said: _Said, sentence: int) -> float:
        """What a mention keeps of its weight as far as a sentence."""
        kept: float = DECAY ** (self._depth[sentence] - self._depth[said.sentence])
        return kept

    def _titled(self, sentence: int, mention: Mention) -> list[tuple[Member, float]]:
        """Whom a title ("the Iraqi leader") may mean."""
        heads = _kin(mention.head)
        weights: dict[Member, float] = {}
        for said in self._before(sentence, mention.start, window=FAR):
            member = said.member
            if not member or not member.person or not heads & member.roles:
                continue
            if mention.gender and member.gender and mention.gender != member.gender:
                continue
            weight = said.weight * max(0.02, self._kept(said, sentence))
            weight *= 1.0 if mention.head in member.roles else KIN
            weights[member] = weights.get(member, 0.0) + weight
        return sorted(weights.items(), key=lambda row: -row[1])

    def within(self, sentence: int, start: int, end: int) -> list[tuple[Mention, Member | None]]:
        """The mentions that share some words of a sentence, in order."""
        return [(row.mention, row.member) for row in self._within(sentence, start, end)]

    def _within(self, sentence: int, start: int, end: int) -> Iterator[_Said]:
        for at in range(*self._bounds(sentence)):
            row = self._said[at]
            if row.mention.start >= end:
                return
            if start < row.mention.end:
                yield row

    def subject(self, sentence: int, before: int, loose: bool = False) -> Mention | None:
        """The mention that a sentence is about, if it stands outside quotations and before a place.

        `loose` takes a possessive too ("His response: …").
        """
        for _, mention, _, _ in self._within(sentence, 0, before):
            within = self._in_quotation(sentence, mention)
            speaks = mention.person or mention.kind != "name" or mention.head
            if (mention.weight == SUBJECT or loose) and speaks and not within:
                return mention
        return None

    def namesakes(self, member: Member, mention: Mention) -> tuple[str, ...]:
        """Who else a bare surname may mean."""
        return self._cast.namesakes(member, mention)

    def pronoun(self, sentence: int, at: int, gender: str) -> Meant | None:
        """Whom a pronoun at a place means."""
        ranked = self._ranked(sentence, at, gender)
        # What says something is a person, a body, or speaks elsewhere in the story; a place does none of it.
        heard = [(who, weight) for who, weight in ranked if who.person or who.body or who.speaks]
        return _meant(heard, "pronoun" if gender in ("m", "f") else "thing") if heard else None

    def title(self, sentence: int, mention: Mention) -> Meant | None:
        """Whom a title means."""
        ranked = self._titled(sentence, mention)
        return _meant(ranked, "title") if ranked else None

    def latest(self, sentence: int, mention: Mention, printed: str) -> Meant | None:
        """Who was the subject just before, for a title that nobody was given: a guess, and told as one."""
        for row in self._before(sentence, mention.start, window=2):
            member = row.member
            if row.weight == SUBJECT and member and member.person:
                fits = not (mention.gender and member.gender) or mention.gender == member.gender
                return Meant(member.name, "guess", 0.5, (member.name, printed), member) if fits else None
        return None

    def body(self, sentence: int, mention: Mention) -> Meant | None:
        """Which body a plain word ("the group") means."""
        ranked = [row for row in self._ranked(sentence, mention.start, "n") if row[0].body]
        return _meant(ranked, "body") if ranked else None

    def documents(self, sentence: int, at: int, head: str) -> Iterator[tuple[int, Mention]]:
        """Where a document of that name was mentioned before a place, the nearest first."""
        for row in self._before(sentence, at + 1, window=FAR):
            if row.mention.kind == "document" and row.mention.head == head:
                yield row.sentence, row.mention


def _fits(member: Member, gender: str) -> bool:
    if gender in ("m", "f"):
        return member.person and member.gender in ("", gender)
    if gender == "p" and not member.surname:
        return True  # "a spokesman … they said"
    return not member.person


def _kin(head: str) -> frozenset[str]:
    """A role and those that it may stand for."""
    return frozenset((head, *pairs_of("kin").get(head, ())))


def _meant(ranked: Sequence[tuple[Member, float]], by: By) -> Meant:
    best = ranked[0][1]
    total = best + (ranked[1][1] if len(ranked) > 1 else 0.0)
    names = tuple(member.name for member, _ in ranked[:3])
    member = ranked[0][0]
    return Meant(member.name, by, best / total if total else 0.0, names, member if member.person else None)
