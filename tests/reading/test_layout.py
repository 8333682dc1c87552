from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.layout import Panes, fitting, run


def panes(sources: int, width: int, active: int = 0) -> Panes:
    made = Panes(sources)
    made.choose(width, active)
    return made


@pytest.mark.parametrize(
    ("width", "count"), [(40, 1), (72, 1), (73, 2), (80, 2), (109, 2), (110, 3), (183, 3), (184, 5), (221, 6)]
)
def test_the_width_decides_how_many_panes_stand_side_by_side(width: int, count: int) -> None:
    assert fitting(width) == count


def test_a_story_of_fewer_sources_shows_them_all() -> None:
    assert panes(2, 200).shown.panes == (0, 1)


def test_the_carousel_moves_no_further_than_it_must() -> None:
    order = range(5)
    assert run(order, 3, active=1, first=0) == [0, 1, 2]
    assert run(order, 3, active=3, first=0) == [1, 2, 3]
    assert run(order, 3, active=2, first=2) == [2, 3, 4]
    assert run(order, 3, active=1, first=2) == [1, 2, 3]


def test_two_panes_are_the_one_being_read_and_the_peek_in_the_order_of_their_letters() -> None:
    made = panes(5, 80, active=3)
    assert made.shown.panes == (1, 3)


def test_a_peek_at_the_pane_that_is_read_gives_way_to_the_next_source() -> None:
    made = Panes(5)
    made.peek = 4
    assert made.choose(80, active=4).panes == (0, 4)


def test_fewer_panes_can_be_asked_for_but_not_more_than_fit() -> None:
    made = Panes(5)
    made.wanted = 1
    assert made.choose(200, 2).panes == (2,)
    made.wanted = 4
    assert len(made.choose(120, 2).panes) == 3


def test_those_that_carry_the_sentence_come_in_nearest_to_the_pane_that_is_read() -> None:
    made = panes(9, 200, active=2)
    assert made.shown.panes == (0, 1, 2, 3, 4)
    assert made.follow(2, [7, 1])
    assert made.shown.panes == (0, 1, 2, 7, 4)
    assert made.brought == {7}


def test_nothing_changes_while_those_that_carry_it_are_shown_or_none_carries_it() -> None:
    made = panes(9, 200, active=2)
    made.follow(2, [7, 1])
    for carriers in ([7], [1, 7], [], [4, 0]):
        assert not made.follow(2, carriers)
    assert made.shown.panes == (0, 1, 2, 7, 4)


def test_a_pane_that_is_kept_and_a_source_that_is_hidden_stay_what_they_are() -> None:
    made = panes(9, 120, active=1)
    made.keep(0)
    made.hide(7)
    made.follow(1, [7, 8, 6, 5])
    assert made.shown.panes == (0, 1, 8)


def test_reading_another_source_shows_its_neighbours_and_those_that_are_kept() -> None:
    made = panes(9, 120, active=0)
    made.keep(0)
    assert made.choose(120, 7).panes == (0, 6, 7)


def test_zoom_and_back_leaves_every_pane_in_its_slot() -> None:
    made = panes(9, 200, active=2)
    made.follow(2, [7, 1])
    made.zoom()
    assert made.choose(200, 2).panes == (2,)
    made.zoom()
    assert made.choose(200, 2).panes == (0, 1, 2, 7, 4)


def test_the_line_under_a_single_pane_tells_of_a_source_that_carries_the_sentence() -> None:
    made = panes(9, 60)
    made.follow(0, [5, 6])
    assert made.peek == 5
    made.follow(0, [6, 5])
    assert made.peek == 5
    made.follow(0, [])
    assert made.peek == 5


def test_past_the_last_pane_comes_the_next_source_that_is_not_shown() -> None:
    made = panes(9, 120, active=0)
    made.follow(0, [5])
    assert made.shown.panes == (0, 5, 2)
    assert [made.beside(0, 1), made.beside(5, 1), made.beside(2, 1)] == [5, 2, 3]
    assert made.beside(0, -1) is None


@given(st.integers(1, 30), st.integers(1, 260))
def test_going_to_the_right_comes_to_an_end_and_so_does_going_back(sources: int, width: int) -> None:
    made, active = panes(sources, width), 0
    for way in (1, -1):
        steps = 0
        while (beside := made.beside(active, way)) is not None:
            made.turn(active, beside)
            active, steps = beside, steps + 1
            made.choose(width, active)
            assert steps <= 2 * sources
        assert active == (sources - 1 if way > 0 else 0)


def test_a_pane_changes_places_with_the_one_beside_it_for_good() -> None:
    made = panes(5, 200, active=1)
    assert made.move(1, 1)
    assert made.shown.panes == (0, 2, 1, 3, 4)
    assert made.choose(120, 1).panes == (0, 2, 1)
    assert not panes(2, 80).move(0, -1)


def test_a_hidden_source_is_shown_again_when_it_is_read_and_the_last_one_cannot_be_hidden() -> None:
    made = panes(3, 120)
    assert made.hide(0) == 1
    assert made.choose(120, 1).panes == (1, 2)
    assert made.choose(120, 0).panes == (0, 1, 2)
    made.hide(1)
    made.hide(2)
    assert made.hide(0) is None
    made.show_all()
    assert made.choose(120, 0).panes == (0, 1, 2)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(("read", "follow", "keep", "hide", "move", "zoom", "fewer", "peek", "resize", "all")),
        st.integers(0, 29),
        st.integers(1, 260),
        st.sampled_from((-1, 1)),
    ),
    max_size=30,
)


@given(st.integers(1, 30), ACTS)
def test_whatever_is_chosen_the_pane_that_is_read_is_shown_and_none_twice(
    sources: int, acts: list[tuple[str, int, int, int]]
) -> None:
    made, active, width = panes(sources, 200), 0, 200
    for act, number, cells, way in acts:
        index = number % sources
        slot = made.shown.panes.index(active)
        if act == "read":
            made.turn(active, index)
            active = index
        elif act == "follow":
            made.follow(active, [(index + n) % sources for n in range(1, 4)])
            assert made.shown.panes[slot] == active
            continue
        elif act == "keep":
            made.keep(index)
        elif act == "hide":
            instead = made.hide(active)
            active = active if instead is None else instead
        elif act == "move":
            made.move(active, way)
        elif act == "zoom":
            made.zoom()
        elif act == "fewer":
            made.fewer()
        elif act == "peek":
            made.peek_at(index)
        elif act == "resize":
            width = cells
        else:
            made.show_all()
        made.choose(width, active)
        shown = made.shown.panes
        assert active in shown
        assert len(set(shown)) == len(shown) <= min(sources, fitting(width))
        assert all(0 <= pane < sources and pane not in made.hidden for pane in shown)


def test_before_panes_are_laid_out_the_next_source_in_order_is_beside() -> None:
    made = Panes(3)
    assert [made.beside(0, 1), made.beside(1, -1), made.beside(2, 1)] == [1, 0, None]
