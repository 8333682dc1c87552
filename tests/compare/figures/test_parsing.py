"""Quantities and times as single sentences state them."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.compare.figures.amounts import Amount, amounts
from tui.compare.figures.figure_words import listed
from tui.compare.figures.numerals import numeral
from tui.compare.figures.quantities import of_sentence
from tui.compare.figures.times import Moment, moments
from tui.story.model import Ref
from tui.words.reading import read

DAY = datetime.date(2021, 6, 9)  # A Wednesday.
PIECES = (
    "5,200 5200 five thousand hundred and a half dozen million $ 9 % percent about at least more than dozens"
    " the two Jan. 9th May 1979 to Friday last week troops killed - . , in mid between 6.10am noon 30s first"
    " 12mph year old pair tens 2015-16 no up"
)
TEXTS = st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=6), max_size=16).map(" ".join)
SMALL, TENS = listed("small"), listed("tens")


def amount(text: str) -> Amount:
    found = amounts(read(text))
    assert len(found) == 1, found
    return found[0]


def moment(text: str, published: datetime.date | None = DAY) -> Moment:
    found = moments(read(text), published)
    assert len(found) == 1, found
    return found[0]


def spelled(number: int) -> str:
    """A number under a million in words."""
    if number >= 1000:
        rest = number % 1000
        return f"{spelled(number // 1000)} thousand" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{SMALL[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("43.9 million", 43_900_000),
        ("5,200", 5_200),
        ("two thousand three hundred", 2_300),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, value: float) -> None:
    found = numeral(read(text), 0)
    assert found is not None
    assert (found.low, found.end) == (value, len(read(text).words))


@given(st.integers(1, 999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    reading = read(spelled(number))
    found = numeral(reading, 0)
    assert found is not None
    assert (found.low, found.high, found.end) == (number, number, len(reading.words))


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "bound"),
    [
        ("At least 84 people were hurt", "count", 84, 84, "at least"),
        ("a pair of boats", "count", 2, 2, "exact"),
        ("Dozens of boats", "count", 24, 99, "exact"),
        ("nearly $1.2bn", "money", 1.2e9, 1.2e9, "less than"),
        ("between $5 and $6 million", "money", 5e6, 6e6, "exact"),
        ("tens of millions of dollars", "money", 20e6, 99e6, "exact"),
        ("roughly 35 percent", "share", 0.35, 0.35, "about"),
        ("half of the voters", "share", 0.5, 0.5, "exact"),
        ("a 3-year-old", "age", 3, 3, "exact"),
        ("the baker, Anna Brown, 42, fled", "age", 42, 42, "exact"),
        ("a man in his 30s", "age", 30, 39, "exact"),
        ("19 or older", "age", 19, 19, "at least"),
        ("between the ages of 12 and 16", "age", 12, 16, "exact"),
        ("up to 100kg", "measure", 100, 100, "at most"),
        ("six or seven hours", "measure", 6, 7, "exact"),
        ("a month ago", "measure", 1, 1, "exact"),
        ("the third-ranking baker", "rank", 3, 3, "exact"),
        ("no passengers", "count", 0, 0, "exact"),
        ("in the past three months", "measure", 3, 3, "exact"),
    ],
)
def test_an_amount_has_its_kind_value_and_bound(
    text: str, kind: str, low: float, high: float, bound: str
) -> None:
    found = amount(text)
    assert (found.kind, found.low, found.high, found.bound) == (kind, low, high, bound)


def test_a_score_is_two_counts_in_the_same_words() -> None:
    one, other = amounts(read("The council passed it 39-6."))
    assert (one.low, other.low, one.start, other.end) == (39, 6, other.start, one.end)


@pytest.mark.parametrize(
    "text",
    [
        "on Flight 93",
        "a Falcon 9 there",
        "one of them",
        "the 53rd Street tunnel",
        "call 0201 now",
        "photo 2/8",
        "trading at US6,562",
    ],
)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert amounts(read(text)) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Monday", "2021-06-07"),
        ("will leave on Friday", "2021-06-11"),
        ("Jan. 9", "2021-01-09"),
        ("9 January 2017", "2017-01-09"),
        ("Sunday, Dec. 31, 2017", "2017-12-31"),
        ("in May", "2021-05"),
        ("between 2000 and 2006", ("2000", "2006")),
        ("2015/16", ("2015", "2016")),
        ("the 1950s", ("1950", "1959")),
        ("yesterday", "2021-06-08"),
        ("last month", "2021-05"),
        ("around 5:10 a.m.", "05:10"),
        ("6.10am", "06:10"),
        ("06:00 GMT", "06:00"),
        ("at midnight", "00:00"),
    ],
)
def test_a_time_is_resolved_by_the_day_of_publication(text: str, value: object) -> None:
    assert moment(text).value == value


@given(
    st.integers(0, 1499),
    st.sampled_from(["rose to {}", "fell from 9 to {}", "was lowered to {} of them", "jumped to nearly {}"]),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1)),
    st.sampled_from(list(calendar.day_name)),
)
def test_a_number_that_was_reached_on_a_weekday_was_reached_before_the_report(
    number: int, said: str, day: datetime.date, weekday: str
) -> None:
    (found,) = moments(read(f"The toll {said.format(number)} on {weekday}."), day)
    resolved = datetime.date.fromisoformat(str(found.value))
    assert 0 <= (day - resolved).days < 7
    assert calendar.day_name[resolved.weekday()] == weekday


def test_without_a_day_of_publication_a_time_stays_as_printed() -> None:
    assert [moment(text, None).value for text in ("on Monday", "Jan. 9", "in May", "last week")] == [
        "Monday",
        "01-09",
        "May",
        "last week",
    ]


@pytest.mark.parametrize("text", ["it may rain", "he sat there", "“Fox News Sunday”", "the show “Today” ran"])
def test_words_and_names_that_look_like_times_are_none(text: str) -> None:
    assert moments(read(text), DAY) == ()


@given(TEXTS, st.sampled_from([None, DAY]))
def test_whatever_the_text_spans_are_exact_and_values_in_order(text: str, day: datetime.date | None) -> None:
    reading = read(text)
    last = 0
    for quantity in of_sentence(reading, Ref(0, 0), day):
        assert 0 <= quantity.start < quantity.end <= len(reading.words)
        assert quantity.start >= last or quantity.kind == "count"
        last = quantity.start
        start, end = quantity.span.start, quantity.span.end
        assert start <= reading.words[quantity.start].start
        assert reading.words[quantity.end - 1].end <= end <= len(text)
        assert text[start:end].strip()
        if isinstance(quantity.said, Amount):
            assert 0 <= quantity.said.low <= quantity.said.high < float("inf")
        else:
            assert (quantity.said.low is None) == (quantity.said.high is None)


@given(st.integers(1, 3000), st.sampled_from(["9", "1,", "1-", "two ", "2 to ", "a million ", "5 or 6, "]))
def test_long_runs_of_numbers_are_read_to_their_end(length: int, piece: str) -> None:
    for quantity in of_sentence(read(piece * length), Ref(0, 0)):
        assert isinstance(quantity.value, int | float | str | tuple)
