"""A report holds the notes that the workspace keeps of its story."""

from pathlib import Path

import pytest

from tui import cli, read_story
from tui.compare import Ref
from tui.notes import quote_of
from tui.workspace import Workspace

TEXTS = {
    "first.txt": "Bridge closed to lorries\n\nThe bridge over the river was closed to lorries on Monday.\n",
    "second.txt": "No lorries on the bridge\n\nOn Monday the bridge over the river was closed to lorries.\n",
}


@pytest.fixture
def noted(tmp_path: Path) -> tuple[Path, Path]:
    """A story, and a workspace with a note on it and one on another story."""
    folder = tmp_path / "bridge"
    folder.mkdir()
    for name, words in TEXTS.items():
        (folder / name).write_text(words, encoding="utf-8")
    story = read_story(folder)
    file = tmp_path / "notes.sqlite3"
    with Workspace(file) as kept:
        kept.shelf.add(kept.make_known(story), quote_of(story, Ref(1, 0)), "whose order?", ["agency"])
        kept.shelf.add("another story", quote_of(story, Ref(0, 0)), "not of this one")
    return folder, file


@pytest.mark.parametrize("format", ["text", "md", "html", "json"])
def test_every_format_holds_the_notes_of_the_story_and_no_others(
    noted: tuple[Path, Path], format: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder, file = noted
    assert cli.main(["report", str(folder), "--format", format, "--workspace", str(file)]) == cli.DONE
    written = capsysbinary.readouterr().out.decode()
    assert "whose order?" in written
    assert "agency" in written
    assert "not of this one" not in written


def test_several_stories_hold_theirs_too(noted: tuple[Path, Path], tmp_path: Path) -> None:
    folder, file = noted
    (tmp_path / "out").mkdir()
    line = ["report", str(folder), str(folder), "-f", "csv", "-o", str(tmp_path / "out"), "--jobs", "2"]
    assert cli.main([*line, "--workspace", str(file)]) == cli.DONE
    for name in ("bridge-notes.csv", "bridge-2-notes.csv"):
        assert "whose order?,agency" in (tmp_path / "out" / name).read_text(encoding="utf-8")
