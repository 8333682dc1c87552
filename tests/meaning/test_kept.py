"""Vectors that are kept."""

from pathlib import Path

import numpy as np
import pytest

from tests.meaning.toys import Silent, Told
from tui.meaning.encoder import MeaningError
from tui.meaning.kept import AT_ONCE, Kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "meaning.sqlite3"


def test_a_model_reads_a_sentence_once(file: Path) -> None:
    first, second = Told(), Told()
    vectors = Kept(first, file).encode(["one", "two", "one"])
    again = Kept(second, file).encode(["two", "three", "one"])
    assert first.asked == ["one", "two"]
    assert second.asked == ["three"]
    assert vectors[0].tolist() == vectors[2].tolist() == again[2].tolist()


def test_another_model_reads_for_itself(file: Path) -> None:
    Kept(Told(), file).encode(["one"])
    other = Told()
    other.key = "another"
    Kept(other, file).encode(["one"])
    assert other.asked == ["one"]


def test_another_size_under_the_same_name_is_another_model(file: Path) -> None:
    Kept(Told(size=256), file).encode(["one", "two"])
    other = Told(size=300)
    assert Kept(other, file).encode(["one", "three", "two"]).shape == (3, 300)
    assert Kept(Silent(), file).encode(["one", "three", "two"]).shape == (3, 300)


def test_what_was_read_stays_kept_when_the_reader_gives_up(file: Path) -> None:
    texts = [f"sentence {number}" for number in range(AT_ONCE * 3)]

    def give_up(step: str, done: float) -> None:
        if done > 0.5:
            raise KeyboardInterrupt

    first, second = Told(), Told()
    with pytest.raises(KeyboardInterrupt):
        Kept(first, file).encode(texts, give_up)
    Kept(second, file).encode(texts)
    assert second.asked == texts[AT_ONCE * 2 :]


def test_a_damaged_file_is_made_anew(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database at all, but long enough to be taken for one" * 40)
    Kept(Told(), file).encode(["one"])
    Kept(Silent(), file).encode(["one"])


def test_where_nothing_can_be_kept_the_model_reads_again(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("")
    for file in (None, tmp_path / "blocked" / "meaning.sqlite3", tmp_path):
        encoder = Told()
        for _ in range(2):
            assert Kept(encoder, file).encode(["one"]).shape == (1, 256)
        assert encoder.asked == ["one", "one"]


def test_a_model_that_fails_is_told(file: Path) -> None:
    with pytest.raises(MeaningError, match="broken"):
        Kept(Silent(), file).encode(["one"])
    assert Kept(Silent(), file).encode([]).shape == (0, 0)


def test_kept_or_new_a_vector_is_the_same(file: Path) -> None:
    class Thirds(Told):
        def encode(self, texts):  # type: ignore[no-untyped-def]
            return np.full((len(texts), 3), 3**-0.5, dtype=np.float32)

    kept = Kept(Thirds(), file)
    assert kept.encode(["one"]).tolist() == kept.encode(["one"]).tolist()
