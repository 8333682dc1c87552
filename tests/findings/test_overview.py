from __future__ import annotations

import dataclasses

import pytest

from tests.stories import article, comparison, story
from tui.compare import Claim, Comparison, Conflict, Ref, Span
from tui.findings.overview import Cell, cell_of, map_rows, shared_between

STORY = story(
    article("a0", ["Shared one."], ["Only A."], ["Shared two."]),
    article("b1", ["Shared two."], ["Only B."], ["Shared one."]),
    article("c2", ["Shared one."]),
)
FOUND = comparison(
    STORY,
    links=[((0, 0), (1, 2)), ((0, 0), (2, 0)), ((0, 2), (1, 0))],
    passages=[[(0, 0), (1, 2), (2, 0)], [(0, 2), (1, 0)]],
)


def labels(lead: int) -> list[Ref]:
    return [row.label for row in map_rows(FOUND, lead)]


def test_rows_stand_in_the_order_of_the_lead_source() -> None:
    assert labels(0) == [Ref(0, 0), Ref(0, 1), Ref(0, 2), Ref(1, 1)]
    assert labels(1) == [Ref(1, 0), Ref(1, 1), Ref(1, 2), Ref(0, 1)]


def test_what_the_lead_source_lacks_comes_after_all_of_its_rows_the_most_widely_carried_first() -> None:
    told = story(
        article("a0", ["Last in A."]),
        article("b1", ["Only B."], ["In B and C."], ["Last in A."]),
        article("c2", ["In all but A."], ["In B and C."]),
        article("d3", ["In all but A."], ["Only D."]),
    )
    found = comparison(told, [], [[(0, 0), (1, 2)], [(1, 1), (2, 1)], [(1, 0), (2, 0), (3, 0)]])
    assert [(row.label, len(row.refs)) for row in map_rows(found, 0)] == [
        (Ref(0, 0), 2),
        (Ref(1, 0), 3),
        (Ref(1, 1), 2),
        (Ref(3, 1), 1),
    ]


def test_the_map_of_a_long_story_is_made_once_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Ref] = []
    passage_of = Comparison.passage_of
    monkeypatch.setattr(
        Comparison, "passage_of", lambda self, ref: (asked.append(ref), passage_of(self, ref))[1]
    )
    told = story(*(article(f"a{n}", *([f"{n} {line}."] for line in range(500))) for n in range(4)))
    assert len(map_rows(comparison(told, []), 0)) == 2000
    assert len(asked) <= 2 * 2000


def test_every_sentence_stands_in_exactly_one_row() -> None:
    for lead in range(3):
        refs = [ref for row in map_rows(FOUND, lead) for found in row.refs.values() for ref in found]
        assert sorted(refs) == [
            Ref(a, s.index) for a, one in enumerate(STORY.articles) for s in one.sentences
        ]


def test_a_cell_says_what_a_source_has_of_a_row() -> None:
    row = map_rows(FOUND, 0)[1]
    assert cell_of(FOUND, row, 0) == Cell("unique")
    assert cell_of(FOUND, row, 1) is None
    assert cell_of(FOUND, map_rows(FOUND, 0)[0], 2) == Cell("shared")


def test_how_much_a_pair_shares_is_told_for_both_sides() -> None:
    shares = shared_between(FOUND)
    assert shares[0, 1] == 2 / 3
    assert shares[2, 0] == 1.0
    assert shares[1, 2] == 0.0


def test_a_linked_sentence_in_no_passage_is_carried_where_its_links_lead() -> None:
    found = comparison(STORY, links=[((0, 0), (1, 2))])
    row = next(row for row in map_rows(found, 0) if row.label == Ref(0, 0))
    assert row.refs == {0: (Ref(0, 0),), 1: (Ref(1, 2),)}
    assert cell_of(found, row, 1) == Cell("shared")


def test_the_words_of_a_row_are_of_one_conflict_so_that_they_can_be_read_across() -> None:
    def claim(article: int, sentence: int, text: str) -> Claim:
        return Claim(Span(article, sentence, 0, len(text)), text, text)

    few = Conflict("date", "day", (claim(0, 0, "Friday"), claim(1, 2, "Monday")), 0.9)
    many = Conflict("number", "troops", (claim(0, 0, "two"), claim(1, 2, "five"), claim(2, 0, "six")), 0.5)
    found = dataclasses.replace(FOUND, conflicts=(few, many))
    row = map_rows(found, 0)[0]
    assert [cell_of(found, row, article) for article in range(3)] == [
        Cell("conflict", "two"),
        Cell("conflict", "five"),
        Cell("conflict", "six"),
    ]
