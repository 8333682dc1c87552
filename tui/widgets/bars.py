"""The single rows of the reader: the story's title, who carries the sentence, the keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.findings.kinds import CLASSES
from tui.keymap import FOOTER, Command, key_name
from tui.widgets.text import ends, plain

_COLOURS = {kind.glyph: f"$mark-{kind.colour}" for kind in CLASSES} | {
    "~": "$mark-shared",
    "-": "$text-faint",
}


_APART = "   "
_GAP = 3
"""Cells between entries of the footer."""
_LEFT = 12
"""Cells that a long answer leaves to what stands before it."""


class Bar(Widget):
    """A single row with words at both ends."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Bar { height: 1; padding: 0 2 0 1; }
    """

    def left(self) -> Content:
        """The words at the left."""
        raise NotImplementedError

    def right(self) -> Content:
        """The words at the right."""
        return Content("")

    def said(self, answer: str) -> Content:
        """An answer, cut where it would leave no room for the other end, which would drop it whole."""
        return plain(answer, "bold").truncate(max(1, self.content_size.width - _LEFT), ellipsis=True)

    def render(self) -> RenderResult:
        """Both ends, fitted to the width."""
        return ends(self.left(), self.right(), self.content_size.width)


class TitleBar(Bar):
    """The story: its title, what was found in it, and the settings that hold."""

    title: reactive[str] = reactive("")
    found: reactive[tuple[str, ...]] = reactive(())
    """Figures, the most important first; those that do not fit are left out whole."""
    holds: reactive[tuple[str, ...]] = reactive(())
    """What was begun and which settings hold, the most important first; they give way to the title."""

    @property
    def _most(self) -> int:
        """Cells of a title that is shown whole, whatever else there is to tell."""
        return self.content_size.width * 4 // 5

    def left(self) -> Content:
        """Title and figures."""
        title = plain(self.title, "bold")
        if self.found and title.cell_length > self._most:
            title = title.truncate(self.content_size.width // 2, ellipsis=True)
        room = self.content_size.width - self.right().cell_length - 2 - title.cell_length - 3
        found = list(self.found)
        while found and len(" · ".join(found)) > room:
            found.pop()
        return Content.assemble(title, "   ", plain(" · ".join(found), "$text-dim")) if found else title

    def right(self) -> Content:
        """Settings, as many as leave room for a title of usual length."""
        room = self.content_size.width - min(cell_len(self.title), self._most) - 2
        held = list(self.holds)
        while held and cell_len(_APART.join(held)) > room:
            held.pop()
        return plain(_APART.join(held), "$text-dim")


class PresenceStrip(Bar):
    """Who carries the sentence at the cursor: `A= B= C- D~ E=`; at the right, what the last key answered."""

    glyphs: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """(letter, glyph) of each source."""
    active: reactive[int] = reactive(0)
    words: reactive[str] = reactive("")
    answer: reactive[str] = reactive("")

    def left(self) -> Content:
        """The strip, and what it means in words."""
        parts: list[Content | str] = []
        for index, (letter, glyph) in enumerate(self.glyphs):
            colour = _COLOURS.get(glyph, "$text-faint")
            parts.append(plain(f"{letter}{glyph}", f"bold {colour}" if index == self.active else colour))
            parts.append(" ")
        return Content.assemble(*parts, "  " if parts else "", plain(self.words, "$text-dim"))

    def right(self) -> Content:
        """The answer to the last key."""
        return self.said(self.answer)


class KeyBar(Bar):
    """The footer: the keys that matter most, from the registry; those that do not fit are left out whole."""

    stops: reactive[str] = reactive("")

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.commands = commands

    def left(self) -> Content:
        """The keys and their words."""
        together: dict[str, list[str]] = {}
        for command in self.commands:
            if command.footer and command.keys:
                together.setdefault(command.footer, []).append(key_name(command.keys[0]))
        entries = {
            word: f"{' '.join(keys)} {word.format(stops=self.stops)}" for word, keys in together.items()
        }
        ranked = sorted(entries, key=lambda word: FOOTER.index(word) if word in FOOTER else len(FOOTER))
        kept: set[str] = set()
        room = self.content_size.width + _GAP
        for word in ranked:
            room -= len(entries[word]) + _GAP
            if room < 0:
                break
            kept.add(word)
        return plain((" " * _GAP).join(entries[word] for word in entries if word in kept), "$text-dim")
