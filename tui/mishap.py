"""What is told of an exception that nobody caught: one line, and a report without a word of any article.

An exception's message and the variables of its frames may hold article text: the report has kinds of
exceptions, places in code and versions, and nothing else.
"""

from __future__ import annotations

import datetime
import platform
import traceback
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from tui.locations import reports_folder

_PARTS = ("sidelong", "textual", "rich", "numpy", "sentencex", "msgspec")


def told(error: BaseException) -> str:
    """One line on an exception, and where the report of it lies."""
    place = _places(error)[-1:] or ["no place"]
    what = f"ended by a fault of its own, {type(error).__name__} in {place[0]}"
    folder = reports_folder()
    path = folder / f"fault-{datetime.datetime.now():%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(report(error), "utf-8")
    except OSError:
        return what
    return f"{what}; a report without article text lies in {path}"


def report(error: BaseException) -> str:
    """Kinds, places and versions, a line each; of a chain the exception that came first stands first."""
    return "\n".join([*_versions(), *_chain(error), ""])


def _versions() -> Iterator[str]:
    yield f"Python {platform.python_version()} on {platform.system()}"
    for part in _PARTS:
        try:
            yield f"{part} {metadata.version(part)}"
        except metadata.PackageNotFoundError:
            yield f"{part} of unknown version"


def _chain(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _chain(before)
    yield ""
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    yield from (f"  {place}" for place in _places(error))


def _places(error: BaseException) -> list[str]:
    """The frames of an exception, outermost first. Of a path only what lies within its package is told."""
    frames = traceback.walk_tb(error.__traceback__)
    return [f"{_within(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}" for frame, line in frames]


def _within(filename: str) -> str:
    parts = Path(filename).parts
    for folder in ("site-packages", "tui"):
        if folder in parts:
            at = len(parts) - 1 - parts[::-1].index(folder)
            return "/".join(parts[at + (folder == "site-packages") :])
    return parts[-1] if parts else "?"
