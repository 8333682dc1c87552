"""The desk: all articles side by side, the same passage in view in every pane.

It holds what the reader has chosen (cursor, marks, stops, layout); panes hold a place each. Moving puts
the cursor on a sentence in one pane; aligning puts its counterparts on the same row in the others and never
moves the pane that is being read. `reader.py` answers the keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from tui.compare import Comparison, Decisions, Ref, Sensitivity
from tui.findings.kinds import KIND, KINDS, class_of
from tui.keymap import COMMANDS, Command, commands_of
from tui.reading.layout import Layout, layout
from tui.reading.places import Place, places
from tui.screens.answering import Answering
from tui.screens.comparing import Compared, Comparing, Failed, Listening, Progress, Unheard
from tui.story import Article, Story
from tui.story.harmless import harmless
from tui.widgets.bars import KeyBar, PresenceStrip, TitleBar
from tui.widgets.inspector import Inspector, PassageText
from tui.widgets.pane import PaneText
from tui.widgets.peek import PeekLine
from tui.widgets.title import PaneTitle
from tui.workspace import Workspace, WorkspaceError

if TYPE_CHECKING:
    from tui.meaning.choice import Choice

# Below these heights blank rows, then all but the text and its names, are given up for the text.
_TALL, _LOW = 30, 14


class Desk(Answering[None]):
    """The articles side by side, and a cursor in one of them."""

    DEFAULT_CSS = """
    Desk {
        layout: vertical;
        #panes { height: 1fr; margin-top: 1; }
        KeyBar { margin-top: 1; }
        &.-short { #panes, KeyBar { margin-top: 0; } }
        &.-low {
            overflow: hidden;
            TitleBar { display: none; }
            PaneTitle { height: 1; margin-bottom: 0; }
        }
    }
    """

    # `var`, not `reactive`: a change is handed to the widgets that it concerns, the screen is not redrawn.
    comparison: var[Comparison | None] = var(None)
    cursor: var[Ref] = var(Ref(0, 0), always_update=True)
    marks: var[str] = var("all")
    stops: var[str] = var("shared")
    set_aside: var[bool] = var(False)
    inspecting: var[bool] = var(False)
    linked: var[bool] = var(True)
    sensitivity: var[Sensitivity] = var[Sensitivity]("balanced")
    zoomed: var[bool] = var(False)
    wanted: var[int | None] = var(None)
    """How many panes the reader asked for; None for as many as fit."""

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
    ) -> None:
        super().__init__()
        self.story, self.commands = story, commands
        self.workspace = workspace or Workspace()
        self.decisions = Decisions()
        self.set_reactive(Desk.marks, marks)
        self.set_reactive(Desk.stops, stops)
        self.set_reactive(Desk.inspecting, inspecting)
        self.set_reactive(Desk.sensitivity, sensitivity)
        self.peek = min(1, len(story.articles) - 1)
        self.shown = Layout((), 1)
        self.panes: list[PaneText] = []
        self.titles: list[PaneTitle] = []
        self.trail: list[Ref] = []
        self.widths = [1.0] * len(story.articles)
        self.comparing = Comparing(story, self.post_message, model)
        self.heard = ""
        """Whether a model is heard on the links beside the words, or how far it has read."""
        self.step, self.uncompared = "", "still comparing"
        """How far the comparison is, and why there are no findings yet."""

    def compose(self) -> ComposeResult:
        """Title, presence, panes, inspector, keys."""
        yield TitleBar()
        yield PresenceStrip()
        with Horizontal(id="panes"):
            for index, article in enumerate(self.story.articles):
                with Vertical():
                    yield PaneTitle(article)
                    yield PaneText(article, index).data_bind(Desk.comparison, Desk.marks, Desk.set_aside)
        yield PeekLine(self.story).data_bind(Desk.comparison)
        with Inspector():
            yield PassageText().data_bind(Desk.comparison, Desk.cursor)
        yield KeyBar(commands_of("reader", self.commands)).data_bind(Desk.stops)

    def on_mount(self) -> None:
        """Show the text at once; compare when it has been seen."""
        self.panes = list(self.query(PaneText))
        self.titles = list(self.query(PaneTitle))
        # Held, not asked for by each key: a key may come when the screen is being taken down.
        self.strip, self.bar = self.query_one(PresenceStrip), self.query_one(TitleBar)
        self.peek_line, self.inspector = self.query_one(PeekLine), self.query_one(Inspector)
        self.lay_out()
        self.align()
        self._tell_found("comparing")
        try:
            self.decisions = self.workspace.decisions()
        except WorkspaceError as error:
            self.notify(str(error), severity="error", markup=False)
        self.call_after_refresh(self.compare)

    # -- comparing

    def compare(self) -> None:
        """Compare, or settle anew, by the present sensitivity and decisions."""
        self.comparing.ask(self.sensitivity, self.decisions)
        self.tell_holds()

    def stop_comparing(self) -> bool:
        """Give the comparison up, now for the reader and at its next step for the machine; False if done."""
        if self.comparison is not None or self.comparing.stopped or len(self.panes) == 1:
            return False
        self.comparing.stop()
        self._tell_uncompared()
        return True

    def _tell_uncompared(self) -> None:
        self.step, self.uncompared = "", "not compared"
        self._tell_found(self.uncompared)
        self._tell_presence()

    def on_failed(self, message: Failed) -> None:
        """Say that there are no findings, and why."""
        if self.comparing.stopped:
            return
        self.comparing.stop()
        self._tell_uncompared()
        words = f"The story could not be compared, but can be read: {harmless(message.why)}"
        self.notify(words, severity="error", timeout=30, markup=False)

    def on_progress(self, message: Progress) -> None:
        """Say how far the comparison is."""
        if not self.comparing.stopped:
            self.step = f"comparing: {message.step} {message.done:.0%} · Esc stops it"
            self._tell_presence()

    def on_compared(self, message: Compared) -> None:
        """Show what was found."""
        if self.comparing.stopped:
            return
        before, self.comparison = self.comparison, message.comparison
        self.align()
        if message.comparison.model and before and not before.model:
            self._tell_heard(before, message.comparison)
        self._tell_found("" if message.comparison.complete else "comparing")

    def on_listening(self, message: Listening) -> None:
        """Say how far a model has read."""
        self.heard = f"model {message.done:.0%}"
        self.tell_holds()

    def on_unheard(self, message: Unheard) -> None:
        """Say why a model takes no part."""
        self.heard = ""
        self.tell_holds()
        words = f"{harmless(message.why)}; words alone decide"
        self.notify(words, severity="warning", timeout=12, markup=False)

    def _tell_heard(self, before: Comparison, after: Comparison) -> None:
        """Say that a model takes part, and what it changed."""
        self.heard = "words and model"
        self.tell_holds()
        pairs, now = ({(link.a, link.b) for link in found.links} for found in (before, after))
        came, went = len(now - pairs), len(pairs - now)
        self.strip.answer = (
            f"{harmless(after.model)} was heard: {came} link{'s' * (came != 1)} came, {went} went"
        )

    def on_unmount(self) -> None:
        """Let what computes come to an end."""
        self.comparing.close()

    def _tell_found(self, doing: str = "") -> None:
        articles = self.story.articles
        sources, sentences = len(articles), sum(len(article.sentences) for article in articles)
        figures = [f"{sources} source{'s' * (sources != 1)}", f"{sentences} sentences"]
        if sources == 1:
            figures.append("nothing to compare it with")
        elif doing:
            figures.insert(1, doing)
        elif self.comparison:
            figures.append(f"{sentences - len(self.comparison.unique)} shared")
            counted = [(kind.name, kind.count(self.comparison)) for kind in KINDS[::-1] if kind.count]
            figures += [f"{count} {word}{'s' * (count != 1)}" for word, count in counted if count]
        self.bar.title, self.bar.found = self.story.title, tuple(figures)

    # -- laying out

    def on_resize(self) -> None:
        """Choose the panes that fit."""
        self.lay_out()

    def lay_out(self) -> None:
        """Show the panes that fit and that were asked for."""
        if not self.panes:
            return
        wanted = 1 if self.zoomed else self.wanted
        first = self.shown.panes[0] if self.shown.panes else 0
        self.shown = layout(len(self.panes), self.size.width, self.cursor.article, self.peek, first, wanted)
        self.set_class(self.size.height < _TALL, "-short")
        self.set_class(self.size.height < _LOW, "-low")
        for index, column in enumerate(self.query("#panes > Vertical")):
            column.display = index in self.shown.panes
            column.styles.width = f"{self.widths[index]}fr"
        low = self.size.height < _LOW
        single = self.shown.single and len(self.panes) > 1 and not self.zoomed
        self.peek_line.display = single and not low
        self.inspector.display = self.inspecting and not low
        self.tell_holds()

    def tell_holds(self) -> None:
        """Say which panes are shown and which settings hold."""
        self.bar.holds = "   ".join(self.holds())

    def holds(self) -> list[str]:
        """The panes that are shown and the settings that hold."""
        shown, of = self.shown.panes, len(self.panes)
        letters = [self.story.articles[index].letter for index in shown]
        run = f"{letters[0]}–{letters[-1]}" if len(shown) > 2 else " ".join(letters)
        panes = [f"{run} of {of}"] if len(shown) < of else []
        marks = {"all": "all marks", "none": "no marks"}.get(self.marks, f"{self.marks} marked")
        states = ["" if self.linked else "not linked", self.sensitivity, marks, self.heard]
        return [*panes, *filter(None, states)]

    def on_pane_text_resized(self, message: PaneText.Resized) -> None:
        """Keep the cursor in view, and its counterparts on its row, at the new size."""
        if message.article == self.cursor.article:
            self.settle()

    def answer(self, words: str) -> None:
        """Say what the last key did."""
        self.strip.answer = words

    # -- the cursor

    @property
    def article(self) -> Article:
        """The article that is being read."""
        return self.story.articles[self.cursor.article]

    @property
    def pane(self) -> PaneText:
        """The pane that is being read."""
        return self.panes[self.cursor.article]

    def go(self, ref: Ref, remember: bool = False, row: int | None = None) -> None:
        """Put the cursor on a sentence; `row` is its screen row, None for one where all of it is seen."""
        if remember and ref != self.cursor:
            self.trail = [*self.trail[-99:], self.cursor]
        before, self.cursor = self.cursor, ref
        self.strip.answer = ""
        self.clear_selection()  # it would stand on other rows now
        if ref.article != before.article:
            self.peek = before.article if self.peek == ref.article else self.peek
            self.lay_out()
        self.settle(before, remember, row)

    def settle(self, before: Ref | None = None, jump: bool = False, row: int | None = None) -> None:
        """See to it that all of the cursor's sentence is in view, and its counterparts on its row."""
        if self.pane.flow.first:
            sentence = self.cursor.sentence
            wanted = self.pane.reveal(sentence, self._need(self.cursor), jump) if row is None else row
            self.pane.held = (sentence, wanted)
        self.align(before)

    def _need(self, ref: Ref) -> int:
        """The most rows that a counterpart of a sentence takes in the panes that are seen."""
        if not (self.comparison and self.linked):
            return 0
        found = self.comparison.counterparts(ref)
        return max(
            (
                self.panes[a].flow.heights[at.sentence]
                for a, (at, _) in found.items()
                if a in self.shown.panes
            ),
            default=0,
        )

    def align(self, before: Ref | None = None) -> None:
        """Put every counterpart of the cursor on its row, if panes are linked; light them in any case."""
        self.places = self._places(before or self.cursor)
        row = self.pane.held[1]
        for index, (pane, title, place) in enumerate(zip(self.panes, self.titles, self.places, strict=True)):
            pane.active = title.active = index == self.cursor.article
            pane.spot = place.sentence
            pane.lit = place.lit if place.sentence is not None else frozenset({pane.held[0]})
            if self.linked and place.sentence is not None and index != self.cursor.article:
                pane.held = (place.sentence, row)
            title.note = _note(place) if self.comparison and len(self.panes) > 1 else ""
        self._tell_presence()
        self.peek_line.place = (self.peek, self.places[self.peek].sentence)

    def _places(self, before: Ref) -> list[Place]:
        if self.comparison is None:
            here = frozenset({self.cursor.sentence})
            return [
                Place(self.cursor.sentence, here, 0, "")
                if index == self.cursor.article
                else Place(None, frozenset(), 0, "")
                for index in range(len(self.panes))
            ]
        step = (
            self.paragraph_of(self.cursor) - self.paragraph_of(before)
            if before.article == self.cursor.article
            else 0
        )
        return places(self.comparison, self.cursor, [pane.held[0] for pane in self.panes], step)

    def paragraph_of(self, ref: Ref) -> int:
        """The paragraph that a sentence stands in."""
        sentences = self.story.articles[ref.article].sentences
        return sentences[ref.sentence].paragraph if sentences else 0

    def words_of(self, ref: Ref) -> str:
        """A sentence as printed."""
        return self.story.articles[ref.article].sentences[ref.sentence].text

    def _tell_presence(self) -> None:
        strip = self.strip
        strip.active = self.cursor.article
        if self.comparison is None or len(self.panes) == 1:
            strip.glyphs, strip.words = (), "" if len(self.panes) == 1 else self.step
            return
        strip.glyphs = tuple(
            (a.letter, place.glyph) for a, place in zip(self.story.articles, self.places, strict=True)
        )
        carried = sum(place.sentence is not None for place in self.places)
        kind = class_of(self.comparison, self.cursor)
        words = [KIND[kind].name] if kind else []
        words += [f"in {carried} of {len(self.panes)}"] if carried > 1 else []
        strip.words = " · ".join(words)


def _note(place: Place) -> str:
    """Why a pane shows something other than the place that reading had got to."""
    if place.sentence is None:
        return "not covered"
    if place.moved:
        return f"↑ {-place.moved} ¶ earlier" if place.moved < 0 else f"↓ {place.moved} ¶ later"
    return ""
