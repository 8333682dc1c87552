"""Rows of figures: which quantities are one, and how sources stand to each other."""

import dataclasses
import datetime
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui import compare, read_story
from tui.compare.figures.conflicts import conflicts
from tui.compare.figures.figures import figures
from tui.compare.figures.gathering import Groups
from tui.compare.figures.model import Figure
from tui.compare.figures.pairs import pairs
from tui.compare.figures.quantities import Quantity, of_sentence, quantities
from tui.compare.figures.values import differ, relation
from tui.compare.model import Link
from tui.story.model import Ref, Story
from tui.words.annotation import annotate
from tui.words.reading import read

DAY = datetime.date(2021, 6, 9)
FILLER = (
    "The harbour master spoke to the owners of the ferry.",
    "Rain fell over the island for most of the week.",
    "A new bridge has been promised for years.",
    "The museum keeps letters of the old fishing families.",
)


def every(of: Story, score: float = 0.95) -> Iterator[Link]:
    """A link between the first sentences of all articles."""
    for a in range(len(of.articles)):
        for b in range(a + 1, len(of.articles)):
            yield Link(Ref(a, 0), Ref(b, 0), score, "same")


def told(*sentences: str, days: tuple[datetime.date | None, ...] = ()) -> tuple[Figure, ...]:
    """The figures of reports that begin with these sentences, all linked."""
    of = story(*(article(f"a{k}", [text, *FILLER]) for k, text in enumerate(sentences)))
    if days:
        dated = (dataclasses.replace(row, published=day) for row, day in zip(of.articles, days, strict=True))
        of = dataclasses.replace(of, articles=tuple(dated))
    return figures(annotate(of), list(every(of)))


def how(one: str, other: str) -> str:
    """How the first quantity of one text stands to that of another."""
    return relation(first(one), first(other))


def first(text: str) -> Quantity:
    """The first quantity of a text."""
    return next(iter(of_sentence(read(text), Ref(0, 0), DAY)))


@pytest.mark.parametrize(
    ("one", "other", "stands"),
    [
        ("5,200 troops", "five thousand two hundred troops", "same"),
        ("roughly 5,000 troops", "around 5,200 troops", "compatible"),
        ("$13.6 million", "$13,625,777", "compatible"),
        ("at least 84 dead", "91 dead", "compatible"),
        ("at least two dead", "six dead", "apart"),
        ("at least two dead", "at least six dead", "compatible"),
        ("at least two dead", "at least 16 dead", "apart"),
        ("dozens of boats", "40 boats", "compatible"),
        ("nearly 19,000 pounds", "8.5 tonnes", "compatible"),
        ("nearly 160,000 pounds", "77 tonnes", "apart"),
        ("12 boats", "14 boats", "apart"),
        ("$5", "£5", "apart"),
        ("on Monday", "on June 7", "same"),
        ("on Monday", "on Tuesday", "apart"),
        ("on Jan. 9", "in January", "compatible"),
        ("in January", "in March", "apart"),
        ("around 5:10 a.m.", "about 5am", "compatible"),
        ("at 5:10 a.m.", "at 6:30 a.m.", "apart"),
        ("around 12:20 p.m.", "at 12:13 p.m.", "apart"),
        ("from 1967 to 1979", "from 1966 to 1978", "apart"),
    ],
)
def test_two_values_are_the_same_compatible_or_apart(one: str, other: str, stands: str) -> None:
    assert how(one, other) == how(other, one) == stands


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("at least four dead", "at least six dead", True),
        ("at least 40 hurt", "more than 50 hurt", True),
        ("at least 90 hurt", "more than 100 hurt", True),
        ("more than 51 hurt", "51 hurt", True),
        ("more than 50 hurt", "50 hurt", False),
        ("over two years", "two years", False),
        ("more than 50 hurt", "more than 51 hurt", False),
        ("at least seven dead", "seven dead", False),
        ("dozens of boats", "at least 40 boats", False),
        ("up to 32 boats", "30 boats", False),
        ("at least 5 tonnes", "about 7 tonnes", True),
        ("on Monday", "on Tuesday", True),
    ],
)
def test_a_lower_bound_tells_of_no_more_than_the_next_round_number(one: str, other: str, apart: bool) -> None:
    assert differ(first(one), first(other)) is differ(first(other), first(one)) is apart


