"""A copy arrives: on the system's clipboard, else the terminal's, else in a file that is named."""

from __future__ import annotations

import base64
from pathlib import Path

import pyperclip
import pytest

from tests.stories import article, story
from tui.app import Sidelong
from tui.copying import terminal_takes, to_file, to_system
from tui.locations import data_folder

STORY = story(article("post0", ["The ferry sank.", "Two died."]))


class Clipboards:
    """What the system's clipboard and the terminal got."""

    def __init__(self, works: bool) -> None:
        self.works, self.system, self.terminal = works, list[str](), list[str]()

    def copy(self, text: str) -> None:
        if not self.works:
            raise pyperclip.PyperclipException("no clipboard")
        self.system.append(text)


async def copied(
    monkeypatch: pytest.MonkeyPatch, works: bool, text: str = "words", term: str = "xterm-256color"
) -> tuple[Clipboards, str]:
    """The clipboards after a copy, and what was told of it."""
    clipboards = Clipboards(works)
    monkeypatch.setattr(pyperclip, "copy", clipboards.copy)
    monkeypatch.setenv("TERM", term)
    app = Sidelong(STORY)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        write = app._driver.write  # type: ignore[union-attr]

        def kept(data: str) -> None:
            if data.startswith("\x1b]52;c;"):
                clipboards.terminal.append(base64.b64decode(data[7:-1]).decode())
            write(data)

        monkeypatch.setattr(app._driver, "write", kept)
        app.copy_to_clipboard(text)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.clipboard == text
        return clipboards, " ".join(notice.message for notice in app._notifications)


async def test_the_systems_clipboard_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    clipboards, told = await copied(monkeypatch, works=True)
    assert (clipboards.system, clipboards.terminal, told) == (["words"], [], "")


async def test_the_terminals_comes_after(monkeypatch: pytest.MonkeyPatch) -> None:
    clipboards, told = await copied(monkeypatch, works=False)
    assert (clipboards.system, clipboards.terminal, told) == ([], ["words"], "")


async def test_through_ssh_both_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    clipboards, _ = await copied(monkeypatch, works=True)
    assert clipboards.system == clipboards.terminal == ["words"]


@pytest.mark.parametrize(("text", "term"), [("words", "linux"), ("long " * 20_000, "xterm-256color")])
async def test_where_both_fail_a_file_is_written_and_named(
    monkeypatch: pytest.MonkeyPatch, text: str, term: str
) -> None:
    clipboards, told = await copied(monkeypatch, False, text, term)
    file = data_folder() / "copied.txt"
    assert file.read_text() == text
    assert str(file) in told
    assert clipboards.terminal == []


async def test_a_copy_that_can_go_nowhere_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    data_folder().parent.mkdir(exist_ok=True)
    data_folder().write_text("a file in the folder's place")
    _, told = await copied(monkeypatch, False, term="dumb")
    assert told.startswith("not copied: ")


def test_a_lone_surrogate_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyperclip, "copy", lambda text: text.encode())
    assert not to_system("\ud800")
    assert terminal_takes("\ud800")
    assert isinstance(to_file("\ud800"), Path)
