"""The names, titles and pronouns in a sentence: who and what it mentions, by their print alone.

Method: a run of words with capitals is a name, cut at a title within it ("Iraqi Prime Minister | Adel
Abdul-Mahdi"); a word that is capital only because a sentence begins is none. Beside it stand what describes
it: titles before, a noun in apposition after ("…, a senior leader"). Phrases led by an article or a
possessive that end in a title, a body or a document ("the Iraqi leader", "his office", "the statement")
are mentions too, and so are the pronouns of the third person. How weighty a mention is goes by its part in
the sentence, guessed from the words around it: subject, object, after a preposition, possessive (after
Lappin and Leass, "An algorithm for pronominal anaphora resolution", 1994). It is not a parser, and knows
no name but the common first names of people.yaml.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from tui.words.classes import words_of
from tui.words.reading import Reading, content
from tui.words.reporting import says
from tui.words.shapes import (
    Kind,
    apart,
    apposition,
    capital,
    complement,
    describes,
    kind_of,
    modifies,
    name_end,
    possessive,
    printed_name,
    pronoun_gender,
    roles,
    speaks,
    title_start,
)

SUBJECT, CLAUSE, OBJECT, POSSESSIVE, OBLIQUE = 1.0, 0.8, 0.6, 0.5, 0.4
"""How much a mention weighs by its part in the sentence."""

_PHRASE = 6
"""How many words after its article a phrase may have."""

_FULL = 5
"""How many words a person's name may have, abbreviated titles among them."""

_LONGEST = 12
"""How many words of title may stand before a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a sentence speaks of: `reading.text[start:end]`, from its article or title on.

    `name` are the printed words of a name without titles; a phrase or pronoun has none. `roles` are the
    folded words that describe it. `head` is the folded noun of a phrase, or the pronoun. `person` tells
    that its print alone shows a person; `gender` is `m`, `f` or empty; `speaks` that it is
    the subject of a verb of saying.
    """

    kind: Kind
    start: int
    end: int
    weight: float
    name: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    head: str = ""
    gender: str = ""
    person: bool = False
    definite: bool = False
    speaks: bool = False


def mentions(reading: Reading, small: Collection[str]) -> list[Mention]:
    """The mentions in a sentence, in order.

    `small` are the folded words that a story prints without capital.
    """
    return _Sentence(reading, small).mentions()


