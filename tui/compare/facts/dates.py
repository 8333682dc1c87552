"""Times of a text (weekdays, dates, months, years, "last week"), so that two of them can be compared.

Method: a few forms are read word by word into what they leave open: a weekday leaves the week open, "Jan. 9"
the year, "in April" the day. A date near the day on which either article was published has a weekday, so
that "Friday" can be set against "Jan. 9" (a small part of what Strötgen and Gertz, "HeidelTime", 2010,
resolve). Two times differ where no day fits both; where that cannot be known they do not.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tui.compare.facts.fact_words import listed
from tui.words.reading import Reading


def _forms(full: str, shorter: str) -> tuple[str, ...]:
    """A name of a day or month and its abbreviations."""
    return (full, *(short for short in listed(shorter) if full.startswith(short) and short != full))


Form = Literal["weekday", "day", "month", "year", "years", "relative"]

_WEEKDAYS = listed("weekdays")
_DAYS = {name: k for k, full in enumerate(_WEEKDAYS) for name in _forms(full, "weekdays_short")}
_MONTHS = {name: k for k, full in enumerate(listed("months"), 1) for name in _forms(full, "months_short")}
_LENGTHS = {"day": 0, "week": 1, "month": 2, "year": 3}
_OFFSETS = {"last": -1, "this": 0, "next": 1}
_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_BEGINNINGS = frozenset((*_DAYS, *_MONTHS, *_OFFSETS, *_NEAR))
_PARTS = {"early": (1, 12), "mid": (8, 22), "late": (18, 31), "earlier": (1, 31), "later": (1, 31)}
_SPELLED = {"march", "may", "sat", "sun", "mon", "mar", "wed"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time: the words from `start` to `end`, what form it has and what it says.

    `numbers` are, by form: the weekday from 0 on Monday; month, first and last day; year; first and last
    year; length of what is named (0 day to 3 year) and how many of them before or after now. `year` is 0
    where it is not printed.
    """

    start: int
    end: int
    form: Form
    numbers: tuple[int, ...]
    shown: str
    year: int = 0


def moments(reading: Reading) -> tuple[Moment, ...]:
    """The times of a sentence in order.

    >>> [moment.shown for moment in moments(read("On Friday, Jan. 9, two years after it began in 2018"))]
    ['Friday', 'January 9', '2018']
    """
    return tuple(_moments(reading))


def differ(
    a: Moment, b: Moment, published: tuple[datetime.date | None, datetime.date | None] = (None, None)
) -> float:
    """How surely two times of one thing differ, 0 to 1; `published` says when the articles of both were.

    >>> friday, thursday = moments(read("on Friday or on Thursday"))
    >>> differ(friday, thursday)
    1.0
    """
    if bool(a.year) != bool(b.year):
        return 0.0  # A date with its year is told of another time than one without.
    if a.form == b.form:
        return _alike(a, b, published)
    for one, other, days in ((a, b, published), (b, a, published[::-1])):
        if (one.form, other.form) == ("weekday", "day") and _named_day(one, other, days):
            return 0.9
        if (one.form, other.form) == ("day", "month") and one.numbers[0] != other.numbers[0]:
            return 0.8
        if (one.form, other.form) == ("day", "month") and not _meet(one.numbers[1:], other.numbers[1:]):
            return 0.8
    return 0.0


def _alike(a: Moment, b: Moment, published: tuple[datetime.date | None, datetime.date | None]) -> float:
    if a.form == "relative":
        return _relative(a, b)
    if a.form in ("day", "month"):
        same = a.numbers[0] == b.numbers[0] and _meet(a.numbers[1:], b.numbers[1:])
        return float(a.year != b.year or not same)
    if (
        a.form == "weekday"
        and a.numbers != b.numbers
        and None not in published
        and published[0] != published[1]
    ):
        # A report of another week names other weekdays.
        return 0.0 if abs((_date(published[0]) - _date(published[1])).days) > 6 else 1.0
    return float(a.numbers != b.numbers)


def _relative(a: Moment, b: Moment) -> float:
    """Of two lengths, the longer decides; what is within this week is within this month and this year too."""
    length = max(a.numbers[0], b.numbers[0])
    offsets = []
    for moment in (a, b):
        if moment.numbers[0] < length and moment.numbers[1]:
            return 0.0
        offsets.append(moment.numbers[1])
    return 0.9 if offsets[0] != offsets[1] else 0.0


def _named_day(weekday: Moment, day: Moment, published: tuple[datetime.date | None, ...]) -> bool:
    """Whether a date within ten days of a publication is another weekday."""
    known = published[1] or published[0]
    if known is None or day.numbers[1] != day.numbers[2]:
        return False
    dates = []
    for year in (day.year,) if day.year else (known.year - 1, known.year, known.year + 1):
        try:
            dates.append(datetime.date(year, day.numbers[0], day.numbers[1]))
        except ValueError:
            continue
    near = [date for date in dates if abs((date - known).days) <= 10]
    return bool(near) and near[0].weekday() != weekday.numbers[0]


