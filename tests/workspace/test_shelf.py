"""Notes and tags as the workspace keeps them, and by what a story is known again."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from hypothesis import settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from tests.stories import article, story
from tui.notes import Note, Quote, tags_of
from tui.words.keys import story_key
from tui.workspace import Workspace

WORDS = Quote("post", "no warning", "We saw ", ", he said", 40)


def test_a_note_is_kept_with_its_words_and_tags(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w") as workspace:
        note = workspace.shelf.add("5107e", WORDS, "Who saw?", ("agency", "Source"), "“no warning” (Post)")
    with Workspace(tmp_path / "w") as workspace:
        assert workspace.shelf.notes("5107e") == (note,)
        assert note.made.endswith("Z")
        assert workspace.shelf.notes("other") == ()


def test_a_note_is_edited_deleted_and_put_back_in_its_place() -> None:
    shelf = Workspace().shelf
    first, second, third = (shelf.add("5107e", WORDS, text) for text in ("one", "two", "three"))
    shelf.put(dataclasses.replace(second, text="zwei", tags=("agency",)))
    shelf.delete(second)
    assert shelf.notes("5107e") == (first, third)
    shelf.put(second)
    assert shelf.notes("5107e") == (first, second, third)
    assert shelf.tags() == ()


def test_notes_change_places() -> None:
    shelf = Workspace().shelf
    notes = [shelf.add("5107e", WORDS, str(number)) for number in range(3)]
    shelf.swap(notes[0], notes[2])
    assert [note.text for note in shelf.notes("5107e")] == ["2", "1", "0"]


def test_a_note_put_back_never_takes_the_place_of_a_later_one() -> None:
    shelf = Workspace().shelf
    first = shelf.add("5107e", WORDS, "one")
    shelf.delete(first)
    second = shelf.add("5107e", WORDS, "two")
    shelf.put(first)
    assert {note.text for note in shelf.notes("5107e")} == {"one", "two"}
    assert second.id != first.id


def test_what_a_terminal_could_act_on_is_not_kept() -> None:
    note = Workspace().shelf.add("5107e", WORDS, "a\x1b[2J\nb\ud800", ("\x07bell",))
    assert (note.text, note.tags) == ("a␛[2J\nb\ufffd", ("␇bell",))


def test_tags_in_use_come_first_and_the_codebooks_after() -> None:
    shelf = Workspace().shelf
    shelf.describe({"blame": "Who is blamed", "agency": "Who acts"})
    shelf.add("5107e", WORDS, tags=("source",))
    for _ in range(2):
        shelf.add("other", WORDS, tags=("agency",))
    assert shelf.tags() == ("agency", "source", "blame")
    assert shelf.codebook() == {"agency": "Who acts", "blame": "Who is blamed", "source": ""}
    shelf.describe({"blame": "", "agency": "Whoever acts"})
    assert shelf.codebook()["blame"] == "Who is blamed"
    assert shelf.codebook()["agency"] == "Whoever acts"


def test_tags_are_parted_by_commas_and_stand_once() -> None:
    assert tags_of(" agency, Passive  voice,,AGENCY,") == ("agency", "Passive voice")
    assert tags_of("") == ()


# -- which story it is

BAY = article(
    "post0",
    ["The ferry sank in the bay at noon on Friday.", "Two hundred people were on board the ferry."],
    ["The captain said that he had seen no warning.", "Divers searched until the night fell."],
)
HARBOUR = article("herald1", ["A ferry went down off the harbour.", "The master had sent a warning at dawn."])
THIRD = article("echo2", ["Storm sinks a ferry with two hundred aboard.", "It was the worst in years."])


def corrected(sentence: int, words: str) -> object:
    paragraphs: list[list[str]] = [[], []]
    for old in BAY.sentences:
        paragraphs[old.paragraph].append(words if old.index == sentence else old.text)
    return article("post0", *paragraphs)


def test_a_story_is_known_again_when_its_first_words_are_corrected() -> None:
    workspace = Workspace()
    key = workspace.make_known(story(BAY))
    assert key == story_key(story(BAY))
    new = story(corrected(0, "At noon on Friday a ferry sank."))  # type: ignore[arg-type]
    assert story_key(new) != key
    assert workspace.key_of(new) == key
    assert workspace.make_known(new) == key


def test_a_story_is_known_again_when_an_article_is_added_or_left_out_or_moved() -> None:
    workspace = Workspace()
    key = workspace.make_known(story(BAY, HARBOUR))
    assert workspace.key_of(story(THIRD, HARBOUR, BAY)) == key
    assert workspace.key_of(story(HARBOUR)) == key
    assert workspace.key_of(story(HARBOUR, BAY)) == key


def test_another_story_with_the_same_sources_is_another() -> None:
    workspace = Workspace()
    workspace.make_known(story(BAY, HARBOUR))
    train = article("post0", ["A train left the rails."]), article("herald1", ["Rails were bent by heat."])
    assert workspace.key_of(story(*train)) == story_key(story(*train))
    mixed = story(BAY, train[1])
    assert workspace.key_of(mixed) == story_key(mixed)


class Hands(RuleBasedStateMachine):
    """Two readers with one file do as they like; what either shows is what was done."""

    notes = Bundle("notes")
    deleted = Bundle("deleted")

    def __init__(self) -> None:
        super().__init__()
        self.shelf = Workspace().shelf
        self.order: list[Note] = []

    @rule(target=notes)
    def add(self) -> Note:
        note = self.shelf.add("5107e", WORDS, f"text {len(self.order)}", ("tag",))
        self.order.append(note)
        return note

    @rule(target=deleted, note=consumes(notes))
    def delete(self, note: Note) -> Note:
        note = self._now(note)
        self.shelf.delete(note)
        self.order.remove(note)
        return note

    @rule(target=notes, note=consumes(deleted))
    def put_back(self, note: Note) -> Note:
        self.shelf.put(note)
        self.order.append(note)
        self.order.sort(key=lambda kept: (kept.place, kept.id))
        return note

    @rule(one=notes, other=notes)
    def swap(self, one: Note, other: Note) -> None:
        one, other = self._now(one), self._now(other)
        self.shelf.swap(one, other)
        for note, place in ((one, other.place), (other, one.place)):
            self.order = [
                dataclasses.replace(kept, place=place) if kept.id == note.id else kept for kept in self.order
            ]
        self.order.sort(key=lambda kept: (kept.place, kept.id))

    @rule(note=notes)
    def edit(self, note: Note) -> None:
        now = self._now(note)
        new = dataclasses.replace(now, text=now.text + "!", tags=())
        self.shelf.put(new)
        self.order[self.order.index(now)] = new

    def _now(self, note: Note) -> Note:
        return next(kept for kept in self.order if kept.id == note.id)

    @invariant()
    def all_are_kept_in_order(self) -> None:
        assert list(self.shelf.notes("5107e")) == self.order


TestHands = Hands.TestCase
TestHands.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
