"""What the print of words shows: where a name begins and ends, what describes it, what stands apart.

Questions about places in a sentence, answered by capitals, marks and the closed classes of words alone.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Literal

from tui.words.classes import words_of
from tui.words.reading import Reading, function_words
from tui.words.tokens import APOSTROPHES

Kind = Literal["name", "role", "body", "document", "pronoun"]

_DESCRIBED = 9
"""How many words after a name are looked through for a title in apposition."""

_ASIDE = 25
"""How many words between commas may stand between a name and its verb."""

_BEGINS = frozenset(("“", '"', "‘", "'", "«", ":", ".", "!", "?", "•"))
_GLUE = frozenset((" ", "-", "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}", " & "))
_TIES = frozenset(("of", "for", "&"))
_SHORT = frozenset(("st", "ft", "mt"))


def roles() -> frozenset[str]:
    """What persons are called by, ranks included."""
    return words_of("roles", "ranks")


def _dates(reading: Reading, index: int) -> bool:
    """Whether a word is a day, or a month that stands as one: after a preposition or beside a number."""
    words = reading.words
    if words[index].folded in words_of("weekdays"):
        return True
    if words[index].folded not in words_of("months", "months_short"):
        return False
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if before and (before.numeric or before.folded in words_of("prepositions") | {"last", "next", "this"}):
        return True
    return bool(after and after.numeric)


def pronoun_gender(folded: str) -> str:
    """`m`, `f`, `n` (a thing) or `p` (several) for a pronoun of the third person; empty for another word."""
    return _genders().get(folded, "")


@cache
def _genders() -> dict[str, str]:
    classes = {"m": "men_pronouns", "f": "women_pronouns", "n": "thing_pronouns", "p": "plural_pronouns"}
    return {word: gender for gender, name in classes.items() for word in words_of(name)}


def upper(reading: Reading, index: int) -> bool:
    """Whether there is a word at `index`, and it is printed with a capital."""
    return index < len(reading.words) and reading.capital(index)


def name_end(reading: Reading, start: int) -> int:
    """Where the run of words with capitals ends that begins at `start`."""
    words, end = reading.words, start + 1
    while end < len(words) and not possessive(reading, end - 1) and joined(reading, end):
        if words[end].folded in _name_ends() or _dates(reading, end):
            break
        if reading.capital(end):
            end += 1
        elif _ties(reading, end):
            end += 2
        else:
            break
    return end


@cache
def _name_ends() -> frozenset[str]:
    """Words that are no part of a name, even with a capital ("Getty Images | The consulate …")."""
    pronouns = words_of("men_pronouns", "women_pronouns", "thing_pronouns", "plural_pronouns")
    return pronouns | words_of("determiners", "question_words", "auxiliaries") - {"may", "will"}


def speaks(reading: Reading, end: int) -> bool:
    """Whether a verb of saying has the name that ends before `end` for its subject."""
    words = reading.words
    if end >= len(words) or possessive(reading, end - 1):
        return False
    if not apart(reading, end):
        return words[end].folded in words_of("saying")
    within = range(end, min(len(words), end + _ASIDE))
    verb = next((index for index in within if words[index].folded in words_of("saying")), None)
    return verb is not None and apart(reading, verb) and not _turned(reading, verb)


def _turned(reading: Reading, verb: int) -> bool:
    """Whether a verb has a name behind it for its subject (", said Rabbi Lee")."""
    return upper(reading, verb + 1) and not _dates(reading, verb + 1)


def _ties(reading: Reading, index: int) -> bool:
    """Whether a small word holds a name together ("de", the "of" of an organisation)."""
    folded = reading.words[index].folded
    if not upper(reading, index + 1) or not joined(reading, index + 1):
        return False
    if folded in ("of", "for"):
        return reading.words[index - 1].folded in words_of("organisations")
    return folded in _TIES or folded in words_of("particles")


def joined(reading: Reading, index: int) -> bool:
    """Whether a word goes on with the name that the word before it belongs to."""
    before = reading.words[index - 1]
    gap = reading.text[before.end : reading.words[index].start]
    if gap in _GLUE:
        return True
    short = before.end - before.start == 1 or before.folded in words_of("titles", "suffixes") | _SHORT
    return gap == ". " and short


def capital(reading: Reading, index: int, small: Collection[str]) -> bool:
    """Whether a word is a name's: with a capital that is not only that of a beginning."""
    word = reading.words[index]
    if not reading.capital(index):
        return False
    if word.folded in words_of("titles"):
        return True
    if (word.folded in _small_words()) or _dates(reading, index):
        return False
    if word.folded in small and begins(reading, index) and complement(reading, index + 1) == index + 1:
        named = upper(reading, index + 1) and joined(reading, index + 1)
        return named and word.folded in words_of("roles", "ranks", "men", "women")
    return True


@cache
def _small_words() -> frozenset[str]:
    """Function words, but for those that are names too."""
    return (function_words() | words_of("relative_days", "relative_times")) - {"us", "may", "will"}


