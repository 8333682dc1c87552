"""The models that are known by name: from where their two files come and how large they are.

The addresses are put together here and nowhere else.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

HUB = "https://huggingface.co"
"""From where models are fetched; the environment's SIDELONG_HUB names another place of the same shape."""

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Known:
    """A model on the hub: its repository there, the paths of its two files, how large both are together."""

    repository: str
    model: str
    tokenizer: str
    bytes: int
    reads: str

    @property
    def addresses(self) -> dict[str, str]:
        """The address of each file, by the name that it gets here."""
        base = f"{os.environ.get('SIDELONG_HUB') or HUB}/{self.repository}/resolve/main"
        return {"model.onnx": f"{base}/{self.model}", "tokenizer.json": f"{base}/{self.tokenizer}"}


KNOWN = {
    "all-MiniLM-L6-v2": Known(
        "Xenova/all-MiniLM-L6-v2", "onnx/model_quantized.onnx", "tokenizer.json", 24 * MIB, "English"
    ),
    "paraphrase-multilingual-MiniLM-L12-v2": Known(
        "Xenova/paraphrase-multilingual-MiniLM-L12-v2",
        "onnx/model_quantized.onnx",
        "tokenizer.json",
        135 * MIB,
        "fifty languages",
    ),
}
"""By the name that `model:` and `sidelong model get` take; the first is the one that `get` takes unasked."""
