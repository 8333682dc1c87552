"""Writing a report from the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.screens.driving import Driver, reading
from tests.stories import disagreeing
from tui.compare import compare
from tui.report import write
from tui.screens.dialog import Hint
from tui.screens.export_dialog import ExportDialog


async def export(reader: Driver, form: str, file: str | Path, sure: str = "") -> None:
    """Ask for a report, or answer the question whether to overwrite one."""
    if not isinstance(reader.app.screen, ExportDialog):
        await reader.press("e")
    fields = reader.app.screen.query(Input)
    for field, words in zip(fields, (form, str(file), sure), strict=False):
        field.value = words
        await reader.pilot.pause()
    await reader.press("enter")
    await reader.app.workers.wait_for_complete()
    await reader.pilot.pause()


def told(reader: Driver) -> str:
    return "\n".join(notice.message for notice in reader.app._notifications)


@pytest.mark.parametrize(("typed", "form", "suffix"), [("j", "json", "json"), ("text", "text", "txt")])
async def test_e_writes_what_the_command_would(typed: str, form: str, suffix: str, tmp_path: Path) -> None:
    async with reading(disagreeing(), size=(120, 30)) as reader:
        target = tmp_path / f"ferry.{suffix}"
        await export(reader, typed, target)
        assert target.read_text() == write(compare(disagreeing()), form)
        assert reader.answer == f"written: {target}"


async def test_the_file_is_named_like_the_story_and_ends_like_the_format() -> None:
    async with reading(disagreeing(), size=(120, 30)) as reader:
        await reader.press("e")
        assert [field.value for field in reader.app.screen.query(Input)] == ["html", "a-test.html"]
        await reader.press("m")
        assert [field.value for field in reader.app.screen.query(Input)] == ["m", "a-test.md"]
        await reader.press("escape")
        assert reader.answer == "nothing written"


async def test_notes_are_written_with_it(tmp_path: Path) -> None:
    async with reading(disagreeing(), size=(120, 30)) as reader:
        await reader.press("a", *"why", "space", *"so", "enter")
        await export(reader, "md", tmp_path / "r.md")
        assert "why so" in (tmp_path / "r.md").read_text()


async def test_a_folder_gets_a_file_named_like_the_story(tmp_path: Path) -> None:
    async with reading(disagreeing(), size=(120, 30)) as reader:
        await export(reader, "md", tmp_path)
        assert reader.answer == f"written: {tmp_path / 'a-test.md'}"
        assert (tmp_path / "a-test.md").read_text() == write(compare(disagreeing()), "md")


async def test_a_file_that_is_there_is_overwritten_only_after_a_yes(tmp_path: Path) -> None:
    target = tmp_path / "r.json"
    target.write_text("mine")
    async with reading(disagreeing(), size=(120, 30)) as reader:
        await export(reader, "json", target)
        assert isinstance(reader.app.screen, ExportDialog)
        await export(reader, "json", target)
        assert target.read_text() == "mine"
        await export(reader, "json", target, "y")
        assert target.read_text() == write(compare(disagreeing()), "json")


async def test_parts_beside_the_file_are_asked_about_too(tmp_path: Path) -> None:
    (tmp_path / "r-figures.csv").write_text("mine")
    async with reading(disagreeing(), size=(120, 30)) as reader:
        await export(reader, "csv", tmp_path / "r.csv")
        assert "r-figures.csv" in " ".join(hint._words for hint in reader.app.screen.query(Hint))
        assert not (tmp_path / "r.csv").exists()
        await export(reader, "csv", tmp_path / "s.csv", "y")
        assert "beside it" in reader.answer
        assert (tmp_path / "r-figures.csv").read_text() == "mine"


async def test_what_cannot_be_written_is_refused_aloud(tmp_path: Path) -> None:
    async with reading(disagreeing(), size=(120, 30)) as reader:
        await export(reader, "md", tmp_path / "nowhere" / "r.md")
        assert "there is no folder" in told(reader)
        (tmp_path / "full" / "a-test.md").mkdir(parents=True)
        await export(reader, "md", tmp_path / "full")
        assert "is no file" in told(reader)
        await export(reader, "md", f"{tmp_path}/none/")
        assert "there is no such folder" in told(reader)
        assert not (tmp_path / "none").exists()
        await export(reader, "md", "\0.md")
        assert told(reader).count("No report") == 4
        await export(reader, "md", tmp_path / ("x" * 300))
        assert "too long" in told(reader)


async def test_a_format_that_there_is_none_of_is_asked_for_again() -> None:
    async with reading(disagreeing(), size=(120, 30)) as reader:
        await reader.press("e", *"pdf", "enter")
        assert isinstance(reader.app.screen, ExportDialog)