class _Sentence:
    """One sentence, gone through from its first word to its last."""

    def __init__(self, reading: Reading, small: Collection[str]) -> None:
        self._reading, self._words, self._small = reading, reading.words, small
        self._found: list[Mention] = []
        self._led = False

    def mentions(self) -> list[Mention]:
        triggers, words, at = _triggers(), self._words, 0
        while at < len(words):
            if self._reading.capital(at) or words[at].folded in triggers:
                at = max(at + 1, self._take(*self._at(at)))
            else:
                at += 1
        return self._found

    def _take(self, mention: Mention | None, after: int) -> int:
        """Keep a mention; the word from which to go on."""
        if mention is None:
            return after
        self._found.append(mention)
        self._led = self._led or mention.weight == SUBJECT
        if mention.kind == "pronoun" and mention.weight == POSSESSIVE:
            # Of "its own statement" both the owner and the statement are spoken of.
            return self._take(*self._phrase(after - 1))
        return after

    def _at(self, at: int) -> tuple[Mention | None, int]:
        word = self._words[at]
        if gender := pronoun_gender(word.folded):
            weight = self._weight(at, at + 1)
            return Mention("pronoun", word.start, word.end, weight, head=word.folded, gender=gender), at + 1
        if word.folded in _determiners():
            return self._phrase(at)
        if capital(self._reading, at, self._small):
            return self._name(title_start(self._reading, at), at)
        return None, at + 1

    def _phrase(self, at: int) -> tuple[Mention | None, int]:
        """A phrase led by an article or possessive: a name in it, else its title, body or document."""
        reading, words = self._reading, self._words
        head, index = -1, at + 1
        while not self._phrase_ends(at, index):
            folded = words[index].folded
            if folded not in roles() and capital(reading, index, self._small):
                past = name_end(reading, index)
                if not possessive(reading, past - 1) and not modifies(reading, past):
                    return self._name(at, index)
                index = past
                continue
            if kind_of(folded):
                head = index
            elif head >= 0 or folded in words_of("prepositions", "determiners") or self._told(index):
                break
            index += 1
        if head < 0:
            return None, at + 1
        return self._titling(at, head)

    def _titling(self, at: int, head: int) -> tuple[Mention | None, int]:
        """The name to which a phrase with the noun `head` is a title, else the phrase."""
        after = complement(self._reading, head + 1)
        if self._words[head].folded in roles() and self._goes_on(after):
            return self._name(at, after)
        return self._headed(at, head), head + 1

    def _phrase_ends(self, at: int, index: int) -> bool:
        """Whether a phrase led by the word `at` ends before another: at a mark, or behind an owner."""
        if index >= min(len(self._words), at + 1 + _PHRASE) or apart(self._reading, index):
            return True
        return index > at + 1 and possessive(self._reading, index - 1)

    def _told(self, index: int) -> bool:
        """Whether the verb of a phrase begins at a word: "a source | told Sputnik", "the debris | is …"."""
        verb = self._words[index].folded
        return verb in says() or (verb in words_of("auxiliaries") and content(self._words[index - 1]))

    def _goes_on(self, at: int) -> bool:
        """Whether a name follows without a mark between."""
        return (
            at < len(self._words) and capital(self._reading, at, self._small) and not apart(self._reading, at)
        )

    def _headed(self, at: int, head: int) -> Mention:
        words = self._words
        described = frozenset(word.folded for word in words[at + 1 : head + 1])
        return Mention(
            kind_of(words[head].folded) or "role",
            words[at].start,
            words[head].end,
            self._weight(at, head + 1),
            roles=described,
            head=words[head].folded,
            gender=_gender(described),
            definite=words[at].folded in _definite(),
        )

    def _name(self, at: int, start: int) -> tuple[Mention | None, int]:
        """The name that begins at the word `start`, with the titles from `at` on."""
        end = name_end(self._reading, start)
        cut = self._past_titles(start, end)
        if start - at < _LONGEST and (onward := self._onward(end, cut)):
            return self._name(at, onward)
        if cut >= end:
            # Nothing but a title: "the President".
            return self._titled(at, start, end), end
        return self._named(at, start, cut, end), end

    def _past_titles(self, start: int, end: int) -> int:
        """Where the titles end with which a run of capitals begins."""
        cut = start
        for index in range(start, end):
            if self._words[index].folded in words_of("roles", "titles") and not possessive(
                self._reading, index
            ):
                cut = max(cut, index + 1)
                following = complement(self._reading, cut)
                cut = following if following < end or following == cut else cut
        return cut

    def _onward(self, end: int, cut: int) -> int:
        """Where a name begins to which the capitals before it are a title ("Iraqi leader | Adel")."""
        reading, words = self._reading, self._words
        following = complement(reading, end)
        described = end < len(words) and not apart(reading, end) and describes(reading, end)
        if not described and (cut < end or following == end):
            return 0
        while following < len(words) and not reading.capital(following):
            following += 1
        return following if self._goes_on(following) else 0

    def _named(self, at: int, start: int, cut: int, end: int) -> Mention:
        """The name from the word `cut` to `end`, with its titles before it and what describes it after."""
        reading, words = self._reading, self._words
        title = {word.folded for word in words[at:cut]} - words_of("determiners")
        body = self._is_body(cut, end)
        after = frozenset[str]() if body else apposition(reading, end)
        weight = self._weight(at, end)
        speaking = weight != OBLIQUE and speaks(reading, end)
        if speaking and weight == CLAUSE:
            weight = SUBJECT
        mention = Mention(
            "name",
            words[at].start,
            words[end - 1].end,
            weight,
            printed_name(reading, cut, end),
            frozenset(title | after),
            head="body" if body else "",
            definite=words[max(0, cut - 1)].folded in words_of("determiners"),
            speaks=speaking,
        )
        return mention if body else self._person(mention, title, words[cut].folded)

    def _person(self, mention: Mention, title: Collection[str], first: str) -> Mention:
        """A name that is no body's: a person's if its title, gender, description or speaking shows one."""
        given = _first_name(first) if len(mention.name) > 1 else ""
        gender = _gender(title) or given or _gender(mention.roles)
        known = not words_of("roles", "titles").isdisjoint(title) or mention.roles & roles()
        if not known and not gender and not _speaks_by_name(mention):
            return mention
        return replace(mention, gender=gender, person=True, definite=False)

    def _is_body(self, start: int, end: int) -> bool:
        """Whether a name has a word that only names of bodies have, or ends in what is no person."""
        named = {word.folded for word in self._words[start:end]}
        ends = self._words[end - 1].folded in words_of("not_bodies")
        return ends or not named.isdisjoint(words_of("organisations"))

    def _titled(self, at: int, start: int, end: int) -> Mention:
        words = self._words
        described = frozenset(
            word.folded for word in words[at:end] if word.folded not in words_of("determiners")
        )
        heads = [word.folded for word in words[start:end] if word.folded in roles()]
        return Mention(
            "role",
            words[at].start,
            words[end - 1].end,
            self._weight(at, end),
            roles=described,
            head=heads[-1] if heads else words[end - 1].folded,
            gender=_gender(described),
            definite=True,
        )

    def _weight(self, start: int, end: int) -> float:
        """How much the mention of the words from `start` to `end` weighs by its part in the sentence."""
        reading = self._reading
        last = self._words[end - 1].folded
        if last in words_of("possessives") or (not pronoun_gender(last) and possessive(reading, end - 1)):
            return POSSESSIVE
        before = self._words[start - 1].folded if start and not apart(reading, start) else ""
        if before in words_of("prepositions"):
            return OBLIQUE
        if not self._led:
            return SUBJECT
        return CLAUSE if not before or before in _clause_words() else OBJECT


def _speaks_by_name(mention: Mention) -> bool:
    """Whether a name of several words, without an article, is the subject of a verb of saying."""
    return mention.speaks and not mention.definite and 1 < len(mention.name) <= _FULL


@cache
def _triggers() -> frozenset[str]:
    """Words that something is mentioned by, or that lead to it."""
    pronouns = words_of("men_pronouns", "women_pronouns", "thing_pronouns", "plural_pronouns")
    return pronouns | _determiners()


@cache
def _determiners() -> frozenset[str]:
    """Without "that", which is hardly ever one in print: "said that President …"."""
    return words_of("determiners") - words_of("conjunctions")


@cache
def _definite() -> frozenset[str]:
    return words_of("demonstratives", "possessives") | {"the"}


@cache
def _clause_words() -> frozenset[str]:
    """After which a clause begins."""
    return words_of("conjunctions") | {"said", "says"}


def _gender(described: Collection[str]) -> str:
    man = not words_of("men_roles", "men_titles").isdisjoint(described)
    woman = not words_of("women_roles", "women_titles").isdisjoint(described)
    return "" if man == woman else "m" if man else "f"


def _first_name(folded: str) -> str:
    return "m" if folded in words_of("men") else "f" if folded in words_of("women") else ""
