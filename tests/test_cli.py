"""The command line as its user meets it: what is printed where, and what it exits with."""

import io
import json
import os
import subprocess
import sys
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tui import cli
from tui.settings import Settings
from tui.story import Story
from tui.workspace import Workspace

ONE = """Prime minister asks for a plan

By Ann Reporter

The prime minister asked the secretary of state to send delegates to the capital on Thursday.
The parliament had voted on Sunday for the end of the mission, officials said.
"""
TWO = """Secretary of state is asked for a plan

The secretary of state was asked by the prime minister to send delegates to the capital.
Nobody in the ministry wished to comment on the request on Friday.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text(TWO, "utf-8")
    (folder / "story.yaml").write_text(
        "title: A plan\n"
        "articles:\n"
        "  - {id: one, file: one.txt, outlet: The One, published: 2020-01-10}\n"
        "  - {id: two, file: two.txt, outlet: Tœ “Two”}\n",
        "utf-8",
    )
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A terminal, and in place of the application a record of what it is opened with."""
    calls: list[dict[str, Any]] = []

    class Sidelong:
        return_code = 0
        fault = None

        def __init__(
            self,
            story: Story,
            settings: Settings,
            notices: Sequence[str],
            workspace: Workspace,
            reread: object,
            model: object,
        ) -> None:
            calls.append({"story": story, "settings": settings, "notices": notices, "workspace": workspace})
            calls[-1]["model"] = model

        def run(self, mouse: bool) -> None:
            calls[-1]["mouse"] = mouse

    module = types.ModuleType("tui.app")
    module.Sidelong = Sidelong  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tui.app", module)
    monkeypatch.setattr(cli, "_on_terminal", lambda: True)
    return calls


def sidelong(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tui", *map(str, arguments)]
    run = subprocess.run(
        command, capture_output=True, timeout=60, check=False, stdin=subprocess.DEVNULL, **options
    )
    assert b"Traceback" not in run.stderr
    return run


def one_line(text: str) -> str:
    """The single message on standard error."""
    assert text.startswith("sidelong: ")
    assert text.count("\n") == 1
    return text.removeprefix("sidelong: ").rstrip()


# --- which story opens


def test_without_arguments_the_bundled_story_opens(opened: list[dict[str, Any]]) -> None:
    assert cli.main([]) == cli.DONE
    assert len(opened[0]["story"].articles) == 5


def test_a_folder_a_story_file_and_text_files_open(opened: list[dict[str, Any]], story: Path) -> None:
    for arguments in (
        [story],
        [story / "story.yaml"],
        [story / "one.txt", story / "two.txt"],
        ["open", story],
    ):
        assert cli.main(list(map(str, arguments))) == cli.DONE
    assert [len(call["story"].articles) for call in opened] == [2, 2, 2, 2]


def test_a_folder_of_stories_opens_as_the_list_of_them(opened: list[dict[str, Any]], story: Path) -> None:
    assert cli.main([str(story.parent)]) == cli.DONE
    assert opened[0]["story"] == story.parent


@pytest.mark.parametrize("command", ["report", "check"])
def test_a_folder_of_stories_is_no_story_to_report_on_and_one_in_it_is_named(
    command: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, str(story.parent)]) == cli.FAILED
    told = one_line(capsys.readouterr().err)
    assert told.startswith(
        f"{story.parent}: a folder of stories, not one story; name one in it, such as {story};"
    )


