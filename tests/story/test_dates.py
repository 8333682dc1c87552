"""Dates as news pages print them."""

import datetime

import pytest

from tui.story.dates import find_date, is_date_line


@pytest.mark.parametrize(
    "line",
    [
        "January 10, 2020",
        "1/10/2020",
        "2020-01-10T14:05:00Z",
        "10 Jan. 2020, 14:05 GMT",
        "Updated 3:45 PM ET, Fri January 10, 2020",
        "Published: 08:13 EST, 27 December 2017 | Updated: 08:13 EST, 27 December 2017",
        "Fri., Jan. 10",
        "3 hours ago",
    ],
)
def test_a_line_of_nothing_but_a_date_is_one(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["", "May", "5,000", "On January 10, troops left", "1984", "Sunday", "May 1 be free"]
)
def test_a_line_that_says_more_or_less_than_a_date_is_none(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("January 10, 2020", datetime.date(2020, 1, 10)),
        ("Fri 10 Jan. 2020", datetime.date(2020, 1, 10)),
        ("Sept. 3rd, 2019", datetime.date(2019, 9, 3)),
        ("2020-01-10T14:05:00Z", datetime.date(2020, 1, 10)),
        ("13/1/2020", datetime.date(2020, 1, 13)),
        ("1/13/2020", datetime.date(2020, 1, 13)),
        ("1/1/2020", datetime.date(2020, 1, 1)),
        ("1/10/2020", None),
        ("February 30, 2020", None),
        ("13/13/2020", None),
        ("Friday", None),
    ],
)
def test_a_day_is_read_only_when_it_can_be_read_in_one_way(text: str, day: datetime.date | None) -> None:
    assert find_date(text) == day