def _date(date: datetime.date | None) -> datetime.date:
    return date or datetime.date.min


def _meet(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _moments(reading: Reading) -> Iterator[Moment]:
    at = 0
    while at < len(reading.words):
        word = reading.words[at].folded
        if word not in _BEGINNINGS and not word[0].isdigit():
            at += 1
            continue
        found = (
            _weekday(reading, at)
            or _month(reading, at)
            or _span(reading, at)
            or _year(reading, at)
            or _ago(reading, at)
        )
        if found:
            yield found
        at = max(at + 1, found.end if found else 0)


def _weekday(reading: Reading, at: int) -> Moment | None:
    word = reading.words[at]
    day = _DAYS.get(word.folded)
    if day is None or not reading.text[word.start].isupper():
        return None
    if word.folded in _SPELLED and reading.text[word.end : word.end + 1] != ".":
        return None
    return Moment(at, at + 1, "weekday", (day,), _WEEKDAYS[day].title())


def _month(reading: Reading, at: int) -> Moment | None:
    """A month, with its day and year where they follow, or its part where that stands before it."""
    word = reading.words[at]
    month = _MONTHS.get(word.folded)
    if month is None or not reading.text[word.start].isupper():
        return None
    name = datetime.date(2000, month, 1).strftime("%B")
    before = _folded(reading, at - 1)
    day = _number(reading, at + 1)
    if 1 <= day <= 31:
        end = at + 2
        year = _number(reading, end)
        if 1900 <= year <= 2100:
            return Moment(at, end + 1, "day", (month, day, day), f"{name} {day}, {year}", year)
        return Moment(at, end, "day", (month, day, day), f"{name} {day}")
    day_before = _number(reading, at - 2 if before == "of" else at - 1)
    if 1 <= day_before <= 31:
        start = at - 2 if before == "of" else at - 1
        shown = f"{name} {day_before}"
        if 1900 <= day <= 2100:
            return Moment(start, at + 2, "day", (month, day_before, day_before), f"{shown}, {day}", day)
        return Moment(start, at + 1, "day", (month, day_before, day_before), shown)
    if word.folded in _SPELLED and before not in ("in", "by", "since", "until", "last", "next", *_PARTS):
        return None
    low, high = _PARTS.get(before, (1, 31))
    start = at - 1 if before in ("early", "mid", "late") else at
    shown = f"{before} {name}" if start < at else name
    year = day if 1900 <= day <= 2100 else 0
    return Moment(start, at + 2 if year else at + 1, "month", (month, low, high), shown, year)


def _span(reading: Reading, at: int) -> Moment | None:
    """A run of years: "from 1967 to 1979", "between 1967 and 1979", "1967–1979"."""
    first, last = _years(reading, at), _years(reading, at + 2)
    joint = _folded(reading, at + 1)
    if first and last and joint in ("to", "through", "and", "until"):
        if joint == "and" and _folded(reading, at - 1) != "between":
            return None
        return Moment(at, at + 3, "years", (first, last), f"{first}–{last}")
    last = _years(reading, at + 1)
    gap = reading.text[reading.words[at].end : reading.words[at + 1].start] if last else ""
    if first and last and gap.strip() in ("-", "–"):
        return Moment(at, at + 2, "years", (first, last), f"{first}–{last}")
    return None


def _year(reading: Reading, at: int) -> Moment | None:
    year = _years(reading, at)
    before = _folded(reading, at - 1)
    if not year or before not in ("in", "since", "of", "until", "by", "early", "late", "the", "a"):
        return None
    return Moment(at, at + 1, "year", (year,), str(year))


def _ago(reading: Reading, at: int) -> Moment | None:
    """A time told from now: "last week", "earlier this month", "yesterday"."""
    word = reading.words[at].folded
    offset = _NEAR.get(word)
    if offset is not None:
        return Moment(at, at + 1, "relative", (0, offset), word)
    following = _folded(reading, at + 1)
    if word in _OFFSETS and following in _LENGTHS and following != "day":
        start = at - 1 if _folded(reading, at - 1) in ("earlier", "later", "early", "late") else at
        return Moment(start, at + 2, "relative", (_LENGTHS[following], _OFFSETS[word]), f"{word} {following}")
    return None


def _years(reading: Reading, at: int) -> int:
    value = _number(reading, at)
    printed = reading.printed(at) if 0 <= at < len(reading.words) else ""
    return value if 1800 <= value <= 2100 and "," not in printed else 0


def _number(reading: Reading, at: int) -> int:
    """The whole number at a word; 0 where there is none."""
    folded = _folded(reading, at)
    if folded.endswith(("st", "nd", "rd", "th")):
        folded = folded[:-2]
    return int(folded) if folded.isascii() and folded.isdigit() and len(folded) <= 4 else 0


def _folded(reading: Reading, at: int) -> str:
    return reading.words[at].folded if 0 <= at < len(reading.words) else ""
