"""The reader screen: what each key does at the desk."""

from __future__ import annotations

from tui.compare import Ref
from tui.findings.citation import quoted
from tui.findings.kinds import MARKS, STOPS
from tui.keymap import bindings
from tui.reading.stops import next_stop, stops_of
from tui.screens.listing import Listing
from tui.widgets.pane import PaneText

# A pane made wider or narrower changes its share of the width in these steps, within these bounds.
_STEP, _LEAST, _MOST = 0.25, 0.5, 3.0


class ReaderScreen(Listing, inherit_bindings=False):
    """The desk, driven by keys."""

    BINDINGS = [*bindings("reader"), ("ctrl+c", "screen.copy_text", "Copy the selection")]

    # -- reading

    def _step_to(self, sentence: int, remember: bool = False, end: str = "") -> None:
        count = len(self.article.sentences)
        target = max(0, min(sentence, count - 1))
        if not count or (target == self.cursor.sentence and end):
            self.strip.answer = end
            return
        self.go(Ref(self.cursor.article, target), remember)

    def action_next_sentence(self) -> None:
        """One sentence on."""
        self._step_to(self.cursor.sentence + 1, end="last sentence")

    def action_previous_sentence(self) -> None:
        """One sentence back."""
        self._step_to(self.cursor.sentence - 1, end="first sentence")

    def action_next_paragraph(self) -> None:
        """The paragraph below."""
        here = self.paragraph_of(self.cursor)
        later = (s.index for s in self.article.sentences if s.paragraph > here)
        self._step_to(next(later, self.cursor.sentence), end="last paragraph")

    def action_previous_paragraph(self) -> None:
        """The start of this paragraph, then of the one above."""
        starts: dict[int, int] = {}
        for sentence in self.article.sentences:
            starts.setdefault(sentence.paragraph, sentence.index)
        before = [start for start in starts.values() if start < self.cursor.sentence]
        self._step_to(before[-1] if before else self.cursor.sentence, end="first paragraph")

    def action_half_page_down(self) -> None:
        """Half a page on."""
        self._page(1)

    def action_half_page_up(self) -> None:
        """Half a page back."""
        self._page(-1)

    def _page(self, way: int) -> None:
        pane, here = self.pane, self.cursor.sentence
        if not pane.flow.first:
            return
        row, by = pane.row_of(here), max(1, pane.size.height // 2) * way
        hidden = row + pane.flow.heights[here] - pane.size.height if way > 0 else -row
        if pane.flow.heights[here] > pane.size.height and hidden > 0:
            # A sentence taller than the pane: its other rows come first.
            self.go(self.cursor, row=row - min(by * way, hidden) * way)
            return
        target = pane.flow.sentence_at(max(0, pane.flow.first[here] + by))
        if target == here:
            target = here + way
        if not 0 <= target < len(pane.flow.first):
            self.strip.answer = "last sentence" if way > 0 else "first sentence"
            return
        # The view moves under a cursor that keeps its row, as far as the article reaches.
        pane.held = (target, pane.bounded(target, row))
        self.go(Ref(self.cursor.article, target))

    def action_first(self) -> None:
        """The start of the article."""
        self.go(Ref(self.cursor.article, 0), remember=True, row=self.pane.top_row)

    def action_last(self) -> None:
        """The end of the article."""
        self._step_to(len(self.article.sentences) - 1, remember=True)

    def action_next_stop(self) -> None:
        """The next finding of the chosen kind."""
        self._stop(1)

    def action_previous_stop(self) -> None:
        """The finding of the chosen kind before."""
        self._stop(-1)

    def _stop(self, way: int) -> None:
        if self.comparison is None:
            self.strip.answer = self.uncompared
            return
        stop = next_stop(
            stops_of(self.comparison, self.cursor.article, self.stops), self.cursor.sentence, way
        )
        kind = "marked" if self.stops == "all" else self.stops
        if stop is None:
            self.strip.answer = f"no {kind} here" if kind.endswith("s") else f"nothing {kind} here"
            return
        if stop.moved:
            self.go(Ref(self.cursor.article, stop.sentence), remember=True)
            self.strip.answer = f"{stop.number} of {stop.of} {kind}"
        else:
            self.strip.answer = f"last of {stop.of}" if way > 0 else f"first of {stop.of}"

    def action_stops(self) -> None:
        """What ] and [ stop at."""
        self.stops = STOPS[(STOPS.index(self.stops) + 1) % len(STOPS)]
        self.strip.answer = f"] stops at {'all marked words' if self.stops == 'all' else self.stops}"

    def action_back(self) -> None:
        """Back to before the last jump."""
        if self.trail:
            self.go(self.trail.pop())
        else:
            self.strip.answer = "no jump to go back from"

    def action_copy(self) -> None:
        """Copy the sentence with where it stands."""
        if not self._nothing_read():
            self.app.copy_to_clipboard(quoted(self.story, self.cursor))
            self.strip.answer = "copied"

    # -- sources

    def action_source(self, number: int) -> None:
        """Read a source at the counterpart; with two panes of more sources, show it beside."""
        index = number - 1
        if self.chosen(number):
            return
        if index >= len(self.panes):
            self.strip.answer = f"there are {len(self.panes)} sources"
        elif len(self.shown.panes) == 2 < len(self.panes) and index != self.cursor.article:
            self.peek = index
            self.lay_out()
            self.align()
        else:
            self._focus(index)

    def action_next_source(self) -> None:
        """The source to the right."""
        self._beside(1)

    def action_previous_source(self) -> None:
        """The source to the left."""
        self._beside(-1)

    def _beside(self, way: int) -> None:
        index = self.cursor.article + way
        if 0 <= index < len(self.panes):
            self._focus(index)
        else:
            self.strip.answer = "last source" if way > 0 else "first source"

    def _focus(self, index: int) -> None:
        """Read on in a pane, at the counterpart; the pane itself does not move."""
        if index == self.cursor.article:
            return
        place, pane = self.places[index], self.panes[index]
        sentence = pane.held[0] if place.sentence is None else place.sentence
        self.go(Ref(index, sentence), remember=True)

    # -- the view

    def action_link_scroll(self) -> None:
        """Let the panes follow the cursor, or not."""
        self.linked = not self.linked
        self.align()
        self.tell_holds()
        self.strip.answer = "panes follow the cursor" if self.linked else "panes stay where they are"

    def action_realign(self) -> None:
        """Bring the cursor into view and its counterparts to its row, linked or not."""
        linked, self.linked = self.linked, True
        self.go(self.cursor)
        self.linked = linked

    def action_zoom(self) -> None:
        """This source alone, and back."""
        self.zoomed = not self.zoomed
        self.lay_out()

    def action_layout(self) -> None:
        """One pane fewer; after one, as many as fit."""
        count = len(self.shown.panes)
        self.zoomed, self.wanted = False, count - 1 if count > 1 else None
        self.lay_out()
        count = len(self.shown.panes)
        self.strip.answer = f"{count} pane{'s' * (count > 1)}" + (
            ", as many as fit" if self.wanted is None else ""
        )

    def action_widen(self) -> None:
        """A wider pane."""
        self._widen(_STEP)

    def action_narrow(self) -> None:
        """A narrower pane."""
        self._widen(-_STEP)

    def _widen(self, by: float) -> None:
        index = self.cursor.article
        if len(self.shown.panes) == 1:
            self.strip.answer = "one pane has the whole width"
            return
        width = max(_LEAST, min(_MOST, self.widths[index] + by))
        if width == self.widths[index]:
            self.strip.answer = "no wider" if by > 0 else "no narrower"
        self.widths[index] = width
        self.lay_out()

    def action_marks(self) -> None:
        """Which marks are shown."""
        self.marks = MARKS[(MARKS.index(self.marks) + 1) % len(MARKS)]
        self.tell_holds()

    def action_set_aside(self) -> None:
        """Show or hide what is no part of the reports."""
        self.set_aside = not self.set_aside
        if self.cursor.sentence == 0:
            self.settle(row=self.pane.top_row)
        count = sum(1 for _ in self.article.set_aside)
        shown = f"{count} line{'s' * (count != 1)} set aside here"
        self.strip.answer = shown if self.set_aside else "set aside lines hidden"

    def action_inspector(self) -> None:
        """Show or hide the inspector."""
        self.inspecting = not self.inspecting
        self.lay_out()

    def action_inspector_down(self) -> None:
        """Scroll the inspector."""
        self.inspector.scroll_relative(y=3, animate=False)

    def action_inspector_up(self) -> None:
        """Scroll the inspector back."""
        self.inspector.scroll_relative(y=-3, animate=False)

    # -- the program

    def action_close(self) -> None:
        """Lead back to a list, leave what was begun or close what is open: a pin, the inspector, zoom."""
        if self.reopened() or self.forget():
            return
        if self.stop_comparing():
            self.strip.answer = "comparing stopped; open the story again to compare it"
        elif self.inspecting:
            self.action_inspector()
        elif self.zoomed:
            self.action_zoom()

    # -- the mouse

    def on_pane_text_clicked(self, message: PaneText.Clicked) -> None:
        """Put the cursor where the reader clicked."""
        self.go(Ref(message.article, message.sentence), remember=True)

    def on_pane_text_wheeled(self, message: PaneText.Wheeled) -> None:
        """Scroll the pane under the wheel, and with it those that are linked."""
        pane = self.panes[message.article]
        by = pane.held[1] - pane.scrolled(message.rows)[1]
        for other in self.panes if self.linked else [pane]:
            sentence, row = other.held
            other.held = (sentence, row - by)
