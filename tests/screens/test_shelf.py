"""The list of a folder's stories: what it tells, how one is opened, and the way back."""

from __future__ import annotations

import weakref
from pathlib import Path

import pytest

from tests.screens.shelved import remembered, shelf, shelving
from tui.settings import Settings
from tui.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shelf(tmp_path)


def lines_with(text: str, words: str) -> list[str]:
    return [line for line in text.split("\n") if words in line]


@pytest.mark.parametrize("size", [(200, 50), (120, 36), (80, 24), (60, 20)])
async def test_every_story_has_a_row_with_sources_days_and_when_it_was_last_read(
    folder: Path, size: tuple[int, int]
) -> None:
    async with shelving(folder, remembered(folder), size) as reader:
        text = reader.text()
        assert "5 stories · 1 cannot be opened · by" in text
        assert all(
            days in text for days in ("3–5 May 2019", "30 Dec 2018 – 2 Jan 2019", "14 Sep 2019", "no day")
        )
        assert "9 Feb 2020" in text
        assert "2 Feb 2020" in text
        assert ("Gazette, Harbour Post" in text) == (size[0] >= 120)
        assert "q quit" in text


async def test_the_columns_are_named_as_soon_as_there_is_room_for_them(folder: Path) -> None:
    async with shelving(folder, size=(60, 20)) as reader:
        assert not lines_with(reader.text(), "last read")
        await reader.resize(120, 36)
        assert lines_with(reader.text(), "last read")


async def test_a_broken_story_says_what_is_wrong_and_stops_no_other(folder: Path) -> None:
    async with shelving(folder) as reader:
        (line,) = lines_with(reader.text(), "! story.yaml, line 2: ")
        assert "artciles" in line
        await reader.press("G")
        while reader.row != "broken":
            await reader.press("k")
        await reader.press("enter")
        assert not reader.reads
        assert "cannot be opened; its row says why" in reader.text()
        await reader.press("g", "enter")
        assert reader.reads


async def test_a_story_whose_text_is_gone_says_so_when_it_is_opened_until_it_is_back(folder: Path) -> None:
    text = folder / "lynx" / "a0.txt"
    words = text.read_text("utf-8")
    async with shelving(folder) as reader:
        text.unlink()
        await reader.press("enter")
        assert not reader.reads
        assert "no such file" in reader.text()
        assert "2 cannot be opened" in reader.text()
        text.write_text(words, "utf-8")
        await reader.press("enter")
        assert reader.reads
        await reader.press("q")
        assert "1 cannot be opened" in reader.text()


async def test_rows_are_put_by_date_by_title_and_by_when_they_were_last_read(folder: Path) -> None:
    async with shelving(folder, remembered(folder)) as reader:
        assert reader.rows == ["lynx", "ferry", "tunnel", "undated", "broken"]
        await reader.press("s")
        assert reader.rows == ["tunnel", "undated", "broken", "lynx", "ferry"]
        await reader.press("s")
        assert reader.rows[:2] == ["tunnel", "undated"]
        assert reader.row == "lynx"


async def test_stories_are_searched_by_title_and_source_and_esc_ends_that(folder: Path) -> None:
    async with shelving(folder) as reader:
        await reader.press("slash", *"courier", "enter")
        assert reader.row == "undated"
        await reader.press("slash", *"ferry", "enter")
        assert reader.row == "ferry"
        await reader.press("escape")
        assert "search ended" in reader.text()
        await reader.press("escape")
        assert reader.app.is_running
        assert reader.shelf.is_active


@pytest.mark.parametrize("leave", ["escape", "q"])
async def test_a_story_that_is_left_leads_back_to_its_row(folder: Path, leave: str) -> None:
    async with shelving(folder) as reader:
        await reader.press("j", "j", "enter")
        assert reader.reads
        assert reader.app.story.title == "A tunnel under the ridge is voted down"
        assert "q back" in reader.text()
        await reader.press("j", leave)
        assert reader.shelf.is_active
        assert reader.row == "tunnel"
        (line,) = lines_with(reader.text(), "A tunnel under")
        assert "not yet" not in line
        await reader.press("enter")
        assert reader.cursor == (0, 1)


