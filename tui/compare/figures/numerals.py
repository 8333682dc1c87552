"""Bare numbers in digits or words, whatever they count.

Method: small numbers, tens and scales are added and multiplied as English says them ("two thousand three
hundred and five"); a number in digits may go on with a scale ("43.9 million", "5bn"). Words for some number
or other ("dozens", "scores") are the range that readers take them for; "several" says less than any value.

text2num reads no "a dozen" and no "half a million", and cuts "two hundred and five thousand"
where this does not; quantulum3 takes "may" for a unit.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from tui.compare.figures.figure_words import listed, table
from tui.words.reading import Reading

SMALL = {word: value for value, word in enumerate(listed("small"))} | {
    word: 20 + 10 * k for k, word in enumerate(listed("tens"))
}
"""The value of each number word under a hundred, compounds aside."""

SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9} | {
    "trillion": 10**12
}
"""What the words of scale multiply by."""

SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
"""What the letters behind digits multiply by."""

VAGUE = {
    word: (float(low), float(high))
    for word, (low, high) in ((w, v.split("-")) for w, v in table("vague").items())
}
"""From where to where a word for some number or other is read."""

_LONGEST = 15
"""Digits. A longer number is a code and counts nothing; nor does one that begins with 0."""

_DIGITS = re.compile(r"(\d+(?:\.\d+)?)([a-z]*)")
_GOES_ON = re.compile(r"\s+|[-–]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the words from `start` to `end` that say it; `low` is below `high` for a vague one.

    `quantum` is the unit of its last digit that is not 0. `letters` are those behind digits ("12mph").
    """

    start: int
    end: int
    low: float
    high: float
    quantum: float
    letters: str = ""


def numeral(reading: Reading, at: int) -> Numeral | None:
    """The number that begins at a word; None where none does.

    >>> numeral(read("two thousand three hundred and five men"), 0).low
    2305.0
    """
    if reading.words[at].numeric:
        return _in_digits(reading, at)
    return _vague(reading, at) or _half(reading, at) or _a_scale(reading, at) or _in_words(reading, at)


def quantum(value: float) -> float:
    """The unit of the last digit that is not 0: 100 for 5,200."""
    size = 1.0
    while value and value % (size * 10) == 0 and size < 1e15:
        size *= 10
    return size


def following(reading: Reading, at: int) -> str:
    """The word at a place, if nothing but a space or a hyphen stands before it."""
    if not 0 < at < len(reading.words):
        return ""
    gap = reading.text[reading.words[at - 1].end : reading.words[at].start]
    return reading.words[at].folded if _GOES_ON.fullmatch(gap) else ""


def _in_digits(reading: Reading, at: int) -> Numeral | None:
    match = _DIGITS.fullmatch(reading.words[at].folded)
    if not match or len(match[1]) > _LONGEST or (match[1][0] == "0" and match[1][1:2].isdigit()):
        return None
    value = float(match[1])
    decimals = len(match[1].partition(".")[2])
    last, end = 10.0**-decimals if decimals else quantum(value), at + 1
    while (scale := SCALES.get(following(reading, end), 0)) > 1 and value * scale < 1e18:
        value, last, end = value * scale, last * scale, end + 1
    return Numeral(at, end, value, value, last, match[2])


def _vague(reading: Reading, at: int) -> Numeral | None:
    """Some number or other: "dozens", "a couple of", "tens of millions"."""
    first = reading.words[at].folded
    start = at
    if first == "a":
        at += 1
        first = following(reading, at)
        if first not in ("couple", "pair"):
            return None
    elif first in ("couple", "pair"):
        return None
    many = {"tens": 10, "hundreds": 100}.get(first, 0)
    scale = SCALES.get(following(reading, at + 2).removesuffix("s"), 0)
    if many and scale and following(reading, at + 1) == "of":
        return Numeral(start, at + 3, 2.0 * many * scale, 9.9 * many * scale, float(scale))
    if first not in VAGUE:
        return None
    low, high = VAGUE[first]
    end = at + 2 if following(reading, at + 1) == "of" and high == 2 else at + 1
    return Numeral(start, end, low, high, 1.0)


def _half(reading: Reading, at: int) -> Numeral | None:
    """Half of a scale: "half a million", "half million"."""
    if reading.words[at].folded != "half":
        return None
    end = at + 2 if following(reading, at + 1) == "a" else at + 1
    scale = SCALES.get(following(reading, end), 0)
    return Numeral(at, end + 1, scale / 2, scale / 2, scale / 2) if scale else None


def _a_scale(reading: Reading, at: int) -> Numeral | None:
    """One of a scale: "a dozen", "a million"."""
    scale = float(SCALES.get(following(reading, at + 1), 0))
    return Numeral(at, at + 2, scale, scale, scale) if scale and reading.words[at].folded == "a" else None


def _in_words(reading: Reading, at: int) -> Numeral | None:
    """A number such as "twenty-five", "one hundred and five", "two thousand three hundred"."""
    first = reading.words[at].folded
    if first not in SMALL:
        return None
    total, part, end = 0.0, float(SMALL[first]), at + 1
    while step := _step(total, part, following(reading, end), following(reading, end + 1)):
        total, part, end = step[0], step[1], end + step[2]
    value = total + part
    return Numeral(at, end, value, value, quantum(value)) if math.isfinite(value) and value < 1e18 else None


def _step(total: float, part: float, word: str, after: str) -> tuple[float, float, int] | None:
    """A number with the next word multiplied or added in, and how many words that took; None where it ends.

    `total` is what scales from a thousand on have closed, `part` what still may be multiplied.
    """
    scale = SCALES.get(word, 0)
    if scale and part:
        return (total + part * scale, 0.0, 1) if scale >= 1000 else (total, part * scale, 1)
    joined = word == "and" and (total > 0 or part >= 100)
    small = SMALL.get(after if joined else word, 0)
    return (total, part + small, 1 + joined) if small and _fits(total, part, small) else None


def _fits(total: float, part: float, small: int) -> bool:
    """Whether a number word goes on with the number before it: "twenty-five", "thousand three"."""
    if part == 0:
        return total > 0
    return (part >= 100 and part % 100 == 0) or (part % 100 >= 20 and part % 10 == 0 and small < 10)
