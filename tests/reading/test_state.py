"""The reader's state without a screen: cursor, alignment, pins, panes."""

from __future__ import annotations

from tests.stories import article, comparison, story
from tui.compare import Ref
from tui.reading.alignment import Alignment
from tui.reading.cursor import Cursor
from tui.reading.layout import Panes
from tui.reading.pins import Pins

STORY = story(
    article("a0", ["The ferry sank.", "It was night."], ["All were saved."]),
    article("b1", ["A ferry went down."], ["Nobody died."], ["It was dark."]),
    article("c2"),
)


def test_the_way_back_leads_over_jumps_but_not_over_steps() -> None:
    cursor = Cursor(STORY)
    cursor.go(Ref(0, 1))
    cursor.go(Ref(1, 2), remember=True)
    cursor.go(Ref(1, 2), remember=True)
    assert [cursor.back(), cursor.back()] == [Ref(0, 1), None]


def test_paragraphs_lead_down_and_to_the_start_of_this_one_before_the_one_above() -> None:
    cursor = Cursor(STORY)
    assert cursor.next_paragraph() == 2
    cursor.go(Ref(0, 2))
    assert (cursor.next_paragraph(), cursor.previous_paragraph()) == (2, 0)
    cursor.go(Ref(0, 1))
    assert cursor.previous_paragraph() == 0


def test_an_article_without_sentences_is_a_place_all_the_same() -> None:
    cursor = Cursor(STORY)
    cursor.go(Ref(2, 0))
    assert cursor.empty
    assert (cursor.next_paragraph(), cursor.previous_paragraph(), cursor.bounded(3)) == (0, 0, 0)


def test_a_counterpart_stands_on_the_cursors_row_and_the_pane_that_is_read_is_not_moved() -> None:
    found = comparison(STORY, [((0, 0), (1, 1))])
    alignment = Alignment(3)
    alignment.hold(0, 0, 7)
    alignment.align(found, Ref(0, 0), 0)
    assert alignment.held == [(0, 7), (1, 7), (0, 0)]
    assert [place.sentence for place in alignment.places] == [0, 1, None]


def test_panes_that_are_not_linked_stay_and_are_told_their_counterpart() -> None:
    found = comparison(STORY, [((0, 0), (1, 1))])
    alignment = Alignment(3)
    alignment.linked = False
    alignment.align(found, Ref(0, 0), 0)
    assert alignment.held[1] == (0, 0)
    assert alignment.places[1].sentence == 1


def test_a_marked_sentence_waits_for_one_of_another_source() -> None:
    pins = Pins()
    assert pins.mark(Ref(0, 1))
    assert pins.other_end(Ref(0, 2)) is None
    assert pins.other_end(Ref(1, 0)) == Ref(0, 1)
    assert pins.mark(Ref(0, 2))
    assert not pins.mark(Ref(0, 2))
    assert not pins.leave()


def test_a_pane_is_made_wider_within_bounds() -> None:
    panes = Panes(2)
    steps = 0
    while panes.widen(0, 1):
        steps += 1
    assert (steps, panes.widths) == (8, [3.0, 1.0])
