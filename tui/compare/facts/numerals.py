"""Bare numbers in digits or words, whatever they count.

Method: small numbers, tens and scales are added and multiplied as English says them ("two thousand three
hundred and five"); a number in digits may go on with a scale ("43.9 million", "5bn").
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from tui.compare.facts.fact_words import listed
from tui.words.reading import Reading

SMALL = {word: value for value, word in enumerate(listed("small"))} | {
    word: 20 + 10 * k for k, word in enumerate(listed("tens"))
}
"""The value of each number word under a hundred, compounds aside."""

SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9} | {
    "trillion": 10**12
}
"""What the words of scale multiply by."""

BEGINNINGS = frozenset((*SMALL, "a", "half"))
"""The words, beside those in digits, with which a number begins."""

_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_DIGITS = re.compile(r"(\d+(?:\.\d+)?)([a-z]*)")
_GOES_ON = re.compile(r"\s+|[-–]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the words from `start` to `end` that say it.

    `quantum` is the unit of its last digit that is not 0.
    """

    start: int
    end: int
    value: float
    quantum: float


def numeral(reading: Reading, at: int) -> Numeral | None:
    """The number that begins at a word; None where none does.

    >>> numeral(read("two thousand three hundred and five men"), 0).value
    2305.0
    """
    word = reading.words[at]
    found = _in_digits(reading, at) if word.numeric else _in_words(reading, at)
    return found if found and math.isfinite(found.value) else None


def quantum(value: float) -> float:
    """The unit of the last digit that is not 0: 100 for 5,200."""
    size = 1.0
    while value and value % (size * 10) == 0 and size < 1e15:
        size *= 10
    return size


def _in_digits(reading: Reading, at: int) -> Numeral | None:
    match = _DIGITS.fullmatch(reading.words[at].folded)
    if not match or (match[2] and match[2] not in _SHORT):
        return None
    value = float(match[1])
    decimals = len(match[1].partition(".")[2])
    last = 10.0**-decimals if decimals else quantum(value)
    scale = _SHORT.get(match[2], 1)
    value, last, end = value * scale, last * scale, at + 1
    while (scale := SCALES.get(_next(reading, end), 0)) > 1:
        value, last, end = value * scale, last * scale, end + 1
    return Numeral(at, end, value, last)


def _in_words(reading: Reading, at: int) -> Numeral | None:
    """A number such as "twenty-five", "a dozen", "half a million", "one hundred and five"."""
    first = reading.words[at].folded
    if first == "half":
        end = at + 2 if _next(reading, at + 1) == "a" else at + 1
        scale = SCALES.get(_next(reading, end), 0)
        return Numeral(at, end + 1, scale / 2, scale / 2) if scale else None
    if first == "a":
        scale = SCALES.get(_next(reading, at + 1), 0)
        return Numeral(at, at + 2, float(scale), float(scale)) if scale else None
    if first not in SMALL:
        return None
    total, part, end = 0.0, float(SMALL[first]), at + 1
    while word := _next(reading, end):
        scale, small = SCALES.get(word, 0), SMALL.get(word, 0)
        if scale >= 1000:
            total, part = total + part * scale, 0.0
        elif scale:
            part *= scale
        elif small and _fits(total, part, small):
            part += small
        elif word == "and" and (total or part >= 100) and _next(reading, end + 1) in SMALL:
            part += SMALL[_next(reading, end + 1)]
            end += 1
        else:
            break
        end += 1
    value = total + part
    return Numeral(at, end, value, quantum(value))


def _fits(total: float, part: float, small: int) -> bool:
    """Whether a number word goes on with the number before it: "twenty-five", "thousand three"."""
    if part == 0:
        return total > 0
    return part % 100 == 0 or (part % 100 >= 20 and part % 10 == 0 and small < 10)


def _next(reading: Reading, at: int) -> str:
    """The word at a place, if nothing but a space or a hyphen stands before it."""
    if not 0 < at < len(reading.words):
        return ""
    gap = reading.text[reading.words[at - 1].end : reading.words[at].start]
    return reading.words[at].folded if _GOES_ON.fullmatch(gap) else ""
