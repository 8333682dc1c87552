"""A small dialog for a report: its format and its file."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from tui.report import FORMATS
from tui.screens.dialog import Dialog, Hint
from tui.story.harmless import harmless

_SUFFIXES = {f".{form.suffix}" for form in FORMATS.values()}


class Wanted(NamedTuple):
    """A report that is asked for; `overwrite` lets its files take the place of those that stand there."""

    format: str
    file: str
    overwrite: bool = False


def format_meant(typed: str) -> str | None:
    """The format whose name begins so; None where none does.

    >>> format_meant("H"), format_meant("markdown"), format_meant("")
    ('html', None, None)
    """
    begun = typed.strip().casefold()
    return next((name for name in FORMATS if begun and name.startswith(begun)), None)


class ExportDialog(Dialog["Wanted | None"]):
    """Asks for a format and a file; where `standing` is one that is there, whether to overwrite it."""

    def __init__(self, wanted: Wanted, standing: str = "") -> None:
        super().__init__()
        self._wanted, self._standing = wanted, standing

    def compose(self) -> ComposeResult:
        """The format, the file, and where it matters the leave to overwrite."""
        wanted, standing = self._wanted, self._standing
        with VerticalScroll(can_focus=False):
            yield Hint(f"Write the report as {', '.join(FORMATS)}", "bold")
            yield Input(wanted.format, placeholder="format", id="format", compact=True)
            yield Hint("into the file", "bold")
            yield Input(wanted.file, placeholder="file", id="file", compact=True, select_on_focus=False)
            if standing:
                yield Hint(f"{harmless(standing)} is there already.", "$warning")
                yield Input(placeholder="y overwrites it; or give another file", id="sure", compact=True)
            yield Hint("Enter writes it   ↓ next field   Esc leaves it")

    def on_mount(self) -> None:
        """Ask for the format first, or for what is in doubt."""
        for field in self.query(Input):
            field.cursor_blink = False
        self._field("sure" if self._standing else "format").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Let the file's ending follow the format, where it is that of a format."""
        event.stop()
        form, file = format_meant(event.value), self._field("file")
        if event.input.id == "format" and form and PurePath(file.value).suffix in _SUFFIXES:
            file.value = str(PurePath(file.value).with_suffix(f".{FORMATS[form].suffix}"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what stands in the fields; a format that there is none of is asked for again."""
        event.stop()
        form, file = format_meant(self._field("format").value), self._field("file").value.strip()
        if form is None or not file:
            self._field("file" if form else "format").focus()
            return
        sure = self._standing and self._field("sure").value.strip().casefold() in ("y", "yes")
        self.dismiss(
            Wanted(form, file, bool(sure) and file == self._wanted.file and form == self._wanted.format)
        )

    def _field(self, id: str) -> Input:
        return self.query_one(f"#{id}", Input)
