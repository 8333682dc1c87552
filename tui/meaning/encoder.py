"""The two seams of this room: what makes vectors of sentences, and what says how alike sentences are.

An `Encoder` is a model that the reader named: sentences in, a vector each out. A `Witness` is what comparing
asks: two articles in, a score for each pair of sentences out. Embeddings become a witness in `likeness`; a
judge of pairs (a cross-encoder, a language model that answers yes or no) would be another one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]

Progress = Callable[[str, float], object]
"""Is told the step and the share done, 0..1; may raise to end the work."""

STEP = "reading for meaning"

EXTRA = "install sidelong[meaning], which brings onnxruntime and tokenizers"


class MeaningError(Exception):
    """A model that cannot be used. The message is one line: the place, what is wrong, the remedy."""


class Encoder(Protocol):
    """Makes a vector of each sentence."""

    @property
    def name(self) -> str:
        """What the reader knows the model by."""
        ...

    @property
    def key(self) -> str:
        """What tells its vectors from those of every other model."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text. Raises MeaningError."""
        ...


class Witness(Protocol):
    """Says of each two sentences of a story how alike they are in meaning."""

    @property
    def name(self) -> str:
        """Who says so."""
        ...

    @property
    def crosses(self) -> bool:
        """Whether it is to be heard on two sentences of different languages."""
        ...

    def between(self, a: int, b: int) -> Vectors:
        """-1..1 for each sentence of article `a` (rows) with each of article `b` (columns)."""
        ...
