"""The one registry of commands: key bindings, palette entries, footer and help are all made from it.

A command is added here and as an `action_…` method of its screen, nowhere else. Ids are public: a reader
gives them other keys in settings.yaml. Plain letters and F-keys only, because modifier combinations die in
tmux, ssh and editors' terminals.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.findings.kinds import STOPS
from tui.story.harmless import harmless

if TYPE_CHECKING:
    from textual.binding import BindingType


Screen = Literal["reader", "list", "notes", "shelf"]
Part = Literal[Screen, "rows"]
"""Whose commands they are: one kind of screen's, or those of all that have rows."""

_PARTS: dict[Screen, tuple[Part, ...]] = {
    "reader": ("reader",),
    "list": ("rows", "list"),
    "notes": ("notes", "rows", "list"),
    "shelf": ("shelf", "rows"),
}


class Command(NamedTuple):
    """Something that can be asked for with a key.

    `keys` are Textual's names or single characters; `footer` is its word in the footer, "" to leave it out;
    commands with one word stand there together.
    """

    id: str
    keys: tuple[str, ...]
    footer: str
    title: str
    help: str
    group: str
    action: str
    screen: Part


def _group(screen: Part, group: str, *rows: tuple[str, ...]) -> tuple[Command, ...]:
    """Commands of rows: id, keys, footer, title, help, and the action where it is not named like the id."""
    return tuple(
        Command(id, tuple(keys.split()), footer, title, help, group, "".join(action) or _action(id), screen)
        for id, keys, footer, title, help, *action in rows
    )


def _action(id: str) -> str:
    return id.replace("-", "_")


