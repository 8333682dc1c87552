"""A reader whose story's files change says so, and reads nothing again by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.screens.driving import Driver, compared
from tui import read_story
from tui.app import Sidelong
from tui.screens import watching
from tui.settings import Settings

TOLD = "b.txt has changed; r reads the story again"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("A headline\n\nThe dam held.\n\nNobody was hurt.\n", "utf-8")
    (tmp_path / "b.txt").write_text("Another\n\nThe dam held all night.\n\nIt rained.\n", "utf-8")
    return tmp_path


def _rain(folder: Path) -> None:
    """Change a file of the story."""
    (folder / "b.txt").write_text("Another\n\nThe dam held all night long.\n\nIt rained.\n", "utf-8")


@asynccontextmanager
async def _watching(folder: Path, settings: Settings | None = None) -> AsyncIterator[Driver]:
    app = Sidelong(read_story(folder), settings, reread=lambda: read_story(folder))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        reader = await compared(Driver(app, pilot))
        await app.workers.wait_for_complete()
        yield reader


async def _looked(reader: Driver) -> str:
    reader.screen.answer("")
    await reader.screen.watching.look()
    await reader.pilot.pause()
    return reader.answer


async def test_a_change_is_said_once_and_stands_until_the_story_is_read_again(folder: Path) -> None:
    async with _watching(folder) as reader:
        assert await _looked(reader) == ""
        _rain(folder)
        assert await _looked(reader) == TOLD
        assert "all night long" not in reader.text()
        assert await _looked(reader) == ""
        await reader.press("j")
        assert "files changed" in reader.text()
        await reader.press("r")
        await reader.app.workers.wait_for_complete()
        await compared(reader)
        assert "all night long" in reader.text()
        assert "files changed" not in reader.text()
        assert await _looked(reader) == ""


async def test_a_file_that_only_has_another_time_is_no_longer_told_of_after_a_look_at_it(
    folder: Path,
) -> None:
    async with _watching(folder) as reader:
        (folder / "b.txt").touch()
        assert await _looked(reader) == TOLD
        await reader.press("r")
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
        assert reader.answer == "no file has changed"
        assert "files changed" not in reader.text()


async def test_changes_are_told_of_with_the_readers_own_key_and_harmless_names(folder: Path) -> None:
    async with _watching(folder, Settings(keys={"reload": "f9"})) as reader:
        new = folder / "c\x1b[2J.txt"
        new.write_text("New.\n", "utf-8")
        answer = await _looked(reader)
        assert answer.endswith(".txt has changed; F9 reads the story again")
        assert "\x1b" not in answer
        new.unlink()
        (folder / "b.txt").unlink()
        assert await _looked(reader) == "b.txt and 1 more have changed; F9 reads the story again"


async def test_a_folder_that_is_gone_is_said_and_the_text_stays(folder: Path) -> None:
    async with _watching(folder) as reader:
        (folder / "b.txt").unlink()
        assert await _looked(reader) == "b.txt is gone; r reads the story again"
        assert "files changed" in reader.text()
        (folder / "a.txt").unlink()
        folder.rmdir()
        assert await _looked(reader) == "the story's files are gone; what was read of them stays"
        await reader.press("r")
        await reader.app.workers.wait_for_complete()
        await reader.press("j")
        assert "Nobody was hurt." in reader.text()


async def test_files_that_come_back_as_they_were_are_no_longer_told_of(folder: Path) -> None:
    async with _watching(folder) as reader:
        moved = folder.rename(folder.with_name("elsewhere"))
        assert await _looked(reader) == "the story's files are gone; what was read of them stays"
        assert "files changed" in reader.text()
        moved.rename(folder)
        assert await _looked(reader) == "the story's files are again as they were read"
        assert "files changed" not in reader.text()


async def test_a_change_is_noticed_without_a_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "EVERY", 0.01)
    async with _watching(folder) as reader:
        _rain(folder)
        for _ in range(2000):
            if reader.answer == TOLD:
                break
            await asyncio.sleep(0.01)
        assert reader.answer == TOLD
