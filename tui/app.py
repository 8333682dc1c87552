"""The application: a story, or the stories of a folder, on a screen, in a theme, under the reader's keys."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.worker import WorkerFailed

from tui.keymap import Screen as Kind
from tui.keymap import commands_of, for_a_shelf, remap
from tui.locations import config_folder, themes_folder
from tui.reading.lines import Lines
from tui.reading.notebook import Notebook
from tui.screens.answering import Answering
from tui.screens.reader import ReaderScreen
from tui.settings import Settings
from tui.signals import driver_class
from tui.story import Story, StoryError
from tui.story.harmless import harmless
from tui.story.model import Ref
from tui.themes import VARIABLE_DEFAULTS, load_themes
from tui.widgets.colourless import Colourless
from tui.workspace import Workspace, WorkspaceError

if TYPE_CHECKING:
    from tui.meaning.choice import Choice
    from tui.screens.shelf import Shelf

# More notices than these would cover the text.
_TOLD = 3


def screen_kind(screen: object) -> Kind:
    """Which commands a screen has."""
    kind: Kind = getattr(screen, "KIND", "reader")
    return kind


class Sidelong(App[None]):
    """Reads a story, or the stories of a folder one at a time; no workspace keeps nothing.

    `notices` are shown once the screen stands. `model` is heard on links beside the words. `reread` reads the
    story's files again, in a thread; it may raise StoryError.
    """

    story: Story
    """The story that is read, or was read last."""
    lines: Lines
    notebook: Notebook

    TITLE = "Sidelong"
    ENABLE_COMMAND_PALETTE = False  # ours stands in its place
    BINDINGS = [("ctrl+z", "suspend_process", "Suspend")]

    def __init__(
        self,
        story: Story | Path,
        settings: Settings | None = None,
        notices: Sequence[str] = (),
        workspace: Workspace | None = None,
        model: Choice | None = None,
        reread: Callable[[], Story] | None = None,
    ) -> None:
        super().__init__()
        self.model = model
        # Textual takes an empty NO_COLOR for a set one, and greys for no colours.
        self.no_color = bool(os.environ.get("NO_COLOR"))
        self._colourless = Colourless(self)
        self.workspace = workspace or Workspace()
        self.settings = settings or Settings()
        self.commands, failures = remap(self.settings.keys)
        self._shelf, self._reread = story if isinstance(story, Path) else None, reread
        loaded = load_themes((themes_folder(), config_folder() / "themes"))
        for name in list(self.available_themes):
            self.unregister_theme(name)
        for theme in loaded.themes:
            self.register_theme(theme)
        wanted = self.settings.theme
        if wanted not in self.available_themes:
            failures.append(f"no theme is called {wanted}; `sidelong themes` lists them")
            wanted = loaded.themes[0].name
        self.theme = wanted
        self.notices = [*notices, *loaded.failures, *failures]
        if isinstance(story, Path):
            self.commands = for_a_shelf(self.commands)
        else:
            self.notices += self._take(story)

    def _take(self, story: Story) -> list[str]:
        """Have this story from now on, with its reader's lines; what there is to know of it."""
        trouble: list[str] = []
        self.lines = Lines(story, self.workspace)
        self.story = self._as_decided(trouble.append)
        self.notebook = Notebook(self.story, self.workspace)
        articles = self.story.articles
        return trouble + [f"{article.outlet}: {notice}" for article in articles for notice in article.notices]

    def _as_decided(self, tell: Callable[[str], object]) -> Story:
        """The story with its reader's lines; as it is read, where the workspace cannot be."""
        try:
            return self.lines.story()
        except WorkspaceError as error:
            tell(str(error))
            return self.lines.as_read

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for a theme that lacks one."""
        return VARIABLE_DEFAULTS

    def get_driver_class(self) -> type[Driver]:
        """Textual's, made to come back from every stop."""
        return driver_class(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, with ours in the place of its own for a screen without colours."""
        filters = [f for f in super().get_line_filters() if not isinstance(f, Monochrome | NoColor)]
        return [*filters, self._colourless] if self.no_color else filters

    def get_default_screen(self) -> ReaderScreen | Shelf:
        """The reader, or the list of stories, stands at once: no empty screen is painted first."""
        if self._shelf is None:
            return self._reader()
        from tui.screens.shelf import Shelf

        gc.enable()  # a reader's comparison does so when it is done
        return Shelf(self._shelf, self.workspace, self._from_shelf, self.commands)

    def _from_shelf(
        self, story: Story, reread: Callable[[], Story], leave: Callable[[], object]
    ) -> ReaderScreen:
        self._reread = reread
        self._warn(self._take(story))
        return self._reader(leave)

    def _reader(self, leave: Callable[[], object] | None = None) -> ReaderScreen:
        settings = self.settings
        return ReaderScreen(
            self.story,
            self.commands,
            settings.marks,
            settings.stops,
            settings.inspector,
            settings.sensitivity,
            self.workspace,
            self.model,
            leave,
            watched=self._reread is not None,
        )

    def on_mount(self) -> None:
        """Apply the reader's keys and say what went wrong on the way."""
        keymap: Mapping[str, str] = {command.id: ",".join(command.keys) for command in self.commands}
        if self.settings.keys:
            self.set_keymap(keymap)
        self._warn(self.notices)

    def _warn(self, notices: Sequence[str]) -> None:
        if notices:
            more = len(notices) - _TOLD
            told = [harmless(notice) for notice in notices[:_TOLD]]
            told += [f"and {more} more"] if more > 0 else []
            self.notify("\n".join(told), severity="warning", timeout=12, markup=False)

    @property
    def fault(self) -> BaseException | None:
        """What ended the application, None where the reader did."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def _handle_exception(self, error: Exception) -> None:
        # As Textual does it, but for the page of frames with their variables that it would print.
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy to the system's clipboard, else to the terminal's, else to a file that is named."""
        self._clipboard = text  # what a field pastes
        self._copy(text)

    @work(thread=True)
    def _copy(self, text: str) -> None:
        from tui.copying import to_system

        done = to_system(text)
        if self.is_running and not (done and "SSH_CONNECTION" not in os.environ):
            self.call_from_thread(self._copy_to_terminal, text, done)

    def _copy_to_terminal(self, text: str, done: bool) -> None:
        from tui.copying import terminal_takes, to_file

        if text != self._clipboard:
            return  # a later copy
        if terminal_takes(text):
            super().copy_to_clipboard(text)
        elif not done:
            try:
                words = f"no clipboard takes this; it was written to {to_file(text)}"
            except OSError as error:
                words = f"not copied: no clipboard takes this, and {error.filename}: {error.strerror}"
            self.notify(harmless(words), severity="warning", timeout=12, markup=False)

    def action_next_theme(self) -> None:
        """Show the next theme and name it."""
        themes = sorted(self.available_themes)
        self.theme = themes[(themes.index(self.theme) + 1) % len(themes)]
        self._say(self.theme)

    def action_reload(self) -> None:
        """Read the story's files again."""
        if self._reread is None:
            self._say("this story was not read from files")
        else:
            self._say("reading the files again")
            self._read_again(self._reread)

    @work(thread=True, exclusive=True)
    def _read_again(self, reread: Callable[[], Story]) -> None:
        try:
            story = reread()
        except StoryError as error:
            self.call_from_thread(self._say, harmless(str(error)))
        else:
            self.call_from_thread(self._show, story, reread)

    def _show(self, story: Story, reread: Callable[[], Story]) -> None:
        reader = self.screen
        if not isinstance(reader, ReaderScreen) or reread is not self._reread:
            return  # a list was opened meanwhile, of the story as it was, or another story
        reader.watching.begin(story)
        if story == self.lines.as_read:
            self._say("no file has changed")
            return
        self.lines = Lines(story, self.workspace)
        self.read_on(self._as_decided(self._say), "read again")

    def read_on(self, story: Story, told: str, at: Ref | None = None) -> None:
        """Show the story as it has become, at a sentence or where it was left."""
        reader = self.screen
        if isinstance(reader, ReaderScreen):
            self.story, self.notebook = story, Notebook(story, self.workspace)
            reader.call_later(reader.show_story, story, told, at)

    def _say(self, words: str) -> None:
        if isinstance(self.screen, Answering):
            self.screen.answer(words)

    def action_command_palette(self) -> None:
        """Find a command by name."""
        # Palette and help are loaded when they are asked for: a tenth of a second sooner to the first text.
        from tui.screens.palette import Palette

        if isinstance(self.screen, Palette):
            return
        below = self.screen

        def run(action: str | None) -> None:
            if action:
                below.call_later(below.run_action, action)

        self.push_screen(Palette(commands_of(screen_kind(below), self.commands)), run)

    def action_show_help(self) -> None:
        """Show every key; asked for once more, tell of what is at the cursor."""
        from tui.screens.help import Help

        below = self.screen

        def closed(again: bool | None) -> None:
            if again and isinstance(below, ReaderScreen):
                below.opening.explain()

        self.push_screen(Help(self.commands, screen_kind(below)), closed)
