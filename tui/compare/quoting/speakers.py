"""Whom a quotation's printed speaker means: the full name, how sure it is, and who else it could be.

Method: `attribution` finds the words; here a name in them becomes the fullest form of it, a pronoun or title
the member of the scene that it means (`scene`), a possessive pronoun its owner ("his office" becomes
"Abdul-Mahdi’s office"), and a statement, letter or post the one with who issued it, or stays the document. Of
a phrase with several names the last one is meant, unless it only belongs to the noun behind it ("Trump
campaign"). What nothing is known of stays as printed if it can name a speaker; a clause, "I" and what leads
on from elsewhere name nobody. How sure all this is, `certainty` tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tui.compare.quoting.attribution import Attribution, Attributor, first_person
from tui.compare.quoting.certainty import Facts, certainty
from tui.story.model import Span
from tui.words.annotation import Annotation
from tui.words.cast import Member
from tui.words.classes import words_of
from tui.words.names import OBLIQUE, POSSESSIVE, Mention
from tui.words.reading import function_words
from tui.words.scene import SPOKEN_FOR, Meant
from tui.words.shapes import pronoun_gender
from tui.words.tokens import folded, words

NOBODY = Meant("")
"""Nobody who is known."""

_COMPLEMENT = re.compile(r" (?:of|for|from|by|in|at|with|on)\b")
_LEFT = re.compile(rf"{_COMPLEMENT.pattern}| [a-z]+ed\b")
_LEADS_ON = ("prepositions", "question_words", "conjunctions", "men_pronouns", "women_pronouns", "adverbs")


class Speaker(NamedTuple):
    """Who says a quotation; `printed` as the article prints it there, `name` as it is meant."""

    name: str | None = None
    printed: str | None = None
    verb: str | None = None
    sure: float = 1.0
    candidates: tuple[str, ...] = ()
    span: Span | None = None
    person: bool = False
    document: bool = False
    about: frozenset[str] = frozenset()
    addressee: str = ""
    facts: Facts | None = None


NO_SPEAKER = Speaker(sure=0.0)
"""Nobody is known to have said it."""


KNOWN = 0.9
"""From how sure on two speakers can be told to be two."""


def same_speaker(a: Speaker, b: Speaker) -> bool:
    """Whether two speakers may be one: they share a name, or one of them is not known for sure.

    A person and a body are one where the person's titles name the body: its spokesman speaks for it; so are
    a body and its initials. A document speaks for somebody who may be anybody.
    """
    if not a.name or not b.name or min(a.sure, b.sure) < KNOWN or a.document or b.document:
        return True
    if a.person and b.person:
        return not _naming(a.name).isdisjoint(_naming(b.name))
    mine, theirs = _naming(a.name) | a.about, _naming(b.name) | b.about
    return not mine.isdisjoint(theirs) or _initials(a.name) in theirs or _initials(b.name) in mine


def _initials(name: str) -> str:
    """The first letters of a name's capital words ("RAIB"), folded."""
    return "".join(part[0] for part in name.removeprefix("The ").split() if part[0].isupper()).casefold()


@lru_cache(maxsize=4096)
def _naming(name: str) -> frozenset[str]:
    return frozenset(word for word in folded(name) if word not in function_words())


def speakers_of(annotation: Annotation) -> tuple[Speakers, ...]:
    """The speakers of each article's quotations."""
    return tuple(Speakers(annotation, position) for position in range(len(annotation.story.articles)))


