"""What was left out of a text because there is more of it than anybody prints, told in one line each.

Work that grows faster than its text is bounded: the bound stands, with its reason, where the work is done.
Where one really cuts something off it says so here, and who began the work (`told`) gives it to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_LINES: ContextVar[dict[str, None] | None] = ContextVar("lines", default=None)


def tell(line: str) -> None:
    """Say that a bound was met; the same line is told once."""
    lines = _LINES.get()
    if lines is not None:
        lines[line] = None


@contextmanager
def told() -> Iterator[dict[str, None]]:
    """Gather what bounded work tells, as the keys of a dict, in order."""
    lines: dict[str, None] = {}
    before = _LINES.set(lines)
    try:
        yield lines
    finally:
        _LINES.reset(before)
