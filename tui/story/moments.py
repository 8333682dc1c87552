"""When a report came out: its day, and the time of that day where it is stated."""

from __future__ import annotations

import datetime
from typing import Protocol


class Dated(Protocol):
    """What has a day, and perhaps a time of it, with a zone where one is stated."""

    @property
    def published(self) -> datetime.date | None:
        """The day."""

    @property
    def clock(self) -> datetime.time | None:
        """The time of the day."""


def moment_of(value: object) -> tuple[datetime.date | None, datetime.time | None]:
    """The day and the time of a moment in ISO form, or with which a text begins; None for what it lacks.

    Midnight to the second is what programs write where they know no time.

    >>> moment_of("2020-01-31T10:05:00Z")[1]
    datetime.time(10, 5, tzinfo=datetime.timezone.utc)
    >>> moment_of("2020-01-31 00:00:00"), moment_of("yesterday")
    ((datetime.date(2020, 1, 31), None), (None, None))
    """
    text = str(value).strip()
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        try:
            return datetime.date.fromisoformat(text[:10]), None
        except ValueError:
            return None, None
    clock = found.timetz().replace(second=0, microsecond=0)
    return found.date(), clock if found.time() != datetime.time() else None


def before(one: Dated, other: Dated) -> bool | None:
    """Whether one came out before another; None where that is not known.

    Times of one day are held against each other where both state their zone, or neither does.
    """
    if one.published is None or other.published is None:
        return None
    first, second = one.published, other.published
    if one.clock and other.clock and (one.clock.tzinfo is None) == (other.clock.tzinfo is None):
        first = datetime.datetime.combine(first, one.clock)
        second = datetime.datetime.combine(second, other.clock)
    return first < second if first != second else None


def day_told(day: datetime.date) -> str:
    """A day as screens write it: `5 Mar 2031`."""
    return f"{day.day} {day:%b %Y}"


def moment_told(dated: Dated) -> str:
    """A day, and its time where that is known: `5 Mar 2031, 14:05 UTC`; nothing without a day."""
    if dated.published is None:
        return ""
    if dated.clock is None:
        return day_told(dated.published)
    zone = dated.clock.tzname()
    return f"{day_told(dated.published)}, {dated.clock:%H:%M}{f' {zone}' if zone else ''}"
