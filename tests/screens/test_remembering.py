"""What a list keeps while it is closed, and the way back to it."""

from __future__ import annotations

import pytest

from tests.screens.driving import Driver, reading
from tests.stories import disagreeing
from tui.findings.overview import row_key
from tui.screens.lists import ListScreen
from tui.screens.map import StoryMap
from tui.screens.quotations import Quotations


def listed(reader: Driver) -> ListScreen:
    screen = reader.app.screen
    assert isinstance(screen, ListScreen)
    return screen


def row(reader: Driver) -> str:
    item = listed(reader).ledger.item
    assert item is not None
    return item.key


@pytest.mark.parametrize("key", ["H", "M", "Q", "F", "W", "C"])
@pytest.mark.parametrize("leave", ["enter", "escape"])
async def test_a_list_opens_again_on_the_row_where_it_was_left(key: str, leave: str) -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press(key, "j", "j", "s")
        at, order = row(reader), listed(reader).kept.sort
        await reader.press(leave, "j", key)
        assert (row(reader), listed(reader).kept.sort) == (at, order)


async def test_a_list_keeps_its_folds_and_filters() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "2", "space", "f")
        items, words = len(listed(reader).ledger.items), listed(reader).bar.words
        await reader.press("j", "enter", "Q")
        assert isinstance(reader.app.screen, Quotations)
        assert (len(listed(reader).ledger.items), listed(reader).bar.words) == (items, words)
        assert "only Source 001" in words


async def test_lists_keep_their_rows_apart() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "j", "j", "escape", "M", "j", "escape", "Q")
        assert listed(reader).ledger.cursor == 2


async def test_a_list_keeps_its_row_when_links_are_settled_anew() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("M", "j", "j", "j")
        at = row(reader)
        await reader.press("escape", "m", "m", "m", "M")
        assert row(reader) == at


@pytest.mark.parametrize("key", ["H", "M", "Q", "F", "W", "C"])
async def test_escape_right_after_enter_leads_back_to_the_row(key: str) -> None:
    async with reading(disagreeing() if key == "C" else None, size=(120, 36)) as reader:
        await reader.press(key, "j")
        at, kind = row(reader), type(listed(reader))
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        await reader.press("escape")
        assert type(listed(reader)) is kind
        assert row(reader) == at


async def test_escape_leads_to_no_list_once_reading_has_gone_on() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("M", "j", "enter", "j", "escape")
        assert reader.app.screen is reader.screen


async def test_escape_closes_what_was_opened_since_before_it_leads_back() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "enter", "i", "escape")
        assert reader.app.screen is reader.screen
        assert not reader.screen.inspecting
        await reader.press("escape")
        assert isinstance(reader.app.screen, Quotations)


async def test_enter_hands_the_reader_all_rows_of_the_list_in_order() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "s", "g", "j")
        keys = tuple(item.key for item in listed(reader).ledger.items)
        await reader.press("enter")
        trail = reader.screen.opening.following
        assert trail is not None
        assert (trail.list, trail.rows, trail.at) == ("quotations", keys, 1)
        assert trail.target == reader.screen.cursor.ref


async def test_the_trail_of_an_unfolded_row_is_at_what_the_cursor_stood_on() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "space", "j", "j", "j")
        at = row(reader)
        await reader.press("enter")
        trail = reader.screen.opening.following
        assert trail is not None
        assert (trail.at, trail.row) == (0, at)
        assert trail.target == reader.screen.cursor.ref
        await reader.press("escape")
        assert row(reader) == at


async def test_back_on_the_trail_the_list_stands_on_the_row_that_was_read() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "enter")
        trail = reader.screen.opening.following and reader.screen.opening.following.next()
        assert trail is not None
        reader.screen.opening.following = trail
        reader.screen.go(trail.target)
        await reader.press("escape")
        assert row(reader) == trail.row


async def test_the_map_opens_on_the_row_that_is_read() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("G", "M")
        assert reader.screen.comparison is not None
        assert row(reader) == row_key(reader.screen.comparison, reader.screen.cursor.ref)
        assert listed(reader).ledger.cursor > 3


async def test_sources_beyond_nine_are_chosen_one_after_the_other() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "l", "l")
        assert listed(reader).kept.source == 1
        await reader.press("h", "h")
        assert listed(reader).kept.source is None
        await reader.press("h")
        assert listed(reader).kept.source == 4


async def test_the_map_always_stands_in_the_order_of_a_source() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("M", "l", "l")
        screen = listed(reader)
        assert isinstance(screen, StoryMap)
        assert screen.lead == 2
        await reader.press("5", "l")
        assert screen.lead == 4


async def test_a_click_puts_the_cursor_on_a_row_and_a_second_one_goes_to_its_words() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q")
        ledger = listed(reader).ledger
        await reader.pilot.click(ledger, offset=(10, 3))
        assert ledger.cursor == 3
        target = ledger.items[3].target
        await reader.pilot.click(ledger, offset=(10, 3))
        await reader.pilot.pause()
        assert reader.app.screen is reader.screen
        assert reader.screen.cursor.ref == target


async def test_a_click_under_the_last_row_or_on_a_heading_moves_nothing() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("F")
        ledger = listed(reader).ledger
        await reader.pilot.click(ledger, offset=(10, ledger.size.height - 1))
        assert ledger.cursor == 0
        await reader.press("escape", "W")
        ledger = listed(reader).ledger
        before = ledger.cursor
        await reader.pilot.click(ledger, offset=(3, 0))
        assert ledger.cursor == before


async def test_the_wheel_goes_over_the_rows_and_no_further_than_both_ends() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("Q")
        ledger = listed(reader).ledger
        first = ledger.render_line(0).text
        ledger.on_mouse_scroll_down()
        assert ledger.render_line(0).text != first
        ledger.on_mouse_scroll_up()
        ledger.on_mouse_scroll_up()
        assert ledger.render_line(0).text == first
        for _ in range(200):
            ledger.on_mouse_scroll_down()
        assert ledger.render_line(ledger.size.height - 1).text.strip()
