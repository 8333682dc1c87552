"""The notes of a workspace, in the order that the reader gave them, and the codebook of their tags."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence

from tui.notes import Note, Quote
from tui.story.harmless import harmless
from tui.workspace.database import Database

_COLUMNS = "id, story, article, words, before, after, start, text, finding, place, made"


class Shelf:
    """Notes and tags. Like the workspace's own, each act is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def notes(self, story: str) -> tuple[Note, ...]:
        """The notes of a story, by its key, in order."""
        tags: dict[int, list[str]] = {}
        for note, tag in self._database.read(
            "SELECT note, tag FROM tag JOIN note ON note.id = tag.note WHERE story = ? ORDER BY note, number",
            story,
        ):
            tags.setdefault(note, []).append(tag)
        return tuple(
            Note(id, story, Quote(article, words, before, after, start), text, tuple(tags.get(id, ())), *rest)
            for id, _, article, words, before, after, start, text, *rest in self._database.read(
                f"SELECT {_COLUMNS} FROM note WHERE story = ? ORDER BY place, id", story
            )
        )

    def add(
        self, story: str, quote: Quote, text: str = "", tags: Sequence[str] = (), finding: str = ""
    ) -> Note:
        """Keep words as the last note of a story."""
        made = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._database.act():
            [(last,)] = self._database.read("SELECT max(place) FROM note WHERE story = ?", story)
            # An id is never given twice, so that a note put back is the same note.
            [(id,)] = self._database.read("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence")
            note = Note(id, story, quote, text, tuple(tags), finding, (last or 0.0) + 1, made)
            return self._put(note)

    def put(self, note: Note) -> Note:
        """Keep a note as it is given: changed, or put back after it was deleted."""
        with self._database.act():
            return self._put(note)

    def delete(self, note: Note) -> None:
        """Delete a note; `put` brings it back."""
        with self._database.act():
            self._database.write("DELETE FROM note WHERE id = ?", note.id)

    def swap(self, one: Note, other: Note) -> None:
        """Let two notes change places."""
        with self._database.act():
            for note, place in ((one, other.place), (other, one.place)):
                self._database.write("UPDATE note SET place = ? WHERE id = ?", place, note.id)

    def tags(self) -> tuple[str, ...]:
        """The tags in use in any story, those used most first, then the codebook's others."""
        return tuple(
            tag
            for (tag,) in self._database.read(
                "SELECT tag FROM (SELECT tag, count(*) AS used FROM tag GROUP BY tag"
                " UNION ALL SELECT tag, 0 FROM code WHERE tag NOT IN (SELECT tag FROM tag))"
                " ORDER BY used DESC, tag"
            )
        )

    def codebook(self) -> dict[str, str]:
        """Every tag with its description, "" where it has none, by name."""
        described = dict(self._database.read("SELECT tag, description FROM code"))
        return {tag: described.get(tag, "") for tag in sorted({*self.tags(), *described}, key=str.casefold)}

    def describe(self, codebook: Mapping[str, str]) -> None:
        """Add tags with their descriptions; a description that is given replaces the one that was kept."""
        with self._database.act():
            for tag, description in codebook.items():
                self._database.write(
                    "INSERT INTO code VALUES (?, ?) ON CONFLICT (tag)"
                    " DO UPDATE SET description = excluded.description WHERE excluded.description <> ''",
                    _clean(tag),
                    _clean(description),
                )

    def _put(self, note: Note) -> Note:
        note = dataclasses.replace(note, text=_clean(note.text), tags=tuple(map(_clean, note.tags)))
        quote = note.quote
        values = (
            note.id, note.story, quote.article, *map(_clean, (quote.words, quote.before, quote.after)),
            quote.start, note.text, _clean(note.finding), note.place, note.made,
        )  # fmt: skip
        self._database.write("DELETE FROM note WHERE id = ?", note.id)
        self._database.write(f"INSERT INTO note ({_COLUMNS}) VALUES (?{', ?' * 10})", *values)
        for number, tag in enumerate(note.tags):
            self._database.write("INSERT INTO tag VALUES (?, ?, ?)", note.id, number, tag)
        return note


def _clean(text: str) -> str:
    """A text that no terminal acts on; its lines stay."""
    return "\n".join(map(harmless, text.splitlines()))
