"""What was kept: words with notes and tags, in the reader's own order, and those whose words are gone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content

from tui.findings.citation import citation
from tui.keymap import bindings
from tui.notes import Placed
from tui.screens.lists import ListScreen
from tui.screens.noting import attempt, edit_note, notebook_of
from tui.widgets.ledger import Item
from tui.widgets.text import hanging, plain
from tui.workspace import WorkspaceError

_UNANCHORED = "unanchored"
"""The trait of a note whose words are no longer in the texts, and the heading over all of these."""


class Basket(ListScreen, inherit_bindings=False):
    """One row a note."""

    ID = "basket"
    KIND = "notes"
    BINDINGS = [*bindings("notes"), ("ctrl+c", "screen.copy_text", "Copy the selection")]
    HEADING = "Notes"
    NOTHING = "Nothing is kept yet: a keeps a sentence, selected words or the row of any list, with a note."
    SORTS = ("your order", "place", "tag")

    def on_mount(self) -> None:
        """Look now and then for what another reader keeps."""
        super().on_mount()
        self.set_interval(1.0, self._look)

    def _look(self) -> None:
        try:
            notes = notebook_of(self).notes()
        except WorkspaceError:
            return  # who acts will be told
        if list(notes) != list(self._notes.values()):
            self.rebuild()

    def items(self) -> list[Item]:
        """The notes that the filters let through; those without a place come last."""
        try:
            self._notes = {f"n{at.note.id}": at for at in notebook_of(self).notes()}
        except WorkspaceError as error:
            self._notes = {}
            self.notify(str(error), severity="error", markup=False)
        shown = self._ordered()
        items = [item for at in shown if at.ref is not None for item in self._item(at)]
        gone = [item for at in shown if at.ref is None for item in self._item(at)]
        if gone:
            items.append(Item(_UNANCHORED, self._gone))
        return [*items, *gone]

    def told(self) -> str:
        """How many notes, on how many reports."""
        notes = self._notes.values()
        reports = len({at.note.quote.article for at in notes})
        gone = sum(at.ref is None for at in notes)
        if not notes:
            return "none yet"
        parts = [_counted(len(notes), "note"), f"on {_counted(reports, 'report')}"]
        return " · ".join([*parts, *([f"{gone} {_UNANCHORED}"] if gone else [])])

    def trait(self, item: Item) -> str | None:
        """The first tag; of a note whose words are gone, that they are."""
        at = self._notes.get(item.key)
        return self._trait(at) or None if at else None

    def _trait(self, at: Placed) -> str:
        return _UNANCHORED if at.ref is None else (at.note.tags or ("",))[0]

    def _ordered(self) -> list[Placed]:
        story = self.comparison.story
        places = {article.id: index for index, article in enumerate(story.articles)}
        like = self.kept.like
        shown = [
            at
            for at in self._notes.values()
            if self.shown(frozenset({places.get(at.note.quote.article, -1)}))
            and (like is None or like == self._trait(at) or like in at.note.tags)
        ]
        if self.order == "place":
            shown.sort(key=lambda at: (at.ref or (len(places), 0), at.anchor.start if at.anchor else 0))
        elif self.order == "tag":
            shown.sort(key=lambda at: [tag.casefold() for tag in at.note.tags] or ["\uffff"])
        return shown

    def _item(self, at: Placed) -> tuple[Item, Item]:
        # Enter on words that are nowhere leads to their note instead.
        target = at.ref._replace(sentence=max(0, at.ref.sentence)) if at.ref else "edit_note"
        key = f"n{at.note.id}"
        return Item(key, partial(self._row, at), target, partial(self._copy, at)), Item(f"{key}.", _gap)

    def _row(self, at: Placed, width: int) -> list[Content]:
        """The words with letter and tags, the note under them, and what of a list was kept with them."""
        articles = {article.id: article for article in self.comparison.story.articles}
        article = articles.get(at.note.quote.article)
        indent = max((len(article.letter) for article in articles.values()), default=1) + 1
        words = [plain(f"“{' '.join(at.words(self.comparison.story).split())}”")]
        if at.anchor and at.anchor.changed:
            words.append(plain("  words changed since", "$mark-conflict"))
        words += [plain(f"  #{tag}", "$mark-shared") for tag in at.note.tags]
        head = plain(article.letter if article else "?", "bold")
        rows = hanging(head, Content.assemble(*words), width, indent)
        for line in at.note.text.splitlines():
            rows += hanging(plain("+", "bold"), plain(line, "bold"), width, indent)
        if f"n{at.note.id}" in self.kept.unfolded:
            for line in (*self._where(at), *at.note.finding.splitlines(), f"kept {at.note.made[:10]}"):
                rows += hanging(Content(""), plain(line, "$text-dim"), width, indent)
        return rows

    def _gone(self, width: int) -> list[Content]:
        words = plain(f"{_UNANCHORED}: not in the texts any more", "bold")
        return [*hanging(Content(""), words, width, 0), Content("")]

    def _copy(self, at: Placed) -> str:
        """The words with where they stand, or what of a list was kept; the note; the tags."""
        where = f"“{at.words(self.comparison.story)}” ({', '.join(self._where(at))})"
        lines = [at.note.finding or where, at.note.text, ", ".join(at.note.tags)]
        return "\n".join(filter(None, lines))

    def _where(self, at: Placed) -> list[str]:
        """Where the words stand, or stood."""
        if at.ref is None:
            return [at.note.quote.article, _UNANCHORED]
        if at.ref.sentence < 0:
            return [self.comparison.story.articles[at.ref.article].outlet, "headline"]
        return [citation(self.comparison.story, at.ref)]

    # -- what is done to notes

    @property
    def _at(self) -> Placed | None:
        item = self.ledger.item
        at = self._notes.get(item.key) if item else None
        if at is None:
            self.answer("no note here")
        return at

    def action_read_row(self) -> None:
        """Go to the words; where they are gone, to the note."""
        item = self.ledger.item
        if item and item.key in self._notes and self._notes[item.key].ref is None:
            self.action_edit_note()
        else:
            super().action_read_row()

    def action_edit_note(self) -> None:
        """Change the note's text and tags."""
        at = self._at
        if at is not None:
            edit_note(self, at.note, at.note.quote, then=self.rebuild)

    def action_keep_row(self) -> None:
        """A note is kept already; write on it."""
        self.action_edit_note()

    def action_delete_note(self) -> None:
        """Delete the note."""
        at = self._at
        if at is None:
            return

        def act() -> str:
            notebook_of(self).delete(at.note)
            return "deleted; U puts it back"

        self._do(act)

    def action_undo_note(self) -> None:
        """Undo the last act on notes of this run."""
        before = set(self._notes)
        self._do(lambda: notebook_of(self).undo() or "nothing to undo")
        for key in set(self._notes) - before:
            self.ledger.stand_on(key)

    def action_note_down(self) -> None:
        """Move the note down."""
        self._move_note(1)

    def action_note_up(self) -> None:
        """Move the note up."""
        self._move_note(-1)

    def _move_note(self, way: int) -> None:
        at = self._at
        if at is None:
            return
        if self.order != self.SORTS[0]:
            self.answer(f"notes move in {self.SORTS[0]}; s changes the order")
            return
        beside = [other for other in self._ordered() if (other.ref is None) == (at.ref is None)]
        index = beside.index(at) + way
        if not 0 <= index < len(beside):
            self.answer("last note" if way > 0 else "first note")
            return

        def act() -> str:
            notebook_of(self).swap(at.note, beside[index].note)
            return "moved"

        self._do(act)

    def _do(self, act: Callable[[], str]) -> None:
        if attempt(self, act):
            self.rebuild()


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _gap(width: int) -> list[Content]:
    return [Content("")]
