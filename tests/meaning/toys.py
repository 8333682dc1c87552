"""Toy models: one of a few words in a real folder, one that knows what sentences mean because it was told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from tui.meaning import crossing
from tui.meaning.encoder import MeaningError
from tui.meaning.kept import Kept
from tui.wordlists import read_list

WORDS = ("rain", "fell", "pluie", "tombe", "bread", "is", "dear")
SENSES = (0, 1, 0, 1, 2, 3, 4)
"""What each word means, by number: two of them in two languages."""


def folder_model(folder: Path, inputs: Sequence[str] = ("input_ids", "attention_mask")) -> Path:
    """A folder with a model that gives each known word a direction of its own."""
    onnx = pytest.importorskip("onnx", reason="makes the toy model")
    tokenizers = pytest.importorskip("tokenizers", reason="reads the toy model's words")
    pytest.importorskip("onnxruntime", reason="runs the toy model")
    helper, kinds = onnx.helper, onnx.TensorProto
    table = np.zeros((len(WORDS) + 1, 8), dtype=np.float32)
    table[0, 7] = 1
    table[np.arange(len(WORDS)) + 1, SENSES] = 1
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "toy",
        [helper.make_tensor_value_info(name, kinds.INT64, ["batch", "sequence"]) for name in inputs],
        [helper.make_tensor_value_info("last_hidden_state", kinds.FLOAT, ["batch", "sequence", 8])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(model.SerializeToString())
    vocabulary = {"[UNK]": 0} | {word: number + 1 for number, word in enumerate(WORDS)}
    reader = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token="[UNK]"))
    reader.normalizer = tokenizers.normalizers.Lowercase()
    reader.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    reader.save(str(folder / "tokenizer.json"))
    return folder


class Told:
    """An encoder that was told what sentences mean: each group of them lies in one direction.

    What is in no group lies alone. `linguist` tells whether it finds translations.
    """

    def __init__(self, *groups: Sequence[str], linguist: bool = False, size: int = 256) -> None:
        self.name = self.key = "toy"
        self.asked: list[str] = []
        self.size = size
        self.before: Callable[[], object] = lambda: None
        self._place = {text: number for number, group in enumerate(groups) for text in group}
        for texts in read_list(crossing.__file__, "crossing.yaml").values():
            for number, text in enumerate(texts):
                self._place[text] = 100 + number if linguist else 100 + len(self._place)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.before()
        self.asked += texts
        out = np.zeros((len(texts), self.size), dtype=np.float32)
        for at, text in enumerate(texts):
            place = self._place.setdefault(text, 100 + len(self._place))
            out[at, place % self.size] = 1
        return out


class Silent(Told):
    """An encoder that fails."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        raise MeaningError("the toy is broken")


class Toy:
    """Stands for a choice of the reader's, and opens an encoder that is there already."""

    kind, place, name = "folder", "", "toy"

    def __init__(self, encoder: Told) -> None:
        self.encoder = encoder

    def open(self) -> Kept:
        return Kept(self.encoder)


class Answering(BaseHTTPRequestHandler):
    """Answers what the test wants."""

    def log_message(self, *args: object) -> None:
        pass

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def asked(self) -> dict[str, object]:
        return dict(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server on this machine, and its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
