"""Keeping words with notes and tags, going through them, and copying tables."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.screens.driving import Driver, compared, keeping, reading, seeds
from tests.screens.monkey import events_of
from tests.stories import article, story, widely_told
from tui.app import Sidelong
from tui.notes import Placed
from tui.screens.note_editor import NoteEditor, TagSuggester
from tui.workspace import Workspace

STORY = story(
    article("post0", ["The ferry sank in the bay.", "Two of the crew died."], ["Divers searched all night."]),
    article("herald1", ["A ferry went down off the harbour.", "Nobody had sent a warning to the captain."]),
)


kept = partial(keeping, STORY)


def notes(reader: Driver) -> list[Placed]:
    return list(reader.app.notebook.notes())


async def keep(reader: Driver, text: str = "", tags: str = "") -> None:
    """Keep what is at the cursor, typing a note and tags."""
    await reader.press("a")
    assert isinstance(reader.app.screen, NoteEditor)
    for number, words in enumerate((text, tags)):
        list(reader.app.screen.query(Input))[number].value = words
    await reader.press("enter")


async def test_a_keeps_the_sentence_with_what_is_typed(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        await reader.press("j", "a", "w", "h", "o", "down", *"blame", "enter")
        assert reader.answer == "kept"
        [at] = notes(reader)
        assert (at.note.quote.words, at.note.text, at.note.tags) == (
            "Two of the crew died.",
            "who",
            ("blame",),
        )
    async with kept(tmp_path / "w") as reader:
        assert [at.note for at in notes(reader)] == [at.note]
        await reader.press("A")
        assert "Two of the crew died." in reader.text()
        assert "#blame" in reader.text()
        await reader.press("enter")
        assert reader.cursor == (0, 1)


async def test_escape_keeps_nothing_and_a_on_kept_words_changes_their_note() -> None:
    async with reading(STORY) as reader:
        await reader.press("a", "x", "escape")
        assert (reader.answer, notes(reader)) == ("left", [])
        await keep(reader, "first", "one, two")
        await reader.press("a")
        assert [field.value for field in reader.app.screen.query(Input)] == ["first", "one, two"]
        await reader.press("!", "enter")
        assert reader.answer == "changed"
        assert [at.note.text for at in notes(reader)] == ["first!"]


async def test_selected_words_are_kept_across_the_rows_of_a_pane() -> None:
    told = story(article("post0", ["One word after another stands in this long sentence of the report."]))
    async with reading(told, size=(40, 20)) as reader:
        pane = reader.screen.panes[0]
        left, top = pane.region.offset
        row = pane.row_of(0) + top
        for event in events_of(("drag", left + 6, row, left + 8, row + 1)):
            reader.app.post_message(event)
        await reader.pilot.pause()
        selected = reader.screen.get_selected_text()
        assert selected
        await reader.press("y")
        assert reader.app.clipboard == f"“{' '.join(selected.split())}” (Post0, paragraph 1)"
        await keep(reader)
        [at] = notes(reader)
        assert at.note.quote.words == " ".join(selected.split())
        assert at.note.quote.words in told.articles[0].sentences[0].text
        assert at.note.quote.words != told.articles[0].sentences[0].text


@pytest.mark.parametrize("key", ["M", "Q", "W", "F", "H"])
async def test_a_on_the_row_of_any_list_keeps_it(key: str) -> None:
    async with reading(seeds()) as reader:
        await reader.press(key, "a")
        assert isinstance(reader.app.screen, NoteEditor), reader.text()
        await reader.press("enter")
        assert "kept" in reader.text()
        [at] = notes(reader)
        assert at.ref is not None
        assert at.note.finding


async def test_the_notes_are_moved_deleted_and_put_back() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        for text in ("one", "two", "three"):
            await keep(reader, text)
            await reader.press("j")
        await reader.press("A", "g", "J")
        assert [at.note.text for at in notes(reader)] == ["two", "one", "three"]
        await reader.press("U")
        assert [at.note.text for at in notes(reader)] == ["one", "two", "three"]
        await reader.press("g", "x")
        assert [at.note.text for at in notes(reader)] == ["two", "three"]
        assert "deleted; U puts it back" in reader.text()
        await reader.press("U")
        assert [at.note.text for at in notes(reader)] == ["one", "two", "three"]
        await reader.press("G", "J")
        assert "last note" in reader.text()
        await reader.press("s", "K")
        assert "notes move in your order" in reader.text()


async def test_the_notes_are_edited_and_filtered_by_tag_and_source() -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await keep(reader, "one", "blame")
        await reader.press("tab")
        await keep(reader, "two", "agency")
        await reader.press("A", "g", "e", "!", "enter")
        assert [at.note.text for at in notes(reader)] == ["one!", "two"]
        await reader.press("g", "f")
        assert "two" not in reader.text()
        await reader.press("f", "2")
        assert "one!" not in reader.text()


async def test_a_note_whose_words_are_gone_stands_under_unanchored(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        await reader.press("tab", "j")
        await keep(reader, "Why not?")
        await reader.press("h", "g")
        await keep(reader, "Where?")
    changed = story(STORY.articles[0], article("herald1", ["A ferry went down off the harbour."]))
    async with keeping(changed, tmp_path / "w") as reader:
        await reader.press("A")
        shown = reader.text()
        assert "1 unanchored" in shown
        assert shown.index("Where?") < shown.index("not in the texts any more") < shown.index("Why not?")
        await reader.press("G", "enter")
        assert isinstance(reader.app.screen, NoteEditor)
        await reader.press("!", "enter", "x", "U")
        assert {at.note.text for at in notes(reader)} == {"Where?", "Why not?!"}
        await reader.press("y")
        assert reader.app.clipboard == (
            "“Nobody had sent a warning to the captain.” (herald1, unanchored)\nWhy not?!"
        )


async def test_what_the_workspace_refuses_is_said_and_changes_nothing(tmp_path: Path) -> None:
    Workspace(tmp_path / "w").close()
    with Workspace(tmp_path / "w", reading=True) as workspace:
        app = Sidelong(STORY, workspace=workspace)
        async with app.run_test(size=(120, 30), notifications=True) as pilot:
            reader = await compared(Driver(app, pilot))
            await reader.press("a", "enter")
            assert "cannot be written" in " ".join(notice.message for notice in app._notifications)
            await reader.press("A", "x", "e", "J", "U", "a", "enter", "escape")
            assert reader.app.screen is reader.screen
            assert notes(reader) == []


async def test_a_note_unfolds_to_where_it_stands_and_what_was_kept_of_a_list() -> None:
    async with reading(seeds()) as reader:
        await reader.press("Q", "g")
        await keep(reader, "Who hears this?")
        await reader.press("escape", "A", "space")
        assert "paragraph" in reader.text()
        assert " — " in reader.text()
        assert "kept 20" in reader.text()
        await reader.press("space")
        assert "paragraph" not in reader.text()


async def test_another_readers_notes_are_among_them(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        await keep(reader, "mine")
        with Workspace(tmp_path / "w") as other:
            key = other.key_of(STORY)
            [note] = other.shelf.notes(key)
            other.shelf.add(key, dataclasses.replace(note.quote, words="Two of"), "another's")
        await reader.press("A")
        assert "another's" in reader.text()


async def test_y_in_capitals_copies_a_table_of_all_sources() -> None:
    async with reading(seeds()) as reader:
        await reader.press("Y")
        table = reader.app.clipboard.splitlines()
        assert len(table) == 2 + len(seeds().articles)
        assert table[0] == "| Source | Report | Date | Words |"
        await reader.press("M", "G", "Y", "escape")
        assert len(reader.app.clipboard.splitlines()) == 2 + len(seeds().articles)


async def test_words_that_are_no_sentence_are_not_kept() -> None:
    async with reading(story(article("post0"), article("herald1", ["A ferry sank."]))) as reader:
        await reader.press("a")
        assert reader.answer == "no sentence here"
        await reader.press("H", "g", "a", "Y")
        assert reader.app.screen is not reader.screen


async def test_the_last_tag_is_completed_by_those_in_use() -> None:
    suggester = TagSuggester(("agency", "blame", "blaming"))
    assert await suggester.get_suggestion("ag") == "agency"
    assert await suggester.get_suggestion("agency, bl") == "agency, blame"
    assert await suggester.get_suggestion("blame, BL") == "blame, BLaming"
    assert await suggester.get_suggestion("blame, ") is None
    assert await suggester.get_suggestion("agency") is None


@pytest.mark.parametrize("size", [(200, 50), (80, 24), (40, 12), (20, 5), (4, 3), (1, 1)])
async def test_notes_and_their_dialog_are_drawn_at_any_size(size: tuple[int, int]) -> None:
    async with reading(STORY, size=(120, 30)) as reader:
        await keep(reader, "a note of some length " * 8, "one, two")
        await reader.resize(*size)
        await reader.press("A", "e", "down", "up", "escape", "j", "G", "d", "u", "s", "f", "f", "y", "escape")
        assert reader.app.screen is reader.screen


async def test_a_sentence_with_a_note_has_a_plus_beside_its_sign(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        [sign] = [row[1:5] for row in reader.text().splitlines() if row[5:].startswith("Two of the crew")]
        await reader.press("j")
        await keep(reader, "who")
        [noted] = [row[1:5] for row in reader.text().splitlines() if row[5:].startswith("Two of the crew")]
        assert noted == f"{sign.strip()}+".ljust(4)
        await reader.press("A", "x", "escape")
        assert [row[1:5] for row in reader.text().splitlines() if row[5:].startswith("Two of the crew")] == [
            sign
        ]
    async with kept(tmp_path / "w") as reader:
        await reader.press("G")
        await keep(reader)
    async with kept(tmp_path / "w") as reader:
        assert [pane.noted for pane in reader.screen.panes] == [{2}, set()]


async def test_a_note_takes_the_place_of_a_count_of_two_digits(tmp_path: Path) -> None:
    async with keeping(widely_told(12), tmp_path / "w", (70, 30)) as reader:
        assert "=12 The ferry" in reader.text()
        await keep(reader)
        assert "=+  The ferry" in reader.text()
