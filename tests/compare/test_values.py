"""Numbers and times, normalised."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.compare.facts import dates, values
from tui.compare.facts.numerals import numeral
from tui.words.reading import Reading, read

PIECES = (
    "5,200 5200 five thousand hundred and a half dozen million $ 9 % percent about at least more than"
    " several of the two Jan. 9th May 1979 to Friday last week troops killed - . , in mid"
)
UNITS = st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=6), max_size=14).map(" ".join)


def quantity(text: str) -> values.Quantity:
    found = values.quantities(read(text))
    assert len(found) == 1, found
    return found[0]


def moment(text: str) -> dates.Moment:
    found = dates.moments(read(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("five thousand", 5_000),
        ("twenty-five", 25),
        ("one hundred and five", 105),
        ("two thousand three hundred", 2_300),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("43.9 million", 43_900_000),
        ("5bn", 5_000_000_000),
        ("5,200", 5_200),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, value: float) -> None:
    found = numeral(read(text), 0)
    assert found is not None
    assert found.value == value
    assert found.end == len(read(text).words)


@pytest.mark.parametrize(
    ("text", "shown", "unit"),
    [
        ("roughly 5,000 US troops in Iraq", "about 5,000", "count"),
        ("At least 12 people were killed", "12 or more", "dead"),
        ("killing a dozen soldiers", "12", "dead"),
        ("5 wounded", "5", "hurt"),
        ("They paid nearly $44 million", "nearly $44 million", "$"),
        ("€3 million", "€3 million", "€"),
        ("a rate of 31.55 percent", "31.55%", "%"),
        ("fired at several bases", "several", "count"),
    ],
)
def test_a_quantity_has_a_value_and_a_unit(text: str, shown: str, unit: str) -> None:
    assert (quantity(text).shown, quantity(text).unit) == (shown, unit)


@pytest.mark.parametrize(
    "text",
    [
        "a 14-year-old boy",
        "at 5 p.m. on Route 66",
        "in 2014",
        "voted 396-9",
        "on Jan. 9",
        "between 10 and 12 men",
        "one of them",
        "the 1960s",
    ],
)
def test_ages_times_years_scores_and_ranges_count_nothing(text: str) -> None:
    assert values.quantities(read(text)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5,000 troops", "5000 troops"),
        ("5,000 troops", "five thousand troops"),
        ("roughly 5,000 troops", "5,012 troops"),
        ("more than 100 arrests", "120 arrests"),
        ("at least 10 people", "12 people"),
        ("up to 300 jobs", "250 jobs"),
        ("$43.9 million", "$43,885,310"),
        ("nearly $44 million", "$43,885,310"),
        ("a couple of men", "two men"),
        ("about 20 cars", "21 cars"),
    ],
)
def test_amounts_that_can_both_hold_do_not_differ(one: str, other: str) -> None:
    assert values.differ(quantity(one), quantity(other)) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5,000 troops", "5,200 troops"),
        ("roughly 5,000 troops", "around 5,200 troops"),
        ("two bases", "several bases"),
        ("more than 100 arrests", "90 arrests"),
        ("at least 12 men", "ten men"),
        ("$43 million", "nearly $44 million"),
        ("31 percent", "36%"),
        ("15 bills", "some 16 bills"),
    ],
)
def test_amounts_that_cannot_both_hold_differ(one: str, other: str) -> None:
    assert values.differ(quantity(one), quantity(other)) > 0
    assert values.differ(quantity(other), quantity(one)) > 0


def test_a_hedged_difference_is_less_sure_than_an_exact_one() -> None:
    exact = values.differ(quantity("5,000 troops"), quantity("5,200 troops"))
    hedged = values.differ(quantity("roughly 5,000 troops"), quantity("5,200 troops"))
    assert 0 < hedged < exact


def test_amounts_of_different_units_do_not_differ() -> None:
    assert values.differ(quantity("$5 million"), quantity("€6 million")) == 0
    assert values.differ(quantity("5 dead"), quantity("6 wounded")) == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("on Friday", "Friday"),
        ("the Jan. 9 statement", "January 9"),
        ("on 9 January 2020", "January 9, 2020"),
        ("in mid-May", "mid May"),
        ("served from 1967 to 1979", "1967–1979"),
        ("quit earlier this month", "this month"),
        ("in 2014", "2014"),
    ],
)
def test_times_are_read(text: str, shown: str) -> None:
    assert moment(text).shown == shown


@pytest.mark.parametrize("text", ["he may march", "Mr. May said", "the sun sat", "March on Washington"])
def test_words_that_only_look_like_months_or_days_are_none(text: str) -> None:
    assert dates.moments(read(text)) == ()


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("on Thursday", "on Friday", True),
        ("on Friday", "on Friday", False),
        ("in mid-May", "on April 30", True),
        ("in May", "on May 30", False),
        ("on June 25", "in January 2010", False),
        ("from 1967 to 1979", "from 1966 to 1978", True),
        ("earlier this month", "last year", True),
        ("this week", "this month", False),
        ("last week", "this month", False),
        ("on Friday", "on Jan. 9", False),
    ],
)
def test_times_differ_where_no_day_fits_both(one: str, other: str, differ: bool) -> None:
    assert bool(dates.differ(moment(one), moment(other))) is differ
    assert bool(dates.differ(moment(other), moment(one))) is differ


def test_a_weekday_is_set_against_a_date_where_a_publication_is_known() -> None:
    friday = datetime.date(2020, 1, 10)
    assert dates.differ(moment("on Friday"), moment("on Jan. 9"), (None, friday)) > 0
    assert dates.differ(moment("on Friday"), moment("on Jan. 10"), (friday, None)) == 0
    assert dates.differ(moment("on Friday"), moment("on June 9"), (friday, friday)) == 0


def test_weekdays_of_reports_of_other_weeks_do_not_differ() -> None:
    days = datetime.date(2020, 1, 10), datetime.date(2020, 2, 10)
    assert dates.differ(moment("on Friday"), moment("on Monday"), days) == 0


@given(st.text(max_size=60) | UNITS)
def test_any_text_is_read_and_every_value_stands_on_its_words(text: str) -> None:
    reading: Reading = read(text)
    for found in (*values.quantities(reading), *dates.moments(reading)):
        assert 0 <= found.start < found.end <= len(reading.words)
        assert found.shown
    for amount in values.quantities(reading):
        assert amount.low <= amount.high
        assert values.differ(amount, amount) == 0
    for time in dates.moments(reading):
        assert dates.differ(time, time) == 0