async def test_esc_closes_what_is_open_in_a_story_before_it_leads_back(folder: Path) -> None:
    async with shelving(folder) as reader:
        await reader.press("j", "enter", "i", "escape")
        assert reader.reads
        await reader.press("H", "escape")
        assert reader.reads
        await reader.press("escape")
        assert reader.shelf.is_active


async def test_q_among_the_stories_leaves(folder: Path) -> None:
    async with shelving(folder) as reader:
        await reader.press("enter", "q")
        assert reader.app.is_running
        await reader.pilot.press("q")
        await reader.pilot.pause()
        assert not reader.app.is_running


async def test_keys_that_come_twice_open_and_leave_a_story_once(folder: Path) -> None:
    async with shelving(folder) as reader:
        await reader.press("enter", "enter")
        assert len(reader.app.screen_stack) == 2
        await reader.press("escape", "escape")
        assert reader.shelf.is_active


async def test_two_stories_after_each_other_keep_their_places_themes_and_notes_apart(folder: Path) -> None:
    workspace = Workspace()
    async with shelving(folder, workspace, settings=Settings(theme="sidelong-dark")) as reader:
        await reader.press("j", "enter", "j", "t", "a", "o", "n", "e", "enter", "q")
        assert reader.app.theme == "sidelong-dark"
        await reader.press("j", "enter")
        assert reader.app.theme == "sidelong-dark"
        assert reader.cursor == (0, 0)
        assert reader.app.notebook.notes() == ()
        await reader.press("q", "k", "enter")
        assert reader.cursor == (0, 1)
        assert reader.app.theme == "sidelong-light"
        assert len(reader.app.notebook.notes()) == 1


async def test_of_the_stories_that_were_left_no_more_than_one_is_held(folder: Path) -> None:
    async with shelving(folder) as reader:
        await reader.press("j", "enter")
        await reader.until(lambda: reader.screen.comparison is not None and reader.screen.comparison.complete)
        found = weakref.ref(reader.screen.comparison)
        await reader.press("q", "j", "enter", "q")
        await reader.until(lambda: found() is None)


async def test_a_story_of_a_shelf_is_read_again_where_it_is(folder: Path) -> None:
    async with shelving(folder) as reader:
        await reader.press("enter", "r")
        await reader.until(lambda: "no file has changed" in reader.text())
        text = folder / "lynx" / "a0.txt"
        text.write_text(text.read_text("utf-8") + "\n\nA keeper counted four kittens.\n", "utf-8")
        await reader.press("r")
        await reader.until(lambda: "four kittens" in reader.text())
        await reader.press("q")
        assert reader.row == "lynx"


async def test_a_story_that_came_is_found_when_the_folder_is_looked_through_again(folder: Path) -> None:
    async with shelving(folder) as reader:
        await reader.press("j")
        (folder / "storm").mkdir()
        (folder / "storm" / "post.txt").write_text("A storm\n\nRoofs came off in Ostvik.\n", "utf-8")
        await reader.press("r")
        assert "Storm" in reader.text()
        assert reader.row == "ferry"


async def test_help_and_palette_tell_of_the_stories(folder: Path) -> None:
    async with shelving(folder) as reader:
        await reader.press("question_mark", "d")
        assert "Open the story" in reader.text()
        await reader.press("escape", ":", *"open the story", "enter")
        await reader.until(lambda: reader.reads)


async def test_a_title_cannot_act_on_the_screen(folder: Path) -> None:
    said = "title: '[bold red]x[/] \x85 y'\narticles:\n  - {id: a0, file: a0.txt}\n"
    (folder / "lynx" / "story.yaml").write_text(said, "utf-8")
    async with shelving(folder) as reader:
        assert "[bold red]x[/]" in reader.text()