# fmt: off
COMMANDS: tuple[Command, ...] = (
    *_group("reader", "Reading",
        ("next-sentence", "j down", "sentence", "Next sentence", "Move the cursor one sentence on"),
        ("previous-sentence", "k up", "sentence", "Previous sentence", "Move the cursor one sentence back"),
        ("next-paragraph", "}", "", "Next paragraph", "Move to the paragraph below"),
        ("previous-paragraph", "{", "", "Previous paragraph", "Move to the paragraph's start, then above"),
        ("half-page-down", "d space pagedown ctrl+d", "", "Half a page down", "Read on by half a page"),
        ("half-page-up", "u pageup ctrl+u", "", "Half a page up", "Read back by half a page"),
        ("page-down", "ctrl+f", "", "A page down", "Read on by a page"),
        ("page-up", "ctrl+b", "", "A page up", "Read back by a page"),
        ("row-down", "ctrl+e", "", "A row down", "Move the view one row on"),
        ("row-up", "ctrl+y", "", "A row up", "Move the view one row back"),
        ("first", "g home", "", "First sentence", "Go to the start of the article"),
        ("last", "G end", "", "Last sentence", "Go to the end of the article"),
        ("next-stop", "]", "{stops}", "Next stop", "Go to the next finding of the chosen kind"),
        ("previous-stop", "[", "{stops}", "Previous stop", "Go to the finding of that kind before"),
        ("stops", "f", "stops", "Choose stops",
         f"What ] and [ stop at: {', '.join(STOPS)}"),
        ("search", "/", "search", "Search",
         "Find words in all sources, however they are printed; /re: for a regular expression, Esc ends it"),
        ("next-match", "n", "", "Next match", "Go to the next place that was searched for"),
        ("previous-match", "N", "", "Previous match", "Go to the place that was searched for before"),
        ("next-finding", ")", "", "Next finding", "Go to the words of the next row of the list last used"),
        ("previous-finding", "(", "", "Previous finding", "Go to the words of the row before it"),
        ("back", "'", "", "Back to where you were", "Return to the place before the last jump"),
        ("copy", "y", "", "Copy", "Copy the sentence with its source"),
        ("open-original", "o", "", "Open the original", "Open the report's page in the browser"),
        ("copy-table", "Y", "", "Copy a table", "Copy what every source has of it, as a Markdown table"),
        ("note", "a", "note", "Note", "Keep the sentence, or the words selected, with a note and tags"),
    ),
    *_group("reader", "Sources",
        ("previous-source", "h left shift+tab", "source", "Previous source",
         "Read on in the source to the left"),
        ("next-source", "l tab right", "source", "Next source", "Read on in the source to the right"),
        *((f"source-{n}", f"{n}", "", f"Source {n}",
           "Read that source at the counterpart; with two panes, show it beside first", f"source({n})")
          for n in range(1, 10)),
        ("letter", ".", "", "Source by letter",
         "Read the source whose letter comes next"),
        ("keep-pane", "w", "", "Keep this pane",
         "Let it stay on screen (•) where others give way to what carries the sentence (»), or no longer"),
        ("hide-source", "X", "", "Hide this source", "Until its number or letter is asked for"),
        ("show-all", "V", "", "Show all sources", "Hidden ones too, in the order of their letters"),
        ("move-left", "<", "", "Move this pane left", "Change places with the pane to the left"),
        ("move-right", ">", "", "Move this pane right", "Change places with the pane to the right"),
    ),
    *_group("reader", "What is shown",
        ("inspector", "i", "inspector", "Inspector", "This passage in every source's words"),
        ("inspector-down", "J", "", "Inspector down", "Scroll the inspector down"),
        ("inspector-up", "K", "", "Inspector up", "Scroll the inspector up"),
        ("marks", "c", "marks", "Choose marks", "Which marks are shown on the words: all, one kind, or none"),
        ("set-aside", "b", "", "Show what was set aside",
         "Adverts, captions and the like, each with its reason"),
        ("change-line", "B", "", "Put a line back",
         "Put a line back that was set aside, or set the one at the cursor aside"),
        ("layout", "v", "layout", "Layout", "Show fewer panes, then as many as fit again"),
        ("zoom", "z", "", "Zoom", "Give this source the whole width, and back"),
        ("widen", "+ =", "", "Widen", "Make this pane wider"),
        ("narrow", "-", "", "Narrow", "Make this pane narrower"),
        ("link-scroll", "s", "", "Link or unlink scrolling", "Let the other panes follow the cursor, or not"),
        ("realign", "S", "", "Realign", "Bring every counterpart to the cursor's row again"),
    ),
    *_group("reader", "Links",
        ("sensitivity", "m", "", "How sure a link must be",
         "Strict, balanced or generous: fewer links that are surer, or more"),
        ("pin", "p", "", "Pin a link",
         "Mark this sentence; on one of another source, link the two by hand, or take the pin back"),
        ("reject", "x", "", "Reject a link",
         "Say that this sentence and its counterpart differ, or take that back; after p, that the two do"),
    ),
    *_group("reader", "Findings of the whole story",
        ("headlines", "H", "lists", "Headlines", "Whose reports these are, how long and of what day"),
        ("map", "M", "lists", "Map", "Who carries what, passage by passage, and how much each pair shares"),
        ("quotations", "Q", "lists", "Quotations", "Who is quoted, who carries it, what was changed"),
        ("figures", "F", "lists", "Figures", "Who says how many, when, how old, how much, side by side"),
        ("framing", "W", "lists", "Framing", "Wordings, what one source alone has or leaves out, profiles"),
        ("conflicts", "C", "lists", "What differs", "Figures and days that differ, quoted words altered"),
        ("basket", "A", "lists", "Notes", "What was kept, with its notes and tags"),
    ),
    *_group("reader", "Program",
        ("export", "e", "", "Export",
         "Write the report of the story, with its notes, as text, Markdown, HTML, CSV or JSON"),
        ("reload", "r", "", "Reload", "Read the story's files again, where they have changed", "app.reload"),
        ("theme", "t", "", "Next theme", "Change the colours", "app.next_theme"),
        ("help", "? f1", "help", "Help",
         "Every key and what it does; once more, what the sign at the cursor says and how sure it is",
         "app.show_help"),
        ("palette", ":", "", "Command palette", "Find a command by name", "app.command_palette"),
        ("quit", "q", "quit", "Quit", "Leave Sidelong", "leave_story"),
        ("close", "escape", "", "Close",
         "Leave a pin that was begun; stop comparing; close help, inspector or zoom"),
    ),
    *_group("notes", "In the notes",
        ("edit-note", "e", "edit", "Edit", "Change the note's text and tags"),
        ("delete-note", "x", "delete", "Delete", "Delete the note"),
        ("undo-note", "U", "undo", "Undo", "Undo what was last done to notes"),
        ("note-down", "J", "move", "Move down", "Let the note change places with the one below"),
        ("note-up", "K", "move", "Move up", "Let the note change places with the one above"),
    ),
    *_group("rows", "In a list",
        ("next-row", "j down", "row", "Next row", "Move the cursor one row on"),
        ("previous-row", "k up", "row", "Previous row", "Move the cursor one row back"),
        ("rows-down", "d pagedown", "", "Half a page down", "Go on by half a page"),
        ("rows-up", "u pageup", "", "Half a page up", "Go back by half a page"),
        ("first-row", "g home", "", "First row", "Go to the first row"),
        ("last-row", "G end", "", "Last row", "Go to the last row"),
    ),
    *_group("list", "In a list",
        ("read-row", "enter", "read it", "Read it", "Go to the words in the reader"),
        ("unfold", "space", "unfold", "Unfold", "Show what is under a row, or fold it away"),
    ),
    *_group("rows", "In a list",
        ("sort", "s", "sort", "Sort", "Put the rows in another order"),
    ),
    *_group("list", "In a list",
        ("filter", "f", "filter", "Filter", "Only rows like the one at the cursor, or all again"),
        *((f"only-{n}", f"{n}", "", f"Only source {n}", "Only its rows, or all again", f"only({n})")
          for n in range(1, 10)),
        ("only-next", "l right tab", "", "Only the next source", "Its rows; after the last, all again"),
        ("only-previous", "h left shift+tab", "", "Only the previous source",
         "Its rows; before the first, all again"),
    ),
    *_group("rows", "In a list",
        ("search-rows", "/", "search", "Search",
         "Find rows by their words, however they are printed; /re: for a regular expression, Esc ends it"),
        ("next-found", "n", "", "Next found", "Go to the next row that was searched for"),
        ("previous-found", "N", "", "Previous found", "Go to the row that was searched for before"),
    ),
    *_group("list", "In a list",
        ("copy-row", "y", "copy", "Copy", "Copy the words with where they stand"),
        ("copy-row-table", "Y", "", "Copy a table", "Copy what every source has of it, as a Markdown table"),
        ("keep-row", "a", "keep", "Keep", "Keep the row and its words, with a note and tags"),
    ),
    *_group("rows", "In a list",
        ("list-theme", "t", "", "Next theme", "Change the colours", "app.next_theme"),
        ("list-help", "? f1", "help", "Help", "Every key and what it does", "app.show_help"),
        ("list-palette", ":", "", "Command palette", "Find a command by name", "app.command_palette"),
    ),
    *_group("list", "In a list",
        ("leave", "escape q", "back", "Back", "End a search; return to the reader"),
    ),
    *_group("shelf", "Among the stories of a folder",
        ("open-story", "enter", "open it", "Open the story", "Read it; Esc or q there leads back to its row"),
        ("look-again", "r", "look again", "Look again", "Look for stories that have come or changed"),
        ("end-search", "escape", "", "End the search", "Mark no words any more"),
        ("leave-shelf", "q", "quit", "Quit", "Leave Sidelong", "app.quit"),
    ),
)
# fmt: on