def begins(reading: Reading, index: int) -> bool:
    """Whether a sentence or a quotation begins with a word."""
    if not index:
        return True
    gap = reading.text[reading.words[index - 1].end : reading.words[index].start]
    return gap.strip()[-1:] in _BEGINS


def apart(reading: Reading, index: int) -> bool:
    """Whether a mark stands between a word and the one before it."""
    gap = reading.text[reading.words[index - 1].end : reading.words[index].start]
    if gap == " ":
        return False
    if gap.strip(" .-’'&"):
        return True
    return ". " in gap and reading.words[index - 1].folded not in words_of("titles")


def possessive(reading: Reading, index: int) -> bool:
    """Whether a word ends in a possessive 's, or in an apostrophe for it."""
    word = reading.words[index]
    text = reading.text[word.start : word.end + 1]
    return text.rstrip("sS ")[-1:] in APOSTROPHES and len(text) > 2


def complement(reading: Reading, at: int) -> int:
    """Past the office of a title ("Secretary | of State | Mike …"), else `at`."""
    words = reading.words
    if at + 1 >= len(words) or words[at].folded != "of":
        return at
    end = at + 1
    while end < len(words) and words[end].folded in words_of("offices"):
        end += 1
    return end if end > at + 1 else at


def printed_name(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The words of a name; those joined by a hyphen are one, a possessive 's is none of it."""
    parts: list[str] = []
    for index in range(start, end):
        word = reading.words[index]
        text = reading.text[word.start : word.end]
        if text[-2:-1] in APOSTROPHES and text[-1:] in "sS" and len(text) > 2:
            text = text[:-2]
        if index > start and reading.text[reading.words[index - 1].end : word.start] == "-":
            parts[-1] += f"-{text}"
        else:
            initial = len(text) == 1 and reading.text[word.end : word.end + 1] == "."
            parts.append(f"{text}." if initial else text)
    return tuple(parts)


def apposition(reading: Reading, end: int) -> frozenset[str]:
    """The words in apposition after a name, if a title is among them."""
    if not _describes_before(reading, end):
        return frozenset()
    described = reading.words[end : _description_end(reading, end)]
    return frozenset(word.folded for word in described if word.folded not in function_words())


def _description_end(reading: Reading, end: int) -> int:
    """Where a description ends that begins at a word: behind its last title."""
    words, stop = reading.words, end
    for index in range(end, min(len(words), end + _DESCRIBED)):
        role = words[index].folded in roles()
        if (stop > end and apart(reading, index)) or (role and _titles_another(reading, index)):
            break
        if role:
            stop = index + 1
        elif index > end and words[index].folded in _ends():
            break
    return stop


def _describes_before(reading: Reading, index: int) -> bool:
    """Whether a description of the name before a word may begin at it: after a comma, or with "who is"."""
    if index >= len(reading.words) or possessive(reading, index - 1):
        return False
    word = reading.words[index]
    if reading.text[reading.words[index - 1].end : word.start].strip() != ",":
        return word.folded in ("who", "is", "was")
    return word.folded in roles() | words_of("former", "determiners") | {"who"}


@cache
def _ends() -> frozenset[str]:
    """Words with which a description has ended."""
    return words_of("conjunctions", "have", "modals") | {"said", "says", "told", "it", "they", "he", "she"}


def _titles_another(reading: Reading, index: int) -> bool:
    """Whether a title stands before a name, whose it then is."""
    if not upper(reading, index + 1) or apart(reading, index + 1):
        return False
    return reading.words[index + 1].folded not in roles()


def describes(reading: Reading, index: int) -> bool:
    """Whether a word without capital leads to a name as its title ("caretaker prime minister Adel …")."""
    words = reading.words
    for ahead in range(index, min(index + 3, len(words) - 1)):
        if reading.capital(ahead) or apart(reading, ahead + 1):
            return False
        if words[ahead].folded in roles() and reading.capital(ahead + 1):
            return words[index].folded not in function_words()
    return False


def title_start(reading: Reading, at: int) -> int:
    """Where the title without capital begins that leads to the name at `at`, else `at`."""
    words, start = reading.words, at
    while start and start > at - 4 and not apart(reading, start):
        before = words[start - 1].folded
        if reading.capital(start - 1) or before in function_words() or possessive(reading, start - 1):
            break
        if before not in roles() if start == at else before.endswith(("ed", "ing")):
            break
        start -= 1
    return start


def modifies(reading: Reading, index: int) -> bool:
    """Whether a plain title, body or document follows, to which the name before it belongs."""
    words = reading.words
    for ahead in range(index, min(index + 2, len(words))):
        if apart(reading, ahead) or reading.capital(ahead):
            return False
        if kind_of(words[ahead].folded):
            return not (upper(reading, ahead + 1) and joined(reading, ahead + 1))
    return False


def kind_of(folded: str) -> Kind | None:
    """What a plain word can be the head of."""
    if folded in roles():
        return "role"
    if folded in words_of("documents"):
        return "document"
    return "body" if folded in words_of("bodies") else None
