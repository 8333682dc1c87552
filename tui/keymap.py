"""The one registry of commands: key bindings, palette entries, footer and help are all made from it.

A command is added here and as an `action_…` method of its screen, nowhere else. Ids are public: a reader
gives them other keys in settings.yaml. Plain letters and F-keys only, because modifier combinations die in
tmux, ssh and editors' terminals.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can ask for.

    `keys` are Textual's names or single characters; `footer` is its word in the footer, "" to leave it out;
    commands with one word stand there together.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    title: str
    help: str
    group: str
    footer: str = ""


def _command(
    id: str, keys: str, title: str, help: str, group: str, footer: str = "", action: str = ""
) -> Command:
    return Command(id, tuple(keys.split()), action or id.replace("-", "_"), title, help, group, footer)


_MOVE, _SOURCES, _VIEW, _LINKS, _PROGRAM = "Reading", "Sources", "What is shown", "Links", "Program"

COMMANDS: tuple[Command, ...] = (
    _command(
        "next-sentence", "j down", "Next sentence", "Move the cursor one sentence on", _MOVE, "sentence"
    ),
    _command(
        "previous-sentence",
        "k up",
        "Previous sentence",
        "Move the cursor one sentence back",
        _MOVE,
        "sentence",
    ),
    _command("next-paragraph", "}", "Next paragraph", "Move to the paragraph below", _MOVE),
    _command(
        "previous-paragraph",
        "{",
        "Previous paragraph",
        "Move to the start of the paragraph, then above",
        _MOVE,
    ),
    _command("half-page-down", "d space pagedown", "Half a page down", "Read on by half a page", _MOVE),
    _command("half-page-up", "u pageup", "Half a page up", "Read back by half a page", _MOVE),
    _command("first", "g home", "First sentence", "Go to the start of the article", _MOVE),
    _command("last", "G end", "Last sentence", "Go to the end of the article", _MOVE),
    _command(
        "next-stop", "]", "Next stop", "Go to the next finding of the chosen kind", _MOVE, "next {stops}"
    ),
    _command(
        "previous-stop",
        "[",
        "Previous stop",
        "Go to the finding of the chosen kind before",
        _MOVE,
        "next {stops}",
    ),
    _command(
        "stops",
        "f",
        "Choose stops",
        "What ] and [ stop at: shared, quotations, unique or all",
        _MOVE,
        "stops",
    ),
    _command("back", "'", "Back to where you were", "Return to the place before the last jump", _MOVE),
    _command(
        "previous-source",
        "h left shift+tab",
        "Previous source",
        "Read on in the source to the left",
        _SOURCES,
        "source",
    ),
    _command(
        "next-source", "l tab right", "Next source", "Read on in the source to the right", _SOURCES, "source"
    ),
    *(
        _command(
            f"source-{n}",
            f"{n}",
            f"Source {n}",
            f"Read source {n} at the counterpart; with two panes, show it beside",
            _SOURCES,
            action=f"source({n})",
        )
        for n in range(1, 10)
    ),
    _command(
        "link-scroll", "s", "Link or unlink scrolling", "Let the other panes follow the cursor, or not", _VIEW
    ),
    _command("realign", "S", "Realign", "Bring every counterpart to the cursor's row again", _VIEW),
    _command("zoom", "z", "Zoom", "Give this source the whole width, and back", _VIEW),
    _command("layout", "v", "Layout", "Show fewer panes, then as many as fit again", _VIEW, "layout"),
    _command("widen", "+ =", "Widen", "Make this pane wider", _VIEW),
    _command("narrow", "-", "Narrow", "Make this pane narrower", _VIEW),
    _command(
        "marks", "c", "Choose marks", "Which marks are shown: all, quotations, unique or none", _VIEW, "marks"
    ),
    _command(
        "set-aside",
        "b",
        "Show what was set aside",
        "Adverts, captions and the like, each with its reason",
        _VIEW,
    ),
    _command("inspector", "i", "Inspector", "This passage in every source's words", _VIEW, "inspector"),
    _command("inspector-down", "J", "Inspector down", "Scroll the inspector down", _VIEW),
    _command("inspector-up", "K", "Inspector up", "Scroll the inspector up", _VIEW),
    _command(
        "sensitivity",
        "m",
        "How sure a link must be",
        "Strict, balanced or generous: fewer links that are surer, or more",
        _LINKS,
    ),
    _command(
        "pin",
        "p",
        "Pin a link",
        "Mark this sentence; on a sentence of another source, link the two by hand, or take the pin back",
        _LINKS,
    ),
    _command(
        "reject",
        "x",
        "Reject a link",
        "Say that this sentence and its counterpart differ, or take that back; after p, that the two do",
        _LINKS,
    ),
    _command("theme", "t", "Next theme", "Change the colours", _PROGRAM),
    _command("help", "? f1", "Help", "Every key and what it does", _PROGRAM, "help"),
    _command(
        "palette", ":", "Command palette", "Find a command by name", _PROGRAM, action="app.command_palette"
    ),
    _command(
        "quit",
        "q",
        "Quit",
        "Leave; from help or the inspector, go back first with Esc",
        _PROGRAM,
        "quit",
        "app.quit",
    ),
    _command(
        "close", "escape", "Close", "Leave a pin that was begun; close help, inspector or zoom", _PROGRAM
    ),
)

_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "tab": "Tab", "shift+tab": "Shift+Tab", "escape": "Esc", "space": "Space",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as a reader knows it: `pagedown` is PgDn, `f1` is F1."""
    return _SHOWN.get(key, key.upper() if len(key) in (2, 3) and key[0] == "f" else key)


def bindings(commands: Iterable[Command] = COMMANDS) -> list[BindingType]:
    """The commands as Textual bindings; none shows in Textual's footer, as ours is made from the registry."""
    from textual.binding import Binding

    # A comma would split, so each key is a binding of its own under the one id.
    return [
        Binding(key, command.action, command.title, show=False, tooltip=command.help, id=command.id)
        for command in commands
        for key in command.keys
    ]


def remap(
    keys: Mapping[str, str], commands: tuple[Command, ...] = COMMANDS
) -> tuple[tuple[Command, ...], list[str]]:
    """The commands with a reader's keys (`{"next-sentence": "n,down"}`), and what cannot be used."""
    known = {command.id: command for command in commands}
    failures = []
    for id, text in keys.items():
        if id not in known:
            near = difflib.get_close_matches(id, known, 1)
            hint = f"did you mean {near[0]}?" if near else "`sidelong keys` lists the ids"
            failures.append(f"settings.yaml: keys: no command is called {id}; {hint}")
            continue
        wanted = tuple(key.strip() for key in text.split(",") if key.strip())
        if not wanted:
            failures.append(f"settings.yaml: keys.{id}: names no key; give one or more, parted by commas")
            continue
        for other in known.values():
            taken = set(wanted) & set(other.keys)
            if other.id != id and taken:
                # What the reader asked for wins; the command that had the key keeps its others.
                known[other.id] = replace(other, keys=tuple(key for key in other.keys if key not in taken))
        known[id] = replace(known[id], keys=wanted)
    failures += [
        f"settings.yaml: keys: {command.id} has no key left; give it one"
        for command in known.values()
        if not command.keys
    ]
    return tuple(known.values()), failures
