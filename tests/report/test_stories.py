"""Reports of several stories: each by itself, as files, and what goes wrong with one stops no other."""

import io
import sys
from pathlib import Path

import pytest

from tui import cli
from tui.cli_report import PARTLY
from tui.report import stories
from tui.report.stories import Making, are_stories, tasks, write_all

TEXTS = {
    "first.txt": "Bridge closed to lorries\n\nThe bridge over the river was closed to lorries on Monday.\n",
    "second.txt": "No lorries on the bridge\n\nOn Monday the bridge over the river was closed to lorries.\n",
}


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two stories, and between them a folder without articles."""
    for name in ("One Bridge", "empty", "two"):
        folder = tmp_path / name
        folder.mkdir()
        for text, words in TEXTS.items() if name != "empty" else ():
            (folder / text).write_text(words, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return ["One Bridge", "empty", "two"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_broken_story_is_named_and_stops_no_other(
    three: list[str], jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["report", *three, "--format", "text", "-o", "out", "--jobs", jobs])
    assert code == PARTLY == 3
    told = capsys.readouterr().err.splitlines()
    assert "empty: no articles here" in told[0]
    assert told[1:] == ["sidelong: 1 of 3 stories failed"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["one-bridge.txt", "two.txt"]


def test_reports_do_not_hang_on_how_many_are_made_at_once(three: list[str], tmp_path: Path) -> None:
    made = []
    for jobs in ("1", "3"):
        assert cli.main(["report", three[0], three[2], "-f", "csv", "-o", jobs, "--jobs", jobs]) == cli.DONE
        made.append({path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()})
    assert made[0] == made[1]
    assert sorted(made[0]) == sorted(
        f"{story}{part}.csv" for story in ("one-bridge", "two") for part in ("", "-quotations", "-figures")
    )


def test_a_terminal_sees_a_bar_and_a_pipe_does_not(
    three: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert cli.main(["report", three[0], three[2], "-o", "out"]) == cli.DONE
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert cli.main(["report", three[0], three[2], "-o", "out"]) == cli.DONE
    shown = sys.stderr.getvalue().split("\r")  # type: ignore[attr-defined]
    assert [line for line in shown if line.strip()] == [
        "........................ 0/2", "############............ 1/2", "######################## 2/2"
    ]  # fmt: skip
    assert shown[-2:] == [" " * 28, ""], "the line is left empty"


def test_several_stories_need_a_folder(three: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", *three]) == cli.FAILED
    assert "several stories are written into a folder; name it with --output" in capsys.readouterr().err
    Path("taken").write_text("", encoding="utf-8")
    assert cli.main(["report", *three, "-o", "taken"]) == cli.FAILED
    assert "taken: is a file; name a folder" in capsys.readouterr().err


def test_all_stories_broken_is_a_failure(three: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "empty", "./empty", "-o", "out"]) == cli.FAILED
    assert "2 of 2 stories failed" in capsys.readouterr().err


def test_one_storys_report_goes_into_a_folder_under_the_storys_name(three: list[str], tmp_path: Path) -> None:
    assert cli.main(["report", "One Bridge", "--format", "md", "-o", "."]) == cli.DONE
    assert (tmp_path / "one-bridge.md").read_text(encoding="utf-8").startswith("# One Bridge\n")


def test_texts_of_one_story_are_no_stories_but_a_text_among_stories_is_told(
    three: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ["two/first.txt", "two/second.txt"]
    assert not are_stories(texts)
    assert are_stories(["two", *texts])
    assert cli.main(["report", "two", texts[0], "-o", "out"]) == PARTLY
    assert "two/first.txt: a text among stories" in capsys.readouterr().err


def test_each_story_has_a_file_of_its_own(tmp_path: Path) -> None:
    named = tasks(["a/Case 1", "b/case-1/story.yaml", "c/case_1", "d/…"], tmp_path, "html")
    names = ["case-1.html", "case-1-2.html", "case-1-3.html", "article.html"]
    assert [task.target.name for task in named] == names
    (alone,) = tasks(["texts/first.txt"], tmp_path, "text")
    assert alone.target.name == "first.txt"


def test_a_fault_in_one_story_is_told_in_one_line_and_the_others_are_written(
    three: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = stories.read_story

    def faulty(name: str) -> object:
        if name == "two":
            raise RuntimeError("words of an article")
        return real(name)

    monkeypatch.setattr(stories, "read_story", faulty)
    monkeypatch.setattr("tui.mishap.reports_folder", lambda: tmp_path / "faults")
    (tmp_path / "out").mkdir()
    given = tasks([three[0], three[2]], tmp_path / "out", "json")
    outcomes = {task.story: trouble for task, trouble in write_all(given, Making("json"), 1)}
    assert outcomes["One Bridge"] is None
    assert outcomes["two"] is not None
    assert "fault of its own, RuntimeError" in outcomes["two"]
    assert "words of an article" not in outcomes["two"]
