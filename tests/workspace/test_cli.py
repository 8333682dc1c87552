"""The workspace at the command line: which file is used, and what happens when it cannot be."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tui import cli, compare, read_story
from tui.story import Story
from tui.story.lines import printed
from tui.workspace import Workspace, default_file

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, Sequence[str]]]:
    """The workspace file and the notices that the reader is opened with."""
    calls: list[tuple[Path | None, Sequence[str]]] = []

    class Sidelong:
        return_code = 0
        fault = None

        def __init__(
            self,
            story: Story,
            settings: object,
            notices: Sequence[str],
            workspace: Workspace,
            reread: object,
            model: object,
        ) -> None:
            calls.append((workspace.file, notices))

        def run(self, mouse: bool) -> None:
            pass

    module = ModuleType("tui.app")
    module.Sidelong = Sidelong  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tui.app", module)
    monkeypatch.setattr(cli, "_on_terminal", lambda: True)
    return calls


def run(*arguments: str | Path) -> int:
    return cli.main(list(map(str, arguments)))


def test_the_reader_keeps_its_workspace_in_the_data_folder(
    opened: list[tuple[Path | None, Sequence[str]]],
) -> None:
    assert run(SEEDS) == 0
    assert opened == [(default_file(), ())]


def test_another_file_can_be_named_and_that_it_is_new_is_said(
    opened: list[tuple[Path | None, Sequence[str]]], tmp_path: Path
) -> None:
    assert run("--workspace", tmp_path / "mine", SEEDS) == 0
    assert run("--workspace", tmp_path / "mine", SEEDS) == 0
    assert opened == [(tmp_path / "mine", (f"{tmp_path / 'mine'}: made new",)), (tmp_path / "mine", ())]


def test_a_usual_workspace_that_cannot_be_used_is_told_and_the_reader_opens(
    opened: list[tuple[Path | None, Sequence[str]]],
) -> None:
    default_file().mkdir(parents=True)
    assert run(SEEDS) == 0
    [(file, notices)] = opened
    assert file is None
    assert "until then nothing is kept" in notices[0]


@pytest.mark.parametrize("command", [[], ["report"]])
def test_a_mistyped_workspace_is_not_made(
    command: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    opened: list[tuple[Path | None, Sequence[str]]],
) -> None:
    assert run(*command, "--workspace", tmp_path / "no" / "such", SEEDS) == 2
    assert "such" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert opened == []


def test_a_report_of_a_mistyped_workspace_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", "--workspace", tmp_path / "mine", SEEDS) == 2
    assert capsys.readouterr().err == f"sidelong: {tmp_path / 'mine'}: there is no such workspace\n"
    assert list(tmp_path.iterdir()) == []


def test_a_named_workspace_that_cannot_be_used_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("no database, but long enough to be read as one " * 10)
    assert run("report", "--workspace", tmp_path / "notes.txt", SEEDS) == 2
    assert "notes.txt: no workspace" in capsys.readouterr().err


def test_a_report_holds_the_readers_decisions_and_makes_no_workspace_of_its_own(
    tmp_path: Path,
) -> None:
    target = tmp_path / "report.json"
    assert run("report", SEEDS, "-o", target) == 0
    assert not default_file().exists()
    story = read_story(SEEDS)
    link = compare(story).links[0]
    words = [story.articles[ref.article].sentences[ref.sentence].text for ref in (link.a, link.b)]
    pair = [[story.articles[ref.article].id, ref.sentence] for ref in (link.a, link.b)]

    def pairs() -> list[object]:
        return [[row["a"], row["b"]] for row in json.loads(target.read_text())["links"]]

    assert pair in pairs()
    with Workspace(default_file()) as workspace:
        workspace.decide(words[0], words[1], "rejected")
    assert run("report", SEEDS, "-o", target) == 0
    assert pair not in pairs()


def test_reports_and_checks_hold_the_lines_that_the_reader_put_back(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file, story = tmp_path / "workspace", read_story(SEEDS)
    part = next(part for part in printed(story.articles[0]) if part.role == "aside")
    with Workspace(file) as workspace:
        workspace.set_line(workspace.make_known(story), story.articles[0].id, part.words, "body")

    assert run("report", SEEDS, "--workspace", file) == 0
    told = json.loads(capsysbinary.readouterr().out)["articles"][0]
    assert part.words not in [line["text"].strip() for line in told["set_aside"]]
    assert part.words in " ".join(sentence["text"] for sentence in told["sentences"])

    assert run("check", SEEDS, "--workspace", file) == 0
    with_it = capsysbinary.readouterr().err
    assert run("check", SEEDS) == 0
    assert with_it != capsysbinary.readouterr().err


def test_a_codebook_is_brought_in_listed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.csv").write_text('agency,"Who acts,\nand on whom"\nblame\n')
    assert run("codebook", "--import", tmp_path / "in.csv") == 0
    assert run("codebook") == 0
    assert run("codebook", "--export", tmp_path / "out.qdc") == 0
    assert run("codebook", "--workspace", tmp_path / "other", "--import", tmp_path / "out.qdc") == 0
    assert run("codebook", "--workspace", tmp_path / "other", "--export", tmp_path / "out.csv") == 0
    out, err = capsys.readouterr()
    assert out == "agency: Who acts, and on whom\nblame\n"
    assert (
        err == f"sidelong: 2 tags added\nsidelong: {tmp_path / 'other'}: made new\nsidelong: 2 tags added\n"
    )
    assert (tmp_path / "out.csv").read_text() == 'tag,description\nagency,"Who acts,\nand on whom"\nblame,\n'


@pytest.mark.parametrize("option", ["--import", "--export"])
def test_a_codebook_of_an_unknown_form_is_refused_and_makes_nothing(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("codebook", option, tmp_path / "book.txt") == 2
    assert "name a file that ends in .csv or .qdc" in capsys.readouterr().err
    assert not default_file().exists()
    assert list(tmp_path.iterdir()) == []
