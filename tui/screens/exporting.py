"""Writing the report of the story that is read: what is on the screen, with its notes, into a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.notes import Placed
from tui.screens.noting import attempt, notebook_of
from tui.screens.part import Part
from tui.story.harmless import harmless

if TYPE_CHECKING:
    from tui.compare import Comparison
    from tui.screens.export_dialog import Wanted
    from tui.screens.reader import ReaderScreen


class Exporting(Part):
    """The key that writes a report."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._last: Wanted | None = None

    def action_export(self) -> None:
        """Ask for a format and a file, and write the report."""
        from tui.report.stories import default_name
        from tui.screens.export_dialog import Wanted

        comparison = self.comparison()
        if comparison is None:
            return
        if not comparison.complete:
            self.answer(self.reader.uncompared)
            return
        self._ask(self._last or Wanted("html", default_name(self.reader.story, "html")))

    def _ask(self, wanted: Wanted, standing: str = "") -> None:
        from tui.screens.export_dialog import ExportDialog

        self.reader.app.push_screen(ExportDialog(wanted, standing), self._take)

    def _take(self, wanted: Wanted | None) -> None:
        comparison, notes = self.reader.comparison, list[Placed]()
        if wanted is None or comparison is None:
            self.answer("nothing written")
            return

        def look() -> str:
            notes.extend(notebook_of(self.reader).notes())
            return "writing the report"

        self._last = wanted._replace(overwrite=False)
        if attempt(self.reader, look):
            self.reader.run_worker(partial(self._write, wanted, comparison, notes), thread=True)

    def _write(self, wanted: Wanted, comparison: Comparison, notes: Sequence[Placed]) -> None:
        """Make and write a report, in a thread, and hand on what came of it."""
        from tui.report import FORMATS, Options
        from tui.report.stories import NotWrittenError, default_name, files_of, is_missing_folder, write_parts

        try:
            target = Path(wanted.file).expanduser().absolute()
            if target.is_dir():
                target /= default_name(comparison.story, wanted.format)
            if is_missing_folder(wanted.file):
                raise NotWrittenError(f"{target}: there is no such folder; make it first")
            if not target.parent.is_dir():
                raise NotWrittenError(f"{target}: there is no folder {target.parent}; make it first")
            parts = FORMATS[wanted.format].parts(comparison, Options(notes))
            standing = [file for file in files_of(target, parts) if file.exists()]
            odd = [file for file in standing if not file.is_file()]
            if odd:
                raise NotWrittenError(f"{odd[0]}: is no file that a report can take the place of")
            if standing and not wanted.overwrite:
                self._tell(partial(self._ask, wanted, str(standing[0])))
                return
            write_parts(target, parts)
        except (NotWrittenError, OSError, RuntimeError, ValueError) as error:
            # No home, or a name that no disk takes: the words of the error say which.
            self._tell(partial(self._refuse, str(error)))
        else:
            beside = f" and {len(parts) - 1} beside it" if len(parts) > 1 else ""
            self._tell(partial(self.answer, f"written: {harmless(str(target))}{beside}"))

    def _refuse(self, why: str) -> None:
        self.answer("")
        self.reader.notify(harmless(f"No report: {why}"), severity="error", timeout=12, markup=False)

    def _tell(self, what: partial[None]) -> None:
        app = self.reader.app
        if app.is_running:
            app.call_from_thread(what)
