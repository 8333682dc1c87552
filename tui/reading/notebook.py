"""The notes on the story that is read: kept, changed, moved, deleted, and each of these undone.

It stands between the screens and the workspace: it knows the story, finds for each note the words it is on,
and remembers for the run what every act can be undone by. What the workspace refuses raises WorkspaceError,
and then nothing has changed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from tui.notes import Note, Placed, Quote, placed
from tui.story import Story
from tui.workspace import Workspace


class Notebook:
    """The notes of one story in one workspace."""

    def __init__(self, story: Story, workspace: Workspace) -> None:
        self.story, self._workspace, self._shelf = story, workspace, workspace.shelf
        self._key = ""
        self._known = False
        self._undo: list[tuple[str, Callable[[], object]]] = []
        self._places: dict[Quote, Placed] = {}

    def notes(self) -> tuple[Placed, ...]:
        """The notes in their order, each with its place; another reader's are among them."""
        self._key = self._key or self._workspace.key_of(self.story)
        notes = self._shelf.notes(self._key)
        for at in placed(self.story, [note for note in notes if note.quote not in self._places]):
            self._places[at.note.quote] = at
        return tuple(dataclasses.replace(self._places[note.quote], note=note) for note in notes)

    def on(self, quote: Quote) -> Note | None:
        """The note on these very words, if there is one."""
        same = (quote.article, quote.words, quote.start)
        for at in self.notes():
            if at.anchor and (at.note.quote.article, at.words(self.story), at.anchor.start) == same:
                return at.note
        return None

    def tags(self) -> tuple[str, ...]:
        """The tags in use in any story, those used most first."""
        return self._shelf.tags()

    def keep(self, quote: Quote, text: str = "", tags: Sequence[str] = (), finding: str = "") -> Note:
        """Keep words with a note."""
        if not self._known:
            self._key = self._workspace.make_known(self.story)
            self._known = True
        note = self._shelf.add(self._key, quote, text, tags, finding)
        self._undo.append(("not kept after all", lambda: self._shelf.delete(note)))
        return note

    def edit(self, note: Note, text: str, tags: Sequence[str]) -> Note:
        """Give a note another text and other tags."""
        new = self._shelf.put(dataclasses.replace(note, text=text, tags=tuple(tags)))
        self._undo.append(("as it was before", lambda: self._shelf.put(note)))
        return new

    def delete(self, note: Note) -> None:
        """Delete a note."""
        self._shelf.delete(note)
        self._undo.append(("put back", lambda: self._shelf.put(note)))

    def swap(self, one: Note, other: Note) -> None:
        """Let two notes change places."""
        self._shelf.swap(one, other)
        self._undo.append(("moved back", lambda: self._shelf.swap(self._now(one), self._now(other))))

    def undo(self) -> str:
        """Undo the last act that was not undone; what that came to, "" where there is none."""
        if not self._undo:
            return ""
        words, act = self._undo[-1]
        act()
        self._undo.pop()
        return words

    def _now(self, note: Note) -> Note:
        """The note as it is kept now; as it was where it is gone."""
        return next((at.note for at in self.notes() if at.note.id == note.id), note)
