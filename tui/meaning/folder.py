"""A model in a folder: `model.onnx` and `tokenizer.json`, run on this machine by ONNX Runtime.

A sentence's vector is the model's own where it gives one for the whole text, else the mean of those of its
tokens (Reimers and Gurevych, "Sentence-BERT", 2019). One sentence is read at a time: quantised models scale
by what stands beside in a batch, and a vector must not depend on that; batches gave no speed either.

Where a `SHA256SUMS` stands in the folder, the files must be those that it names. `sidelong model get` writes
one.

Measured with all-MiniLM-L6-v2 in eight bits on two cores: opened in 0.25 s of processor time, 12 ms a
sentence, 170 MB of memory (220 MB while it is opened).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.meaning.encoder import EXTRA, MeaningError

if TYPE_CHECKING:
    from tui.meaning.encoder import Vectors

MODEL, TOKENIZER, SUMS = "model.onnx", "tokenizer.json", "SHA256SUMS"

THREADS = 2
"""On how many cores a sentence is read."""

LONGEST = 256
"""How many tokens of a sentence are read, where the tokenizer sets no end or a later one."""

SENTENCE = "sentence_embedding"
"""The name of an output that holds one vector for the whole text."""


class FolderModel:
    """The model of a folder, an `Encoder`. Raises MeaningError where it cannot be opened."""

    def __init__(self, folder: Path, name: str = "") -> None:
        sums = checked(folder)
        self.name = name or folder.resolve().name
        self.key = f"{sums[MODEL]}-{sums[TOKENIZER]}"
        self._folder = folder
        self._tokenizer = _tokenizer(folder)
        self._session = _session(folder)
        self._inputs = [put.name for put in self._session.get_inputs()]
        outputs = [put.name for put in self._session.get_outputs()]
        self._output = SENTENCE if SENTENCE in outputs else outputs[0]
        unknown = set(self._inputs) - {"input_ids", "attention_mask", "token_type_ids"}
        if unknown:
            raise MeaningError(f"{folder / MODEL}: asks for {min(unknown)}; it is no model of sentences")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text."""
        rows = [self._encoded(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, 0), np.float32)

    def _encoded(self, text: str) -> Vectors:
        try:
            ids = np.array([self._tokenizer.encode(text).ids or [0]], dtype=np.int64)
            given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": ids * 0}
            (out,) = self._session.run([self._output], {name: given[name] for name in self._inputs})
        except Exception as error:
            raise MeaningError(_told(self._folder / MODEL, error)) from error
        vector = np.asarray(out, dtype=np.float32)[0]
        vector = vector.mean(axis=0) if vector.ndim == 2 else vector
        length = float(np.linalg.norm(vector))
        if vector.ndim != 1 or not np.isfinite(length):
            raise MeaningError(f"{self._folder / MODEL}: gives no vector for a sentence; get another model")
        return np.asarray(vector / max(length, 1e-9))


def checked(folder: Path) -> dict[str, str]:
    """The SHA-256 of both files. Raises MeaningError where one is missing or is not what SHA256SUMS says."""
    try:
        wanted = _wanted(folder / SUMS)
        found = {name: digest(folder / name) for name in (MODEL, TOKENIZER)}
    except FileNotFoundError as error:
        raise MeaningError(
            f"{folder}: has no {Path(error.filename).name}; a model is a folder with {MODEL} and {TOKENIZER}"
        ) from error
    except (OSError, ValueError) as error:
        raise MeaningError(_told(folder, error)) from error
    for name, sum_ in found.items():
        if wanted.get(name, sum_) != sum_:
            raise MeaningError(f"{folder / name}: is not the file that {SUMS} names; get the model again")
    return found


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def written_sums(sums: Mapping[str, str]) -> str:
    """The text of a SHA256SUMS, as `sha256sum --check` reads it too."""
    return "".join(f"{sum_}  {name}\n" for name, sum_ in sums.items())


def _wanted(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    rows = (line.split(maxsplit=1) for line in path.read_text(encoding="utf-8").splitlines())
    return {row[1].lstrip("*"): row[0].lower() for row in rows if len(row) == 2}


def _tokenizer(folder: Path) -> Any:
    try:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        own = (tokenizer.truncation or {}).get("max_length", LONGEST)
        tokenizer.no_padding()
        tokenizer.enable_truncation(min(own, LONGEST))
    except ImportError as error:
        raise MeaningError(f"a model needs a part that is not here: {EXTRA}") from error
    except Exception as error:
        raise MeaningError(_told(folder / TOKENIZER, error)) from error
    return tokenizer


def _session(folder: Path) -> Any:
    try:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(THREADS, os.cpu_count() or 1)
        options.inter_op_num_threads = 1
        # Threads that wait by turning would take the cores from the screen; an arena would keep 60 MB more.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False
        # Warnings would be printed over the screen.
        options.log_severity_level = 4
        return onnxruntime.InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
    except ImportError as error:
        raise MeaningError(f"a model needs a part that is not here: {EXTRA}") from error
    except Exception as error:
        raise MeaningError(_told(folder / MODEL, error)) from error


def _told(path: Path, error: Exception) -> str:
    """One line on a file that another program's part refused."""
    why = (getattr(error, "strerror", None) or str(error) or type(error).__name__).splitlines()[0]
    return f"{path}: cannot be used: {why[:160]}"