@given(
    st.sampled_from(["{}", "at least {}", "more than {}", "less than {}", "about {}", "up to {}"]),
    st.integers(2, 10**7),
    st.sampled_from(["boats", "tonnes", "years", "percent", "dollars"]),
)
def test_nothing_differs_from_itself(bound: str, number: int, what: str) -> None:
    quantity = first(f"{bound.format(number)} {what}")
    assert not differ(quantity, quantity)


@given(st.integers(2, 5000), st.integers(2, 5000))
def test_what_cannot_be_one_number_is_always_told_as_two(one: int, other: int) -> None:
    for a in (f"{one} boats", f"at least {one} boats", f"more than {one} boats"):
        for b in (f"{other} boats", f"at least {other} boats"):
            assert differ(first(a), first(b)) or how(a, b) != "apart"


def test_the_same_count_of_two_sources_is_a_figure_on_which_they_agree() -> None:
    (row,) = told(
        "The storm sank 37 fishing boats in the harbour.", "In the harbour 37 fishing boats were sunk."
    )
    assert (row.kind, row.verdict) == ("count", "agree")
    assert [(cell.text, cell.value, cell.bound) for cell in row.cells] == [
        ("37 fishing boats", 37, "exact"),
        ("37 fishing boats", 37, "exact"),
    ]
    assert "boats" in row.what


def test_a_bound_and_a_number_within_it_are_compatible() -> None:
    (row,) = told(
        "The storm sank more than 30 fishing boats in the harbour.",
        "The storm sank 37 fishing boats in the harbour.",
    )
    assert (row.verdict, row.cells[0].bound) == ("compatible", "more than")


def test_lower_bounds_that_may_be_one_count_are_told_as_differing() -> None:
    (row,) = told(
        "The storm sank at least 40 fishing boats in the harbour.",
        "The storm sank more than 50 fishing boats in the harbour.",
    )
    assert row.verdict == "differ"


def test_lower_bounds_of_two_nouns_may_be_a_whole_and_its_part() -> None:
    whole, part = first("at least six were lost"), first("at least ten boats were lost")
    assert not differ(whole, part)
    assert differ(whole, part, toll=True)


def test_a_count_that_is_no_toll_is_not_told_as_updated() -> None:
    (row,) = told(
        "The storm sank 12 fishing boats in the harbour.",
        "The storm sank 31 fishing boats in the harbour.",
        days=(DAY, DAY + datetime.timedelta(days=1)),
    )
    assert row.verdict == "differ"


@pytest.mark.parametrize("said", ["no plans to", "no plans for", "no reports that", "no records of"])
def test_none_of_what_has_a_content_is_no_number(said: str) -> None:
    assert not list(of_sentence(read(f"The mayor has {said} widen the harbour."), Ref(0, 0), DAY))
    assert first("There were no passengers on the ferry.").value == 0


def test_a_row_is_named_by_no_unit_time_or_half_a_name() -> None:
    (row,) = told(
        "Harbour chief Anna Stone Brown closed the quay late in May for 14 hours.",
        "The quay was closed for 14 hours late in May, harbour chief Anna Stone Brown said.",
    )[:1]
    assert not {"hours", "late", "may"} & set(row.what.split(": ")[-1].casefold().split())
    assert row.what.count("Anna") == row.what.count("Stone") == row.what.count("Brown")


TOLLS = (
    "The explosion at the harbour killed at least 12 people, officials said.",
    "The explosion at the harbour killed at least 31 people, officials said.",
)


def test_tolls_that_cannot_both_be_true_differ() -> None:
    (row,) = told(*TOLLS)
    assert row.verdict == "differ"
    assert [cell.value for cell in row.cells] == [12, 31]


def test_a_toll_that_rises_with_the_days_of_publication_is_updated() -> None:
    (rising,) = told(*TOLLS, days=(DAY, DAY + datetime.timedelta(days=1)))
    (falling,) = told(*TOLLS, days=(DAY + datetime.timedelta(days=1), DAY))
    assert (rising.verdict, falling.verdict) == ("updated", "differ")


def test_a_toll_that_rises_within_a_day_is_updated_where_the_hours_tell() -> None:
    of = story(
        *(
            dataclasses.replace(article(f"a{k}", [text, *FILLER]), published=DAY, clock=datetime.time(9 + k))
            for k, text in enumerate(TOLLS)
        )
    )
    (row,) = figures(annotate(of), list(every(of)))
    assert row.verdict == "updated"


def test_what_one_source_alone_gives_is_no_figure() -> None:
    assert told("The storm sank 37 fishing boats.", "The storm sank boats.") == ()


