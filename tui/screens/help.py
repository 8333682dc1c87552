"""Help: every key with what it does, from the registry, and how to read the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tui.findings.kinds import CLASSES, NOTE
from tui.keymap import Command, commands_of, key_name
from tui.keymap import Screen as Kind
from tui.screens.hands import Handled
from tui.widgets.text import Prose, hanging, plain

_LEGEND = (
    *((kind.glyph, f"$mark-{kind.colour}", kind.legend) for kind in (*CLASSES[::-1], NOTE)),
    ("~", "$mark-shared", "in the strip under the title: carried, but at another place in that report"),
    ("-", "$text-faint", "in the strip under the title: not carried"),
    ("»", "", "beside a letter: brought in, because it carries the sentence at the cursor"),
    ("•", "", "beside a letter: kept on screen by w"),
)


_ACTION = "app.show_help"
_KEYS = 18
"""Cells for the keys of a command; where they need more, its words begin on the next row."""


class Help(ModalScreen[bool], Handled[bool]):
    """Lies over the reader until it is closed; True where its own key was pressed again."""

    BINDINGS = [
        Binding("escape", "dismiss", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("d,space,pagedown", "scroll(10)", "Page down", show=False),
        Binding("u,pageup", "scroll(-10)", "Page up", show=False),
    ]

    DEFAULT_CSS = """
    Help {
        align: center middle;
        background: $background 60%;
        &:nocolor { background: $background; }
        & > VerticalScroll {
            width: 84;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            margin: 1 2;
            background: $surface;
            padding: 1 2 1 3;
            scrollbar-size-vertical: 1;
            scrollbar-background: $surface;
            scrollbar-background-hover: $surface;
            scrollbar-color: $text-faint;
        }
    }
    """

    def __init__(self, commands: tuple[Command, ...], kind: Kind = "reader") -> None:
        super().__init__()
        self.commands, self.kind = commands, kind

    def compose(self) -> ComposeResult:
        """The whole text in one block."""
        with VerticalScroll(can_focus=False):
            yield HelpText(self.commands, self.kind)

    def on_key(self, event: events.Key) -> None:
        """Close on every key that does not scroll: `?` again, `q`, or whatever the reader's own key is."""
        if event.key not in self.active_bindings:
            event.stop()
            again = {key for command in self.commands if command.action == _ACTION for key in command.keys}
            self.dismiss(bool(again & {event.key, event.character}))

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


class HelpText(Prose):
    """Legend and keys, by group; those of the screen below first."""

    DEFAULT_CSS = "HelpText { padding-right: 1; }"

    def __init__(self, commands: tuple[Command, ...], kind: Kind) -> None:
        super().__init__()
        here = commands_of(kind, commands)
        self.parts: list[Callable[[int], list[Content]]] = [_signs, partial(_keys, here)]
        if kind != "reader":
            self.parts.reverse()
        self.parts.append(partial(_keys, tuple(command for command in commands if command not in here)))

    def rows(self, width: int) -> list[Content]:
        """The whole help at a width."""
        rows: list[Content] = []
        for part in self.parts:
            rows += [*part(width), Content("")]
        closing = plain(
            "j k scroll, ? tells of the sign at the cursor, any other key closes this."
            " `sidelong keys` lists the ids by which keys are changed.",
            "$text-dim",
        )
        return [*rows, *hanging(Content(""), closing, width, 0)]


def _signs(width: int) -> list[Content]:
    rows = [plain("How to read the screen", "bold")]
    for glyph, style, words in _LEGEND:
        rows += hanging(plain(f"  {glyph}", style), plain(words, "$text-dim"), width, 5)
    return rows


def _keys(commands: tuple[Command, ...], width: int) -> list[Content]:
    rows: list[Content] = []
    for group, members in groupby(commands, key=lambda command: command.group):
        rows += [*([Content("")] if rows else []), plain(group, "bold")]
        for command in members:
            rows += _row(command, width)
    return rows


def _row(command: Command, width: int) -> list[Content]:
    keys, title = " ".join(key_name(key) for key in command.keys), command.title
    # Commands that differ by their number alone are told once.
    if command.id[-1].isdigit():
        if not command.id.endswith("-1"):
            return []
        keys, title = f"{keys}–9", title.replace(" 1", " of that number")
    words = f"{title}: {command.help[0].lower()}{command.help[1:]}"
    head, told = plain(f"  {keys}"), plain(words, "$text-dim")
    if head.cell_length + 2 <= _KEYS:
        return hanging(head, told, width, _KEYS)
    return [head, *hanging(Content(""), told, width, _KEYS)]
