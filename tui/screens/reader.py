"""The reader screen: all articles side by side, the same passage in view in every pane.

It wires widgets, state and messages. State is held by plain objects: `Cursor` (which sentence is read),
`Alignment` (what each pane holds on which row), `Panes` (which of them are shown), and by the variables
below. What the keys do stands in the parts (`part.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.reactive import var

from tui.keymap import COMMANDS, Command, bindings, commands_of
from tui.reading.alignment import Alignment
from tui.reading.cursor import Cursor
from tui.reading.layout import Panes
from tui.reading.status import note
from tui.screens import watching
from tui.screens.answering import Answering
from tui.screens.comparing import Compared, Comparing, Doubted, Failed, Listening, Progress, Unheard
from tui.screens.exporting import Exporting
from tui.screens.findings import Findings
from tui.screens.hearing import Hearing
from tui.screens.linking import Linking
from tui.screens.moving import Moving
from tui.screens.noting import Noting
from tui.screens.opening import Opening
from tui.screens.prompting import Prompting
from tui.screens.remembering import Remembering
from tui.screens.setting_aside import SettingAside
from tui.screens.telling import Telling
from tui.screens.viewing import Viewing
from tui.story import Article, Story
from tui.story.model import Ref
from tui.widgets.bars import KeyBar
from tui.widgets.columns import Columns
from tui.widgets.inspector import Inspector, PassageText
from tui.widgets.pane import PaneText
from tui.widgets.peek import PeekLine
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.compare import Comparison, Decisions, Sensitivity
    from tui.meaning.choice import Choice
    from tui.widgets.prompt import Prompt

# Below these heights blank rows, then all but the text and its names, are given up for the text.
_TALL, _LOW = 30, 14
_FRAMES = 2 / 60
"""Seconds by which what was changed is painted: Textual gathers changes for a frame."""
_LOOK = 1.0
"""Seconds between two looks at what another reader kept, and at where this one is."""


class ReaderScreen(Answering[None], inherit_bindings=False):
    """The articles side by side, and a cursor in one of them.

    `leave` leads back to where the story was chosen; None for one that was opened by itself. One that is
    `watched` tells when a file of the story has changed.
    """

    BINDINGS = [*bindings("reader"), ("ctrl+c", "screen.copy_text", "Copy the selection")]

    DEFAULT_CSS = """
    ReaderScreen {
        layout: vertical;
        Columns { height: 1fr; margin-top: 1; }
        KeyBar, Prompt { margin-top: 1; }
        Tooltip { max-width: 60; padding: 0 2; background: $panel; color: $text; }
        &.-short { PaneTitle { height: 2; } Columns, KeyBar, Prompt { margin-top: 0; } }
        &.-low {
            overflow: hidden;
            TitleBar { display: none; }
            PaneTitle { height: 1; margin-bottom: 0; }
        }
    }
    """

    # `var`, not `reactive`: a change is handed to the widgets that it concerns, the screen is not redrawn.
    comparison: var[Comparison | None] = var(None)
    marks: var[str] = var("all")
    stops: var[str] = var("shared")
    set_aside: var[bool] = var(False)
    inspecting: var[bool] = var(False)
    sensitivity: var[Sensitivity] = var("balanced")

    decisions: Decisions | None = None
    """What the reader decided on links; None until the text has been seen."""

    def __init__(
        self,
        story: Story,
        commands: tuple[Command, ...] = COMMANDS,
        marks: str = "all",
        stops: str = "shared",
        inspecting: bool = False,
        sensitivity: Sensitivity = "balanced",
        workspace: Workspace | None = None,
        model: Choice | None = None,
        leave: Callable[[], object] | None = None,
        watched: bool = False,
    ) -> None:
        super().__init__()
        self.commands, self.model, self.leave, self._watched = commands, model, leave, watched
        self.doubted: set[str] = set()
        """What was said of reports that may not belong."""
        self.workspace = workspace or Workspace()
        self.set_reactive(ReaderScreen.marks, marks)
        self.set_reactive(ReaderScreen.stops, stops)
        self.set_reactive(ReaderScreen.inspecting, inspecting)
        self.set_reactive(ReaderScreen.sensitivity, sensitivity)
        self.watching = watching.Watching(self, story)
        self._take(story)

    def _take(self, story: Story) -> None:
        """Make what holds for one story: its state, its widgets, and the parts that act on them."""
        self.story = story
        sources = len(story.articles)
        self.cursor, self.alignment, self.view = Cursor(story), Alignment(sources), Panes(sources)
        self.comparing = Comparing(story, self.post_message, self.model)
        self.uncompared = "still comparing"
        """Why there are no findings yet."""
        # Held, not asked for by each key: a key may come when the screen is being taken down.
        self.columns, self.peek_line = Columns(story), PeekLine(story)
        self.inspector, self.passage = Inspector(), PassageText()
        self.keys = KeyBar(commands_of("reader", self.commands))
        self.moving, self.linking, self.prompting = Moving(self), Linking(self), Prompting(self)
        self.noting = Noting(self)
        self.opening, self.remembering, self.telling = Opening(self), Remembering(self), Telling(self)
        self.findings, self.hearing, self._arriving = Findings(self), Hearing(self), False
        parts = (self.moving, Viewing(self), self.noting, self.linking, self.prompting, self.opening)
        for part in (*parts, Exporting(self), SettingAside(self)):
            part.lend()

    def compose(self) -> ComposeResult:
        """Title, presence, panes, inspector, keys."""
        yield self.telling.bar
        yield self.telling.strip
        yield self.columns.data_bind(ReaderScreen.comparison, ReaderScreen.marks, ReaderScreen.set_aside)
        yield self.peek_line.data_bind(ReaderScreen.comparison)
        with self.inspector:
            yield self.passage.data_bind(ReaderScreen.comparison)
        yield self.keys.data_bind(ReaderScreen.stops)

    def on_mount(self) -> None:
        """Show the text at once, where it was left; compare when it has been seen."""
        self._begin()
        self.call_after_refresh(self.set_interval, _LOOK, self._look)
        if self._watched:
            self.watching.begin(self.story)
            self.set_interval(watching.EVERY, self.watching.look_again)

    def _begin(self) -> None:
        self._arriving = self.remembering.recall()
        self.lay_out()
        self.align()
        self.telling.found("comparing")
        self.call_after_refresh(self._compare)
        self.call_after_refresh(self.noting.show)

    def _compare(self) -> None:
        self.linking.recall()
        self.findings.compare()

    def on_screen_resume(self) -> None:
        """Show what was noted in a dialog or in a list."""
        self.call_later(self.noting.show)

    def _look(self) -> None:
        self.linking.look()
        self.remembering.remember()

    async def show_story(self, story: Story, told: str, at: Ref | None = None) -> None:
        """Show a story that has changed, at a sentence or at the same place, and say what was done."""
        self.remembering.remember()
        self.comparing.leave()
        self.comparison = None
        self._take(story)
        await self.recompose()
        self._begin()
        if at is not None:
            self.go(at)
        self.answer(told)

    def on_unmount(self) -> None:
        """Keep where the story is left, and let what computes come to an end."""
        self.remembering.remember()
        self.comparing.close()

    # -- comparing

    def on_failed(self, message: Failed) -> None:
        """Say that there are no findings, and why."""
        if message.by is self.comparing:
            self.findings.fail(message.why)

    def on_doubted(self, message: Doubted) -> None:
        """Say which reports may not belong to the story."""
        if message.by is self.comparing:
            self.findings.doubt(message.doubts)

    def on_progress(self, message: Progress) -> None:
        """Say how far the comparison is."""
        if message.by is self.comparing:
            self.findings.begin(message.step, message.done)

    def on_compared(self, message: Compared) -> None:
        """Show what was found."""
        if message.by is self.comparing:
            self.findings.show(message.comparison)
            self.set_timer(_FRAMES, self.comparing.painted.set)

    def on_listening(self, message: Listening) -> None:
        """Say how far a model has read."""
        if message.by is self.comparing:
            self.hearing.listening(message)

    def on_unheard(self, message: Unheard) -> None:
        """Say why a model takes no part."""
        if message.by is self.comparing:
            self.hearing.unheard(message)

    # -- laying out

    def on_resize(self) -> None:
        """Choose the panes that fit."""
        self.lay_out()

    def lay_out(self) -> None:
        """Show the panes that fit, that were asked for, and that carry what is at the cursor."""
        self.view.choose(self.size.width, self.cursor.article)
        self._follow()
        self.columns.show(self.view)
        low = self.size.height < _LOW
        self.set_class(self.size.height < _TALL, "-short")
        self.set_class(low, "-low")
        self.peek_line.display = self.view.alone and not low
        self.inspector.display = self.inspecting and not low
        self.telling.holds()

    def _follow(self) -> bool:
        """Let the panes follow the evidence, if they are linked. True where others are shown now."""
        if self.comparison is None or not self.alignment.linked:
            return False
        # Links come best first.
        return self.view.follow(self.cursor.article, list(self.comparison.counterparts(self.cursor.ref)))

    def on_pane_text_resized(self, message: PaneText.Resized) -> None:
        """Keep the cursor in view, and its counterparts on its row, at the new size."""
        if message.article != self.cursor.article:
            return
        self.settle(jump=self._arriving)
        self._arriving = False
        if self.view.shown.single and self.pane.flow.first:
            # Nothing to stand beside: no row need be blank.
            sentence, row = self.pane.held
            self.hold(sentence, self.pane.bounded(sentence, row))

    # -- telling

    def answer(self, words: str) -> None:
        """Say what the last key did."""
        self.telling.strip.answer = words

    # -- the cursor

    @property
    def article(self) -> Article:
        """The article that is being read."""
        return self.cursor.report

    @property
    def panes(self) -> list[PaneText]:
        """The panes of all sources, seen or not."""
        return self.columns.panes

    @property
    def pane(self) -> PaneText:
        """The pane that is being read."""
        return self.panes[self.cursor.article]

    def go(self, ref: Ref, remember: bool = False, row: int | None = None) -> None:
        """Put the cursor on a sentence; `row` is its screen row, None for one where all of it is seen."""
        before = self.cursor.go(ref, remember)
        self.linking.pins.choosing = False  # a move is no answer
        self.answer("")
        self.clear_selection()  # it would stand on other rows now
        if ref.article != before.article:
            self.view.turn(before.article, ref.article)
            self.lay_out()
        elif self._follow():
            self.columns.show(self.view)
            self.telling.holds()
        self.settle(before, remember, row)

    def hold(self, sentence: int, row: int) -> None:
        """Let the pane that is read hold a sentence on a row."""
        self.alignment.hold(self.cursor.article, sentence, row)
        self.pane.held = (sentence, row)

    def settle(self, before: Ref | None = None, jump: bool = False, row: int | None = None) -> None:
        """See to it that all of the cursor's sentence is in view, and its counterparts on its row."""
        if self.pane.flow.first:
            sentence = self.cursor.sentence
            self.hold(sentence, self.pane.reveal(sentence, self._need(), jump) if row is None else row)
        self.align(before)

    def _need(self) -> int:
        """The most rows that a counterpart of the cursor's sentence takes in the panes that are seen."""
        if not (self.comparison and self.alignment.linked):
            return 0
        found = self.comparison.counterparts(self.cursor.ref)
        seen = [(a, ref) for a, (ref, _) in found.items() if self.panes[a].size.width]
        return max((self.panes[a].flow.heights[ref.sentence] for a, ref in seen), default=0)

    def align(self, before: Ref | None = None) -> None:
        """Put every counterpart of the cursor on its row, if panes are linked; light them in any case."""
        cursor, alignment = self.cursor, self.alignment
        alignment.align(self.comparison, cursor.ref, cursor.crossed(before or cursor.ref))
        self.columns.stand(alignment, cursor.article)
        told = self.comparison is not None and self.view.sources > 1
        for title, place in zip(self.columns.titles, alignment.places, strict=True):
            title.note = note(place) if told else ""
        self.telling.presence()
        self.passage.cursor = cursor.ref
        self.peek_line.place = (self.view.peek, alignment.places[self.view.peek].sentence)

    # -- the prompt

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Show what has been typed so far."""
        self.prompting.typed(message.words)

    def on_prompt_given(self, message: Prompt.Given) -> None:
        """Take what has been typed."""
        self.prompting.given(message.words)

    def on_prompt_left(self) -> None:
        """Leave what was being typed."""
        self.prompting.left()

    # -- the mouse

    def on_pane_text_clicked(self, message: PaneText.Clicked) -> None:
        """Put the cursor where the reader clicked."""
        self.go(Ref(message.article, message.sentence), remember=True)

    def on_pane_text_wheeled(self, message: PaneText.Wheeled) -> None:
        """Scroll the pane under the wheel, and with it those that are linked."""
        pane, alignment = self.panes[message.article], self.alignment
        by = pane.held[1] - pane.scrolled(message.rows)[1]
        alignment.scroll(by, range(self.view.sources) if alignment.linked else [message.article])
        self.columns.stand(alignment, self.cursor.article)
