"""Whether two quantities can be one: by value, bound, rounding, unit, and what a time leaves open.

Method: every amount is the interval of what its words allow: an exact number allows what would be rounded to
it, "about" a twentieth more on both sides, a bound opens a side for half as much again, because nobody writes
"at least two" of six. Two amounts cannot be one where their intervals do not meet, as numeric mismatch is
read by de Marneffe, Rafferty and Manning ("Finding contradictions in text", 2008); two times where no day
fits both. What may be one can yet be told as two values, see `differ`.
"""

from __future__ import annotations

from typing import Literal

from tui.compare.figures.amounts import Amount
from tui.compare.figures.quantities import Quantity
from tui.compare.figures.times import Moment

Relation = Literal["same", "compatible", "apart"]

_ROUND = 0.025
_ABOUT = 0.05
_OPEN = 1.5
_BOTH = 2.0
_KNOWN = 0.9
_STEPS = (30, 10, 5, 1)
_LOWER = ("at least", "more than")


def relation(a: Quantity, b: Quantity) -> Relation:
    """Whether two quantities of one kind have the same value, may be one, or cannot."""
    if isinstance(a.said, Moment) and isinstance(b.said, Moment):
        return _times(a.said, b.said)
    if isinstance(a.said, Amount) and isinstance(b.said, Amount):
        return _amounts(a.said, b.said)
    return "apart"


def differ(a: Quantity, b: Quantity, toll: bool = False) -> bool:
    """Whether two of one thing cannot both be told by who knows the same.

    Who says "at least four" knows of four, and who says "more than 50" of no 60 (the maxim of quantity of
    Grice, "Logic and conversation", 1975): a lower bound reaches up to the next round number. Lower bounds
    of two nouns ("at least six", "at least ten children") may tell of a whole and its part, but where both
    tell one `toll`.
    """
    if isinstance(a.said, Amount) and isinstance(b.said, Amount) and a.said.unit == b.said.unit:
        if _open(a.said) and _open(b.said) and a.noun != b.noun and not toll:
            return False
        (low, high), (least, most) = _known(a.said), _known(b.said)
        return low > most or least > high
    return relation(a, b) == "apart"


def _open(amount: Amount) -> bool:
    return amount.bound in _LOWER


def _known(amount: Amount) -> tuple[float, float]:
    """As `size`, but from a lower bound no further than to the next round number."""
    if not _open(amount):
        return size(amount)
    # More than 51 people are 52, more than 50 may be 50 and some.
    low = amount.low + (amount.bound == "more than" and amount.kind == "count" and amount.quantum == 1)
    return low * amount.factor, (low + _KNOWN * amount.quantum) * amount.factor


def size(amount: Amount) -> tuple[float, float]:
    """From where to where an amount is allowed, in the smallest unit of its dimension."""
    low, high = amount.low, amount.high
    slack = 0.0 if high < 100 and amount.factor == 1 else min(amount.quantum, high * _ROUND)
    if amount.factor != 1:
        slack = min(amount.quantum / 2, high * _ABOUT)
    if amount.bound == "about":
        slack = max(slack, high * _ABOUT)
    low, high = low - min(slack, amount.quantum / 2 if amount.bound != "about" else slack), high + slack
    if amount.bound in _LOWER:
        high = max(amount.high + 1, amount.high * _OPEN)
    elif amount.bound == "at most":
        low = amount.low / _OPEN
    elif amount.bound == "less than":
        low = amount.low * 0.9
    return low * amount.factor, high * amount.factor


def _amounts(a: Amount, b: Amount) -> Relation:
    if a.unit != b.unit:
        return "apart"
    if (a.low, a.high, a.factor) == (b.low, b.high, b.factor):
        return "same"
    (low, high), (least, most) = size(a), size(b)
    if a.bound in _LOWER and b.bound in _LOWER:
        # Both are true of what is more than either.
        high, most = high * _BOTH, most * _BOTH
    return "compatible" if low <= most and least <= high else "apart"


def _times(a: Moment, b: Moment) -> Relation:
    if a.clock or b.clock:
        return _clocks(a, b)
    if a.weekday is not None and b.weekday is not None:
        return "same" if a.weekday == b.weekday and _meet(a, b) else "apart"
    if a.low is not None and b.low is not None:
        return _dated(a, b)
    return _yearless(a, b)


def _clocks(a: Moment, b: Moment) -> Relation:
    """Times of day; one of them may be a day."""
    if a.clock != b.clock:
        return "apart"
    distance = abs((a.low or 0) - (b.low or 0))
    if not distance:
        return "same"
    return "compatible" if distance <= max(_minutes(a), _minutes(b)) else "apart"


def _minutes(time: Moment) -> float:
    """By how many minutes a time of day may be off: half of what it is rounded to."""
    if time.bound == "exact":
        return time.loose
    return next(step / 2 for step in _STEPS if (time.low or 0) % step == 0)


def _dated(a: Moment, b: Moment) -> Relation:
    """Times of which the year is known."""
    if (a.low, a.high) == (b.low, b.high):
        return "same"
    # Runs of years are told by both their ends.
    return "compatible" if _meet(a, b) and not (a.run and b.run) else "apart"


def _yearless(a: Moment, b: Moment) -> Relation:
    """Times of which one leaves the year open."""
    if not (a.month and b.month):
        return "same" if a.value == b.value else "compatible"
    if a.month != b.month or a.first > b.last or b.first > a.last:
        return "apart"
    return "same" if (a.first, a.last) == (b.first, b.last) else "compatible"


def _meet(a: Moment, b: Moment) -> bool:
    """Whether two times may be one day, or lie as near as the days of publication leave open."""
    if a.low is None or b.low is None or a.high is None or b.high is None:
        return True
    slack = max(a.loose, b.loose)
    return a.low <= b.high + slack and b.low <= a.high + slack


def close(a: Quantity, b: Quantity) -> bool:
    """Whether two amounts in other words are one, rounding aside: 35.72 and 35.7, not 24 and "dozens"."""
    if isinstance(a.said, Moment) or isinstance(b.said, Moment) or a.said.unit != b.said.unit:
        return False
    one, other = ((q.low + q.high) * q.factor for q in (a.said, b.said))
    return abs(one - other) <= _ROUND * max(one, other)
