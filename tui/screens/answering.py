"""What every screen of ours can do: say in a few words what the last key did, or that it does nothing."""

from __future__ import annotations

from textual import events
from textual.screen import ScreenResultType

from tui.keymap import Command, key_name
from tui.screens.hands import Handled


class Answering(Handled[ScreenResultType]):
    """A screen with a place for an answer."""

    commands: tuple[Command, ...]

    def answer(self, words: str) -> None:
        """Show the words until the next key has an answer."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Say so where a key does nothing here."""
        if event.key in self.active_bindings:
            return
        name = event.character if event.character and event.is_printable else key_name(event.key)
        helps = next((c.keys[0] for c in self.commands if c.action == "app.show_help" and c.keys), None)
        self.answer(f"nothing on {name}" + (f"; {key_name(helps)} lists the keys" if helps else ""))
