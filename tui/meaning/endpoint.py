"""A model behind an address that the reader named: any server with the `/embeddings` of OpenAI's interface.

Sentences go to that address and nowhere else: no proxy of the environment is asked, no redirect followed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
import numpy as np

from tui.meaning.encoder import MeaningError

if TYPE_CHECKING:
    from tui.meaning.encoder import Vectors

TIMEOUT = 60.0
"""For how many seconds an answer is waited for; a server may load its model first."""

LARGEST = 64 * 2**20
"""How many bytes of an answer are read."""


class _Item(msgspec.Struct):
    embedding: list[float]
    index: int | None = None


class _Answer(msgspec.Struct):
    data: list[_Item]


class Endpoint:
    """The model `model` of a server, an `Encoder`; `base` is the address before `/embeddings`."""

    def __init__(self, base: str, model: str, timeout: float = TIMEOUT) -> None:
        import urllib3

        self._address = f"{base.rstrip('/')}/embeddings"
        self._model, self._timeout = model, timeout
        self.name = f"{model} at {urlsplit(base).netloc}"
        self.key = f"{base.rstrip('/')}#{model}"
        self._size = 0
        self._pool = urllib3.PoolManager(retries=False, timeout=timeout)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text, asked for at once."""
        if not texts:
            return np.zeros((0, 0), np.float32)
        items = self._items(texts)
        if len(items) != len(texts):
            raise self._error(f"gave {len(items)} vectors for {len(texts)} sentences")
        if all(item.index is not None for item in items):
            items.sort(key=lambda item: item.index or 0)
        sizes = {len(item.embedding) for item in items}
        if len(sizes) > 1 or 0 in sizes or (self._size and self._size not in sizes):
            raise self._error("gave vectors of different sizes")
        self._size = sizes.pop()
        vectors = np.array([item.embedding for item in items], dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(lengths).all():
            raise self._error("gave numbers too large for a vector")
        return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)

    def _items(self, texts: Sequence[str]) -> list[_Item]:
        import urllib3

        body = msgspec.json.encode({"model": self._model, "input": list(texts)})
        try:
            reply = self._pool.request(
                "POST",
                self._address,
                body=body,
                headers={"Content-Type": "application/json"},
                redirect=False,
                preload_content=False,
            )
            data = reply.read(LARGEST + 1, decode_content=True)
            reply.release_conn()
        except urllib3.exceptions.TimeoutError as error:
            # A connection that is refused at once counts as one of these in urllib3.
            if isinstance(error, urllib3.exceptions.NewConnectionError):
                raise self._error("cannot be reached; does the server run?") from error
            raise self._error(f"did not answer within {self._timeout:g} s") from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise self._error("broke off") from error
        if reply.status != 200:
            raise self._error(f"answered {reply.status} {reply.reason or ''}".rstrip())
        if len(data) > LARGEST:
            raise self._error("gave more than could be vectors")
        try:
            return msgspec.json.decode(data, type=_Answer).data
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise self._error("gave something other than vectors") from error

    def _error(self, why: str) -> MeaningError:
        return MeaningError(f"{self._address}, asked for {self._model}: {why}")