FOOTER = (
    "help",
    "quit",
    "back",
    "sentence",
    "row",
    "edit",
    "delete",
    "lists",
    "{stops}",
    "read it",
    "open it",
    "unfold",
    "search",
    "source",
)
"""Words of the footer, the most important first; the others give way before them, from the last."""

_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "tab": "Tab", "shift+tab": "Shift+Tab", "escape": "Esc",
    "space": "Space", "enter": "Enter",
}  # fmt: skip
_NAMED = {*_SHOWN, "backspace", "delete", "insert", *(f"f{number}" for number in range(1, 25))}
_FROM_SHOWN = {shown.casefold(): key for key, shown in _SHOWN.items()}
_TEXTUALS = {
    "slash": "/", "backslash": "\\", "at": "@", "minus": "-", "plus": "+", "underscore": "_",
    "comma": "comma",
}  # fmt: skip
"""Characters that Textual calls otherwise than Unicode does. A comma parts keys, so it keeps its name."""


def key_of(id: str, commands: Iterable[Command]) -> str:
    """The name of the first key of a command; empty where it has none."""
    keys = next((command.keys for command in commands if command.id == id), ())
    return key_name(keys[0]) if keys else ""


def key_name(key: str) -> str:
    """A key as a reader knows it: `pagedown` is PgDn, `f1` is F1."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key_name(key[5:]).capitalize()}"
    return _SHOWN.get(key, key.upper() if len(key) in (2, 3) and key[0] == "f" else key)


def _key(text: str) -> str | None:
    """The key that a reader names, by Textual's name, ours or its character; None where there is none.

    >>> _key("PgDn"), _key("question_mark"), _key("F2"), _key("foo")
    ('pagedown', '?', 'f2', None)
    """
    if len(text) == 1 and text.isprintable():
        return _FROM_SHOWN.get(text, text)
    name = _FROM_SHOWN.get(text.casefold(), text.casefold())
    if name in _NAMED:
        return name
    *modifiers, last = name.split("+")
    if modifiers:
        held = {*modifiers} <= {"ctrl", "shift", "alt"} and (last in _NAMED or len(last) == 1)
        return name if held else None
    try:
        return _TEXTUALS.get(name) or unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return None


def commands_of(screen: Screen, commands: Iterable[Command] = COMMANDS) -> tuple[Command, ...]:
    """The commands of one kind of screen. The notes are a list with commands of their own."""
    return tuple(command for command in commands if command.screen in _PARTS[screen])


def for_a_shelf(commands: Iterable[Command]) -> tuple[Command, ...]:
    """The commands where stories are chosen from a shelf: to leave one is to return to it."""
    told = "Leave this story for the list of them"
    return tuple(
        command._replace(footer="back", title="Back to the stories", help=told)
        if command.id == "quit"
        else command
        for command in commands
    )


def bindings(screen: Screen) -> list[BindingType]:
    """The commands of a screen as Textual bindings; our own footer shows them."""
    from textual.binding import Binding

    # A comma would split, so each key is a binding of its own under the one id.
    return [
        Binding(key, command.action, command.title, show=False, tooltip=command.help, id=command.id)
        for command in commands_of(screen)
        for key in command.keys
    ]


def remap(
    keys: Mapping[str, str], commands: tuple[Command, ...] = COMMANDS
) -> tuple[tuple[Command, ...], list[str]]:
    """The commands with a reader's keys (`{"next-sentence": "n,down"}`), and what cannot be used."""
    known = {command.id: command for command in commands}
    settled: set[str] = set()
    failures: list[str] = []
    for id, text in keys.items():
        if id not in known:
            failures.append(_unknown(id, known))
            continue
        wanted, wrong = _wanted(id, text)
        failures += wrong
        if wanted:
            failures += _give(known, id, wanted, settled)
            settled.add(id)
    failures += [
        f"settings.yaml: keys: {command.id} has no key left; give it one"
        for command in known.values()
        if not command.keys
    ]
    return tuple(known.values()), [harmless(failure) for failure in failures]


