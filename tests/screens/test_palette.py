"""The palette and help: every command by name, and what each key does."""

from __future__ import annotations

import pytest
from textual.containers import Vertical

from tests.screens.driving import Driver, reading
from tui.keymap import COMMANDS, commands_of, key_name
from tui.screens.help import Help, HelpText
from tui.screens.palette import Palette
from tui.screens.quotations import Quotations


def palette(reader: Driver) -> Palette:
    screen = reader.app.screen
    assert isinstance(screen, Palette)
    return screen


async def test_the_palette_lists_the_commands_of_the_screen_below_with_their_keys() -> None:
    async with reading(size=(120, 40)) as reader:
        await reader.press(":")
        shown = reader.text()
        assert "Next sentence" in shown
        assert "j ↓" in shown
        await reader.press("escape", "Q", ":")
        assert "Next row" in reader.text()
        assert "Next sentence" not in reader.text()


async def test_typing_finds_a_command_and_enter_runs_it_on_the_screen_below() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press(":", *"inspec")
        item = palette(reader).ledger.item
        assert item is not None
        assert item.key == "inspector"
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        assert reader.screen.inspecting


async def test_a_command_is_run_once_however_often_enter_is_pressed() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press(":", *"inspec", "enter", "enter", "enter")
        assert reader.screen.inspecting


async def test_the_palette_over_a_list_acts_on_the_list() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", ":", *"last row", "enter")
        screen = reader.app.screen
        assert isinstance(screen, Quotations)
        assert screen.ledger.cursor == len(screen.ledger.items) - 1


async def test_arrows_and_pages_go_through_the_commands_and_letters_are_typed() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press(":", "down", "down", "up")
        assert palette(reader).ledger.item is not None
        assert palette(reader).ledger.item.key == "previous-sentence"  # type: ignore[union-attr]
        await reader.press("pagedown")
        paged = palette(reader).ledger.cursor
        await reader.press("pageup")
        assert palette(reader).ledger.cursor < paged
        await reader.press("j", "k")
        assert palette(reader).line.value == "jk"


async def test_words_that_no_command_has_are_told_and_enter_does_nothing() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press(":", *"zzzz", "enter")
        assert "no command is like zzzz" in reader.text()
        await reader.press("escape")
        assert reader.app.screen is reader.screen


@pytest.mark.parametrize("size", [(200, 50), (80, 24), (60, 20), (30, 8)])
async def test_the_palette_fits_every_screen(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press(":", "down", "pagedown", "i")
        assert palette(reader).ledger.size.height > 0
        assert all(len(row) <= size[0] for row in reader.text().split("\n"))


async def test_a_second_click_on_a_command_runs_it() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press(":", *"inspector")
        ledger = palette(reader).ledger
        await reader.pilot.click(ledger, offset=(5, 0))
        await reader.pilot.pause()
        assert reader.screen.inspecting


async def test_help_begins_with_the_keys_of_the_screen_it_was_opened_from() -> None:
    async with reading(size=(120, 36)) as reader:
        for keys, first in (
            ("?", "How to read the screen"),
            ("Q ?", "In a list"),
            ("escape A ?", "In the notes"),
        ):
            await reader.press(*keys.split())
            assert isinstance(reader.app.screen, Help)
            rows = [row.plain for row in reader.app.screen.query_one(HelpText).rows(80)]
            assert rows[0] == first
            assert "How to read the screen" in rows
            assert "Reading" in rows
            assert "In a list" in rows
            await reader.press("x")


@pytest.mark.parametrize("width", [40, 80])
def test_keys_and_what_they_do_stand_apart_in_help(width: int) -> None:
    rows = [row.plain for row in HelpText(COMMANDS, "reader").rows(width)]
    for command in commands_of("reader"):
        keys = f"  {' '.join(map(key_name, command.keys))}"
        if not command.id[-1].isdigit():  # those are told together
            assert any(row == keys or row.startswith(f"{keys}  ") for row in rows), command.id


async def test_the_palette_is_no_taller_than_what_it_found() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press(":")
        tall = reader.app.screen.query_one(Vertical).size.height
        await reader.press("q", "u", "o")
        box = reader.app.screen.query_one(Vertical)
        assert box.size.height < tall
        assert "Quotations" in reader.text()
