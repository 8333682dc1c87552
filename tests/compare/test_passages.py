"""Passages: which linked sentences are one proposition, and which are kept apart."""

import dataclasses
import random
from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.compare import Link, Ref
from tui.compare.linking.passages import passages

Place = tuple[int, int]


def link(a: Place, b: Place, score: float) -> Link:
    first, second = sorted((Ref(*a), Ref(*b)))
    return Link(first, second, score, "same" if score >= 0.9 else "partial")


def every(places: Iterable[Place], score: float) -> list[Link]:
    """All sentences linked with all, but for those of one article."""
    return [link(a, b, score) for a, b in combinations(places, 2) if a[0] != b[0]]


def groups(links: Iterable[Link]) -> list[list[Place]]:
    found = passages(links)
    return [[(ref.article, ref.sentence) for ref in passage.members] for passage in found]


def test_a_single_link_is_a_passage() -> None:
    assert groups([link((0, 3), (1, 5), 0.26)]) == [[(0, 3), (1, 5)]]


@pytest.mark.parametrize("score", [0.5, 0.7, 0.85])
def test_a_chain_of_partial_links_whose_ends_are_not_linked_is_no_passage(score: float) -> None:
    assert groups([link((0, 0), (1, 0), score + 0.01), link((1, 0), (2, 0), score)]) == [[(0, 0), (1, 0)]]


def test_a_chain_of_sentences_that_say_the_same_is_one_passage() -> None:
    assert groups([link((0, 0), (1, 0), 0.96), link((1, 0), (2, 0), 0.95)]) == [[(0, 0), (1, 0), (2, 0)]]


def test_a_chain_whose_ends_are_linked_too_is_one_passage() -> None:
    chain = [link((0, 0), (1, 0), 0.7), link((1, 0), (2, 0), 0.6)]
    assert groups([*chain, link((0, 0), (2, 0), 0.3)]) == [[(0, 0), (1, 0), (2, 0)]]


def test_a_long_sentence_that_touches_two_facts_does_not_make_them_one() -> None:
    one, other = [(0, 0), (1, 0), (2, 0)], [(0, 5), (1, 5), (2, 5)]
    long = [link((3, 0), place, 0.6) for place in one] + [link((3, 0), place, 0.5) for place in other]
    assert groups(every(one, 0.8) + every(other, 0.8) + long) == [[*one, (3, 0)], other]


def test_a_few_sentences_of_a_large_passage_are_enough_to_bring_in_another() -> None:
    crowd = [(article, 0) for article in range(10)]
    with_two = [link((10, 4), crowd[at], 0.7) for at in range(4)]
    assert groups(every(crowd, 0.8) + with_two) == [[*crowd, (10, 4)]]
    assert groups(every(crowd, 0.8) + with_two[:1]) == [crowd]


def test_a_link_that_is_all_but_certain_keeps_its_ends_together() -> None:
    one, other = [(0, 0), (1, 0), (2, 0)], [(0, 5), (1, 5), (2, 5)]
    found = groups([*every(one, 0.8), *every(other, 0.8), link((0, 0), (1, 5), 0.98)])
    assert any({(0, 0), (1, 5)} <= set(group) for group in found)


@pytest.mark.parametrize(("score", "together"), [(0.7, False), (0.8, True)])
def test_a_sentence_without_a_link_speaks_against_a_little(score: float, together: bool) -> None:
    two, three = [(0, 0), (1, 0)], [(2, 5), (3, 5), (4, 5)]
    across = [link((0, 0), place, score) for place in three]
    found = groups([*every(two, 0.92), *every(three, 0.95), *across])
    assert found == ([[*two, *three]] if together else [two, three])


def test_what_one_source_says_twice_comes_together_where_others_bear_it_out() -> None:
    others = [(1, 0), (2, 0)]
    twice = [link((0, at), other, 0.8) for at in (0, 7) for other in others]
    assert groups([*every(others, 0.8), *twice]) == [[(0, 0), (0, 7), (1, 0), (2, 0)]]


def test_a_link_by_hand_brings_in_a_sentence_but_makes_no_two_passages_one() -> None:
    one, other = [(article, 0) for article in range(5)], [(article, 5) for article in range(3, 8)]
    both = every(one, 0.8) + every(other, 0.8)
    pin = dataclasses.replace(link((0, 0), (7, 5), 1.0), by_hand=True)
    assert groups([*both, pin]) == [one, other]
    lone = dataclasses.replace(link((0, 0), (9, 9), 1.0), by_hand=True)
    assert groups([*both, lone]) == [[*one, (9, 9)], other]


def test_a_link_between_two_passages_may_stand() -> None:
    one, other = [(0, 0), (1, 0), (2, 0)], [(0, 5), (1, 5), (2, 5)]
    for within, between in ((0.9, 0.6), (0.97, 0.95)):
        links = [*every(one, within), *every(other, within), link((0, 0), (1, 5), between)]
        assert groups(links) == [one, other]


refs = st.tuples(st.integers(0, 4), st.integers(0, 3))
scores = st.sampled_from([0.25, 0.4, 0.5, 0.75, 0.9, 1.0])
some_links = st.dictionaries(
    st.tuples(refs, refs).filter(lambda pair: pair[0][0] < pair[1][0]), scores, max_size=30
).map(lambda rows: [link(*pair, score) for pair, score in rows.items()])


@given(some_links)
def test_a_passage_has_two_sources_and_a_sentence_one_passage(links: list[Link]) -> None:
    found = groups(links)
    assert all(len({article for article, _ in group}) > 1 for group in found)
    members = [place for group in found for place in group]
    assert len(members) == len(set(members))
    assert set(members) <= {(ref.article, ref.sentence) for row in links for ref in (row.a, row.b)}


@given(some_links, st.randoms(use_true_random=False))
def test_the_order_of_the_links_changes_no_passage(links: list[Link], chance: random.Random) -> None:
    mixed = list(links)
    chance.shuffle(mixed)
    assert passages(mixed) == passages(links)
