"""Amounts of a text: counts, money, shares, ages, measures and ranks, with their bounds and units.

Method: a numeral is read together with what stands right before and after it: a bound ("at least", "or so"),
a sign of currency, a unit, a second numeral that makes a range or a score of it, and the noun that it counts.
Numerals that are part of a name ("Flight 93"), and "one" that counts nothing, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui.compare.figures.figure_words import listed, table
from tui.compare.figures.model import Bound, FigureKind
from tui.compare.figures.numerals import SCALES, SHORT, SMALL, VAGUE, Numeral, following, numeral
from tui.compare.figures.times import NAMES, folded
from tui.words.reading import Reading, content

_WORDS: dict[str, Bound] = {
    "about": "about",
    "less": "less than",
    "more": "more than",
    "least": "at least",
    "most": "at most",
}
_ONE = {word: _WORDS[bound] for word, bound in table("bounds_one").items()}
_TWO = {tuple(words.split("+")): _WORDS[bound] for words, bound in table("bounds_two").items()}
_UNITS = {
    word: (dimension, float(factor))
    for word, (dimension, factor) in ((w, u.split(":")) for w, u in table("units").items())
}
_CURRENCIES = table("currencies")
_SIGNS = "$€£¥₹₽"
_NAMED = frozenset((*listed("numbered"), *NAMES))
_ORDINALS = {word: k for k, word in enumerate(listed("ordinals"), 1)}
_FRACTIONS = {word: float(value) for word, value in table("fractions").items()}
_CONTENTS = frozenset(("to", "that", "for", "of"))
_PLURALS = frozenset(listed("plurals"))
_SCALES = tuple(sorted((s for s in SCALES.values() if s >= 10**6), reverse=True))
_BEGINNINGS = frozenset((*SMALL, *VAGUE, *_ORDINALS, *_FRACTIONS, "a", "no", "tens"))
_PASSED = frozenset(("of", "the", "these", "those", "all", "his", "her", "their", "its", "our"))
_UNRANKED = frozenset(listed("unranked"))
_IS = frozenset(("is", "was", "were", "are", "turned", "turns", "aged", "age", "ages"))
_AGES = frozenset(("age", "ages", "aged"))
_OR_OLDER = (("or", "older"), ("or", "younger"))
_THIRDS = frozenset(("his", "her", "their", "mid", "early", "late"))
_GOES_ON = re.compile(r"\s+|[-–]|\.\s")
_JOINED = re.compile(r"[-–—:/.,#]")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_DECADE = re.compile(r"([1-9]0)s")
_NEAR_HEAD = 6
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class Amount:
    """How much or how many: the words from `start` to `end`, in the unit as printed.

    `unit` is a sign of currency, `%`, or the dimension of a measure, of which `factor` tells how large one
    is; both are empty and 1 for a count. `head` is the place of the counted noun, None where there is none.
    """

    start: int
    end: int
    kind: FigureKind
    low: float
    high: float
    quantum: float
    bound: Bound = "exact"
    unit: str = ""
    factor: float = 1.0
    head: int | None = None


def amounts(reading: Reading, taken: frozenset[int] = frozenset()) -> tuple[Amount, ...]:
    """The amounts of a sentence in order; words at the places `taken` are times and count nothing.

    >>> [(a.kind, a.low, a.bound) for a in amounts(read("At least 84 people, a 3-year-old; nearly $1.2bn"))]
    [('count', 84.0, 'at least'), ('age', 3.0, 'exact'), ('money', 1200000000.0, 'less than')]
    """
    return tuple(_amounts(reading, taken))


def _amounts(reading: Reading, taken: frozenset[int]) -> Iterator[Amount]:
    past = 0
    for at, word in enumerate(reading.words):
        if at < past or at in taken or not (word.numeric or word.folded in _BEGINNINGS):
            continue
        bounded = [_bounded(reading, amount, past) for amount in _begun(reading, at, taken)]
        yield from bounded
        passed = bounded or filter(None, [numeral(reading, at)])
        past = max([past, *(part.end for part in passed)])


def _begun(reading: Reading, at: int, taken: frozenset[int]) -> list[Amount]:
    """The amounts that a word begins, without their bounds."""
    return (
        _fraction(reading, at) or _ranked(reading, at) or _none(reading, at) or _numbered(reading, at, taken)
    )


def _numbered(reading: Reading, at: int, taken: frozenset[int]) -> list[Amount]:
    """The amount that begins with a numeral; two where it is a score."""
    number = numeral(reading, at)
    if number is None or number.letters == "s":
        return _decade(reading, at) or _ago(reading, at)
    if not _counts(reading, number):
        return []
    second = _second(reading, number, taken)
    if second is None:
        return _whole(reading, number)
    return _paired(reading, number, *second)


def _paired(reading: Reading, number: Numeral, joint: str, other: Numeral) -> list[Amount]:
    """Two numerals that are a score or a range."""
    if joint in ("-", "–") and other.low < number.low:
        # A score or a vote: two counts in the same words.
        return [Amount(number.start, other.end, "count", n.low, n.high, n.quantum) for n in (number, other)]
    # Of "$5 to $6 million" the scale stands once.
    scale = next((s for s in _SCALES if other.low >= s and number.low < 1000), 1)
    low = number.low * scale if number.low * scale < other.low else number.low
    if low >= other.high:
        return _whole(reading, number)
    joined = replace(number, end=other.end, low=low, high=other.high, letters=other.letters)
    return _whole(reading, joined)


def _second(reading: Reading, number: Numeral, taken: frozenset[int]) -> tuple[str, Numeral] | None:
    """The numeral that a range, an either-or or a score goes on with, and what joins them."""
    if number.end >= len(reading.words) or number.letters:
        return None
    joint, at = _gap(reading, number.end - 1), number.end
    if joint not in ("-", "–") or not reading.words[at].numeric:
        joint, at = following(reading, at), at + 1
        if at in taken or not _joins(reading, number, joint):
            return None
    other = numeral(reading, at)
    return (joint, other) if other and not (joint == "or" and other.low > number.low * 3) else None


def _joins(reading: Reading, number: Numeral, word: str) -> bool:
    """Whether the word behind a number joins it to another one that follows."""
    if folded(reading, number.end + 1) in ("", "a", "half", *VAGUE):
        return False
    return word in ("to", "or") or (word == "and" and "between" in _around(reading, number.start, 4))


def _whole(reading: Reading, number: Numeral) -> list[Amount]:
    """What a numeral says with its unit, currency or noun."""
    first = number.start
    amount = Amount(first, number.end, "count", number.low, number.high, number.quantum)
    for reader in (_money, _share, _age, _measure):
        found = reader(reading, amount, number.letters)
        if found:
            return [found]
    if number.letters:
        return []
    head = _head(reading, number.end)
    bare = number.end == first + 1 and folded(reading, first) in ("one", "zero")
    lone = head is None or folded(reading, head).endswith("ing") or folded(reading, number.end) == "of"
    if (bare and lone) or _name(reading, first):
        return []
    return [replace(amount, head=head)]


def _money(reading: Reading, amount: Amount, letters: str) -> Amount | None:
    before = reading.text[: reading.words[amount.start].start].rstrip()[-1:]
    end = amount.end + (following(reading, amount.end) == "of" and amount.low < amount.high)
    sign = before if before and before in _SIGNS else _CURRENCIES.get(following(reading, end), "")
    if not sign or (letters and letters not in SHORT):
        return None
    end = amount.end if sign == before else end + 1
    scale = SHORT.get(letters, 1)
    low, high, quantum = (float(value * scale) for value in (amount.low, amount.high, amount.quantum))
    return replace(amount, end=end, kind="money", low=low, high=high, quantum=quantum, unit=sign)


def _share(reading: Reading, amount: Amount, letters: str) -> Amount | None:
    after = reading.text[reading.words[amount.end - 1].end :][:1]
    word = following(reading, amount.end)
    if letters or not (after == "%" or word in ("percent", "percentage", "pc", "per")):
        return None
    if word == "per" and folded(reading, amount.end + 1) != "cent":
        return None
    end = amount.end if after == "%" else amount.end + 1 + (word == "per")
    return replace(
        amount,
        end=end,
        kind="share",
        low=round(amount.low / 100, 6),
        high=round(amount.high / 100, 6),
        quantum=round(amount.quantum / 100, 6),
        unit="%",
    )


def _age(reading: Reading, amount: Amount, letters: str) -> Amount | None:
    """An age: "3-year-old", "14 years old", "aged 23", "Brown, 42,", "she was 14", "19 or older"."""
    if letters or not 0 < amount.high <= _OLDEST:
        return None
    unit, end = following(reading, amount.end), amount.end
    if unit in ("year", "years", "month", "months") and following(reading, end + 1) == "old":
        low, high = (value / 12 if unit.startswith("month") else value for value in (amount.low, amount.high))
        return replace(amount, end=end + 2, kind="age", low=low, high=high)
    aged = _aged(reading, amount) or _told_of_a_person(reading, amount)
    return replace(amount, kind="age") if aged else None


def _aged(reading: Reading, amount: Amount) -> bool:
    """Whether words around a number make it an age: "aged 23", "of ages 5 to 9", "19 or older"."""
    before, end = folded(reading, amount.start - 1), amount.end
    if before in _AGES or (folded(reading, end), folded(reading, end + 1)) in _OR_OLDER:
        return True
    return before in ("of", "between") and not _AGES.isdisjoint(_around(reading, amount.start, 3))


def _told_of_a_person(reading: Reading, amount: Amount) -> bool:
    """Whether a number in digits stands where reports have an age: "Brown, 42,", "she was 14."."""
    start, end = amount.start, amount.end
    whole = reading.words[start].numeric and end == start + 1 and amount.low >= 3 and amount.quantum >= 1
    if not whole or _gap(reading, end - 1).lstrip()[:1] not in (",", ".", ";", ""):
        return False
    gap = _gap(reading, start - 1)
    return _named(reading, start - 1) if gap == ", " else gap == " " and folded(reading, start - 1) in _IS


def _around(reading: Reading, at: int, size: int) -> list[str]:
    return [folded(reading, k) for k in range(at - size, at)]


def _measure(reading: Reading, amount: Amount, letters: str) -> Amount | None:
    word, end = (letters, amount.end) if letters else (following(reading, amount.end), amount.end + 1)
    if word not in _UNITS or (letters == "m" and amount.low < 2):
        return None
    unit, factor = _UNITS[word]
    return replace(amount, end=end, kind="measure", unit=unit, factor=factor, head=end - 1)


def _decade(reading: Reading, at: int) -> list[Amount]:
    """Somebody "in his 30s"."""
    match = _DECADE.fullmatch(reading.words[at].folded)
    if not match or folded(reading, at - 1) not in _THIRDS:
        return []
    first = float(match[1])
    return [Amount(at, at + 1, "age", first, first + 9, 1.0)]


def _ago(reading: Reading, at: int) -> list[Amount]:
    """How long ago: "a month ago"."""
    unit = _UNITS.get(following(reading, at + 1))
    if reading.words[at].folded != "a" or not unit or folded(reading, at + 2) != "ago":
        return []
    return [Amount(at, at + 3, "measure", 1.0, 1.0, 1.0, "exact", *unit, head=at + 1)]


def _fraction(reading: Reading, at: int) -> list[Amount]:
    """A half or third of something."""
    share = _FRACTIONS.get(reading.words[at].folded)
    if share is None or folded(reading, at + 1) not in ("of", "the"):
        return []
    return [Amount(at, at + 1, "share", share, share, 0.01, unit="%")]


def _ranked(reading: Reading, at: int) -> list[Amount]:
    """An ordinal with its noun."""
    word = reading.words[at].folded
    match = _ORDINAL.fullmatch(word)
    value = float(match[1]) if match else _ORDINALS.get(word, 0)
    if not value or (reading.capital(at) and at):
        return []
    head = _head(reading, at + 1, singular=True)
    if head is None or not _ranks(reading, at, head):
        return []
    return [Amount(at, at + 1, "rank", float(value), float(value), 1.0, head=head)]


def _ranks(reading: Reading, at: int, head: int) -> bool:
    """Whether an ordinal ranks its noun; "42nd Street" is a street, "second class" a kind."""
    if reading.words[at].numeric and head == at + 1 and reading.capital(head):
        return False
    if folded(reading, head) in _UNRANKED:
        return False
    return _gap(reading, at) not in ("-", "–") or _orders(reading, head)


def _orders(reading: Reading, at: int) -> bool:
    """Whether the word joined to an ordinal says by what it ranks: "third-ranking", "second-largest"."""
    return folded(reading, at).endswith(("ing", "est", "place", "placed", "grader"))


def _none(reading: Reading, at: int) -> list[Amount]:
    """Of "no passengers": none of what others may count; "no plans to", "no reports that" count nothing."""
    head = _head(reading, at + 1) if reading.words[at].folded == "no" else None
    if head is None or not _plural(reading, head) or folded(reading, head + 1) in _CONTENTS:
        return []
    return [Amount(at, at + 1, "count", 0.0, 0.0, 1.0, head=head)]


def _counts(reading: Reading, number: Numeral) -> bool:
    """Whether a numeral says how much; not where a word before it makes it the name of a thing."""
    first = reading.words[number.start]
    if folded(reading, number.start - 1) in _NAMED:
        return False
    joint = reading.text[max(0, first.start - 1) : first.start]
    if _gap(reading, number.end - 1) == "/":
        return False
    return not _JOINED.fullmatch(joint) or folded(reading, number.start - 1) in ("sub", "mid")


def _name(reading: Reading, at: int) -> bool:
    """Whether a number in digits ends a name: "Falcon 9"."""
    if not reading.words[at].numeric or at < 1 or _gap(reading, at - 1) != " ":
        return False
    return at > 1 and _named(reading, at - 1)


def _named(reading: Reading, at: int) -> bool:
    return reading.capital(at) and content(reading.words[at]) and not reading.words[at].numeric


def _bounded(reading: Reading, amount: Amount, past: int) -> Amount:
    """The amount with the words before and after it that weigh it."""
    start, end, bound = amount.start, amount.end, amount.bound
    before = (folded(reading, start - 2), folded(reading, start - 1))
    after = (folded(reading, end), folded(reading, end + 1))
    if start - 2 >= past and before in _TWO:
        start, bound = start - 2, _TWO[before]
    elif start - 1 >= past and before[1] in _ONE and amount.kind != "rank":
        start, bound = start - 1, _ONE[before[1]]
    elif after in _TWO and after[0] == "or":
        end, bound = end + 2, _TWO[after]
    return replace(amount, start=start, end=end, bound=bound)


def _head(reading: Reading, end: int, singular: bool = False) -> int | None:
    """The noun that is counted: the first plural among the words that go on from `end`, else the last."""
    nouns = list(_nouns(reading, end))
    if singular or not nouns:
        return nouns[0] if nouns else None
    return next((at for at in nouns if _plural(reading, at)), nouns[-1])


def _nouns(reading: Reading, end: int) -> Iterator[int]:
    """The places of the words that go on from `end` and may name what is counted."""
    begun = False
    for at in range(end, min(end + _NEAR_HEAD, len(reading.words))):
        if not _GOES_ON.fullmatch(_gap(reading, at - 1)):
            return
        if _noun(reading, at):
            begun = True
            yield at
        elif begun or folded(reading, at) not in _PASSED:
            return


def _noun(reading: Reading, at: int) -> bool:
    """Whether a word may name what is counted: no function word but as a name ("US")."""
    word = reading.words[at]
    if word.numeric or word.folded in NAMES:
        return False
    return content(word) or word.folded in _PLURALS or reading.text[word.start].isupper()


def _plural(reading: Reading, at: int) -> bool:
    word = reading.words[at].folded
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")))


def _gap(reading: Reading, at: int) -> str:
    """What is printed between a word and the next; all that follows the last."""
    if at + 1 >= len(reading.words):
        return reading.text[reading.words[at].end :] if reading.words else ""
    return reading.text[reading.words[at].end : reading.words[at + 1].start]
