"""What commands say beside their data: messages and the step at hand, on standard error."""

from __future__ import annotations

import sys

import click

_BAR = 24
"""Cells of a bar."""


def say(message: str) -> None:
    """One line to standard error, under the program's name."""
    from tui.story.harmless import harmless

    # A message may quote a file's name, and a name may hold an escape code or a line break.
    click.echo(f"sidelong: {harmless(message)}", err=True)


def counted(number: int, what: str) -> str:
    """A number with its noun: `1 word`, `2 words`."""
    return f"{number} {what}{'s' * (number != 1)}"


class Progress:
    """The step at hand, on one line of standard error, where that is a terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._width = 0

    def __call__(self, step: str, done: float) -> None:
        """Show a step; `done` is the share of the whole, 0 to 1."""
        self._show(f"{step} {done:.0%}")

    def bar(self, done: int, of: int) -> None:
        """Show how many of the whole are done, as a bar."""
        full = _BAR * done // of if of else _BAR
        self._show(f"{'#' * full}{'.' * (_BAR - full)} {done}/{of}")

    def clear(self) -> None:
        """Take the line away, for other output to stand there."""
        if self._shown and self._width:
            self._write(f"\r{'':{self._width}}\r")
            self._width = 0

    def _show(self, text: str) -> None:
        if self._shown:
            self._write(f"\r{text:{self._width}}")
            self._width = len(text)

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
