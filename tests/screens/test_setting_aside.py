"""Putting a line back that was set aside, and setting one aside."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.screens.driving import Driver, compared, keeping
from tests.stories import article, story
from tui.app import Sidelong
from tui.screens.setting_aside import LineChooser
from tui.workspace import Workspace

STORY = story(
    article(
        "post0",
        ["The ferry sank in the bay.", "Two of the crew died."],
        ["Divers searched all night."],
        aside={1: "The harbour master resigned on Friday."},
    ),
    article("herald1", ["The harbour master resigned on Friday."], ["Nobody had warned the captain."]),
)


kept = partial(keeping, STORY)


def said(reader: Driver, source: int = 0) -> list[str]:
    return [sentence.text for sentence in reader.screen.story.articles[source].sentences]


async def settled(reader: Driver) -> None:
    await reader.pilot.pause()
    await compared(reader)


async def test_a_line_is_put_back_compared_and_kept_and_the_same_keys_take_it_back(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        await reader.press("B", "j", "enter")
        await settled(reader)
        assert reader.answer.startswith("put back: “The harbour master")
        assert said(reader)[2] == "The harbour master resigned on Friday."
        assert reader.cursor == (0, 2)
        assert reader.screen.comparison
        assert reader.screen.comparison.links
    async with kept(tmp_path / "w") as reader:
        assert len(said(reader)) == 4
        await reader.press("g", "j", "j", "B", "enter")
        await settled(reader)
        assert len(said(reader)) == 3
        assert not reader.app.workspace.lines(reader.app.workspace.key_of(STORY))


async def test_the_line_at_the_cursor_is_set_aside_and_put_back(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        await reader.press("G", "B", "enter")
        await settled(reader)
        assert reader.answer.startswith("set aside: “Divers")
        assert said(reader) == ["The ferry sank in the bay.", "Two of the crew died."]
        await reader.press("b")
        assert "(by hand)" in reader.text()
        await reader.press("B", "enter")
        await settled(reader)
        assert len(said(reader)) == 3


async def test_a_report_of_which_nothing_is_left_gets_its_line_back(tmp_path: Path) -> None:
    only = story(article("post0", ["A ferry sank."]), STORY.articles[1])
    async with keeping(only, tmp_path / "w") as reader:
        await reader.press("B", "enter")
        await settled(reader)
        assert said(reader) == []
        await reader.press("B", "enter")
        await settled(reader)
        assert said(reader) == ["A ferry sank."]


async def test_what_is_said_of_the_lines_tells_where_b_is(tmp_path: Path) -> None:
    async with kept(tmp_path / "w", size=(80, 24)) as reader:
        await reader.press("b")
        assert reader.answer == "1 line set aside here; B puts one back"
        await reader.press("B")
        assert isinstance(reader.app.screen, LineChooser)
        assert "put back   The harbour master resigned on Friday.  (advert)" in reader.text()
        await reader.press("escape")
        assert reader.answer == "left"


async def test_notes_outlast_a_line_that_was_put_back_above_them(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        await reader.press("G", "a", "enter")
        await reader.press("g", "B", "j", "enter")
        await settled(reader)
        [at] = reader.app.notebook.notes()
        assert at.words(reader.screen.story) == "Divers searched all night."


async def test_a_workspace_that_refuses_says_so_and_nothing_moves(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w"):
        pass
    with Workspace(tmp_path / "w", reading=True) as workspace:
        app = Sidelong(STORY, workspace=workspace)
        async with app.run_test(size=(120, 30), notifications=True) as pilot:
            reader = await compared(Driver(app, pilot))
            await reader.press("B", "enter")
            assert len(said(reader)) == 3
            assert list(app._notifications)
