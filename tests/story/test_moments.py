"""When a report came out."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from tests.stories import article
from tui.story.model import Article
from tui.story.moments import before, moment_of, moment_told

DAY = datetime.date(2031, 3, 5)


def dated(day: int | None, clock: str = "") -> Article:
    made = article("a0", ["One."])
    published = DAY.replace(day=day) if day else None
    return dataclasses.replace(
        made, published=published, clock=datetime.time.fromisoformat(clock) if clock else None
    )


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        (dated(4), dated(5), True),
        (dated(5), dated(4), False),
        (dated(5), dated(5), None),
        (dated(None), dated(5), None),
        (dated(5, "09:00"), dated(5, "10:00"), True),
        (dated(5, "10:00"), dated(5, "10:00"), None),
        (dated(5, "09:00"), dated(5), None),
        (dated(5, "09:00"), dated(5, "10:00Z"), None),
        (dated(5, "09:00"), dated(6, "08:00Z"), True),
        (dated(5, "10:00+03:00"), dated(5, "09:00Z"), True),
        (dated(6, "00:30+03:00"), dated(5, "23:00Z"), True),
    ],
)
def test_which_came_first_is_known_only_where_it_is_stated(
    one: Article, other: Article, known: bool | None
) -> None:
    assert before(one, other) is known
    assert before(other, one) is (None if known is None else not known)


@pytest.mark.parametrize("text", ["yesterday", "", None, "2031-13-01", "10:00"])
def test_what_is_no_moment_has_no_day(text: object) -> None:
    assert moment_of(text) == (None, None)


def test_a_moment_is_told_with_what_is_known_of_it() -> None:
    assert moment_told(dated(None)) == ""
    assert moment_told(dated(5)) == "5 Mar 2031"
    assert moment_told(dated(5, "14:05")) == "5 Mar 2031, 14:05"
    assert moment_told(dated(5, "14:05Z")) == "5 Mar 2031, 14:05 UTC"
    assert moment_told(dated(5, "14:05+02:00")) == "5 Mar 2031, 14:05 UTC+02:00"
