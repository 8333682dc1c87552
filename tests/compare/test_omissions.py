"""Omissions: said only where the source had its place for the passage, and never where it may have it."""

import dataclasses
import datetime
import itertools

import pytest

from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison, Ref
from tui.compare.framing.omissions import omissions
from tui.compare.model import Omission
from tui.story import Story
from tui.words.annotation import annotate

FACTS = [
    "The council approved the bridge on Harbor Street after a long debate.",
    "Engineers found cracks in four pillars of the ferry terminal.",
    "Mayor Ortega promised residents a refund of parking fees.",
    "The state auditor opened an inquiry into the harbor contracts.",
]
OWN = "Traffic was light for the rest of the evening."


def of(found: Comparison) -> tuple[Omission, ...]:
    return omissions(annotate(found.story), found.links, found.passages)


def made(*carried: tuple[int, ...], last: str | None = None) -> Comparison:
    """Articles that carry those facts in that order; each fact is a passage."""
    rows = [article(f"a{at}", [*(FACTS[fact] for fact in facts), OWN]) for at, facts in enumerate(carried)]
    if last is not None:
        rows[-1] = article(rows[-1].id, [*(FACTS[fact] for fact in carried[-1]), last])
    groups = []
    for fact in range(len(FACTS)):
        group = [(a, facts.index(fact)) for a, facts in enumerate(carried) if fact in facts]
        if len(group) > 1:
            groups.append(group)
    pairs = [pair for group in groups for pair in itertools.combinations(group, 2)]
    return comparison(story(*rows), pairs, groups)


def test_what_two_tell_between_what_all_tell_is_omitted_by_the_third() -> None:
    (row,) = of(made((0, 1, 2), (0, 1, 2), (0, 2)))
    assert (row.article, row.carried_by) == (2, (0, 1))
    assert 0 < row.sure <= 1


def test_one_other_source_is_not_most_sources() -> None:
    assert of(made((0, 1, 2), (0, 2), (0, 2))) == ()
    assert of(made((0, 1, 2), (0, 2))) == ()


def test_two_of_five_others_are_less_than_half() -> None:
    assert of(made((0, 1, 2), (0, 1, 2), *[(0, 2)] * 4)) == ()


def test_a_source_that_ends_before_the_passage_omits_nothing() -> None:
    found = made((0, 1, 2, 3), (0, 1, 2, 3), (0, 1))
    assert {row.article for row in of(found)} == set()


def test_a_source_that_tells_nothing_around_it_omits_nothing() -> None:
    assert of(made((0, 1, 2), (0, 1, 2), (3,), (3,))) == ()


def test_a_source_that_may_have_it_in_other_words_omits_nothing() -> None:
    found = made(
        (0, 1, 2), (0, 1, 2), (0, 2), last="Cracks in the ferry terminal's pillars worried engineers."
    )
    assert of(found) == ()


def test_a_link_that_no_passage_bears_out_is_a_doubt() -> None:
    found = made((0, 1, 2), (0, 1, 2), (0, 2))
    weak = dataclasses.replace(found.links[0], a=Ref(0, 1), b=Ref(2, 2), score=0.2)
    assert omissions(annotate(found.story), (*found.links, weak), found.passages) == ()


def test_a_source_published_before_all_who_carry_it_omits_nothing() -> None:
    found = made((0, 1, 2), (0, 1, 2), (0, 2))
    days = [datetime.date(2020, 1, 2), datetime.date(2020, 1, 2), datetime.date(2020, 1, 1)]

    def dated(order: list[datetime.date]) -> Comparison:
        rows = [
            dataclasses.replace(one, published=day)
            for one, day in zip(found.story.articles, order, strict=True)
        ]
        return dataclasses.replace(found, story=Story("", tuple(rows)))

    assert of(dated(days)) == ()
    assert len(of(dated(days[::-1]))) == 1


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


def told(found: Comparison) -> set[tuple[str, str]]:
    """Which source omits what, by the first words of each passage's first sentence by name."""
    ids = [one.id for one in found.story.articles]
    rows = set()
    for row in found.omissions:
        names = [
            (ids[ref.article], found.story.articles[ref.article].sentences[ref.sentence].text[:40])
            for ref in found.passages[row.passage].members
        ]
        rows.add((ids[row.article], min(names)[1]))
    return rows


def test_source001_and_pulse_leave_out_that_the_generals_deny_plans_to_leave(seeds: Comparison) -> None:
    rows = seeds.omissions
    ids = [one.id for one in seeds.story.articles]
    said = {
        ids[row.article]
        for row in rows
        if any(
            "Milley" in seeds.story.articles[r.article].sentences[r.sentence].text
            for r in seeds.passages[row.passage].members
        )
    }
    assert said & {"source001", "pulse"}
    assert not said & {"epochtimes", "thehill", "amn"}


def test_no_source_omits_what_it_carries(seeds: Comparison) -> None:
    for row in seeds.omissions:
        assert row.article not in row.carried_by
        assert set(row.carried_by) == seeds.passages[row.passage].articles
        assert len(row.carried_by) >= 2


def test_empty_stories_omit_nothing() -> None:
    assert of(compare(story())) == ()
    assert of(compare(story(article("a0", []), article("a1", [""]), article("a2", ["x"])))) == ()


def dated(found: Comparison, *days: int) -> Comparison:
    rows = [
        dataclasses.replace(one, published=datetime.date(2020, 1, day))
        for one, day in zip(found.story.articles, days, strict=True)
    ]
    return dataclasses.replace(found, story=Story("", tuple(rows)))


def test_a_report_of_another_day_omits_nothing() -> None:
    found = made((0, 1, 2), (0, 1, 2), (0, 2))
    assert len(of(dated(found, 1, 2, 4))) == 1
    assert of(dated(found, 1, 2, 9)) == ()


def test_a_report_that_hardly_shares_anything_is_of_another_event() -> None:
    found = made((0, 1, 2), (0, 1, 2), (0, 2))
    more = [f"Chapter {number} of the long novel was read aloud by its author." for number in range(12)]
    last = found.story.articles[2]
    longer = article(last.id, [*(row.text for row in last.sentences), *more])
    assert of(dataclasses.replace(found, story=Story("", (*found.story.articles[:2], longer)))) == ()


def test_two_pages_of_one_outlet_are_one_carrier() -> None:
    found = made((0, 1, 2), (0, 1, 2), (0, 2))
    rows = [dataclasses.replace(one, outlet="Harbor Post") for one in found.story.articles[:2]]
    same = dataclasses.replace(found, story=Story("", (*rows, found.story.articles[2])))
    assert of(same) == ()
