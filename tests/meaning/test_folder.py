"""A model in a folder."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.meaning.toys import folder_model
from tui.meaning.choice import chosen
from tui.meaning.encoder import MeaningError
from tui.meaning.folder import FolderModel, checked, written_sums


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_model(tmp_path / "toy")


def test_a_sentence_is_the_mean_of_its_words_with_length_1(folder: Path) -> None:
    vectors = FolderModel(folder).encode(["Rain fell", "pluie tombe", "bread is dear", ""])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1] * 4)
    assert vectors[0] == pytest.approx(vectors[1])
    assert vectors[0][:3] == pytest.approx([0.5**0.5, 0.5**0.5, 0])
    assert vectors[0] @ vectors[2] == pytest.approx(0)


def test_no_sentence_has_no_vector(folder: Path) -> None:
    assert FolderModel(folder).encode([]).shape == (0, 0)


def test_a_model_is_known_by_its_folder_and_told_apart_by_its_files(folder: Path, tmp_path: Path) -> None:
    model = FolderModel(folder)
    other = FolderModel(folder_model(tmp_path / "other", inputs=("input_ids",)))
    assert (model.name, other.name) == ("toy", "other")
    assert model.key != other.key
    assert FolderModel(folder, "mine").name == "mine"


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_a_file_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(MeaningError, match=rf"toy: has no {name}; a model is a folder with"):
        FolderModel(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff no model", b"{}"])
def test_a_broken_file_is_told_in_one_line(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(MeaningError, match=rf"{name}: cannot be used: ") as told:
        FolderModel(folder).encode(["Rain fell"])
    assert "\n" not in str(told.value)


def test_a_model_of_something_else_is_told(tmp_path: Path) -> None:
    folder = folder_model(tmp_path / "toy", inputs=("input_ids", "pixel_values"))
    with pytest.raises(MeaningError, match="asks for pixel_values"):
        FolderModel(folder)


def test_files_must_be_those_that_their_sums_name(folder: Path) -> None:
    (folder / "SHA256SUMS").write_text(written_sums(checked(folder)))
    FolderModel(folder)
    with (folder / "tokenizer.json").open("a") as file:
        file.write("\n")
    with pytest.raises(MeaningError, match=r"tokenizer.json: is not the file that SHA256SUMS names"):
        FolderModel(folder)


def test_a_folder_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "SHA256SUMS").write_bytes(b"\xff\xfe")
    with pytest.raises(MeaningError, match="toy: cannot be used"):
        FolderModel(folder)


@pytest.mark.parametrize("part", ["onnxruntime", "tokenizers"])
def test_without_the_extra_the_remedy_is_told(
    folder: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, part, None)
    with pytest.raises(MeaningError, match=r"install sidelong\[meaning\]"):
        FolderModel(folder)


def test_a_chosen_folder_opens_and_keeps_its_vectors(folder: Path) -> None:
    choice = chosen(str(folder))
    assert choice is not None
    first = choice.open().encode(["Rain fell"])
    (kept,) = Path(os.environ["SIDELONG_CACHE"]).iterdir()
    assert b"Rain" not in kept.read_bytes()
    assert choice.open().encode(["Rain fell"]).tolist() == first.tolist()
