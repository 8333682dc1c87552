"""Features and scores of sentence pairs."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fit_links import FIRST, SECOND
from tests.stories import article, story
from tui import read_story
from tui.compare.linking.features import Features, features
from tui.compare.linking.scoring import beside, log_odds, probability, score, surroundings
from tui.compare.linking.vectors import Matrix
from tui.compare.linking.weights import weights
from tui.compare.quoting.quotes import quotations
from tui.compare.quoting.speakers import speakers_of
from tui.story import Article, Story
from tui.words.annotation import annotate


def of(*articles: Article) -> list[Features]:
    made = story(*articles)
    words = annotate(made)
    return list(features(words, quotations(words, speakers_of(words))))


def two(a: list[str], b: list[str]) -> Features:
    return of(article("a0", *([text] for text in a)), article("b1", *([text] for text in b)))[0]


@pytest.fixture(scope="module")
def seeds() -> Story:
    return read_story("seeds")


def test_the_same_words_are_as_alike_as_can_be() -> None:
    found = two(["The vote was on Sunday.", "It rained."], ["THE VOTE WAS ON SUNDAY!", "Bread is dear."])
    for name in ("letters", "runs", "cover"):
        assert found.named()[name][0, 0] == pytest.approx(1, abs=1e-5)
        assert found.named()[name][1, 1] == 0


def test_letters_see_through_spellings_that_stems_do_not() -> None:
    found = two(["Adel Abdulmahdi spoke."], ["Adel Abdulmehdi said it."])
    assert found.letters[0, 0] > 0.3
    assert found.runs[0, 0] == 0


def test_rare_words_shared_weigh_more_than_common_ones() -> None:
    found = two(
        ["The parliament of Iraq.", "The people of today."], ["A parliament in Iraq.", "A people today."]
    )
    assert found.shared[0, 0] > found.shared[1, 1] > 0
    assert found.cover[0, 0] > found.cover[1, 1]


def test_words_of_one_family_are_kin_unless_they_are_the_same_word() -> None:
    texts = ["Baghdad asked.", "Nobody left."], ["Tehran urged.", "Baghdad asked.", "Snow fell."]
    kin = two(*texts).kin
    assert kin[0, 0] > 0
    assert [kin[0, 1], kin[0, 2], kin[1, 0]] == pytest.approx([0, 0, 0], abs=1e-6)


def test_length_is_of_the_shorter_place_of_the_later_size_of_the_longer() -> None:
    found = two(["One two three four.", "Five."], [f"Sentence number {k} here." for k in range(20)])
    assert found.length[0, 0] == pytest.approx(math.log(4))
    assert found.length[1, 0] == 0
    assert found.place[0, 0] == 0
    assert found.place[1, 0] == found.place[0, 19] == 1
    assert found.size[0, 0] == pytest.approx(math.sqrt(math.log(20)))


def test_articles_beyond_what_was_fitted_count_as_the_smallest_or_largest() -> None:
    small = two(["One."], ["Two."])
    large = two(["One."], [f"Sentence {k}." for k in range(100)])
    assert small.size[0, 0] == pytest.approx(math.sqrt(math.log(10)))
    assert large.size[0, 0] == pytest.approx(math.sqrt(math.log(60)))


def test_a_shared_quotation_marks_the_pairs_that_carry_it() -> None:
    said = "“We will never leave the northern valley,” he said."
    found = two([said, "It rained."], ["Snow fell.", said])
    assert found.quoted.tolist() == [[0, 1], [0, 0]]
    assert found.speech[0, 1] > 0.5
    assert found.speech[0, 0] == 0


def test_articles_without_sentences_are_in_no_pair() -> None:
    assert [
        (row.a, row.b) for row in of(article("a0", ["One."]), article("b1"), article("c2", ["Two."]))
    ] == [(0, 2)]
    assert of() == []
    assert of(article("a0", ["One."])) == []


def test_every_feature_has_a_weight_and_every_weight_a_feature(seeds: Story) -> None:
    fitted = weights()
    named = set(of(*seeds.articles)[0].named())
    assert set(fitted.first) == {*FIRST, "constant"}
    assert set(fitted.second) == {*SECOND, "constant"}
    assert named < set(SECOND)


def test_measures_and_scores_are_finite_and_scores_lie_between_0_and_1(seeds: Story) -> None:
    for found in of(*seeds.articles):
        assert all(np.isfinite(matrix).all() for matrix in found.named().values())
        scores = score(found)
        assert scores.min() >= 0
        assert scores.max() <= 1


def test_more_words_in_common_never_score_less() -> None:
    base = two(["One two three four five six."], ["One two three four five six."])

    def at(step: int) -> float:
        share = np.float32(step / 20)
        less = dataclasses.replace(
            base,
            letters=base.letters * share,
            runs=base.runs * share,
            shared=base.shared * share,
            cover=base.cover * share,
        )
        return float(score(less)[0, 0])

    rising = [at(step) for step in range(21)]
    assert rising == sorted(rising)


def test_what_shares_nothing_scores_nothing() -> None:
    assert score(two(["…"], ["…"]))[0, 0] == 0
    assert score(two(["Rain fell."], ["A cat sat."]))[0, 0] == 0


def test_beside_is_the_best_of_the_four_neighbours() -> None:
    chance = np.array([[0.1, 0.9, 0.2], [0.4, 0.3, 0.8]], dtype=np.float32)
    expected = np.array([[0.9, 0.3, 0.9], [0.3, 0.9, 0.3]], dtype=np.float32)
    assert beside(chance).tolist() == expected.tolist()
    assert beside(np.ones((1, 1), dtype=np.float32)).tolist() == [[0]]


def test_standing_is_relative_to_the_best_of_row_and_column() -> None:
    odds = np.array([[2, 0], [-1, -2]], dtype=np.float32)
    chance = probability(odds)
    standing = surroundings(odds)["standing"]
    assert standing[0, 0] == 1
    assert standing[1, 0] == pytest.approx(min(1, chance[1, 0] / chance[0, 0]))
    assert standing[1, 1] == pytest.approx(chance[1, 1] / max(chance[1, 0], chance[0, 1]))


def test_log_odds_are_a_weighted_sum() -> None:
    named: dict[str, Matrix] = {"x": np.array([[1, 2]], np.float32), "y": np.array([[3, 4]], np.float32)}
    assert log_odds(named, {"x": 2, "y": -1, "constant": 0.5}).tolist() == [[-0.5, 0.5]]
    assert log_odds(named, {"y": 1, "constant": 0}).tolist() == [[3, 4]]


texts = st.lists(st.text(alphabet="abc AB.,“”1é字", min_size=1, max_size=30), min_size=1, max_size=5)


@given(texts, texts)
def test_any_texts_can_be_measured(a: list[str], b: list[str]) -> None:
    one, other = article("a0", *([f"{t}x"] for t in a)), article("b1", *([f"{t}x"] for t in b))
    (found,) = of(one, other)
    assert (found.a, found.b) == (0, 1)
    assert score(found).shape == (len(a), len(b))
