"""The order in which a story has its articles changes nothing that is found."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stories import article, story
from tui import compare, read_story
from tui.compare import Comparison, Decisions, Ref, Span, pair_key, settle
from tui.compare.order import canonical, restored
from tui.story import Story


def shuffled(of: Story, order: tuple[int, ...]) -> Story:
    return dataclasses.replace(of, articles=tuple(of.articles[at] for at in order))


def named(of: Comparison) -> dict[str, Any]:
    """A comparison with ids for positions and without the numbers that only tell the story's order."""
    ids = [one.id for one in of.story.articles]
    members = {row.index: frozenset(map(_plain(ids), row.members)) for row in of.passages}

    def findings(rows: Any) -> set[Any]:
        return {_plain(ids, members)(row) for row in rows}

    fields = ("links", "quotations", "unique", "conflicts", "wordings", "omissions", "reuses")
    told: dict[str, Any] = {name: findings(getattr(of, name)) for name in fields}
    told["passages"] = set(members.values())
    told["origins"] = {(members[index], _plain(ids)(origin)) for index, origin in of.origins}
    told["ranked"] = [_plain(ids)(row) for row in (*of.telling, *of.additions)]
    told["profiles"] = {_plain(ids)(row) for row in of.profiles}
    return told


def _plain(ids: list[str], members: Any = None) -> Any:
    def plain(value: Any, name: str = "", kind: str = "") -> Any:
        if isinstance(value, Ref | Span):
            return (ids[value.article], *value[1:])
        if isinstance(value, int) and "Position" in kind:
            return ids[value]
        if isinstance(value, int) and name == "passage":
            return members[value]
        if isinstance(value, tuple):
            rows = [plain(row, name, kind) for row in value]
            return tuple(sorted(rows, key=repr)) if name in _SETS else tuple(rows)
        if dataclasses.is_dataclass(value):
            rows = [
                (field.name, plain(getattr(value, field.name), field.name, str(field.type)))
                for field in dataclasses.fields(value)
                if field.name != "index"
            ]
            ends = {"a", "b"}
            if ends <= {key for key, _ in rows}:
                rows = [("ends", frozenset(row for key, row in rows if key in ends)), *rows]
            return tuple(row for row in rows if row[0] not in ends)
        return value

    return plain


_SETS = {"spans", "occurrences", "headlines", "claims", "terms", "carried_by", "articles", "cells"}


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


@pytest.mark.parametrize("order", [(4, 3, 2, 1, 0), (2, 0, 4, 1, 3), (1, 2, 3, 4, 0)])
def test_the_order_of_the_seeds_changes_nothing(seeds: Comparison, order: tuple[int, ...]) -> None:
    turned = compare(shuffled(seeds.story, order))
    assert turned.story.articles[0].id == seeds.story.articles[order[0]].id
    assert named(turned) == named(seeds)


SENTENCES = [
    "The ferry sank on Monday with 40 people aboard.",
    "A ferry carrying 40 people sank late on Monday.",
    "“We could not reach the shore,” captain Ann Lee said.",
    "Ann Lee, the captain, said “we could not reach the shore” in the storm.",
    "Nobody was hurt.",
]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=2, max_size=4), st.data()
)
def test_the_order_of_any_story_changes_nothing(texts: list[list[str]], data: st.DataObject) -> None:
    made = story(*(article(f"a{number}", text) for number, text in enumerate(texts)))
    order = data.draw(st.permutations(range(len(texts))))
    assert named(compare(shuffled(made, tuple(order)))) == named(compare(made))


def test_links_and_quotations_stand_in_the_story_s_own_order(seeds: Comparison) -> None:
    turned = compare(shuffled(seeds.story, (4, 3, 2, 1, 0)))
    assert all(link.a.article < link.b.article for link in turned.links)
    assert list(turned.links) == sorted(turned.links, key=lambda link: (link.a, link.b))
    assert [row.index for row in turned.passages] == list(range(len(turned.passages)))
    first = [row.occurrences[0].spans for row in turned.quotations]
    assert first == sorted(first)


def test_what_the_reader_decided_holds_in_any_order(seeds: Comparison) -> None:
    turned = compare(shuffled(seeds.story, (4, 3, 2, 1, 0)))
    link = turned.links[0]
    words = [turned.story.articles[ref.article].sentences[ref.sentence].text for ref in (link.a, link.b)]
    settled = settle(turned, decisions=Decisions(rejected=frozenset({pair_key(*words)})))
    assert (link.a, link.b) not in {(row.a, row.b) for row in settled.links}


def test_a_story_in_canonical_order_is_left_as_it_is(seeds: Comparison) -> None:
    sorted_story, order = canonical(seeds.story)
    again, plain = canonical(sorted_story)
    assert again is sorted_story
    assert plain.plain
    assert not order.plain
    assert restored(seeds, seeds.story, plain) is seeds


def test_a_profile_is_of_the_article_that_it_names() -> None:
    made = story(article("b0", ["The ferry sank."]), article("a1", ["A ferry went down in the night."]))
    assert [(row.article, row.words) for row in compare(made).profiles] == [(0, 3), (1, 7)]
