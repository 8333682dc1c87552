"""Times of a text: weekdays, dates, months, years, times of day, and those told from now ("last week").

Method: a few forms are read word by word into what they say and what they leave open: a weekday leaves the
week open, "Jan. 9" the year, "in April" the day. What the day of publication settles is settled by it (a
small part of what Strötgen and Gertz, "HeidelTime", 2010, resolve). dateparser reads "may" and "sat" as dates
and gives one day for "last week".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui.compare.figures.figure_words import listed
from tui.compare.figures.model import Bound
from tui.words.classes import in_order
from tui.words.reading import Reading


def _forms(full: str, shorter: str) -> tuple[str, ...]:
    """A name of a day or month and its abbreviations."""
    return (full, *(short for short in in_order(shorter) if full.startswith(short) and short != full))


WEEKDAYS = in_order("weekdays")
_DAYS = {name: k for k, full in enumerate(WEEKDAYS) for name in _forms(full, "weekdays_short")}
_MONTHS = {name: k for k, full in enumerate(in_order("months"), 1) for name in _forms(full, "months_short")}
NAMES = frozenset((*_DAYS, *_MONTHS))
"""Names of days and months: printed with a capital, and the names of nobody."""

_SPELLED = frozenset(("march", "may", "sat", "sun", "mon", "mar", "wed"))
_LENGTHS = {"week": 7, "weekend": 7, "month": 31, "year": 366}
_OFFSETS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_LOOSE = 15
_LAST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NOON = {"noon": 720, "midday": 720, "midnight": 1440}
_PARTS = {"early": (1, 12), "mid": (8, 22), "late": (18, 31)}
_EDGES = frozenset(("early", "mid", "late", "earlier", "later"))
_PARTS_OF_DAY = frozenset(listed("parts_of_day"))
_SIGNS = ("$", "€", "£", "¥")
_CLOSING = ("”", '"', "’", "'")
_CLOCK = re.compile(r"(\d{1,2})(?:\.(\d{2}))?(am|pm)?")
_MINUTES = re.compile(r"(\d{2})(am|pm)?")
_HALVES = ("am", "pm", "o'clock")
_BEGINNINGS = frozenset((*_DAYS, *_MONTHS, *_OFFSETS, *_NEAR, *_NOON))
OF_TIME = frozenset((*_BEGINNINGS, *_LENGTHS, *_EDGES, *_PARTS_OF_DAY, *_HALVES, "a.m", "p.m", "sometime"))
"""Words that tell when, and not of what."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time: the words from `start` to `end`, and what is known of it.

    `low` and `high` are the first and last day it may be (ordinals of `datetime.date`), of a time of day
    (`clock`) minutes; None where the year is not known. `weekday` counts from 0 on Monday. `month`, `first`
    and `last` are of a date without its year, and 0 elsewhere. `value` is how the report gives it. `loose` is
    by how many days or minutes it may be off: what is told from the day of publication hangs on a date that
    is often that of a later edition. `run` tells a run of years.
    """

    start: int
    end: int
    value: str | tuple[str, str]
    low: int | None = None
    high: int | None = None
    weekday: int | None = None
    month: int = 0
    first: int = 0
    last: int = 0
    clock: bool = False
    loose: int = 0
    run: bool = False
    bound: Bound = "exact"


def moments(reading: Reading, published: datetime.date | None = None) -> tuple[Moment, ...]:
    """The times of a sentence in order; `published` is when the report came out, or about when.

    >>> [moment.value for moment in moments(read("On Friday, two years after it began in 2018, at 6 a.m."))]
    ['Friday', '2018', '06:00']
    """
    return tuple(_moments(reading, published))


def _moments(reading: Reading, published: datetime.date | None) -> Iterator[Moment]:
    past = 0
    for at, word in enumerate(reading.words):
        if at < past or (word.folded not in _BEGINNINGS and not word.numeric):
            continue
        moment = _moment(reading, at, published)
        if moment and moment.start >= past:
            yield _led(reading, moment, past)
            past = moment.end


def _moment(reading: Reading, at: int, published: datetime.date | None) -> Moment | None:
    """The time that is told from a word on, or around it."""
    return (
        _weekday(reading, at, published)
        or _month(reading, at, published)
        or _clock(reading, at)
        or _years(reading, at)
        or _year(reading, at)
        or _near(reading, at, published)
    )


def _weekday(reading: Reading, at: int, published: datetime.date | None) -> Moment | None:
    """A weekday with its date or part of the day, or as the day of publication settles it."""
    day = _DAYS.get(reading.words[at].folded)
    if day is None or not _means_a_day(reading, at):
        return None
    date = _date_behind(reading, at, published)
    if date:
        return replace(date, start=at, weekday=day)
    end = at + 2 if folded(reading, at + 1) in _PARTS_OF_DAY else at + 1
    if published is None:
        return Moment(at, end, WEEKDAYS[day].title(), weekday=day)
    ahead = any(folded(reading, k) in _AHEAD for k in range(max(0, at - 6), at))
    passed = (published.weekday() - day) % 7
    resolved = published + datetime.timedelta(days=(day - published.weekday()) % 7 if ahead else -passed)
    around = published.toordinal()
    return Moment(at, end, resolved.isoformat(), around - 8, around + 8, day, loose=_LOOSE)


def _means_a_day(reading: Reading, at: int) -> bool:
    """Whether the name of a weekday means one: it is no word spelled alike and ends no programme's name."""
    word = reading.words[at]
    if not reading.capital(at) or (word.folded in _SPELLED and reading.text[word.end : word.end + 1] != "."):
        return False
    closed = reading.text[word.end : word.end + 2].strip(".,")[:1] in _CLOSING
    return not (closed and at and reading.capital(at - 1))


