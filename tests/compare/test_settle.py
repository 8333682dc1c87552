"""Settling: sensitivity and the reader's decisions over candidates that are measured once."""

import pytest

from tests.stories import article, story
from tui import compare, read_story
from tui.compare import Comparison, Decisions, Ref, pair_key, settle
from tui.compare.linking.weights import weights

ONE = "Parliament passed the resolution on Sunday."
OTHER = "On Sunday the resolution passed in parliament, a spokesman said."
FAR = "Snow fell in the hills."


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


def small(*first: str) -> Comparison:
    return compare(
        story(article("a0", list(first) or [ONE, FAR]), article("b1", ["A cat sat there.", OTHER]))
    )


def test_settling_as_it_was_changes_nothing(seeds: Comparison) -> None:
    assert settle(seeds) == seeds


def test_a_lower_bar_shows_more_and_keeps_what_was_shown(seeds: Comparison) -> None:
    strict, balanced, generous = (
        {(link.a, link.b) for link in settle(seeds, level).links}
        for level in ("strict", "balanced", "generous")
    )
    assert strict < balanced < generous
    assert len(generous) == len(seeds.ground.candidates)


def test_the_bars_rise_with_strictness() -> None:
    bars = weights().bars
    assert 0 < bars["generous"] < bars["balanced"] < bars["strict"] < 1


def test_a_sensitivity_given_to_compare_is_settled_at_once(seeds: Comparison) -> None:
    assert compare(seeds.story, sensitivity="strict") == settle(seeds, "strict")


def test_a_rejected_link_is_gone_in_every_sensitivity() -> None:
    found = small()
    assert [(link.a, link.b) for link in found.links] == [(Ref(0, 0), Ref(1, 1))]
    decisions = Decisions(rejected=frozenset({pair_key(ONE, OTHER)}))
    for level in ("strict", "balanced", "generous"):
        settled = settle(found, level, decisions)
        assert (settled.links, settled.passages) == ((), ())
        assert Ref(0, 0) in settled.unique
    assert settle(settled, "balanced", Decisions()) == found


def test_a_pinned_pair_is_linked_though_it_was_no_candidate() -> None:
    found = small()
    pinned = settle(found, decisions=Decisions(pinned=frozenset({pair_key(FAR, "a cat sat there")})))
    link = pinned.links_of(Ref(0, 1))[0]
    assert (link.b, link.score, link.kind, link.by_hand) == (Ref(1, 0), 1.0, "same", True)
    assert link.evidence == ("pinned by hand",)
    assert pinned.passage_of(Ref(0, 1)) == pinned.passage_of(Ref(1, 0)) is not None
    assert not pinned.is_unique(Ref(1, 0))


def test_a_pinned_candidate_becomes_the_reader_s_own_link_once() -> None:
    settled = settle(small(), decisions=Decisions(pinned=frozenset({pair_key(OTHER, ONE)})))
    assert [(link.score, link.by_hand) for link in settled.links] == [(1.0, True)]


def test_a_pair_both_pinned_and_rejected_is_no_link() -> None:
    both = frozenset({pair_key(ONE, OTHER)})
    assert settle(small(), decisions=Decisions(both, both)).links == ()


def test_a_decision_holds_for_every_print_of_the_words_in_different_articles() -> None:
    found = small(ONE, FAR, ONE.upper())
    pinned = settle(found, decisions=Decisions(pinned=frozenset({pair_key(ONE, "A cat sat there.")})))
    mine = [(link.a, link.b) for link in pinned.links if link.by_hand]
    assert mine == [(Ref(0, 0), Ref(1, 0)), (Ref(0, 2), Ref(1, 0))]


def test_words_pinned_to_themselves_link_over_articles_and_never_within_one() -> None:
    of = compare(story(article("a0", [ONE, FAR, ONE]), article("b1", ["A cat sat there.", ONE])))
    settled = settle(of, decisions=Decisions(pinned=frozenset({pair_key(ONE, ONE)})))
    assert [(link.a, link.b) for link in settled.links] == [(Ref(0, 0), Ref(1, 1)), (Ref(0, 2), Ref(1, 1))]


def test_decisions_about_words_that_no_sentence_says_change_no_link() -> None:
    found = small()
    lost = frozenset({pair_key("Nobody says this.", "Nor this.")})
    assert settle(found, decisions=Decisions(lost, lost)).links == found.links
