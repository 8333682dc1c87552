"""The command palette: every command of the screen below by name, with its keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.keymap import Command, key_name
from tui.screens.hands import Handled
from tui.widgets.ledger import Item, Ledger
from tui.widgets.text import ends, fitted, plain

_HELP = 0.01
"""What words in a command's help count: less than any likeness of its title."""
_TITLE = 24
_HEIGHT, _AROUND = 24, 4
"""Rows of the whole, and those of the line that is typed in and the margins."""
_WITH_HELP = 60
"""Cells from which a command's help stands beside its title."""
_LEFT_OUT = ("command_palette", "close", "leave")
"""The ends of actions that mean nothing here."""


class Palette(ModalScreen["str | None"], Handled["str | None"]):
    """A line to type in, and the commands that match it. Dismissed with an action, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
    ]

    DEFAULT_CSS = """
    Palette {
        align: center top;
        background: $background 60%;
        &:nocolor { background: $background; }
        & > Vertical {
            width: 84;
            max-width: 100%;
            height: 24;
            max-height: 100%;
            margin: 2 0;
            background: $surface;
            padding: 1 2;
            & > Input {
                margin: 0 1 1 1;
                background: $surface;
                &:focus { background-tint: $surface 0%; }
            }
        }
    }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.commands = [command for command in commands if not command.action.endswith(_LEFT_OUT)]
        self.line, self.ledger = Input(placeholder="the name of a command", compact=True), Ledger()
        self.line.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The line, the commands."""
        with Vertical():
            yield self.line
            yield self.ledger

    def on_mount(self) -> None:
        """All commands, before anything is typed."""
        self.line.focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Those that match what is typed, the best first."""
        self._show(event.value.strip())

    def on_input_submitted(self) -> None:
        """Run the command at the cursor."""
        self._run()

    def on_ledger_chosen(self) -> None:
        """Run the command that was clicked."""
        self._run()

    def action_move(self, by: int) -> None:
        """A command further on or back."""
        self.ledger.move(by)

    def action_page(self, way: int) -> None:
        """Half a page on or back."""
        self.ledger.page(way)

    def _run(self) -> None:
        item = self.ledger.item
        if item is not None and isinstance(item.target, str):
            self.dismiss(item.target)

    def _show(self, query: str) -> None:
        items = self._matching(query) if query else self._by_group()
        # No taller than what was found: the text behind stays in sight.
        self.query_one(Vertical).styles.height = min(_HEIGHT, _AROUND + max(1, len(items)))
        self.ledger.show(items or [Item("nothing", partial(_nothing, query))])
        self.ledger.move(-len(items))

    def _by_group(self) -> list[Item]:
        items: list[Item] = []
        for group, members in groupby(self.commands, key=lambda command: command.group):
            items.append(Item(f"{group}.", partial(_heading, group, bool(items))))
            items += [self._item(command) for command in members]
        return items

    def _matching(self, query: str) -> list[Item]:
        matcher = Matcher(query)
        scores = {
            command.id: matcher.match(command.title) or _HELP * (query.casefold() in command.help.casefold())
            for command in self.commands
        }
        found = [command for command in self.commands if scores[command.id] > 0]
        return [self._item(command) for command in sorted(found, key=lambda command: -scores[command.id])]

    def _item(self, command: Command) -> Item:
        return Item(command.id, partial(_row, command), command.action)


def _row(command: Command, width: int) -> list[Content]:
    """Title, help where there is room for it, keys."""
    keys = plain(" ".join(key_name(key) for key in command.keys), "$text-dim")
    told = plain(command.title)
    if width >= _WITH_HELP:
        told = Content.assemble(fitted(told, _TITLE), "  ", plain(command.help, "$text-dim"))
    return [ends(told, keys, width)]


def _heading(group: str, spaced: bool, width: int) -> list[Content]:
    return [*([Content("")] if spaced else []), plain(group, "bold")]


def _nothing(query: str, width: int) -> list[Content]:
    return [plain(f"no command is like {query}", "$text-dim")]
