"""The names, titles and pronouns in a sentence: who and what it mentions, by their print alone.

Method: a run of words with capitals is a name, cut at a title within it ("Iraqi Prime Minister | Adel
Abdul-Mahdi"); a word that is capital only because a sentence begins is none. Beside it stand what describes
it: titles before, a noun in apposition after ("…, a senior leader"). Phrases led by an article or a
possessive that end in a title, a body or a document ("the Iraqi leader", "his office", "the statement")
are mentions too, and so are the pronouns of the third person. How weighty a mention is goes by its part in
the sentence, guessed from the words around it: subject, object, after a preposition, possessive (after
Lappin and Leass, "An algorithm for pronominal anaphora resolution", 1994). It is not a parser, and knows
no name but the common first names of cast.yaml.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tui.words.castwords import lists, pronoun_gender
from tui.words.reading import Reading
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
    owner,
    possessive,
    printed_name,
    title_start,
)
from tui.words.tokens import Word

SUBJECT, CLAUSE, OBJECT, POSSESSIVE, OBLIQUE = 1.0, 0.8, 0.6, 0.5, 0.4
"""How much a mention weighs by its part in the sentence."""

_PHRASE = 6
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a sentence speaks of: `reading.text[start:end]`, from its article or title on.

    `name` are the printed words of a name without titles; a phrase or pronoun has none. `roles` are the
    folded words that describe it. `head` is the folded noun of a phrase, or the pronoun. `person` tells
    that its print alone shows a person; `gender` is `m`, `f` or empty.
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


def mentions(reading: Reading, small: Collection[str]) -> list[Mention]:
    """The mentions in a sentence, in order.

    `small` are the folded words that a story prints without capital.
    """
    found: list[Mention] = []
    at, led = 0, False
    triggers, text, words = lists()["triggers"], reading.text, reading.words
    while at < len(words):
        if not text[words[at].start].isupper() and words[at].folded not in triggers:
            at += 1
            continue
        mention, after = _at(reading, at, small, led)
        if mention:
            found.append(mention)
            led = led or mention.weight == SUBJECT
            if mention.weight == POSSESSIVE and mention.kind == "pronoun":
                # Of "its own statement" both the owner and the statement are spoken of.
                mention, after = _phrase(reading, at, small, led)
                if mention:
                    found.append(mention)
                    led = led or mention.weight == SUBJECT
        at = max(after, at + 1)
    return found


def _at(reading: Reading, at: int, small: Collection[str], led: bool) -> tuple[Mention | None, int]:
    word = reading.words[at]
    if gender := pronoun_gender(word.folded):
        weight = _weight(reading, at, at + 1, led)
        return Mention("pronoun", word.start, word.end, weight, head=word.folded, gender=gender), at + 1
    if word.folded in lists()["determiners"]:
        return _phrase(reading, at, small, led)
    if capital(reading, at, small):
        return _name(reading, title_start(reading, at), at, small, led)
    return None, at + 1


def _phrase(reading: Reading, at: int, small: Collection[str], led: bool) -> tuple[Mention | None, int]:
    """A phrase led by an article or possessive: a name in it, else its title, body or document."""
    known, words = lists(), reading.words
    head, past, stop = -1, 0, min(len(words), at + 1 + _PHRASE)
    kind: Kind = "role"
    for index in range(at + 1, stop):
        if apart(reading, index) or (index > at + 1 and possessive(reading, index - 1)):
            break
        folded = words[index].folded
        if index < past:
            continue
        if capital(reading, index, small) and folded not in known["roles"]:
            past = name_end(reading, index, small)
            if not possessive(reading, past - 1) and not modifies(reading, past):
                return _name(reading, at, index, small, led)
            continue
        found = kind_of(folded)
        if found:
            head, kind = index, found
        elif head >= 0 or folded in lists()["prepositions"] or folded in lists()["determiners"]:
            break
    if head < 0:
        return None, at + 1
    after = head + 1
    if kind == "role" and after < len(words) and words[head].folded in known["roles"]:
        after = complement(reading, after)
        if after < len(words) and capital(reading, after, small) and not apart(reading, after):
            return _name(reading, at, after, small, led)
    roles = frozenset(word.folded for word in words[at + 1 : head + 1])
    mention = Mention(
        kind,
        words[at].start,
        words[head].end,
        _weight(reading, at, head + 1, led),
        roles=roles,
        head=words[head].folded,
        gender=_gender(roles),
        definite=words[at].folded in lists()["definite"],
    )
    return mention, head + 1


def _name(
    reading: Reading, at: int, start: int, small: Collection[str], led: bool
) -> tuple[Mention | None, int]:
    """The name that begins at the word `start`, with the titles from `at` on."""
    known, words = lists(), reading.words
    end = name_end(reading, start, small)
    title = [word.folded for word in words[at:start] if word.folded not in lists()["determiners"]]
    cut = start
    for index in range(start, end):
        if words[index].folded in known["heads"] and not possessive(reading, index):
            cut = max(cut, index + 1)
            following = complement(reading, cut)
            cut = following if following < end or following == cut else cut
    following = complement(reading, end)
    described = end < len(words) and not apart(reading, end) and describes(reading, end)
    if start - at < _LONGEST and (described or (cut >= end and following > end)):
        while following < len(words) and not reading.text[words[following].start].isupper():
            following += 1
        if following < len(words) and not apart(reading, following) and capital(reading, following, small):
            return _name(reading, at, following, small, led)
    if cut >= end or (cut > start and words[cut].folded in known["offices"]):
        # Nothing but a title: "the President".
        return _titled(reading, at, start, end, led), end
    title += [word.folded for word in words[start:cut]]
    parts = printed_name(reading, cut, end)
    named = {word.folded for word in words[cut:end]}
    body = words[end - 1].folded in known["others"] or not named.isdisjoint(known["organisations"])
    first = words[cut].folded
    titled = not known["heads"].isdisjoint(title)
    roles = frozenset(title) | owner(reading, at) | (frozenset() if body else apposition(reading, end))
    gender = _gender(title) or (_first_name(first) if end - cut > 1 else "") or _gender(roles)
    person = not body and (titled or bool(gender) or bool(roles & known["roles"]))
    mention = Mention(
        "name",
        words[at].start,
        words[end - 1].end,
        _weight(reading, at, end, led),
        parts,
        roles,
        gender=gender if person else "",
        person=person,
        definite=not person and words[max(0, cut - 1)].folded in lists()["determiners"],
        head="body" if body else "",
    )
    return mention, end


def _titled(reading: Reading, at: int, start: int, end: int, led: bool) -> Mention:
    words, known = reading.words, lists()
    roles = frozenset(word.folded for word in words[at:end] if word.folded not in lists()["determiners"])
    heads = [word.folded for word in words[start:end] if word.folded in known["roles"]]
    return Mention(
        "role",
        words[at].start,
        words[end - 1].end,
        _weight(reading, at, end, led),
        roles=roles,
        head=heads[-1] if heads else words[end - 1].folded,
        gender=_gender(roles),
        definite=True,
    )


def _weight(reading: Reading, start: int, end: int, led: bool) -> float:
    """How much the mention of the words from `start` to `end` weighs by its part in the sentence."""
    before: Word | None = reading.words[start - 1] if start else None
    last = reading.words[end - 1].folded
    if last in ("his", "her", "its", "their") or (possessive(reading, end - 1) and not pronoun_gender(last)):
        return POSSESSIVE
    if before and before.folded in lists()["prepositions"] and not apart(reading, start):
        return OBLIQUE
    if not led:
        return SUBJECT
    clause = before is None or apart(reading, start) or before.folded in lists()["clauses"]
    return CLAUSE if clause else OBJECT


def _gender(roles: Collection[str]) -> str:
    known = lists()
    man, woman = (any(role in known[name] for role in roles) for name in ("of_men", "of_women"))
    return "" if man == woman else "m" if man else "f"


def _first_name(folded: str) -> str:
    known = lists()
    return "m" if folded in known["men"] else "f" if folded in known["women"] else ""
