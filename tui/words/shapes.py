"""What the print of words shows: where a name begins and ends, what describes it, what stands apart.

Questions about places in a sentence, answered by capitals, marks and the lists of cast.yaml alone.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from tui.words.castwords import lists
from tui.words.reading import Reading, function_words
from tui.words.tokens import APOSTROPHES, Word

Kind = Literal["name", "role", "body", "document", "pronoun"]

_DESCRIBED = 9


def name_end(reading: Reading, start: int, small: Collection[str]) -> int:
    """Where the run of words with capitals ends that begins at `start`."""
    known, words = lists(), reading.words
    end = start + 1
    while end < len(words):
        if possessive(reading, end - 1):
            break
        if words[end].folded in known["days"]:
            break
        goes_on = joined(reading, end)
        if goes_on and reading.text[words[end].start].isupper():
            end += 1
        elif (
            goes_on
            and words[end].folded in known["ties"]
            and end + 1 < len(words)
            and reading.text[words[end + 1].start].isupper()
            and joined(reading, end + 1)
            and (words[end].folded not in ("of", "for") or words[end - 1].folded in known["organisations"])
        ):
            end += 2
        else:
            break
    return end


def joined(reading: Reading, index: int) -> bool:
    """Whether a word goes on with the name that the word before it belongs to."""
    before = reading.words[index - 1]
    gap = reading.text[before.end : reading.words[index].start]
    if gap in (" ", "-", "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}", " & "):
        return True
    short = before.end - before.start == 1 or before.folded in lists()["short"]
    return gap == ". " and short


def capital(reading: Reading, index: int, small: Collection[str]) -> bool:
    """Whether a word is a name's: with a capital that is not only that of a beginning."""
    word = reading.words[index]
    if not reading.text[word.start].isupper():
        return False
    if word.folded in lists()["titles"]:
        return True
    if word.folded in lists()["days"]:
        return False
    if word.folded in function_words() and word.folded != "us":
        return False
    begins = index == 0 or reading.text[reading.words[index - 1].end : word.start].strip()[-1:] in (
        *"“\"‘'«:.!?•",
    )
    if begins and word.folded in small and complement(reading, index + 1) == index + 1:
        following = index + 1 < len(reading.words) and reading.words[index + 1]
        named = following and reading.text[following.start].isupper() and joined(reading, index + 1)
        return bool(named) and word.folded in lists()["known"]
    return True


def apart(reading: Reading, index: int) -> bool:
    """Whether a mark stands between a word and the one before it."""
    gap = reading.text[reading.words[index - 1].end : reading.words[index].start]
    if gap == " ":
        return False
    return bool(gap.strip(" .-’'&")) or (
        ". " in gap and reading.words[index - 1].folded not in lists()["titles"]
    )


def possessive(reading: Reading, index: int) -> bool:
    """Whether a word ends in a possessive 's, or in an apostrophe for it."""
    word = reading.words[index]
    text = reading.text[word.start : word.end + 1]
    return text.rstrip("sS ")[-1:] in APOSTROPHES and len(text) > 2


def complement(reading: Reading, at: int) -> int:
    """Past the office of a title ("Secretary | of State | Mike …"), else `at`."""
    words, known = reading.words, lists()
    if at + 1 >= len(words) or words[at].folded != "of":
        return at
    end = at + 1
    while end < len(words) and words[end].folded in known["offices"]:
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
            parts.append(
                f"{text}." if len(text) == 1 and reading.text[word.end : word.end + 1] == "." else text
            )
    return tuple(parts)


def owner(reading: Reading, at: int) -> frozenset[str]:
    """The possessive before a name's title ("Iraq's | prime minister Adel …")."""
    found = at and possessive(reading, at - 1) and not apart(reading, at)
    return frozenset([reading.words[at - 1].folded]) if found else frozenset()


def apposition(reading: Reading, end: int) -> frozenset[str]:
    """The words in apposition after a name, if a title is among them."""
    words, known = reading.words, lists()
    if end >= len(words) or possessive(reading, end - 1):
        return frozenset()
    gap = reading.text[words[end - 1].end : words[end].start]
    if gap.strip() != "," and words[end].folded not in ("who", "is", "was"):
        return frozenset()
    stop = end
    for index in range(end, min(len(words), end + _DESCRIBED)):
        word = words[index]
        if index > end and apart(reading, index) and stop > end:
            break
        if word.folded in known["roles"]:
            if _titles_another(reading, index):
                break
            stop = index + 1
        elif (gap.strip() == "," and index == end and not leads(reading, word)) or word.folded in lists()[
            "ends"
        ]:
            break
    return frozenset(word.folded for word in words[end:stop] if word.folded not in function_words())


def _titles_another(reading: Reading, index: int) -> bool:
    """Whether a title stands before a name, whose it then is."""
    if index + 1 >= len(reading.words) or apart(reading, index + 1):
        return False
    following = reading.words[index + 1]
    return reading.text[following.start].isupper() and following.folded not in lists()["roles"]


def leads(reading: Reading, word: Word) -> bool:
    """Whether a word may begin a description after a name."""
    known, small = lists(), reading.text[word.start].islower()
    if word.folded in known["leads"]:
        return True
    return small and word.folded not in function_words() and not word.folded.endswith(("ed", "ing"))


def describes(reading: Reading, index: int) -> bool:
    """Whether a word without capital leads to a name as its title ("caretaker prime minister Adel …")."""
    words = reading.words
    known = lists()
    for ahead in range(index, min(index + 3, len(words) - 1)):
        if reading.text[words[ahead].start].isupper() or apart(reading, ahead + 1):
            return False
        if words[ahead].folded in known["roles"] and reading.text[words[ahead + 1].start].isupper():
            return words[index].folded not in function_words()
    return False


def title_start(reading: Reading, at: int) -> int:
    """Where the title without capital begins that leads to the name at `at`, else `at`."""
    known, words, start = lists(), reading.words, at
    while start and start > at - 4 and not apart(reading, start):
        before = words[start - 1]
        plain = reading.text[before.start].islower() and before.folded not in function_words()
        if (
            not plain
            or possessive(reading, start - 1)
            or (start == at and before.folded not in known["roles"])
        ):
            break
        if start < at and before.folded.endswith(("ed", "ing")):
            break
        start -= 1
    return start


def modifies(reading: Reading, index: int) -> bool:
    """Whether a plain title, body or document follows, to which the name before it belongs."""
    words = reading.words
    for ahead in range(index, min(index + 2, len(words))):
        if apart(reading, ahead) or reading.text[words[ahead].start].isupper():
            return False
        if kind_of(words[ahead].folded):
            following = words[ahead + 1 : ahead + 2]
            named = following and reading.text[following[0].start].isupper() and joined(reading, ahead + 1)
            return not named
    return False


def kind_of(folded: str) -> Kind | None:
    """What a plain word can be the head of."""
    known = lists()
    if folded in known["roles"]:
        return "role"
    if folded in known["documents"]:
        return "document"
    return "body" if folded in known["bodies"] else None
