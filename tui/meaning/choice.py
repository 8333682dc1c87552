"""Which model the reader chose: a setting in words becomes something that opens an encoder.

    model: all-MiniLM-L6-v2                     a known one that `sidelong model get` brought
    model: ~/models/mine                        a folder with model.onnx and tokenizer.json
    model: http://localhost:11434/v1#NAME       one behind an address

What can be seen without opening it is told at once; nothing large is imported for it.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from tui.locations import cache_folder, data_folder
from tui.meaning.encoder import EXTRA, MeaningError
from tui.meaning.known import KNOWN

if TYPE_CHECKING:
    from tui.meaning.kept import Kept

NONE = ("", "none")
"""What names no model."""

PARTS = ("onnxruntime", "tokenizers")


@dataclass(frozen=True, slots=True)
class Choice:
    """A model that can be opened. `place` is a folder, or the address before `/embeddings`."""

    kind: Literal["folder", "endpoint"]
    name: str
    place: str

    def open(self) -> Kept:
        """The encoder, its vectors kept in the cache folder. Raises MeaningError where it cannot be used."""
        from tui.meaning.kept import FILE, Kept

        file = cache_folder() / FILE
        if self.kind == "endpoint":
            from tui.meaning.endpoint import Endpoint

            return Kept(Endpoint(self.place, self.name), file)
        from tui.meaning.folder import FolderModel

        return Kept(FolderModel(Path(self.place), self.name), file)


def models_folder() -> Path:
    """Where `sidelong model get` puts models, a folder each."""
    return data_folder() / "models"


def chosen(setting: str) -> Choice | None:
    """What a setting names, None where it names no model. Raises MeaningError for what cannot be used."""
    setting = setting.strip()
    if setting.lower() in NONE:
        return None
    if "://" in setting:
        return _endpoint(setting)
    folder = models_folder() / setting if setting in KNOWN else Path(setting).expanduser()
    if not folder.is_dir():
        raise MeaningError(
            f"the model {setting} is not here yet; `sidelong model get {setting}` downloads it"
            if setting in KNOWN
            else f"{setting}: no folder and no known model; known are {', '.join(KNOWN)}"
        )
    if not all(importlib.util.find_spec(part) for part in PARTS):
        raise MeaningError(f"the model {setting} needs parts that are not here: {EXTRA}")
    return Choice("folder", setting if setting in KNOWN else folder.resolve().name, str(folder))


def _endpoint(setting: str) -> Choice:
    base, _, name = setting.partition("#")
    try:
        parts = urlsplit(base)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:  # a port that is no number
        usable = False
    if not usable:
        raise MeaningError(f"{setting}: no address of a model; such as http://localhost:11434/v1#NAME")
    if not name:
        raise MeaningError(f"{setting}: names no model; put #NAME after the address")
    return Choice("endpoint", name, base)
