"""What is shown: layouts, marks, inspector, what was set aside, themes, help, palette."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.screens.driving import reading
from tests.stories import article, story
from tui.findings.kinds import MARKS
from tui.keymap import COMMANDS
from tui.screens.help import Help
from tui.settings import Settings


@pytest.mark.parametrize(
    ("size", "panes"),
    [((200, 50), (0, 1, 2, 3, 4)), ((120, 36), (0, 1, 2)), ((80, 24), (0, 1)), ((60, 20), (0,))],
)
async def test_the_width_decides_how_many_panes_stand_side_by_side(
    size: tuple[int, int], panes: tuple[int, ...]
) -> None:
    async with reading(size=size) as reader:
        assert reader.visible == panes


async def test_the_carousel_follows_the_source_that_is_read() -> None:
    async with reading(size=(120, 36)) as reader:
        assert "A–C of 5" in reader.text()
        await reader.press("4")
        assert reader.visible == (1, 2, 3)
        assert "B–D of 5" in reader.text()


async def test_with_two_panes_a_digit_chooses_the_peek_and_the_same_again_reads_it() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("4")
        assert (reader.visible, reader.cursor[0]) == ((0, 3), 0)
        await reader.press("4")
        assert (reader.visible, reader.cursor[0]) == ((0, 3), 3)
        await reader.press("tab")
        assert reader.cursor[0] == 4
        assert 4 in reader.visible


async def test_one_pane_has_a_peek_line_with_another_sources_words() -> None:
    async with reading(size=(60, 24)) as reader:
        assert reader.screen.comparison is not None
        assert "B Source 001" in reader.text()
        while any(place.sentence is not None for place in reader.screen.alignment.places[1:]):
            await reader.press("j")
        assert "not covered" in reader.text()


async def test_a_resize_keeps_the_cursor_in_view_and_a_hidden_pane_is_in_place_when_shown() -> None:
    async with reading() as reader:
        await reader.press("3", *["j"] * 9)
        cursor = reader.cursor
        for size in ((80, 24), (60, 20), (120, 36), (200, 50)):
            await reader.resize(*size)
            assert reader.cursor == cursor
            height = reader.screen.pane.flow.heights[cursor[1]]
            assert 0 <= reader.row <= reader.screen.pane.size.height - height
            for index, place in enumerate(reader.screen.alignment.places):
                if index in reader.visible and place.sentence is not None:
                    assert reader.screen.panes[index].row_of(place.sentence) == reader.row


async def test_z_gives_one_source_the_whole_width_and_takes_it_back() -> None:
    async with reading() as reader:
        await reader.press("2", "z")
        assert reader.visible == (1,)
        await reader.press("z")
        assert reader.visible == (0, 1, 2, 3, 4)
        await reader.press("z", "escape")
        assert reader.visible == (0, 1, 2, 3, 4)


async def test_a_source_alone_has_lines_that_can_be_read_and_no_void_over_its_first_row() -> None:
    async with reading() as reader:
        await reader.press("3", "j", "z")
        pane = reader.screen.pane
        assert max(cell_len(row.text) for row in pane.flow.rows) <= 88
        assert pane.size.width <= 95
        assert pane.top >= 0
        await reader.press("G")
        assert pane.top + pane.size.height <= max(pane.size.height, len(pane.flow.rows))


@pytest.mark.parametrize("key", ["c", "z", "i"])
async def test_an_answer_goes_with_the_next_key(key: str) -> None:
    async with reading() as reader:
        await reader.press("y")
        assert reader.answer == "copied"
        await reader.press(key)
        assert reader.answer == ""


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_footer_keeps_the_lists_search_help_and_quit(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        foot = reader.text().split("\n")[-1]
        for words in ("j k sentence", "W C A lists", "/ search", "? help", "q quit"):
            assert words in foot


async def test_v_shows_fewer_panes_then_as_many_as_fit() -> None:
    async with reading(size=(120, 36)) as reader:
        seen = []
        for _ in range(3):
            await reader.press("v")
            seen.append((len(reader.visible), reader.answer))
        assert seen == [(2, "2 panes"), (1, "1 pane"), (3, "3 panes, as many as fit")]


async def test_plus_and_minus_change_the_width_of_the_pane_that_is_read() -> None:
    async with reading() as reader:
        width = reader.screen.pane.size.width
        await reader.press("+")
        wider = reader.screen.pane.size.width
        assert wider > width
        await reader.press("-", "-")
        assert reader.screen.pane.size.width < width
        await reader.press(*["-"] * 4)
        assert reader.answer == "no narrower"
        await reader.press("z", "+")
        assert reader.answer == "one pane has the whole width"


async def test_c_chooses_which_marks_are_shown() -> None:
    async with reading() as reader:
        seen = []
        for _ in MARKS:
            await reader.press("c")
            seen.append(reader.text().split("\n")[0].split("  ")[-1].strip())
        kinds = ["quotations", "unique", "conflicts", "wordings"]
        assert seen == [*(f"{kind} marked" for kind in kinds), "no marks", "all marks"]


async def test_b_shows_what_was_set_aside_with_its_reason_and_keeps_the_place() -> None:
    async with reading() as reader:
        await reader.press("b")
        assert "ADVERTISEMENT" in reader.text()
        assert "lines set aside here" in reader.answer
        await reader.press("b", "j", "j")
        row = reader.row
        await reader.press("b")
        assert reader.row == row
        await reader.press("b", "g")
        assert reader.row == 0
        assert "ADVERTISEMENT" not in reader.text()


async def test_the_inspector_shows_the_passage_in_every_sources_words() -> None:
    async with reading() as reader:
        await reader.press("i", "j")
        shown = reader.text()
        assert "shared quotation · in 5 of 5" in shown
        for words in ("send delegates to Iraq", "Share this"):
            assert (words in shown) == (words != "Share this")
        await reader.press("escape")
        assert not reader.screen.inspecting


async def test_a_long_passage_scrolls_in_the_inspector() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("i")
        before = reader.text()
        await reader.press("J")
        assert reader.text() != before
        await reader.press("K")
        assert reader.text() == before


async def test_t_changes_the_theme_and_names_it() -> None:
    async with reading() as reader:
        first = reader.app.theme
        await reader.press("t")
        assert reader.app.theme != first
        assert reader.answer == reader.app.theme
        await reader.press("t")
        assert reader.app.theme == first


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_help_lists_every_command_and_closes(key: str) -> None:
    async with reading(size=(120, 170)) as reader:
        await reader.press(key)
        assert isinstance(reader.app.screen, Help)
        shown = reader.text()
        for command in COMMANDS:
            if command.id[-1].isdigit():
                continue
            assert command.title in shown, command.id
        await reader.press("escape")
        assert not isinstance(reader.app.screen, Help)


async def test_long_help_scrolls() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("?")
        before = reader.text()
        await reader.press("j", "d")
        assert reader.text() != before
        await reader.press("u", "k")
        assert reader.text() == before


async def test_q_quits() -> None:
    async with reading() as reader:
        await reader.press("q")
        assert reader.app._exit


async def test_a_readers_own_keys_hold_in_the_screen_the_footer_and_the_help() -> None:
    async with reading(settings=Settings(keys={"next-sentence": "n", "layout": "j"})) as reader:
        await reader.press("n")
        assert reader.cursor == (0, 1)
        await reader.press("j")
        assert reader.cursor == (0, 1)
        assert len(reader.visible) == 4
        assert "n k sentence" in reader.text()


async def test_keys_and_themes_that_cannot_be_used_are_told_on_the_screen() -> None:
    async with reading(settings=Settings(theme="nosuch", keys={"next-sentense": "n"})) as reader:
        shown = " ".join(reader.text().split())
        assert "no theme is called nosuch" in shown
        assert "no command is called next-sentense" in shown


async def test_notices_show_without_being_read_as_markup() -> None:
    async with reading(notices=("a.txt: read as [bold]windows-1252[/bold]",)) as reader:
        assert "[bold]windows-1252[/bold]" in " ".join(reader.text().split())


async def test_markup_and_brackets_in_a_text_are_shown_as_they_are() -> None:
    words = "He wrote [bold red]stop[/] and $text and [link=x]here[/link]."
    told = story(article("a0", [words]), article("b1", [words]))
    async with reading(told, size=(160, 30)) as reader:
        await reader.press("i")
        shown = reader.text()
        assert shown.count("[bold red]stop[/]") >= 3
        assert "\x1b" not in shown