def _date_behind(reading: Reading, at: int, published: datetime.date | None) -> Moment | None:
    """The date that follows a weekday and is one time with it: "Sunday, Dec. 31"."""
    after = at + 2 if folded(reading, at + 1) == "of" else at + 1
    if after >= len(reading.words) or _gap(reading, at) not in (", ", " "):
        return None
    date = _month(reading, after, published)
    return date if date and date.first == date.last and date.start == after else None


_AHEAD = frozenset(listed("ahead"))


def _month(reading: Reading, at: int, published: datetime.date | None) -> Moment | None:
    """A month, with its day and year where they stand beside it, or its part where that stands before it."""
    word = reading.words[at]
    month = _MONTHS.get(word.folded)
    if month is None or not reading.capital(at):
        return None
    day, start, end = _day_beside(reading, at, _LAST[month])
    if day:
        year = year_at(reading, end)
        return _dated(start, end + bool(year), (month, day, day), year, published)
    year, before = year_at(reading, at + 1), folded(reading, at - 1)
    if word.folded in _SPELLED and before not in _BEFORE_MONTHS and not year:
        return None
    low, high = _PARTS.get(before, (1, 31))
    start = at - 1 if before in _PARTS or before in ("last", "next", "this") else at
    return _dated(start, at + 1 + bool(year), (month, low, high), year, published)


def _day_beside(reading: Reading, at: int, last: int) -> tuple[int, int, int]:
    """The day printed behind a month or before it, 0 where there is none; with the words of both."""
    day = _number(reading, at + 1)
    if 1 <= day <= last:
        return day, at, at + 2
    start = at - 2 if folded(reading, at - 1) == "of" else at - 1
    day = _number(reading, start)
    return day if day <= last else 0, start, at + 1


_BEFORE_MONTHS = frozenset(("in", "by", "since", "until", "last", "next", "and", "to", *_PARTS))


