"""Quantities of a text, normalised so that two of them can be compared.

Method: a numeral in digits or words ("5,200", "five thousand", "$43.9 million", "31.55 percent", "several")
becomes the interval of amounts that it allows: an exact small count allows itself alone; a round figure
allows what would be rounded to it, and never more than one part in a hundred; a hedge ("roughly") two; a
bound ("more than", "at least", "up to") opens a side. Two quantities differ where their intervals do not
meet. Its unit is money, percent, the dead, the hurt, or the noun that it counts. Numerals that count nothing
(dates, years, times, ages, scores, ordinals, names such as "Flight 93") are left out. Normalising before
comparing is what de Marneffe, Rafferty and Manning ("Finding contradictions in text", 2008) name as the
first need of numeric mismatch, their most precise class.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tui.compare.facts.fact_words import TIMES, listed
from tui.compare.facts.numerals import BEGINNINGS, SCALES, Numeral, numeral
from tui.words.reading import Reading, content

Hedge = Literal["", "about", "over", "under", "nearly", "vague"]

_VAGUE = {
    "couple": (2, 2),
    "several": (3, 20),
    "handful": (3, 9),
    "dozens": (24, 200),
    "scores": (40, 200),
    "hundreds": (200, 2_000),
    "thousands": (2_000, 200_000),
    "millions": (2e6, 2e9),
    "billions": (2e9, 2e12),
}
_SAID: dict[Hedge, str] = {
    "about": "about around roughly approximately some estimated circa",
    "nearly": "nearly almost",
    "over": "over exceeding topping least upwards",
    "under": "under below most maximum",
}
_HEDGES: dict[str, Hedge] = {word: hedge for hedge, row in _SAID.items() for word in row.split()}
_THAN: dict[str, Hedge] = {"more": "over", "fewer": "under", "less": "under", "greater": "over"}
_NAMED = TIMES.union(listed("numbered"))
_CLOCK = frozenset(listed("clock"))
_DEAD = frozenset(listed("dead"))
_HURT = frozenset(listed("hurt"))
_PLURALS = frozenset(listed("plurals"))
_BEGINNINGS = BEGINNINGS.union(_VAGUE)
_KILLED = {"killed": "dead", "killing": "dead", "injured": "hurt", "injuring": "hurt", "wounding": "hurt"}
_CURRENCIES = {"dollars": "$", "euros": "€", "pounds": "£", "yen": "¥"}
_JOINED = re.compile(r"[-–—:/.#]")
_GOES_ON = re.compile(r"\s+|[-–]|\.\s")
_NEAR_HEAD = 5


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many: the words from `start` to `end`, the amounts that they allow, and of what.

    `unit` is a sign of currency, `%`, `dead`, `hurt`, `others` or `count`; `head` is the place of the counted
    noun's word, None where there is none. `end` stands before the noun.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    hedge: Hedge
    head: int | None
    shown: str


def quantities(reading: Reading) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order.

    >>> [q.shown for q in quantities(read("About 5,200 U.S. troops; five thousand men, $43 million"))]
    ['about 5,200', '5,000', '$43 million']
    """
    return tuple(_quantities(reading))


def differ(a: Quantity, b: Quantity) -> float:
    """How surely two quantities of one thing differ, 0 to 1; 0 where both may hold.

    >>> one, other, exact = quantities(read("roughly 5,000 men, 5,200 men, 5,012 men"))
    >>> differ(one, other) > 0, differ(one, exact)
    (True, 0.0)
    """
    if a.unit != b.unit or (a.low <= b.high and b.low <= a.high):
        return 0.0
    hedged = sum(0.1 for q in (a, b) if q.hedge)
    return 1.0 - hedged


def _quantities(reading: Reading) -> Iterator[Quantity]:
    at = 0
    while at < len(reading.words):
        word = reading.words[at].folded
        if word not in _BEGINNINGS and not word[0].isdigit():
            at += 1
            continue
        found = _vague(reading, at) or _counted(reading, at)
        if found:
            yield found
        at = max(found.end if found else 0, _past(reading, at))


def _past(reading: Reading, at: int) -> int:
    found = numeral(reading, at)
    return found.end if found else at + 1


def _vague(reading: Reading, at: int) -> Quantity | None:
    word = reading.words[at].folded
    if word not in _VAGUE or (word in ("couple", "handful") and _folded(reading, at - 1) != "a"):
        return None
    low, high = _VAGUE[word]
    start = at - 1 if word in ("couple", "handful") else at
    end = at + 2 if _gap(reading, at) == " " and _folded(reading, at + 1) == "of" else at + 1
    unit, head = _thing(reading, start, end)
    if head is None and unit == "count":
        return None
    return Quantity(start, at + 1, low, high, unit, "vague", head, word)


def _counted(reading: Reading, at: int) -> Quantity | None:
    number = numeral(reading, at)
    if number is None or not _counts(reading, number):
        return None
    start, hedge = _hedge(reading, number.start)
    money = _currency(reading, number.start)
    after = reading.text[reading.words[number.end - 1].end :][:1]
    following = _folded(reading, number.end)
    head: int | None = None
    if money or following in _CURRENCIES:
        unit = money or _CURRENCIES[following]
    elif after == "%" or following in ("percent", "percentage", "per"):
        unit = "%"
    else:
        unit, head = _thing(reading, number.start, number.end)
        if unit == "count" and head is None:
            return None
    low, high = _interval(number, hedge)
    return Quantity(start, number.end, low, high, unit, hedge, head, _shown(number.value, unit, hedge))