def _unknown(id: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(id, known, 1)
    hint = f"did you mean {near[0]}?" if near else "`sidelong keys` lists the ids"
    return f"settings.yaml: keys: no command is called {id}; {hint}"


def _wanted(id: str, text: str) -> tuple[tuple[str, ...], list[str]]:
    """The keys that a line of the settings names, and what in it names none."""
    named = {key.strip(): _key(key.strip()) for key in text.split(",") if key.strip()}
    wrong = [
        f"settings.yaml: keys.{id}: no key is called {name}; write it as `sidelong keys` does"
        for name, key in named.items()
        if key is None
    ]
    if not named:
        wrong.append(f"settings.yaml: keys.{id}: names no key; give one or more, parted by commas")
    return tuple(dict.fromkeys(key for key in named.values() if key)), wrong


def _give(
    known: dict[str, Command], id: str, wanted: tuple[str, ...], settled: Container[str]
) -> Iterator[str]:
    """Give a command its keys; what the reader asked for wins, who had a key keeps its others."""
    beside = {part for parts in _PARTS.values() if known[id].screen in parts for part in parts}
    for other in [command for command in known.values() if command.screen in beside]:
        taken = set(wanted) & set(other.keys)
        if other.id == id or not taken:
            continue
        if other.id in settled:
            shown = " ".join(sorted(map(key_name, taken)))
            yield f"settings.yaml: keys.{id}: {shown} is given to {other.id} too; the later has it"
        known[other.id] = other._replace(keys=tuple(key for key in other.keys if key not in taken))
    known[id] = known[id]._replace(keys=wanted)
