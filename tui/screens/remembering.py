"""A story opens where it was left: the reader's place goes into the workspace and comes out of it.

When it was last opened, and from which folder, goes there too, for the list of stories.
"""

from __future__ import annotations

import contextlib
from typing import Any

from tui.reading.openings import NAME as OPENED
from tui.reading.openings import opened
from tui.reading.resuming import View, left, resume
from tui.screens.part import Part
from tui.workspace import WorkspaceError

_NAME = "place"


class Remembering(Part):
    """What is remembered of how a story is read. It has no keys."""

    _key = ""
    _last: Any = None
    _first_theme = ""

    def recall(self) -> bool:
        """Take the reader to where the story was left. False where it was not read before."""
        reader = self.reader
        self._first_theme = reader.app.theme
        try:
            kept = reader.workspace.recall(reader.workspace.key_of(reader.story), _NAME)
        except WorkspaceError:  # told where decisions are asked for
            return False
        found = resume(reader.story, kept, reader.view) if kept is not None else None
        if found is None:
            return False
        ref, view = found
        reader.cursor.go(ref)
        reader.inspecting = view.inspecting or reader.inspecting
        if view.theme and view.theme[0] == self._first_theme and view.theme[1] in reader.app.available_themes:
            reader.app.theme = view.theme[1]
        self._last = self._now()
        return True

    def remember(self) -> None:
        """Keep that the story was opened, once, and where the reader is whenever that is elsewhere."""
        now = self._now()
        if self._key and now == self._last:
            return
        self._last = now
        # A decision that cannot be kept is told; a place is not worth a notice.
        with contextlib.suppress(WorkspaceError):
            workspace = self.reader.workspace
            if not self._key:
                self._key = workspace.make_known(self.reader.story)
                before = workspace.recall(self._key, OPENED)
                workspace.remember(self._key, OPENED, opened(before, self.reader.story.folder))
            workspace.remember(self._key, _NAME, now)

    def _now(self) -> Any:
        reader = self.reader
        theme = reader.app.theme
        chosen = (self._first_theme, theme) if theme != self._first_theme else None
        return left(reader.story, reader.cursor.ref, reader.view, View(reader.inspecting, chosen))