def _dated(
    start: int, end: int, found: tuple[int, int, int], year: int, published: datetime.date | None
) -> Moment:
    """A date; without a year the one nearest to the publication, and none where that is not known."""
    month, first, last = found
    if not year and published:
        years = (published.year - 1, published.year, published.year + 1)
        year = min(
            years, key=lambda y: abs(_date(y, month, (first + last) // 2).toordinal() - published.toordinal())
        )
    name = f"{month:02}" if last - first > 26 else f"{month:02}-{first:02}"
    if not year:
        value = name if "-" in name else datetime.date(2000, month, 1).strftime("%B")
        return Moment(start, end, value, month=month, first=first, last=last)
    low, high = _date(year, month, first), _date(year, month, last)
    value = f"{year}-{name}"
    weekday = low.weekday() if low == high else None
    if first != last and last - first <= 26:
        return Moment(start, end, (low.isoformat(), high.isoformat()), low.toordinal(), high.toordinal())
    return Moment(start, end, value, low.toordinal(), high.toordinal(), weekday, month, first, last)


def _date(year: int, month: int, day: int) -> datetime.date:
    """The date, or the last day of the month where it has fewer."""
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return min(
        datetime.date(year, month, min(day, 28)) + datetime.timedelta(days=max(0, day - 28)), following
    )


def _clock(reading: Reading, at: int) -> Moment | None:
    """A time of day: "5:10 a.m.", "6am", "6.10am", "06:00", "6 o'clock", "noon"."""
    noon = _NOON.get(reading.words[at].folded)
    if noon:
        return Moment(at, at + 1, _hours(noon), noon, noon, clock=True, loose=_LOOSE)
    dial = _dial(reading, at)
    if dial is None:
        return None
    hour, minute, half, end = dial
    if half in ("am", "pm"):
        hour = hour % 12 + 12 * (half == "pm")
    minutes = hour * 60 + minute
    return Moment(at, end, _hours(minutes), minutes, minutes, clock=True)


def _dial(reading: Reading, at: int) -> tuple[int, int, str, int] | None:
    """Hour, minute and half of the day as printed, and where they end.

    A number is a time only with its half of the day or with minutes behind a colon.
    """
    digits = _digits(reading, at)
    if digits is None:
        return None
    hour, minute, half, end = digits
    if not half and folded(reading, end) in _HALVES:
        half, end = folded(reading, end), end + 1
    told = half or end == at + 2
    return (int(hour), int(minute), half, end) if told and int(hour) <= 24 and int(minute) <= 59 else None


def _digits(reading: Reading, at: int) -> tuple[str, str, str, int] | None:
    """As `_dial`, but half of the day only where it is printed without a space."""
    match = _CLOCK.fullmatch(reading.words[at].folded)
    if not match:
        return None
    if match[2] or match[3] or _gap(reading, at) != ":":
        return match[1], match[2] or "0", match[3] or "", at + 1
    behind = _MINUTES.fullmatch(folded(reading, at + 1))
    return (match[1], behind[1], behind[2] or "", at + 2) if behind else None


def _hours(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _years(reading: Reading, at: int) -> Moment | None:
    """A run of years: "from 1967 to 1979", "between 1967 and 1979", "1967–1979", "2015/16", "the 1950s"."""
    decade = re.fullmatch(r"(1[5-9]|20)\d0s", reading.words[at].folded)
    if decade:
        first = int(reading.words[at].folded[:4])
        return _span(at, at + 1, first, first + 9)
    first = year_at(reading, at)
    if not first:
        return None
    joint, last = folded(reading, at + 1), year_at(reading, at + 2)
    if last > first and (
        joint in ("to", "through", "until", "or") or (joint == "and" and folded(reading, at - 1) == "between")
    ):
        return _span(at, at + 3, first, last)
    if _gap(reading, at) in ("-", "–", "/"):
        last = year_at(reading, at + 1) or first // 100 * 100 + _number(reading, at + 1)
        if first < last < first + 100:
            return _span(at, at + 2, first, last)
    return None


def _span(start: int, end: int, first: int, last: int) -> Moment:
    low, high = datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    return Moment(start, end, (str(first), str(last)), low.toordinal(), high.toordinal(), run=last > first)


def _year(reading: Reading, at: int) -> Moment | None:
    year = year_at(reading, at)
    if not year:
        return None
    before = folded(reading, at - 1)
    start = at - 1 if before in _PARTS else at
    low, high = datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()
    return Moment(start, at + 1, str(year), low, high)


def _near(reading: Reading, at: int, published: datetime.date | None) -> Moment | None:
    """A time told from now: "last week", "earlier this month", "yesterday", "this morning"."""
    word, after = reading.words[at].folded, folded(reading, at + 1)
    if reading.capital(at) and at:
        return None
    if word in _NEAR:
        return _from_now(at, at + 1, (word, 1), _NEAR[word], published)
    if word == "this" and after in _PARTS_OF_DAY:
        return _from_now(at, at + 2, ("today", 1), 0, published)
    if word == "last" and after == "night":
        return _from_now(at, at + 2, ("last night", 1), -1, published)
    if word in _OFFSETS and after in _LENGTHS:
        return _from_now(at, at + 2, (f"{word} {after}", _LENGTHS[after]), _OFFSETS[word], published)
    return None


def _from_now(
    start: int, end: int, unit: tuple[str, int], offset: int, published: datetime.date | None
) -> Moment:
    """A day, week, month or year before, at or after the publication."""
    name, days = unit
    if published is None:
        return Moment(start, end, name)
    low = high = published
    if days == 1:
        low = high = published + datetime.timedelta(days=offset)
        day = low.toordinal()
        return Moment(start, end, low.isoformat(), day, day, low.weekday(), loose=_LOOSE)
    if days == 7:
        # A week is told from Sunday or from Monday on, and loosely.
        low = published - datetime.timedelta(days=published.weekday() + 1 - 7 * offset)
        high = low + datetime.timedelta(days=7)
        ends = low.isoformat(), high.isoformat()
        return Moment(start, end, ends, low.toordinal(), high.toordinal(), loose=_LOOSE)
    if days == 366:
        year = published.year + offset
        return replace(_span(start, end, year, year), value=str(year), run=False)
    month = published.month - 1 + offset
    year, month = published.year + month // 12, month % 12 + 1
    return _dated(start, end, (month, 1, 31), year, published)


def _led(reading: Reading, moment: Moment, past: int) -> Moment:
    """The time with the words before it that weigh it ("around 6am", "late Thursday", "by June")."""
    start, bound = moment.start, moment.bound
    before = folded(reading, start - 1)
    if start - 1 >= past and before in _EDGES:
        start, before = start - 1, folded(reading, start - 2)
    if start - 1 >= past and before in _BOUNDS and (moment.clock or before in ("by", "before", "until")):
        bound = _BOUNDS[before]
        start -= 1
    return replace(moment, start=start, bound=bound)


_BOUNDS: dict[str, Bound] = {
    "about": "about",
    "around": "about",
    "approximately": "about",
    "after": "more than",
    "before": "less than",
    "by": "at most",
    "until": "at most",
}


def year_at(reading: Reading, at: int) -> int:
    """The year printed at a word; 0 where there is none."""
    value = _number(reading, at)
    if not 1500 <= value <= 2100:
        return 0
    printed = reading.printed(at)
    before = reading.text[: reading.words[at].start].rstrip()[-1:]
    return value if printed.isdigit() and before not in _SIGNS else 0


def _number(reading: Reading, at: int) -> int:
    """The whole number at a word; 0 where there is none."""
    word = folded(reading, at)
    if word.endswith(("st", "nd", "rd", "th")):
        word = word[:-2]
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 4 else 0


def folded(reading: Reading, at: int) -> str:
    """The folded word at a place; empty beyond the sentence."""
    return reading.words[at].folded if 0 <= at < len(reading.words) else ""


def _gap(reading: Reading, at: int) -> str:
    """What is printed between a word and the next."""
    if at + 1 >= len(reading.words):
        return ""
    return reading.text[reading.words[at].end : reading.words[at + 1].start]
