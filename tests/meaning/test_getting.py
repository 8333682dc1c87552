"""Downloading a known model."""

import hashlib
from pathlib import Path

import pytest

from tests.meaning.toys import Answering, serving
from tui.meaning.encoder import MeaningError
from tui.meaning.folder import checked
from tui.meaning.getting import get
from tui.meaning.known import KNOWN, Known

pytestmark = pytest.mark.fetching

TOY = Known("toys/one", "onnx/model.onnx", "tokenizer.json", 100, "nothing")
FILES = {"/toys/one/resolve/main/onnx/model.onnx": b"m" * 60, "/toys/one/resolve/main/tokenizer.json": b"{}"}


class Hub(Answering):
    """Sends each file by way of a redirect, with its digest on the way."""

    def do_GET(self) -> None:  # noqa: N802
        stored = FILES.get(self.path.removeprefix("/store"))
        if stored is None:
            self.answer(404, b"")
        elif self.path.startswith("/store"):
            self.send(stored)
        else:
            digest = hashlib.sha256(stored).hexdigest()
            self.answer(302, b"", Location=f"/store{self.path}", X_Linked_ETag=f'"{digest}"')

    def send(self, stored: bytes) -> None:
        self.answer(200, stored)


class Cut(Hub):
    def send(self, stored: bytes) -> None:
        self.answer(200, stored[:10], Content_Length=str(len(stored)))


class Altered(Hub):
    def send(self, stored: bytes) -> None:
        self.answer(200, stored.swapcase())


class Swollen(Hub):
    def send(self, stored: bytes) -> None:
        self.answer(200, stored * 50)


class Round(Hub):
    def do_GET(self) -> None:  # noqa: N802
        self.answer(302, b"", Location=self.path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models" / "toy"


def test_a_model_comes_with_the_sums_that_every_opening_checks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[float] = []
    with serving(Hub) as base:
        monkeypatch.setenv("SIDELONG_HUB", base)
        assert get(TOY, folder, told.append) == 62
    assert sorted(path.name for path in folder.iterdir()) == ["SHA256SUMS", "model.onnx", "tokenizer.json"]
    assert checked(folder)["model.onnx"] == hashlib.sha256(b"m" * 60).hexdigest()
    assert told == sorted(told)
    assert list(folder.parent.iterdir()) == [folder]
    (folder / "model.onnx").write_bytes(b"other")
    with pytest.raises(MeaningError, match="get the model again"):
        checked(folder)


def test_again_takes_the_place_of_what_stood_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"old")
    with serving(Hub) as base:
        monkeypatch.setenv("SIDELONG_HUB", base)
        get(TOY, folder, lambda done: None)
    assert (folder / "model.onnx").read_bytes() == b"m" * 60
    assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.parametrize(
    ("hub", "why"),
    [
        (Cut, "broke off; try again"),
        (Altered, "came damaged"),
        (Swollen, "larger than the model"),
        (Round, "leads on and on"),
    ],
)
def test_what_does_not_come_whole_leaves_what_stood_there(
    folder: Path, hub: type[Hub], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"old")
    with serving(hub) as base:
        monkeypatch.setenv("SIDELONG_HUB", base)
        with pytest.raises(MeaningError, match=why):
            get(TOY, folder, lambda done: None)
    assert (folder / "model.onnx").read_bytes() == b"old"
    assert list(folder.parent.iterdir()) == [folder]


def test_what_is_not_there_or_not_reached_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Hub) as base:
        monkeypatch.setenv("SIDELONG_HUB", base)
        with pytest.raises(MeaningError, match=r"nowhere/resolve/main/a: answered 404"):
            get(Known("nowhere", "a", "b", 9, ""), folder, lambda done: None)
    with pytest.raises(MeaningError, match=r"cannot be reached; is there a network\?"):
        get(TOY, folder, lambda done: None)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("")
    with pytest.raises(MeaningError, match="toy: cannot be written"):
        get(TOY, tmp_path / "models" / "toy", lambda done: None)


def test_every_known_model_names_its_two_files_on_one_hub() -> None:
    for known in KNOWN.values():
        assert set(known.addresses) == {"model.onnx", "tokenizer.json"}
        assert all(address.startswith("https://") for address in known.addresses.values())