def test_two_pages_of_one_outlet_are_one_source() -> None:
    of = story(*(article(f"a{k}", ["The storm sank 37 fishing boats.", *FILLER]) for k in range(2)))
    one = dataclasses.replace(
        of, articles=tuple(dataclasses.replace(row, outlet="Daily") for row in of.articles)
    )
    assert len(figures(annotate(of), list(every(of)))) == 1
    assert figures(annotate(one), list(every(one))) == ()


def test_small_numbers_of_sentences_that_nothing_ties_are_not_compared() -> None:
    of = story(
        article("a0", ["Two bakers opened a shop.", *FILLER[:2]]),
        article("b1", ["The choir sang two songs.", *FILLER[2:]]),
    )
    assert figures(annotate(of), []) == ()


def test_large_counts_that_may_be_one_are_sooner_one_than_small_ones() -> None:
    def of(many: str, other: str) -> list[float]:
        rows = figures(
            annotate(
                story(
                    article("a0", [f"There are around {many} sailors on the island.", *FILLER[:2]]),
                    article("b1", [f"The mayor fears for the roughly {other} sailors.", *FILLER[2:]]),
                )
            ),
            [],
        )
        return [row.sure for row in rows if row.verdict == "compatible"]

    assert max(of("5,200", "5,000")) > max(of("52", "50"), default=0)


def test_a_row_never_holds_two_values_that_one_source_tells_apart() -> None:
    one = "The explosion at the harbour killed 12 people and the fire at the mill killed 31 people."
    other = (
        "The explosion at the harbour killed 12 people and the fire at the mill killed 31 people, he said."
    )
    rows = told(one, other)
    assert sorted({cell.value for cell in row.cells} for row in rows) == [{12}, {31}]


def test_a_figure_that_differs_is_a_conflict_with_every_cell_as_a_claim() -> None:
    (conflict,) = conflicts(told(*TOLLS), [])
    assert conflict.kind == "number"
    assert [claim.value for claim in conflict.claims] == ["at least 12", "at least 31"]


def test_figures_on_which_sources_agree_are_no_conflict() -> None:
    assert conflicts(told("The storm sank 37 boats.", "The storm sank 37 boats."), []) == ()


def test_the_seeds_agree_on_the_night_of_the_call_and_the_day_of_the_vote() -> None:
    found = {
        (figure.verdict, len(figure.articles))
        for figure in compare(read_story("seeds")).figures
        if figure.kind == "date"
    }
    assert ("agree", 5) in found
    assert ("compatible", 3) in found


texts = st.lists(
    st.sampled_from(
        (
            *TOLLS,
            "The storm sank 37 fishing boats on Monday.",
            "It cost $43 million, up to 12 percent of the budget, in 2015/16.",
            "At 6.10am on June 7 a 42-year-old man and two others were hurt.",
        )
    )
    | st.text(max_size=20),
    min_size=1,
    max_size=3,
)


@given(st.lists(texts, min_size=2, max_size=4))
def test_every_cell_stands_on_its_words_whatever_the_text(rows: list[list[str]]) -> None:
    of = story(*(article(f"a{k}", row) for k, row in enumerate(rows)))
    annotation, links = annotate(of), list(every(of))
    found = figures(annotation, links)
    assert found == figures(annotation, links)
    for figure in found:
        assert figure.what
        assert len(figure.articles) > 1
        assert 0 <= figure.sure <= 1
        for cell in figure.cells:
            text = of.articles[cell.span.article].sentences[cell.span.sentence].text
            assert cell.text == text[cell.span.start : cell.span.end] != ""


@given(st.lists(texts, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_whatever_the_probabilities_no_row_holds_what_a_source_tells_apart(
    rows: list[list[str]], random: object
) -> None:
    of = story(*(article(f"a{k}", row) for k, row in enumerate(rows)))
    annotation = annotate(of)
    for measured in pairs(annotation, quantities(annotation), list(every(of))):
        chance = np.array([random.random() for _ in measured.one], dtype=np.float32)  # type: ignore[attr-defined]
        groups = Groups(measured, chance, chance)
        groups.gather(0.3)
        groups.settle([(0.9, dispute) for dispute in groups.disputes()], 0.5)
        for row in groups.rows:
            for a in row:
                for b in row:
                    if a < b and measured.article[a] == measured.article[b]:
                        assert measured.stands[a, b] >= 0
                        assert measured.sentence[a] != measured.sentence[b]
