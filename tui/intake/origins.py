"""Where the texts of a story came from: `originals/origins.json`, kept beside the bytes as they were taken.

For each article: the source as named, when it was taken, the original's file and checksum, and the checksum
of the text that was made of it, by which an edit is told.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from tui.story import StoryError
from tui.story.harmless import harmless

FOLDER = "originals"
_FILE = "origins.json"


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """One article. `part` counts from 1 the articles of one source; checksums are SHA-256 in hexadecimal."""

    id: str
    file: str
    origin: str
    taken: str
    original: str
    sha256: str
    text_sha256: str
    part: int = 1
    address: str | None = None


class _Origins(msgspec.Struct, frozen=True):
    version: int
    articles: tuple[Origin, ...]


def read_origins(folder: Path) -> tuple[Origin, ...]:
    """What is kept of a story's sources, in the order of adding; nothing for a story made by hand.

    Raises StoryError for a file that is not ours to read.
    """
    path = folder / FOLDER / _FILE
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=_Origins)
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError) as error:
        raise StoryError(harmless(f"{path}: cannot be read: {error}; move it away to start anew")) from error
    if kept.version != 1:
        raise StoryError(harmless(f"{path}: of a newer Sidelong; update the program"))
    return kept.articles


def written(origins: tuple[Origin, ...]) -> bytes:
    """The file's bytes."""
    return msgspec.json.format(msgspec.json.encode(_Origins(1, origins)), indent=2) + b"\n"


def place_of() -> str:
    """The file's path inside the story's folder."""
    return f"{FOLDER}/{_FILE}"


def checksum(raw: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()