def test_the_word_seeds_is_the_bundled_story_where_no_such_folder_stands(
    opened: list[dict[str, Any]], story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(story.parent)
    assert cli.main(["seeds"]) == cli.DONE
    story.rename(story.parent / "seeds")
    assert cli.main(["seeds"]) == cli.DONE
    assert [len(call["story"].articles) for call in opened] == [5, 2]


def test_a_folder_named_like_a_command_is_reached_by_its_path(
    opened: list[dict[str, Any]], story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(story.parent)
    story.rename(story.parent / "report")
    assert cli.main(["./report"]) == cli.DONE
    assert cli.main(["--", "report"]) == cli.DONE
    assert [call["story"].title for call in opened] == ["A plan", "A plan"]


def test_the_readers_settings_and_what_is_wrong_with_them_reach_the_application(
    opened: list[dict[str, Any]], story: Path, config: Path
) -> None:
    (config / "settings.yaml").write_text("theme: nord\nmouse: false\nmarks: some\n")
    assert cli.main([str(story)]) == cli.DONE
    assert opened[0]["settings"] == Settings(theme="nord", mouse=False)
    assert opened[0]["mouse"] is False
    assert len(opened[0]["notices"]) == 1


def test_the_option_outranks_the_setting(opened: list[dict[str, Any]], story: Path, config: Path) -> None:
    (config / "settings.yaml").write_text("theme: nord\nmarks: none\n")
    assert cli.main(["--theme", "sidelong-light", str(story)]) == cli.DONE
    assert opened[0]["settings"] == Settings(theme="sidelong-light", marks="none")


def test_the_model_that_is_named_reaches_the_application(opened: list[dict[str, Any]], story: Path) -> None:
    assert cli.main([str(story)]) == cli.DONE
    assert cli.main(["--model", "http://localhost:9/v1#toy", str(story)]) == cli.DONE
    assert cli.main(["--model", "nowhere", str(story)]) == cli.DONE
    assert [call["model"] and call["model"].name for call in opened] == [None, "toy", None]
    assert opened[2]["notices"][-1].endswith("words alone decide")


def test_a_theme_that_is_none_is_refused_with_those_there_are(
    opened: list[dict[str, Any]], story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--theme", "mauve", str(story)]) == cli.FAILED
    assert (
        one_line(capsys.readouterr().err)
        == "no theme is called mauve; there are sidelong-dark, sidelong-light"
    )
    assert opened == []


# --- refusals


def test_the_reader_without_a_terminal_is_refused(story: Path) -> None:
    run = sidelong(story)
    assert run.returncode == cli.FAILED
    assert run.stdout == b""
    assert "use `sidelong report`" in one_line(run.stderr.decode())


@pytest.mark.parametrize("command", ["report", "check"])
def test_a_missing_file_is_told_in_one_line(command: str, tmp_path: Path) -> None:
    run = sidelong(command, tmp_path / "none.txt", tmp_path / "nor-this.txt")
    assert run.returncode == cli.FAILED
    assert run.stdout == b""
    assert "none.txt" in one_line(run.stderr.decode())


def test_a_message_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    told = one_line(sidelong("check", "a\x1b[31m\nb.txt", cwd=tmp_path).stderr.decode())
    assert "\x1b" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
def test_a_standard_output_that_is_closed_is_told() -> None:
    run = subprocess.run(
        ["sh", "-c", '"$0" -m tui report >&-', sys.executable], capture_output=True, timeout=60, check=False
    )
    assert run.returncode == cli.FAILED
    assert one_line(run.stderr.decode()) == "standard output: is closed"


def test_a_command_after_its_options_is_told(
    opened: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["--theme", "nord", "report", "seeds"]) == cli.FAILED
    assert "the command `report` comes before its options" in one_line(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--colour"], "see `sidelong open --help`"),
        (["--theme"], "Option '--theme' requires an argument; see `sidelong"),
        (["report", "--format", "pdf", "."], "'pdf' is not one of text, md, html, csv, json"),
        (["report", ".", "-o", "no/such.json"], "no/such.json: there is no folder no; make it first"),
        (["report", ".", "-o", "such/"], "such/: there is no such folder; make it first"),
    ],
)
def test_a_usage_error_is_one_line_and_exits_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_on_terminal", lambda: True)
    assert cli.main(arguments) == cli.FAILED
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in one_line(captured.err)


def test_a_current_folder_that_is_gone_is_told(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert cli.main(["new", "made", str(story)]) == cli.FAILED
    assert one_line(capsys.readouterr().err) == "the folder that you are in is gone; go to another"


def test_an_interrupt_ends_it_quietly(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.story.read_story", interrupted)
    assert cli.main(["check", str(story)]) == cli.INTERRUPTED
    assert capsys.readouterr() == ("", "")


# --- report


def test_a_report_is_data_on_standard_output_and_nothing_else(story: Path) -> None:
    run = sidelong("report", story, "--format", "json")
    assert (run.returncode, run.stderr) == (cli.DONE, b"")
    assert [article["id"] for article in json.loads(run.stdout)["articles"]] == ["one", "two"]
    assert b"\x1b" not in run.stdout


def test_a_report_is_utf_8_whatever_the_locale(story: Path) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    run = sidelong("report", story, env=surroundings)
    assert run.returncode == cli.DONE
    assert json.loads(run.stdout.decode("utf-8"))["articles"][1]["outlet"] == "Tœ “Two”"


def test_a_report_without_a_story_is_of_the_bundled_one(tmp_path: Path) -> None:
    run = sidelong("report", "seeds", cwd=tmp_path)
    assert len(json.loads(run.stdout)["articles"]) == 5
    assert sidelong("report", cwd=tmp_path).stdout == run.stdout


def test_a_report_goes_to_the_file_that_is_named(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    run = sidelong("report", story, "-o", target)
    assert (run.returncode, run.stdout, run.stderr) == (cli.DONE, b"", b"")
    assert target.read_bytes() == sidelong("report", story, "-o", "-").stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "story"]


def test_a_file_that_cannot_be_written_is_told(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(path: Path, text: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("tui.report.stories.write_file", refused)
    target = tmp_path / "report.json"
    assert cli.main(["report", str(story), "-o", str(target)]) == cli.FAILED
    assert one_line(capsys.readouterr().err) == f"{target}: cannot be written: Permission denied"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes there close another way")
@pytest.mark.parametrize("arguments", [["report", "seeds"], ["--help"], ["keys"], ["themes"]])
def test_a_closed_pipe_is_no_error(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # whoever read is gone before the first byte
    try:
        command = [sys.executable, "-m", "tui", *arguments]
        run = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(writing)
    assert run.returncode == cli.DONE
    assert b"Error" not in run.stderr
    assert b"Broken" not in run.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_is_told_in_one_line(story: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "tui", "report", str(story)]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert run.returncode == cli.FAILED
    assert one_line(run.stderr.decode()) == "standard output: No space left on device"


def test_progress_is_shown_on_a_terminal_and_wiped_without_escape_codes(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert cli.main(["report", str(story), "-o", str(tmp_path / "report.json")]) == cli.DONE
    shown = terminal.getvalue()
    assert "%" in shown
    assert "\x1b" not in shown
    assert shown.endswith("\r")
    assert shown.split("\r")[-2].isspace()


# --- the other commands


def test_check_tells_a_line_for_each_finding(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(story)]) == cli.DONE
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert "two.txt: no date is known; set `published` in story.yaml" in lines
    assert all(line.startswith(("one.txt: ", "two.txt: ")) for line in lines)
    assert not any("one.txt: no date" in line for line in lines)
    assert captured.err.startswith("2 articles, ")


def test_check_counts_what_was_set_aside_by_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == cli.DONE
    assert any(" set aside: " in line for line in capsys.readouterr().out.splitlines())


def test_themes_lists_what_loaded_and_tells_what_did_not(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (config / "themes").mkdir()
    (config / "themes" / "bad.yaml").write_text("name: bad")
    assert cli.main(["themes"]) == cli.DONE
    captured = capsys.readouterr()
    assert captured.out.splitlines() == ["sidelong-dark   dark   Dark", "sidelong-light  light  Light"]
    assert "bad.yaml: `colours` is missing; add it" in captured.err
    assert str(config / "themes") in captured.err


def test_keys_lists_every_command_with_the_readers_own_keys(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.keymap import COMMANDS

    (config / "settings.yaml").write_text("keys: {next-stop: f9, no-such: x}")
    assert cli.main(["keys"]) == cli.DONE
    captured = capsys.readouterr()
    assert all(f" {command.id} " in captured.out for command in COMMANDS)
    assert any(line.split()[:2] == ["F9", "next-stop"] for line in captured.out.splitlines())
    assert "no-such" in captured.err


def test_the_help_names_every_command_and_the_readers_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == cli.DONE
    shown = capsys.readouterr().out
    for word in ("open", "report", "check", "themes", "keys", "--theme NAME", "--version"):
        assert word in shown


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    from importlib.metadata import version

    assert cli.main(["--version"]) == cli.DONE
    assert capsys.readouterr().out == f"sidelong {version('sidelong')}\n"


def test_a_locale_without_the_character_shows_an_escape_instead_of_failing() -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    run = sidelong("keys", env=surroundings)
    assert run.returncode == cli.DONE
    assert rb"\u2193" in run.stdout


def test_check_counts_one_article_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text(TWO.splitlines()[2], "utf-8")
    assert cli.main(["check", str(tmp_path)]) == cli.DONE
    assert capsys.readouterr().err == "1 article, 1 sentence\n"


def test_an_output_without_a_name_is_refused(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", str(story), "-o", ""]) == cli.FAILED
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("sidelong: --output names no file")


@pytest.mark.parametrize("command", ["themes", "keys"])
def test_where_the_settings_go_is_told(
    command: str, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command]) == cli.DONE
    assert str(config / "settings.yaml") in capsys.readouterr().err
