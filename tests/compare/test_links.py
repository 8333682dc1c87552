"""Links and passages."""

import numpy as np
import pytest

from tests.stories import article, story
from tui.compare import Link, Ref, compare
from tui.compare.linking.evidence import BETWEEN, explained
from tui.compare.linking.features import Features
from tui.compare.linking.links import candidates, select
from tui.compare.linking.passages import passages
from tui.story import Story
from tui.words.annotation import annotate

SAME = "Iraqi parliament passed a resolution on Sunday calling for the expulsion of foreign troops."


@pytest.fixture
def small() -> Story:
    return story(
        article("a0", [SAME, "Rain is expected in the north tonight."], ["Stocks fell."]),
        article("b1", ["A cat was saved from a tree."], [SAME, "The vote followed a strike in Baghdad."]),
        article(
            "c2",
            ["Iraq’s parliament voted on Sunday for foreign troops to be expelled, by resolution."],
            [SAME],
        ),
    )


def test_the_same_sentence_is_linked_as_the_same(small: Story) -> None:
    found = {(link.a, link.b): link for link in compare(small).links}
    link = found[Ref(0, 0), Ref(1, 1)]
    assert link.kind == "same"
    assert link.score > 0.95
    assert "shared run of 14 words" in link.evidence


def test_what_shares_nothing_is_not_linked(small: Story) -> None:
    linked = {ref for link in candidates(annotate(small)) for ref in (link.a, link.b)}
    assert linked.isdisjoint({Ref(0, 1), Ref(0, 2), Ref(1, 0)})


def test_the_scorer_alone_decides_what_a_pair_is_worth(small: Story) -> None:
    def nothing(measured: Features) -> np.ndarray:
        return np.zeros(measured.shared.shape)

    assert candidates(annotate(small), scorer=nothing) == ()


def test_a_selection_takes_every_pair_from_the_bar_on() -> None:
    scores = np.array([[0.9, 0.3], [0.2, 0.5]])
    chosen = list(select(0, 2, scores, bar=0.3))
    assert chosen == [(Ref(0, 0), Ref(2, 0), 0.9), (Ref(0, 0), Ref(2, 1), 0.3), (Ref(0, 1), Ref(2, 1), 0.5)]


def test_a_pair_stands_between_linked_ones_where_both_sides_are_linked() -> None:
    words = annotate(story(article("a0", ["x"] * 3), article("b1", ["x"] * 3)))
    rows = [link((0, at), (1, at), 0.9) for at in range(3)]
    told = [BETWEEN in row.evidence for row in explained(rows, words, ())]
    assert told == [False, True, False]
    assert not any(BETWEEN in row.evidence for row in explained(rows[1:], words, ()))


def test_links_come_in_the_order_of_the_sentences_with_scores_of_six_digits(small: Story) -> None:
    found = candidates(annotate(small))
    assert [(link.a, link.b) for link in found] == sorted((link.a, link.b) for link in found)
    assert all(link.score == round(link.score, 6) for link in found)


def link(a: tuple[int, int], b: tuple[int, int], value: float) -> Link:
    return Link(Ref(*a), Ref(*b), value, "partial")


def groups(*rows: Link) -> list[list[tuple[int, int]]]:
    return [[(ref.article, ref.sentence) for ref in p.members] for p in passages(rows)]


def test_sentences_that_are_all_linked_are_one_passage() -> None:
    assert groups(link((0, 0), (1, 0), 0.9), link((1, 0), (2, 3), 0.8), link((0, 0), (2, 3), 0.7)) == [
        [(0, 0), (1, 0), (2, 3)]
    ]


def test_one_weak_link_does_not_merge_two_passages() -> None:
    first = [link((0, 0), (1, 0), 0.9), link((0, 0), (2, 0), 0.9), link((1, 0), (2, 0), 0.9)]
    second = [link((0, 5), (1, 5), 0.9), link((0, 5), (2, 5), 0.9), link((1, 5), (2, 5), 0.9)]
    assert groups(*first, *second, link((0, 0), (1, 5), 0.6)) == [
        [(0, 0), (1, 0), (2, 0)],
        [(0, 5), (1, 5), (2, 5)],
    ]


def test_a_sentence_printed_twice_in_one_source_stands_twice_in_the_passage() -> None:
    assert groups(link((0, 0), (1, 0), 0.9), link((0, 4), (1, 0), 0.9)) == [[(0, 0), (0, 4), (1, 0)]]


def test_every_passage_has_two_sources_and_no_sentence_has_two_passages(small: Story) -> None:
    found = compare(small).passages
    assert found
    assert all(len(passage.articles) > 1 for passage in found)
    members = [ref for passage in found for ref in passage.members]
    assert len(members) == len(set(members))
