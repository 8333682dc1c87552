"""A story opens where it was left; what is asked of a sentence and of a report."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tests.screens.driving import Driver, compared, reading, seeds
from tests.screens.test_linking import kept
from tui import read_story
from tui.app import Sidelong
from tui.compare import Ref
from tui.findings.kinds import KIND
from tui.reading.openings import last_opened
from tui.screens.explanation import ExplanationScreen
from tui.screens.help import Help
from tui.story import Story
from tui.workspace import Workspace


async def test_a_story_opens_at_the_sentence_in_the_layout_and_theme_in_which_it_was_left(
    tmp_path: Path,
) -> None:
    async with kept(tmp_path / "w", size=(120, 36)) as reader:
        await reader.press("4", "G", "v", "i", "t")
        place, theme = reader.cursor, reader.app.theme
    async with kept(tmp_path / "w", size=(120, 36)) as reader:
        assert reader.cursor == place
        assert reader.app.theme == theme
        assert len(reader.visible) == 2
        assert reader.screen.inspecting
        height = reader.screen.pane.size.height
        assert 0 <= reader.row <= height - reader.screen.pane.flow.heights[place[1]]
        await reader.press("'")
        assert reader.answer == "no jump to go back from"


async def test_a_story_that_is_opened_again_and_only_looked_at_counts_as_read_then(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        await reader.press("G")
    long_ago = {"at": "2020-02-02T12:00:00+00:00", "folders": ["/elsewhere"]}
    with Workspace(tmp_path / "w") as workspace:
        key = workspace.key_of(seeds())
        workspace.remember(key, "opened", long_ago)
    async with kept(tmp_path / "w"):
        pass
    with Workspace(tmp_path / "w") as workspace:
        when = last_opened([workspace.recall(key, "opened")])
    assert seeds().folder is not None
    assert when[seeds().folder.resolve()].year > 2020


async def test_another_story_opens_at_its_start(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        await reader.press("G")
    async with reading() as reader:
        assert reader.cursor == (0, 0)


async def test_a_workspace_that_is_closed_keeps_no_place_and_does_no_harm(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        reader.screen.workspace.close()
        await reader.press("j", "j")
        reader.screen.remembering.remember()
    async with kept(tmp_path / "w") as reader:
        assert reader.cursor == (0, 0)


def addressed(url: str | None) -> Story:
    first, *others = seeds().articles
    return dataclasses.replace(seeds(), articles=(dataclasses.replace(first, url=url), *others))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://news.example/a?b=1", "opening in the browser: https://news.example/a?b=1"),
        ("https://nobrowser.example/", "no browser opened it: https://nobrowser.example/"),
        (None, "no address is known of this report; story.yaml can give its url"),
        ("file:///etc/passwd", "not opened: its url is no web address"),
        ("javascript:alert(1)", "not opened: its url is no web address"),
    ],
)
async def test_o_opens_the_report_in_the_browser_and_says_so(
    url: str | None, told: str, opened: list[str]
) -> None:
    async with reading(addressed(url), size=(120, 36)) as reader:
        await reader.press("o")
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
        assert reader.answer == told
        assert opened == ([url] if url and url.startswith("https") else [])


async def test_help_asked_for_twice_tells_of_the_sign_at_the_cursor() -> None:
    async with reading(size=(120, 60)) as reader:
        comparison = reader.screen.comparison
        assert comparison is not None
        shared = next(ref for p in comparison.passages for ref in p.members if comparison.links_of(ref))
        reader.screen.go(shared)
        await reader.press("?", "?")
        assert isinstance(reader.app.screen, ExplanationScreen)
        shown = " ".join(reader.text().split())
        assert "of 5 sources carry this passage" in shown
        assert "balanced links from 0.37 on" in shown
        await reader.press("?")
        assert reader.app.screen is reader.screen
        reader.screen.go(comparison.unique[0])
        await reader.press("f1", "f1")
        assert KIND["unique"].legend in reader.text()
        await reader.press("escape")
        await reader.press("?", "x")
        assert reader.app.screen is reader.screen


async def test_help_asked_for_twice_over_a_list_only_closes() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("M", "?", "?")
        assert not isinstance(reader.app.screen, Help)


async def test_vims_keys_scroll_by_rows_and_pages() -> None:
    async with reading(size=(120, 36)) as reader:
        pane = reader.screen.pane
        await reader.press("ctrl+e", "ctrl+e", "ctrl+e")
        assert pane.top == 3
        assert reader.row >= 0
        cursor = reader.cursor
        await reader.press("ctrl+y")
        assert (pane.top, reader.cursor) == (2, cursor)
        await reader.press("ctrl+y", "ctrl+y", "ctrl+y")
        assert (pane.top, reader.answer) == (0, "first row")
        await reader.press("g", "ctrl+d")
        half = reader.cursor
        await reader.press("g", "d")
        assert reader.cursor == half
        await reader.press("ctrl+u")
        assert reader.cursor == (0, 0)
        await reader.press("ctrl+f")
        assert reader.cursor > half
        await reader.press("ctrl+b")
        assert reader.cursor == (0, 0)
        while reader.answer != "last row":
            await reader.press("ctrl+e")
        assert pane.top == len(pane.flow.rows) - pane.size.height


async def test_parentheses_go_through_the_findings_of_the_list_last_used() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press(")")
        assert reader.answer == "no list was left for its words yet; Enter in a list does"
        await reader.press("Q", "enter")
        trail = reader.screen.opening.following
        assert trail is not None
        for at in range(1, 4):
            await reader.press(")")
            assert reader.cursor == trail.targets[at]
            assert reader.answer == f"{at + 1} of {len(trail.targets)}, quotations"
        await reader.press("(")
        assert reader.cursor == trail.targets[2]
        await reader.press("escape")
        assert reader.app.screen is not reader.screen
        await reader.press("escape", "(", "(", "(")
        assert reader.answer == f"first of {len(trail.targets)}, quotations"
        assert reader.screen.cursor.ref == Ref(*trail.targets[0])


async def test_r_reads_the_files_again_and_keeps_the_place(tmp_path: Path) -> None:
    first, other = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("A headline\n\nThe dam held.\n\nNobody was hurt.\n", "utf-8")
    other.write_text("Another\n\nThe dam held all night.\n\nIt rained.\n", "utf-8")
    app = Sidelong(read_story(tmp_path), reread=lambda: read_story(tmp_path))
    async with app.run_test(size=(120, 36)) as pilot:
        reader = await compared(Driver(app, pilot))

        async def reload() -> Driver:
            await pilot.press("r")
            await app.workers.wait_for_complete()
            await pilot.pause()
            return await compared(Driver(app, pilot))

        await reader.press("G")
        assert (await reload()).answer == "no file has changed"
        first.write_text(
            "A headline\n\nNew words came first.\n\nThe dam held.\n\nNobody was hurt.\n", "utf-8"
        )
        reader = await reload()
        assert reader.cursor == (0, 2)
        assert reader.screen.cursor.words_of(reader.screen.cursor.ref) == "Nobody was hurt."
        assert "New words came first." in reader.text()
        first.unlink()
        other.unlink()
        assert (await reload()).answer != "reading the files again"
        assert "New words came first." in reader.text()


async def test_r_on_a_story_of_no_files_says_so() -> None:
    async with reading(size=(120, 36)) as reader:
        await reader.press("r")
        assert reader.answer == "this story was not read from files"