class Speakers:
    """The speakers of one article's quotations."""

    def __init__(self, annotation: Annotation, position: int) -> None:
        self._article, self._position = annotation.story.articles[position], position
        self._scene = annotation.scene(position)
        self._attributor = Attributor(
            self._article, annotation.readings[position], annotation.utterances[position], self._subject
        )

    def of(self, spans: Sequence[Span]) -> Speaker:
        """The speaker of the quotation that stands in `spans`."""
        found = self._attributor.of(spans)
        if found.speaker is None:
            return Speaker(verb=found.verb, sure=0.0)
        return self._spoken(found)

    def _spoken(self, found: Attribution) -> Speaker:
        meant = self._meant(found)
        facts = Facts(found.how, found.steps, bool(found.verb), meant.by, meant.share)
        return Speaker(
            meant.name or None,
            found.speaker,
            found.verb,
            round(certainty(facts), 2) if meant.name else 0.0,
            meant.candidates,
            Span(self._position, found.sentence, found.start, found.end),
            bool(meant.member),
            meant.by == "document",
            frozenset(meant.member.roles if meant.member else ()),
            found.addressee,
            facts,
        )

    def reporter(self, sentence: int) -> Speaker | None:
        """Who is reported to have said what a sentence says without marks."""
        found = self._attributor.reported(sentence)
        return self._spoken(found) if found.speaker else None

    def _subject(self, sentence: int, before: int, loose: bool) -> tuple[int, int] | None:
        mention = self._scene.subject(sentence, before, loose)
        if mention is None or mention.head in ("it", "they", "its", "their"):
            return None
        return mention.start, mention.end

    def _meant(self, found: Attribution) -> Meant:
        printed = found.speaker or ""
        if gender := pronoun_gender(printed.casefold()):
            return self._scene.pronoun(found.sentence, found.start, gender) or NOBODY
        if first_person(printed):
            return NOBODY
        head = None if _several(printed) else self._head(found)
        if head is None:
            return self._as_printed(found)
        return self._headed(found, *head)

    def _headed(self, found: Attribution, mention: Mention, member: Member | None) -> Meant:
        """Whom printed words mean by what they are about."""
        if mention.kind == "name":
            return self._named(found, mention, member) if member else self._as_printed(found)
        if mention.kind == "document":
            return self._issued(found, mention)
        if not mention.definite:
            return self._as_printed(found)
        return self._titled(found, mention) if mention.kind == "role" else self._body(found, mention)

    def _head(self, found: Attribution) -> tuple[Mention, Member | None] | None:
        """What the printed words are about: the last mention before a preposition, if they end with it."""
        text = self._article.sentences[found.sentence].text
        head = None
        for mention, member in self._scene.within(found.sentence, found.start, found.end):
            if head and _LEFT.search(text, max(found.start, head[0].start), mention.start):
                break
            if mention.weight != POSSESSIVE and mention.kind != "pronoun":
                head = mention, member
        return head if head and self._heads(found, *head) else None

    def _heads(self, found: Attribution, mention: Mention, member: Member | None) -> bool:
        """Whether a mention is what printed words are about, and no complement, part or attribute of them."""
        text = self._article.sentences[found.sentence].text
        if _COMPLEMENT.search(text, found.start, mention.start):
            return False
        owned = text[found.start : mention.start].rstrip().endswith(("’s", "'s"))
        if owned and mention.kind == "name" and not mention.person:
            return False  # a name of several parts ("The People’s Daily")
        rest = text[mention.end : found.end]
        # With a capital only because the sentence begins with it ("Furious people").
        single = " " not in text[mention.start : mention.end] and not (member and member.person)
        begins = not mention.start and single and rest[:2].strip().islower()
        return not begins and not _modifies(rest)

    def _as_printed(self, found: Attribution) -> Meant:
        """The printed words, if they look like somebody who can speak."""
        printed = found.speaker or ""
        first, last = words(printed)[0], words(printed)[-1]
        capital = printed[first.start].isupper()
        led = first.folded in words_of("determiners")
        # "Asked what he …", "its mission ended": a clause.
        clause = (not found.start and first.folded.endswith(("ing", "ed"))) or last.folded.endswith("ed")
        # "One", "Others": a speaker, but nobody who could be told.
        bare = first == last and led
        if not (capital or led or first.numeric) or clause or bare or first.folded in words_of(*_LEADS_ON):
            return NOBODY
        return Meant(self._with_owner(found))

    def _titled(self, found: Attribution, mention: Mention) -> Meant:
        """Whom a title means: who bears it, else who was introduced by it, else perhaps who was spoken of."""
        printed = found.speaker or ""
        owned = self._with_owner(found)
        meant = self._scene.title(found.sentence, mention)
        if meant and not owned.startswith(f"{meant.name}’s"):
            return meant
        if owned != printed:
            return Meant(owned)
        return self._scene.latest(found.sentence, mention, printed) or Meant(printed)

    def _lower(self, text: str, mention: Mention) -> str:
        """A phrase with whom it speaks for, as it stands within a sentence."""
        spoken = SPOKEN_FOR.match(text, mention.end)
        lead = text[mention.start].lower() + text[mention.start + 1 : mention.end]
        return f"{lead}{spoken.group()}" if spoken else lead

    def _named(self, found: Attribution, mention: Mention, member: Member) -> Meant:
        """A person by the full name, the less sure where others bear it; a body as printed."""
        if not member.person:
            # A body is told as printed ("the Department of Defense").
            text = self._article.sentences[found.sentence].text
            return Meant(text[mention.start : mention.end], "name")
        others = self._scene.namesakes(member, mention)
        if others:
            return Meant(member.name, "namesake", 0.5, (member.name, *others), member)
        return Meant(member.name, "name" if len(mention.name) > 1 else "surname", member=member)

    def _body(self, found: Attribution, mention: Mention) -> Meant:
        text = self._article.sentences[found.sentence].text[mention.start + 1 : mention.end]
        # "The German ministry" tells of itself which it is; "the ministry" calls one back.
        meant = self._scene.body(found.sentence, mention) if text.islower() else None
        printed = self._article.sentences[found.sentence].text[found.start : mention.end]
        return meant or Meant(self._with_owner(found._replace(speaker=printed)))

    def _issued(self, found: Attribution, mention: Mention) -> Meant:
        """A document with who issued it, if an earlier sentence or this one tells."""
        printed = self._with_owner(found)
        if mention.head not in words_of("issued") or mention.end < found.end - 1:
            return Meant(printed, "document")
        for sentence, earlier in self._scene.documents(found.sentence, found.start, mention.head):
            issuer = self._issuer(sentence, earlier)
            if issuer:
                article = "an" if mention.head[0] in "aeiou" else "a"
                return Meant(f"{article} {mention.head} from {issuer}", "document", candidates=(issuer,))
        return Meant(printed, "document")

    def _issuer(self, sentence: int, document: Mention) -> str | None:
        """Who issued a document: whom its sentence names behind it, else the subject of the sentence."""
        text = self._article.sentences[sentence].text
        after = text[document.end :]
        for lead in (" from ", " by "):
            if after.startswith(lead):
                start = document.end + len(lead)
                found = _issuer_ends().search(text, start + 3)
                stop = found.start() if found else len(text)
                return self._with_owner(Attribution(text[start:stop].strip(), None, sentence, start, stop))
        return self._issuing(sentence, document)

    def _issuing(self, sentence: int, document: Mention) -> str | None:
        """The subject of a document's sentence, with whom it speaks for."""
        text = self._article.sentences[sentence].text
        subject = self._scene.subject(sentence, document.start)
        if document.weight == OBLIQUE:
            # "In a statement, the mayor said …"
            subject = subject or self._scene.subject(sentence, len(text))
        if subject is None or subject.kind == "document":
            return None
        if SPOKEN_FOR.match(text, subject.end):
            return self._lower(text, subject)
        name = self._meant(
            Attribution(text[subject.start : subject.end], None, sentence, subject.start, subject.end)
        ).name
        return f"the{name[3:]}" if name.startswith("The ") else name

    def _with_owner(self, found: Attribution) -> str:
        """The printed words, a possessive pronoun in them replaced by whom it means."""
        printed = found.speaker or ""
        for word in words(printed):
            if word.folded in ("his", "her", "its"):
                at = found.start + word.start
                meant = self._scene.pronoun(found.sentence, at, pronoun_gender(word.folded))
                if meant:
                    return f"{printed[: word.start]}{meant.name}’s{printed[word.end :]}"
        return printed


@cache
def _issuer_ends() -> re.Pattern[str]:
    """What ends the words for who issued a document: a mark, or a word that leads on from them."""
    return re.compile(rf"[,.;“\"]| (?:{'|'.join(sorted(words_of('saying')))}|that|which|on|about)\b")


def _modifies(rest: str) -> bool:
    """Whether the words after a name are what it only describes ("Trump | campaign", "US | forces")."""
    following = words(rest)
    if following and following[-1].folded in words_of("roles"):
        return True
    if not following or _COMPLEMENT.match(rest):
        return False
    first = following[0].folded
    nouns = words_of("roles", "organisations", "documents")
    return first.endswith("s") or first in nouns


def _several(printed: str) -> bool:
    """Whether two are named ("The ministry and Mr. Brown’s office")."""
    before, tie, after = printed.partition(" and ")
    return bool(tie) and after[:1].isupper() and before[:1].isupper()
