"""Sparse bags and their products; rarity of words."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.compare.linking.vectors import BLOCK, Bags, bags, numbered, product, tables, tf_idf
from tui.words.rarity import english, rarity


def made(rows: list[list[int]]) -> Bags:
    sentence = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    return bags(sentence, np.array([term for row in rows for term in row], dtype=np.int64), len(rows))


def test_terms_are_numbered_in_their_sorted_order() -> None:
    assert numbered(["b", "a", "b"]) == {"a": 0, "b": 1}


def test_a_bag_counts_its_terms() -> None:
    found = made([[2, 1, 2], [], [1]])
    assert found.sentence.tolist() == [0, 0, 2]
    assert found.term.tolist() == [1, 2, 1]
    assert found.weight.tolist() == [1, 2, 1]
    assert found.totals().tolist() == [3, 0, 1]


def test_a_term_in_fewer_sentences_weighs_more() -> None:
    idf = made([[0, 1], [0], [0]]).idf()
    assert idf.tolist() == pytest.approx([math.log(4 / 3), math.log(4)])


def test_weighted_bags_have_length_one_and_empty_ones_none() -> None:
    found = tf_idf(made([[0, 1, 1], [], [1]]))
    assert found.weighted(found.weight**2).totals().tolist() == pytest.approx([1, 0, 1])


rows = st.lists(st.lists(st.integers(0, 30), max_size=12), min_size=1, max_size=BLOCK + 20)


@given(rows, rows)
def test_a_product_is_that_of_the_whole_matrices(a: list[list[int]], b: list[list[int]]) -> None:
    of = made(a + b)
    dense = np.zeros((len(a) + len(b), 31))
    dense[of.sentence, of.term] = of.weight
    left, right = tables(of, [len(a), len(b)], 2 * BLOCK)
    assert product(left, right) == pytest.approx(dense[: len(a)] @ dense[len(a) :].T)


def test_products_of_many_terms_are_taken_in_stretches() -> None:
    generator = np.random.default_rng(1)
    of = made([sorted(generator.choice(9000, 4000, replace=False).tolist()) for _ in range(2 * BLOCK)])
    left, right = tables(of, [BLOCK, BLOCK], BLOCK)
    sets = [set(of.term[of.sentence == row].tolist()) for row in range(2 * BLOCK)]
    expected = [[len(sets[i] & sets[BLOCK + j]) for j in range(BLOCK)] for i in range(BLOCK)]
    assert product(left, right).tolist() == expected


def test_common_words_of_english_tell_less() -> None:
    assert rarity("the") < rarity("through") < rarity("peopl") < rarity("announc") < rarity("parliament")
    assert rarity("parliament") == rarity("5200") == rarity("7") == 0.5
    assert rarity("x") == 0.25


def test_a_story_is_english_unless_every_article_says_otherwise() -> None:
    assert english([None, "de"])
    assert english(["de", "en-GB"])
    assert english([])
    assert not english(["de", "fr"])
