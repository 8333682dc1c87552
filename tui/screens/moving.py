"""Moving through the reports: by sentence, paragraph, half page and stop, and from source to source."""

from __future__ import annotations

from tui.findings.kinds import STOPS
from tui.reading.stops import counted, next_stop, stops_of
from tui.screens.part import Part
from tui.story.model import Ref


class Moving(Part):
    """The keys that put the cursor elsewhere."""

    def _step_to(self, sentence: int, remember: bool = False, end: str = "") -> None:
        cursor = self.reader.cursor
        target = cursor.bounded(sentence)
        if cursor.empty or (target == cursor.sentence and end):
            self.answer(end)
            return
        self.reader.go(Ref(cursor.article, target), remember)

    def action_next_sentence(self) -> None:
        """One sentence on."""
        self._step_to(self.reader.cursor.sentence + 1, end="last sentence")

    def action_previous_sentence(self) -> None:
        """One sentence back."""
        self._step_to(self.reader.cursor.sentence - 1, end="first sentence")

    def action_next_paragraph(self) -> None:
        """The paragraph below."""
        self._step_to(self.reader.cursor.next_paragraph(), end="last paragraph")

    def action_previous_paragraph(self) -> None:
        """The start of this paragraph, then of the one above."""
        self._step_to(self.reader.cursor.previous_paragraph(), end="first paragraph")

    def action_half_page_down(self) -> None:
        """Half a page on."""
        self._page(1, self.reader.pane.size.height // 2)

    def action_half_page_up(self) -> None:
        """Half a page back."""
        self._page(-1, self.reader.pane.size.height // 2)

    def action_page_down(self) -> None:
        """A page on, two rows of which were seen."""
        self._page(1, self.reader.pane.size.height - 2)

    def action_page_up(self) -> None:
        """A page back, two rows of which were seen."""
        self._page(-1, self.reader.pane.size.height - 2)

    def _page(self, way: int, rows: int) -> None:
        pane, cursor = self.reader.pane, self.reader.cursor
        if not pane.flow.first:
            return
        here = cursor.sentence
        row, by = pane.row_of(here), max(1, rows) * way
        hidden = row + pane.flow.heights[here] - pane.size.height if way > 0 else -row
        if pane.flow.heights[here] > pane.size.height and hidden > 0:
            # A sentence taller than the pane: its other rows come first.
            self.reader.go(cursor.ref, row=row - min(by * way, hidden) * way)
            return
        target = pane.flow.sentence_at(max(0, pane.flow.first[here] + by))
        if target == here:
            target = here + way
        if not 0 <= target < len(pane.flow.first):
            self.answer("last sentence" if way > 0 else "first sentence")
            return
        # The view moves under a cursor that keeps its row, as far as the article reaches.
        self.reader.hold(target, pane.bounded(target, row))
        self.reader.go(Ref(cursor.article, target))

    def action_row_down(self) -> None:
        """The view one row on; the cursor stays in it."""
        self._scroll(1)

    def action_row_up(self) -> None:
        """The view one row back; the cursor stays in it."""
        self._scroll(-1)

    def _scroll(self, by: int) -> None:
        pane, cursor = self.reader.pane, self.reader.cursor
        if not pane.flow.first:
            return
        top = pane.top + by
        if not min(0, pane.top) <= top <= max(pane.top, len(pane.flow.rows) - pane.size.height):
            self.answer("last row" if by > 0 else "first row")
            return
        target = pane.seen_whole(cursor.sentence, top)
        row = pane.flow.first[target] - top
        self.reader.hold(target, row)
        self.reader.go(Ref(cursor.article, target), row=row)

    def action_first(self) -> None:
        """The start of the article."""
        self.reader.go(Ref(self.reader.cursor.article, 0), remember=True, row=self.reader.pane.top_row)

    def action_last(self) -> None:
        """The end of the article."""
        self._step_to(len(self.reader.article.sentences) - 1, remember=True)

    def action_back(self) -> None:
        """Back to before the last jump."""
        before = self.reader.cursor.back()
        if before is None:
            self.answer("no jump to go back from")
        else:
            self.reader.go(before)

    def action_next_stop(self) -> None:
        """The next finding of the chosen kind."""
        self._stop(1)

    def action_previous_stop(self) -> None:
        """The finding of the chosen kind before."""
        self._stop(-1)

    def _stop(self, way: int) -> None:
        comparison, cursor, stops = self.comparison(), self.reader.cursor, self.reader.stops
        if comparison is None:
            return
        stop = next_stop(stops_of(comparison, cursor.article, stops), cursor.sentence, way)
        what = f"{counted(stops)} in {cursor.report.letter}"
        if stop is None:
            self.answer(f"no {what}")
        elif stop.moved:
            self.reader.go(Ref(cursor.article, stop.sentence), remember=True)
            self.answer(f"{stop.number} of {stop.of} {what}")
        else:
            self.answer(f"{'last' if way > 0 else 'first'} of {stop.of} {what}")

    def action_stops(self) -> None:
        """What ] and [ stop at."""
        stops = STOPS[(STOPS.index(self.reader.stops) + 1) % len(STOPS)]
        self.reader.stops = stops
        self.answer(f"] stops at {'all marked words' if stops == 'all' else stops}")

    # -- sources

    def action_source(self, number: int) -> None:
        """Read a source at the counterpart; with two panes of more sources, show it beside first."""
        if number > self.reader.view.sources:
            self.answer(f"there are {self.reader.view.sources} sources")
        else:
            self.choose(number - 1)

    def choose(self, index: int) -> None:
        """Take a source that was named by its number or letter."""
        view = self.reader.view
        if self.reader.linking.chosen(index):
            return
        if view.peeking and index not in view.shown.panes:
            view.peek_at(index)
            self.reader.lay_out()
            self.reader.align()
            self.answer(f"{self.reader.story.articles[index].letter} stays beside; the same again reads it")
        else:
            self.read_on_in(index)

    def action_next_source(self) -> None:
        """The source to the right."""
        self._beside(1)

    def action_previous_source(self) -> None:
        """The source to the left."""
        self._beside(-1)

    def _beside(self, way: int) -> None:
        index = self.reader.view.beside(self.reader.cursor.article, way)
        if index is None:
            self.answer("last source" if way > 0 else "first source")
        else:
            self.read_on_in(index)

    def read_on_in(self, index: int) -> None:
        """Read on in a pane, at the counterpart; the pane itself does not move."""
        if index == self.reader.cursor.article:
            return
        alignment = self.reader.alignment
        there = alignment.places[index].sentence
        self.reader.go(Ref(index, alignment.held[index][0] if there is None else there), remember=True)
