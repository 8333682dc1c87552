"""Marks, stops and places: what the reader shows of a comparison."""

from __future__ import annotations

import dataclasses

import pytest

from tests.stories import article, comparison, story
from tui.compare import Change, Link, Ref, Span
from tui.findings.kinds import MARKS, class_of
from tui.findings.marks import Marked, marks_of, presence, spread
from tui.reading.places import places
from tui.reading.status import note
from tui.reading.stops import next_stop, stops_of

STORY = story(
    article("a0", ["He said go home now."], ["Only here."], ["Shared words."]),
    article(
        "b1", ["Filler."], ["1."], ["2."], ["3."], ["4."], ["She said go home now."], ["Shared words too."]
    ),
    article("c2", ["Nothing of it."]),
)
FOUND = comparison(
    STORY,
    links=[((0, 0), (1, 5)), ((0, 2), (1, 6))],
    quotations=[[(0, 0, 8, 15), (1, 5, 9, 16)]],
)


def test_a_sentence_with_a_shared_quotation_is_of_that_class_before_any_other() -> None:
    assert class_of(FOUND, Ref(0, 0)) == "quotation"
    assert class_of(FOUND, Ref(0, 2)) == "shared"
    assert class_of(FOUND, Ref(0, 1)) == "unique"


def test_the_gutter_counts_the_sources_that_carry_a_sentence() -> None:
    assert [spread(FOUND, Ref(0, s)) for s in range(3)] == [2, 1, 2]


def test_marks_stand_on_the_very_words() -> None:
    assert marks_of(FOUND, Ref(0, 0), "all") == [Marked(8, 15, "quotation")]
    assert marks_of(FOUND, Ref(0, 1), "all") == []
    assert marks_of(FOUND, Ref(0, 1), "unique") == [Marked(0, 10, "unique")]
    assert marks_of(FOUND, Ref(0, 2), "all") == []


def test_the_marks_shown_can_be_chosen() -> None:
    assert marks_of(FOUND, Ref(0, 1), "quotations") == []
    assert marks_of(FOUND, Ref(0, 0), "unique") == []
    assert marks_of(FOUND, Ref(0, 0), "none") == []


def test_overlapping_quotations_are_marked_once() -> None:
    found = comparison(
        STORY, [], quotations=[[(0, 0, 8, 15), (1, 5, 9, 16)], [(0, 0, 11, 19), (1, 5, 12, 20)]]
    )
    assert marks_of(found, Ref(0, 0), "all") == [Marked(8, 15, "quotation"), Marked(15, 19, "quotation")]


def test_stops_are_the_sentences_of_the_chosen_kind() -> None:
    assert stops_of(FOUND, 0, "shared") == [0, 2]
    assert stops_of(FOUND, 0, "quotations") == [0]
    assert stops_of(FOUND, 0, "unique") == [1]
    assert stops_of(FOUND, 0, "all") == [0]


def test_the_last_stop_stays_and_says_so() -> None:
    assert next_stop([3, 7, 9], 7, 1) == (9, 3, 3, True)
    assert next_stop([3, 7, 9], 9, 1) == (9, 3, 3, False)
    assert next_stop([3, 7, 9], 3, -1) == (3, 1, 3, False)
    assert next_stop([], 3, 1) is None


def test_a_source_without_a_counterpart_has_no_place() -> None:
    found = places(FOUND, Ref(0, 0), [0, 5, 0])
    assert found[2].sentence is None
    assert [place.glyph for place in found] == ['"', '"', "-"]


def test_a_counterpart_far_from_where_reading_had_got_to_says_how_far() -> None:
    assert places(FOUND, Ref(0, 0), [0, 0, 0])[1][2:4] == (5, "~")
    assert places(FOUND, Ref(0, 2), [0, 5, 0])[1][2:4] == (0, "=")


def test_what_the_cursor_moved_itself_is_not_held_against_the_others() -> None:
    assert places(FOUND, Ref(0, 0), [0, 0, 0], step=4)[1].moved == 0


def test_words_that_an_outlet_altered_in_a_shared_quotation_are_marked_apart() -> None:
    base = FOUND.quotations[0]
    altered = dataclasses.replace(
        base.occurrences[1], variant=(Change("altered", "now", "later", Span(1, 5, 17, 20)),)
    )
    quotation = dataclasses.replace(base, occurrences=(base.occurrences[0], altered))
    found = dataclasses.replace(FOUND, quotations=(quotation,))
    assert marks_of(found, Ref(1, 5), "quotations") == [Marked(9, 16, "quotation"), Marked(17, 20, "altered")]
    assert marks_of(found, Ref(0, 0), "quotations") == [Marked(8, 15, "quotation")]


CROWD = story(*(article(f"{letter}{at}", ["One."], ["Two."]) for at, letter in enumerate("abcdef")))
TWO_PASSAGES = comparison(
    CROWD,
    [((0, 0), (1, 0)), ((1, 0), (2, 0)), ((3, 1), (4, 1)), ((0, 0), (3, 1)), ((5, 0), (0, 0))],
    passages=[[(0, 0), (1, 0), (2, 0)], [(3, 1), (4, 1)]],
)


def test_the_signs_of_one_passage_agree_whatever_else_a_sentence_is_linked_with() -> None:
    for passage in TWO_PASSAGES.passages:
        assert len({spread(TWO_PASSAGES, ref) for ref in passage.members}) == 1
    assert spread(TWO_PASSAGES, Ref(0, 0)) == 3
    assert spread(TWO_PASSAGES, Ref(5, 0)) == 2


def test_a_link_by_hand_adds_the_source_that_it_leads_to() -> None:
    pin = Link(Ref(0, 0), Ref(3, 1), 1.0, "same", by_hand=True)
    pinned = dataclasses.replace(TWO_PASSAGES, links=(pin, *TWO_PASSAGES.links[:3]))
    assert spread(pinned, Ref(0, 0)) == 4
    assert spread(pinned, Ref(1, 0)) == 3


def test_a_counterpart_of_another_passage_is_said_to_tell_it_in_part() -> None:
    found = places(TWO_PASSAGES, Ref(0, 0), [0] * 6)
    assert [place.apart for place in found] == [False, False, False, True, False, True]
    assert note(found[3]) == "in part"
    assert presence(TWO_PASSAGES, Ref(0, 0)) == "shared · in 3 of 6 · in part in 2 more"


@pytest.mark.parametrize("choice", [choice for choice in MARKS if choice != "unique"])
def test_words_that_no_other_source_has_are_coloured_only_where_they_are_chosen(choice: str) -> None:
    assert not [mark for mark in marks_of(FOUND, Ref(0, 1), choice) if mark.kind == "unique"]
