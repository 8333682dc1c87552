from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.layout import fitting, layout


@pytest.mark.parametrize(
    ("width", "panes"), [(40, 1), (72, 1), (73, 2), (80, 2), (109, 2), (110, 3), (183, 3), (184, 5), (221, 6)]
)
def test_the_width_decides_how_many_panes_stand_side_by_side(width: int, panes: int) -> None:
    assert fitting(width) == panes


def test_a_story_of_fewer_sources_shows_them_all() -> None:
    assert layout(2, 200, active=0, peek=1).panes == (0, 1)


def test_the_carousel_moves_no_further_than_it_must() -> None:
    assert layout(5, 120, active=1, peek=0, first=0).panes == (0, 1, 2)
    assert layout(5, 120, active=3, peek=0, first=0).panes == (1, 2, 3)
    assert layout(5, 120, active=2, peek=0, first=2).panes == (2, 3, 4)
    assert layout(5, 120, active=1, peek=0, first=2).panes == (1, 2, 3)


def test_two_panes_are_the_one_being_read_and_the_peek_in_the_order_of_their_letters() -> None:
    assert layout(5, 80, active=3, peek=1).panes == (1, 3)


def test_a_peek_at_the_pane_that_is_read_gives_way_to_the_next_source() -> None:
    assert layout(5, 80, active=4, peek=4).panes == (0, 4)


def test_fewer_panes_can_be_asked_for_but_not_more_than_fit() -> None:
    assert layout(5, 200, active=2, peek=0, wanted=1).panes == (2,)
    assert len(layout(5, 120, active=2, peek=0, wanted=4).panes) == 3


@given(st.integers(1, 30), st.integers(1, 500), st.data())
def test_the_pane_that_is_read_is_always_shown(sources: int, width: int, data: st.DataObject) -> None:
    index = st.integers(0, sources - 1)
    active, peek, first = data.draw(index), data.draw(index), data.draw(index)
    shown = layout(sources, width, active, peek, first, data.draw(st.none() | st.integers(1, 9)))
    assert active in shown.panes
    assert list(shown.panes) == sorted(set(shown.panes))
    assert len(shown.panes) <= min(sources, fitting(width))
    assert all(0 <= pane < sources for pane in shown.panes)