def _currency(reading: Reading, at: int) -> str:
    """The sign of currency printed at a word; empty where there is none."""
    before = reading.text[: reading.words[at].start].rstrip()[-1:]
    return before if before in ("$", "€", "£", "¥") else ""


def _interval(number: Numeral, hedge: Hedge) -> tuple[float, float]:
    """The amounts that a numeral allows."""
    value = number.value
    slack = min(number.quantum / 2, value / 100)
    if value < 100 and float(value).is_integer():
        slack = 1.0 if hedge == "about" and value % 5 == 0 else 0.0
    elif hedge == "about":
        slack = min(number.quantum / 2, value / 50)
    if hedge == "over":
        return value - slack, value * 1.5 if value > 20 else math.inf
    if hedge == "under":
        return value / 2, value + slack
    if hedge == "nearly":
        return value - min(number.quantum / 2, value / 10), value
    return value - slack, value + slack


def _counts(reading: Reading, number: Numeral) -> bool:
    """Whether a numeral says how much; not where it is a date, a year, a time, an age, a score or a name."""
    first = reading.words[number.start]
    bare = number.end == number.start + 1
    if bare and (first.folded in ("zero", "one") or _year(reading, number)):
        return False
    if _folded(reading, number.start - 1) in _NAMED or _folded(reading, number.end) in _CLOCK:
        return False
    if _in_range(reading, number) or _JOINED.fullmatch(reading.text[first.start - 1 : first.start]):
        return False
    # A hyphen after a numeral makes an age, a score or an adjective of it ("14-year-old", "396-9").
    return _gap(reading, number.end - 1) not in ("-", "–", "/", ":")


def _year(reading: Reading, number: Numeral) -> bool:
    first = reading.words[number.start]
    grouped = "," in reading.text[first.start : first.end]
    money = _currency(reading, number.start)
    return (
        first.numeric and 1500 <= number.value <= 2100 and number.quantum >= 1 and not grouped and not money
    )


def _in_range(reading: Reading, number: Numeral) -> bool:
    """Whether a number is an end of "10 to 12" or one of "four or five"."""
    if _folded(reading, number.end) in ("to", "or", "and") and number.end + 1 < len(reading.words):
        return numeral(reading, number.end + 1) is not None and _folded(reading, number.end + 1) != "a"
    return (
        _folded(reading, number.start - 1) in ("to", "or", "and")
        and number.start > 1
        and (numeral(reading, number.start - 2) is not None)
    )


def _hedge(reading: Reading, start: int) -> tuple[int, Hedge]:
    """Where the words before a numeral that weigh it begin, and what they say."""
    before = _folded(reading, start - 1) if start else ""
    if before == "than" and start > 1:
        found = _THAN.get(_folded(reading, start - 2), "")
        return (start - 2, found) if found else (start, "")
    if before == "to" and start > 1 and _folded(reading, start - 2) in ("up", "close"):
        return start - 2, "under" if _folded(reading, start - 2) == "up" else "about"
    if before == "of" and start > 1 and _folded(reading, start - 2) in ("upwards", "estimated"):
        return start - 2, "over"
    found = _HEDGES.get(before, "")
    if found and before in ("least", "most"):
        return (start - 2, found) if start > 1 and _folded(reading, start - 2) == "at" else (start, "")
    return (start - 1, found) if found else (start, "")


def _thing(reading: Reading, start: int, end: int) -> tuple[str, int | None]:
    """What is counted: its unit, and where the noun stands.

    The noun is the first plural among the words after the number that nothing interrupts, else the last. Of
    the dead and the hurt it may be missing ("12 dead").
    """
    unit = _KILLED.get(_folded(reading, start - 1) if start else "", "count")
    run: list[int] = []
    for at in range(end, min(end + _NEAR_HEAD, len(reading.words))):
        if at > end and not _GOES_ON.fullmatch(_gap(reading, at - 1)):
            break
        folded = reading.words[at].folded
        if folded in _DEAD or folded in _HURT:
            unit = "dead" if folded in _DEAD else "hurt"
            break
        if folded == "others" and not run:
            return "others", at
        if not _noun(reading, at) and folded not in ("were", "was", "of", "the", "been"):
            break
        run.append(at)
    nouns = [at for at in run if _noun(reading, at)]
    plural = [at for at in nouns if _plural(reading, at)]
    found = plural if unit != "count" else plural or nouns[-1:]
    return unit, found[0] if found else None


def _noun(reading: Reading, at: int) -> bool:
    """Whether a word may name what is counted: no function word but as a name ("US")."""
    word = reading.words[at]
    return content(word) or word.folded == "people" or reading.text[word.start].isupper()


def _plural(reading: Reading, at: int) -> bool:
    folded = reading.words[at].folded
    return folded in _PLURALS or (len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss"))


def _shown(value: float, unit: str, hedge: Hedge) -> str:
    for name in ("trillion", "billion", "million"):
        if value >= SCALES[name] and round(value / SCALES[name], 3) * SCALES[name] == value:
            text = f"{value / SCALES[name]:g} {name}"
            break
    else:
        text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"
    text = f"{text}%" if unit == "%" else f"{unit}{text}" if unit in _CURRENCIES.values() else text
    words = {"about": "about ", "under": "up to ", "nearly": "nearly "}
    return words.get(hedge, "") + text + (" or more" if hedge == "over" else "")


def _folded(reading: Reading, at: int) -> str:
    return reading.words[at].folded if 0 <= at < len(reading.words) else ""


def _gap(reading: Reading, at: int) -> str:
    """What is printed between a word and the next."""
    if at + 1 >= len(reading.words):
        return reading.text[reading.words[at].end :]
    return reading.text[reading.words[at].end : reading.words[at + 1].start]
