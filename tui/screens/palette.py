"""The command palette: every command of the registry by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.keymap import COMMANDS, Command, Screen, commands_of, key_name


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
