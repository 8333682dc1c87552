"""What a setting names."""

import importlib.util
import os
from pathlib import Path

import pytest

from tui.meaning.choice import Choice, chosen, models_folder
from tui.meaning.encoder import MeaningError

pytestmark = pytest.mark.fetching


@pytest.mark.parametrize("setting", ["", "  ", "none", "None"])
def test_nothing_and_none_name_no_model(setting: str) -> None:
    assert chosen(setting) is None


def test_an_address_names_a_server_and_its_model() -> None:
    assert chosen("http://localhost:11434/v1#nomic") == Choice(
        "endpoint", "nomic", "http://localhost:11434/v1"
    )


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ("http://localhost:11434/v1", "names no model; put #NAME"),
        ("http://#x", "no address of a model"),
        ("ftp://localhost/v1#x", "no address of a model"),
        ("http://localhost:port/v1#x", "no address of a model"),
        ("nowhere/at/all", "no folder and no known model; known are all-MiniLM-L6-v2"),
        ("all-MiniLM-L6-v2", "is not here yet; `sidelong model get all-MiniLM-L6-v2` downloads it"),
    ],
)
def test_what_cannot_be_used_is_told_with_the_remedy(setting: str, why: str) -> None:
    with pytest.raises(MeaningError, match=why):
        chosen(setting)


def test_a_known_name_is_its_folder_among_the_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda part: part)
    folder = models_folder() / "all-MiniLM-L6-v2"
    folder.mkdir(parents=True)
    assert folder.is_relative_to(os.environ["SIDELONG_DATA"])
    assert chosen("all-MiniLM-L6-v2") == Choice("folder", "all-MiniLM-L6-v2", str(folder))


def test_a_folder_without_the_extra_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda part: None)
    with pytest.raises(MeaningError, match=r"install sidelong\[meaning\]"):
        chosen(str(tmp_path))
