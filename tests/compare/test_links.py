"""Links and passages."""

import numpy as np
import pytest

from tests.stories import article, story
from tui.compare import Link, Ref, compare
from tui.compare.evidence import Evidence
from tui.compare.features import Features, features
from tui.compare.lexicon import lexicon
from tui.compare.links import links, select
from tui.compare.passages import passages
from tui.compare.scoring import score
from tui.story import Story

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
    found = {(link.a, link.b): link for link in links(small, lexicon(small))}
    link = found[Ref(0, 0), Ref(1, 1)]
    assert link.kind == "same"
    assert link.score > 0.95
    assert "shared run of 14 words" in link.evidence


def test_what_shares_nothing_is_not_linked(small: Story) -> None:
    linked = {ref for link in links(small, lexicon(small)) for ref in (link.a, link.b)}
    assert linked.isdisjoint({Ref(0, 1), Ref(0, 2), Ref(1, 0)})


def test_the_scorer_alone_decides_what_a_pair_is_worth(small: Story) -> None:
    def nothing(measured: Features) -> np.ndarray:
        return np.zeros_like(measured.words)

    assert links(small, lexicon(small), nothing) == ()


def test_a_selection_takes_every_pair_from_the_bar_on() -> None:
    scores = np.array([[0.9, 0.3], [0.2, 0.5]])
    chosen = list(select(0, 2, scores, bar=0.3))
    assert chosen == [(Ref(0, 0), Ref(2, 0), 0.9), (Ref(0, 0), Ref(2, 1), 0.3), (Ref(0, 1), Ref(2, 1), 0.5)]


def test_features_and_scores_lie_between_0_and_1(small: Story) -> None:
    for measured in features(small, lexicon(small)):
        for matrix in (measured.letters, measured.words, measured.runs, score(measured)):
            assert matrix.shape == measured.words.shape
            assert matrix.min() >= 0
            assert matrix.max() <= 1 + 1e-9


def test_more_in_common_never_scores_less() -> None:
    def at(value: float) -> float:
        cell = np.array([[value]])
        return float(score(Features(0, 1, cell, cell, cell))[0, 0])

    rising = [at(step / 20) for step in range(21)]
    assert rising == sorted(rising)


def test_evidence_names_words_names_numbers_and_runs_as_printed() -> None:
    one = "About 5,200 soldiers trained by General Soleimani left the airstrike near Baghdad."
    other = "There were 5200 Soldiers with Soleimani’s men, a strike and Baghdad’s people."
    of = story(article("a0", [one]), article("b1", [other, "He met Soleimani in Baghdad."]))
    words = lexicon(of)
    found = Evidence(words).of(words[Ref(0, 0)], words[Ref(1, 0)])
    assert set(found) == {
        "names: Baghdad, Soleimani",
        "numbers: 5,200",
        "shared words: soldiers",
        "words alike: airstrike/strike",
    }


def link(a: tuple[int, int], b: tuple[int, int], value: float) -> Link:
    return Link(Ref(*a), Ref(*b), value, "partial")


def groups(*rows: Link) -> list[list[tuple[int, int]]]:
    return [
        [tuple(ref) for ref in p.members]
        for p in passages(rows, lambda ref: (str(ref.article), ref.sentence))
    ]


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
