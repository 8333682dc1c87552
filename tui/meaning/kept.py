"""Vectors kept in the cache folder, so that a model reads a story once.

A vector is kept by the model and the sentence, both told by a digest: the file holds no words. Losing it
costs time and nothing else; where it cannot be used, vectors are made anew. Kept or new, a vector is rounded
to 16 bits, so that a story compares the same the second time.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tui.meaning.encoder import STEP, Encoder, Progress

if TYPE_CHECKING:
    from tui.meaning.encoder import Vectors

FILE = "meaning.sqlite3"

AT_ONCE = 16
"""How many sentences a model is asked for at once; between, work can be given up."""

MOST = 200_000
"""How many vectors are kept, those made last; 150 MB with 384 numbers each."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS vector (made INTEGER PRIMARY KEY, key BLOB UNIQUE, numbers BLOB NOT NULL)"
)


class Kept:
    """An encoder whose vectors are kept in a file; without a file, none are kept."""

    def __init__(self, encoder: Encoder, file: Path | None = None) -> None:
        self._encoder = encoder
        self.name, self.key = encoder.name, encoder.key
        self._file = file

    def encode(self, texts: Sequence[str], progress: Progress = lambda step, done: None) -> Vectors:
        """A row of length 1 for each text; the model is asked for those that it has not read yet.

        Raises MeaningError where the model fails; what it has read by then stays kept.
        """
        with contextlib.closing(_opened(self._file)) as database:
            found = _found(database, {text: self._digest(text) for text in texts})
            if len({len(vector) for vector in found.values()}) > 1:
                found = {}  # another model has come under the same name
            missing = [text for text in dict.fromkeys(texts) if text not in found]
            for start in range(0, len(missing), AT_ONCE):
                progress(STEP, start / len(missing))
                batch = missing[start : start + AT_ONCE]
                made = dict(zip(batch, self._encoder.encode(batch).astype(np.float16), strict=True))
                if any(len(made[batch[0]]) != len(vector) for vector in found.values()):
                    return self._anew(database, texts, progress)
                _keep(database, {self._digest(text): vector for text, vector in made.items()})
                found |= made
        if not texts:
            return np.zeros((0, 0), np.float32)
        vectors = np.stack([found[text] for text in texts]).astype(np.float32)
        return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))

    def _anew(self, database: sqlite3.Connection, texts: Sequence[str], progress: Progress) -> Vectors:
        """Another model has come under the same name: what was kept of these texts is forgotten."""
        with contextlib.suppress(sqlite3.Error), database:
            database.executemany(
                "DELETE FROM vector WHERE key = ?", [(self._digest(text),) for text in texts]
            )
        database.close()
        return self.encode(texts, progress)

    def _digest(self, text: str) -> bytes:
        said = f"{self.key}\0{text}".encode("utf-8", errors="surrogatepass")
        return hashlib.blake2b(said, digest_size=16).digest()


def _opened(file: Path | None) -> sqlite3.Connection:
    """The file's database; a damaged one is made anew, one in memory stands in where there can be none."""
    for _ in range(2):
        try:
            if file is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(file or ":memory:", timeout=2)
            database.execute(_TABLE)
            database.execute("SELECT key, numbers FROM vector LIMIT 1")
        except sqlite3.OperationalError:
            break
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                if file is not None:
                    file.unlink(missing_ok=True)
        except OSError:
            break
        else:
            return database
    database = sqlite3.connect(":memory:")
    database.execute(_TABLE)
    return database


def _found(database: sqlite3.Connection, keys: Mapping[str, bytes]) -> dict[str, Vectors]:
    found = {}
    with contextlib.suppress(sqlite3.Error, ValueError):
        for text, key in keys.items():
            row = database.execute("SELECT numbers FROM vector WHERE key = ?", (key,)).fetchone()
            if row:
                found[text] = np.frombuffer(row[0], dtype="<f2")
    return found


def _keep(database: sqlite3.Connection, vectors: Mapping[bytes, Vectors]) -> None:
    rows = [(key, vector.astype("<f2").tobytes()) for key, vector in vectors.items()]
    with contextlib.suppress(sqlite3.Error), database:
        database.executemany("INSERT OR REPLACE INTO vector (key, numbers) VALUES (?, ?)", rows)
        database.execute("DELETE FROM vector WHERE made <= (SELECT max(made) FROM vector) - ?", (MOST,))
