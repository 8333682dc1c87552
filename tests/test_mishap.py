"""An exception that nobody caught: one line, and a report without the articles' words."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.driving import SEEDS
from tui import app as application
from tui import cli
from tui.mishap import report, told
from tui.screens.moving import Moving

WORDS = "what the minister said"


def failing(words: str) -> None:
    raise ValueError(f"cannot read {words!r}")


@pytest.fixture
def error() -> Exception:
    try:
        try:
            failing(WORDS)
        except ValueError as inner:
            raise KeyError(WORDS) from inner
    except KeyError as outer:
        return outer
    raise AssertionError


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIDELONG_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def test_the_report_has_kinds_and_places_of_the_whole_chain_and_versions(error: Exception) -> None:
    lines = report(error).splitlines()
    assert lines[0].startswith("Python 3.")
    assert any(line.startswith("textual ") for line in lines)
    assert lines.index("builtins.ValueError") < lines.index("builtins.KeyError")
    assert any(line.startswith("  test_mishap.py:") and line.endswith(" failing") for line in lines)


def test_the_report_has_neither_words_nor_folders_of_the_reader(error: Exception) -> None:
    assert "minister" not in report(error)
    assert str(Path(__file__).parent.parent) not in report(error)


def test_one_line_says_what_happened_and_where_the_report_lies(error: Exception, state: Path) -> None:
    line = told(error)
    (path,) = state.iterdir()
    assert str(path) in line
    assert line.startswith("ended by a fault of its own, KeyError in test_mishap.py:")
    assert "\n" not in line
    assert "minister" not in line + path.read_text("utf-8")


def test_where_no_report_can_be_written_the_line_stands_alone(error: Exception, state: Path) -> None:
    state.write_text("no folder")
    assert told(error).startswith("ended by a fault of its own, KeyError in ")


def test_a_fault_in_the_reader_ends_it_with_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], state: Path
) -> None:
    async def press(pilot: Pilot[None]) -> None:
        await pilot.press("j")

    class Headless(application.Sidelong):
        def run(self, mouse: bool) -> None:  # type: ignore[override]
            super().run(headless=True, auto_pilot=press)

    monkeypatch.setattr(Moving, "action_next_sentence", lambda _: failing(WORDS))
    monkeypatch.setattr(application, "Sidelong", Headless)
    monkeypatch.setattr(cli, "_on_terminal", lambda: True)
    assert cli.main([str(SEEDS)]) == cli.FAULT
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("sidelong: ended by a fault of its own, ValueError in test_mishap.py:")
    assert printed.err.count("\n") == 1
    assert len(list(state.iterdir())) == 1


def test_a_panic_that_is_no_exception_is_a_fault_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], state: Path
) -> None:
    class PanicException(BaseException):
        pass

    def panic(*_: object) -> None:
        raise PanicException(WORDS)

    monkeypatch.setattr("tui.story.read_story", panic)
    assert cli.main(["check", str(SEEDS)]) == cli.FAULT
    printed = capsys.readouterr()
    assert "PanicException" in printed.err
    assert printed.err.count("\n") == 1
    assert "minister" not in printed.err
