"""The command palette: every command of the registry by name, under a hand faster than the list is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.command import (
    CommandInput,
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
    SearchIcon,
)
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, LoadingIndicator, OptionList

from tui.keymap import COMMANDS, Command, Screen, commands_of, key_name
from tui.screens.hands import Handled


class Found(CommandList):
    """The commands found. Textual's list takes for granted that what is asked of it has been laid out."""

    def _move_page(self, direction: Literal[1, -1]) -> None:
        if (self.highlighted or 0) in self._index_to_line:
            super()._move_page(direction)

    async def _on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked, unless the first click of two has emptied the list."""
        option = event.style.meta.get("option")
        if option is not None and option >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette, Handled[None]):
    """Textual's palette, which runs a command once however often Enter is pressed."""

    def compose(self) -> ComposeResult:
        """The parts that Textual's palette has, with our list."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder="Search for commands…", select_on_focus=False)
            with Vertical(id="--results"):
                yield Found()
                yield LoadingIndicator()

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _once(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        if not self.is_active:
            event.prevent_default()

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        """Close on a click beside it, unless it is closed already."""
        if not self.is_active:
            event.prevent_default()


class CommandProvider(Provider):
    """Finds commands by the words of their title and help."""

    def _commands(self) -> Iterator[Command]:
        """The commands of the screen that the palette lies over, with the reader's own keys."""
        kind: Screen = getattr(self.screen, "KIND", "reader")
        commands = commands_of(kind, getattr(self.app, "commands", COMMANDS))
        return (command for command in commands if not command.action.endswith(("command_palette", "close")))

    def _title(self, command: Command) -> str:
        keys = " ".join(key_name(key) for key in command.keys)
        return f"{command.title}  ({keys})" if keys else command.title

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(
                self._title(command), partial(self.screen.run_action, command.action), help=command.help
            )

    async def search(self, query: str) -> Hits:
        """Those that match what is typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = max(matcher.match(command.title), matcher.match(command.help) * 0.8)
            if score > 0:
                title = self._title(command)
                yield Hit(
                    score,
                    matcher.highlight(title),
                    partial(self.screen.run_action, command.action),
                    title,
                    command.help,
                )
