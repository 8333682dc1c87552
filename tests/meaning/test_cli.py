"""`sidelong model`, `--model` and `model:`."""

import json
from pathlib import Path

import pytest

from tests.meaning.test_getting import TOY, Hub
from tests.meaning.toys import Answering, folder_model, serving
from tui.cli import main
from tui.meaning.known import KNOWN

pytestmark = pytest.mark.fetching

A = "Rain fell on the town.\n\nBread is dear.\n\nThe mayor spoke on Monday.\n"
B = "Pluie tombe.\n\nThe mayor spoke late on Monday.\n\nA cat was saved.\n"


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    for name, words in (("first", A), ("second", B)):
        (tmp_path / f"{name}.txt").write_text(f"A headline of {name}\n\n{words}")
    return [str(tmp_path / "first.txt"), str(tmp_path / "second.txt")]


def test_without_a_model_words_alone_decide(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model"]) == 0
    told = capsys.readouterr()
    assert told.out == "none: words alone decide\n"
    assert "known: all-MiniLM-L6-v2, reads English, 24 MB to download" in told.err


def test_a_folder_in_the_settings_is_tried(
    tmp_path: Path, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_model(tmp_path / "toy")
    (config / "settings.yaml").write_text(f"model: {folder}\n")
    assert main(["model"]) == 0
    told = capsys.readouterr().out
    assert f"toy: works; {folder}" in told
    assert "is not heard across languages" in told
    (folder / "model.onnx").write_bytes(b"broken")
    assert main(["model"]) == 2
    assert "model.onnx: cannot be used" in capsys.readouterr().err


def test_a_report_hears_the_model_that_is_named(
    tmp_path: Path, texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_model(tmp_path / "toy")
    assert main(["report", "--model", str(folder), *texts]) == 0
    told = capsys.readouterr()
    evidence = [why for link in json.loads(told.out)["links"] for why in link["evidence"]]
    assert any("alike in meaning" in why for why in evidence)
    assert told.err == ""


def test_none_on_the_command_line_outdoes_the_settings(
    config: Path, texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (config / "settings.yaml").write_text("model: nowhere\n")
    assert main(["report", "--model", "none", *texts]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("nowhere", "nowhere: no folder and no known model"),
        ("all-MiniLM-L6-v2", "`sidelong model get all-MiniLM-L6-v2` downloads it"),
        ("{tmp}", "has no model.onnx"),
        ("http://127.0.0.1:9/v1#toy", "cannot be reached"),
    ],
)
def test_a_model_that_cannot_be_used_costs_one_line_and_words_alone_decide(
    named: str, why: str, tmp_path: Path, texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("onnxruntime", reason="is looked for before a folder is")
    (tmp_path / "empty").mkdir()
    assert main(["report", *texts]) == 0
    by_words = capsys.readouterr().out
    assert main(["report", "--model", named.format(tmp=tmp_path / "empty"), *texts]) == 0
    told = capsys.readouterr()
    assert told.out == by_words
    assert why in told.err
    assert told.err.endswith("words alone decide\n")
    assert told.err.count("\n") == 1


def test_get_says_from_where_and_how_large_and_downloads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(KNOWN, "toy", TOY)
    with serving(Hub) as base:
        monkeypatch.setenv("SIDELONG_HUB", base)
        assert main(["model", "get", "toy"]) == 0
        told = capsys.readouterr()
        assert f"{base}/toys/one/resolve/main/onnx/model.onnx" in told.err
        assert "62 bytes; `model: toy` in the settings uses it" in told.err
        assert (Path(told.out.strip()) / "SHA256SUMS").exists()
    assert main(["model", "get", "toy"]) == 2
    assert "cannot be reached; is there a network?" in capsys.readouterr().err


def test_get_knows_its_models_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "get", "nobody"]) == 2
    assert "no model is known as nobody; there are all-MiniLM-L6-v2" in capsys.readouterr().err


def test_a_server_is_sent_the_sentences_and_nothing_else(
    texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[dict[str, object]] = []

    class Server(Answering):
        def do_POST(self) -> None:  # noqa: N802
            asked.append(self.asked())
            sentences = asked[-1]["input"]
            assert isinstance(sentences, list)
            rows = [{"embedding": [1, len(text), len(text) % 7]} for text in sentences]
            self.answer(200, json.dumps({"data": rows}).encode())

    with serving(Server) as base:
        assert main(["report", "--model", f"{base}/v1#toy", *texts]) == 0
        assert capsys.readouterr().err == ""
        assert all(set(row) == {"model", "input"} for row in asked)
        count = len(asked)
        assert main(["report", "--model", f"{base}/v1#toy", *texts]) == 0
        assert len(asked) == count
