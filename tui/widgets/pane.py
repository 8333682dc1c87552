"""A pane: one article, drawn row by row with the Line API.

A pane holds a place, "this sentence stands on that screen row", and works out its first row from it when
it draws. So a resize, a new width or lines shown and hidden again keep the reader's place, and rows can
run past both ends of the article, which `ScrollView` does not allow: a counterpart must stand exactly on
the cursor's row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.findings.kinds import KIND, KINDS, NOTE, Kind, class_of
from tui.findings.marks import marks_of, spread
from tui.reading.flow import Flow, Row, flow
from tui.reading.search import Spans
from tui.story import Article
from tui.story.model import Ref
from tui.widgets.explained import tip

if TYPE_CHECKING:
    from tui.compare import Comparison

# Focus bar, glyph, count of sources (two cells), space; and the margin at the right.
GUTTER = 5
MARGIN = 2
_VOID = Row("gap", -1, 0, "")


def _css(kind: Kind) -> str:
    """How the words of a kind look."""
    colour = f"color: $mark-{kind.colour};" if kind.colour else ""
    return f"PaneText > .pane--{kind.id} {{ {colour} text-style: {kind.style}; }}\n"


class PaneText(Widget):
    """The words of one article, with gutter, marks and the cursor's band."""

    COMPONENT_CLASSES = {
        *(f"pane--{kind.id}" for kind in (*KINDS, NOTE)),
        *(
            "pane--aside",
            "pane--cursor",
            "pane--away",
            "pane--focus",
            "pane--match",
            "pane--edge",
            "pane--seen",
        ),
    }

    DEFAULT_CSS = """
    PaneText {
        height: 1fr;
        & > .pane--aside { color: $text-dim; text-style: italic; }
        & > .pane--cursor { background: $cursor-row; }
        & > .pane--away { background: $cursor-away; }
        & > .pane--focus { color: $focus-bar; }
        & > .pane--match { background: $mark-note; color: $background; text-style: bold; }
        &:nocolor > .pane--match { text-style: bold underline; }
        & > .pane--edge { color: $mark-note; }
        & > .pane--seen { color: $text-faint; }
    }
    """ + "".join(map(_css, (*KINDS, NOTE)))

    ALLOW_SELECT = True

    comparison: reactive[Comparison | None] = reactive(None)
    marks: reactive[str] = reactive("all")
    set_aside: reactive[bool] = reactive(False)
    active: reactive[bool] = reactive(False)
    spot: reactive[int | None] = reactive(None)
    """The cursor's sentence, or its best counterpart: it stands on a band. None where there is none."""
    lit: reactive[frozenset[int]] = reactive(frozenset())
    """Other sentences of the passage, or where this source had got to: on a band that is barely visible."""
    matches: reactive[Mapping[int, Spans]] = reactive({})
    """What a search found in which sentences."""
    noted: reactive[frozenset[int]] = reactive(frozenset())
    """The sentences of which words were kept with a note."""
    held: reactive[tuple[int, int]] = reactive((0, 0))
    """The sentence that is held, and the screen row on which it begins (may lie outside the pane)."""

    class Clicked(Message):
        """A sentence was clicked."""

        def __init__(self, article: int, sentence: int) -> None:
            self.article, self.sentence = article, sentence
            super().__init__()

    class Wheeled(Message):
        """The wheel turned over this pane, by `rows` (down is positive)."""

        def __init__(self, article: int, rows: int) -> None:
            self.article, self.rows = article, rows
            super().__init__()

    class Resized(Message):
        """The pane has a new size, so that its rows and the cursor's are others."""

        def __init__(self, article: int) -> None:
            self.article = article
            super().__init__()

    def __init__(self, article: Article, index: int) -> None:
        super().__init__()
        self.article, self.index = article, index
        self._flow: Flow | None = None
        self._flowed = (-1, False)
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(256)
        self._styles: dict[tuple[str, ...], Style] = {}
        # A click may ask for a row before the first is painted.
        self._rows: Sequence[Row] = ()
        self._first = self._width = 0
        self._selection: Selection | None = None
        self._matched: Sequence[int] = ()

    @property
    def flow(self) -> Flow:
        """The rows at the present width."""
        wanted = (self.text_width, self.set_aside)
        if self._flow is None or self._flowed != wanted:
            self._flow, self._flowed = flow(self.article, *wanted), wanted
            self._strips.clear()
        return self._flow

    @property
    def text_width(self) -> int:
        """The cells that a row of text may take."""
        return max(8, self.size.width - GUTTER - MARGIN)

    @property
    def top(self) -> int:
        """The row of the article that stands on the first screen row; negative above the article."""
        sentence, row = self.held
        return (self.flow.first[sentence] if self.flow.first else 0) - row

    def row_of(self, sentence: int) -> int:
        """The screen row on which a sentence begins."""
        return self.flow.first[sentence] - self.top

    def reveal(self, sentence: int, need: int = 0, jump: bool = False) -> int:
        """The screen row for a sentence so that all of it is visible, moving as little as can be.

        `need` is the most rows that any counterpart wants below it, honoured only when the pane has to
        move anyway. After a `jump` out of sight it stands a quarter down instead of at the edge.
        """
        height, tall = self.size.height, self.flow.heights[sentence]
        row = self.row_of(sentence)
        if row >= 0 and row + min(tall, height) <= height:
            return row
        if tall > height and not jump and height - tall <= row <= 0:
            return row  # a sentence taller than the pane is read by half pages
        if jump:
            wanted = height // 4
        elif row < 0:
            wanted = min(2, max(0, height - tall))
        else:
            wanted = height - 2 - max(tall, min(need, height * 2 // 3))
        return self.bounded(sentence, max(0, min(wanted, height - tall)))

    def seen_whole(self, sentence: int, top: int) -> int:
        """The sentence nearest to one that is seen whole where row `top` of the article comes first.

        Where none is, a sentence that stands there in part.
        """
        first, heights, bottom = self.flow.first, self.flow.heights, top + self.size.height
        while first[sentence] < top and sentence + 1 < len(first) and first[sentence + 1] < bottom:
            sentence += 1
        while first[sentence] + heights[sentence] > bottom and sentence > 0 and first[sentence - 1] >= top:
            sentence -= 1
        return sentence

    @property
    def top_row(self) -> int:
        """The screen row of the first sentence when what stands above it is seen, if there is room."""
        if not self.flow.first:
            return 0
        return max(0, min(self.flow.first[0], self.size.height - self.flow.heights[0]))

    def scrolled(self, rows: int) -> tuple[int, int]:
        """The place to hold after scrolling by `rows`, so that some of the article stays in view."""
        sentence, row = self.held
        top = max(1 - self.size.height, min(self.top + rows, len(self.flow.rows) - 1))
        return sentence, row - (top - self.top)

    def bounded(self, sentence: int, row: int) -> int:
        """The row nearest to `row` at which no void shows above the first row or below the last."""
        first, rows = self.flow.first[sentence], len(self.flow.rows)
        return first - max(0, min(first - row, rows - self.size.height))

    # -- drawing

    def notify_style_update(self) -> None:
        """Forget the drawn rows when the theme changes."""
        super().notify_style_update()
        self._forget()

    def watch_comparison(self) -> None:
        """Forget the drawn rows: their glyphs and marks are new."""
        self._forget()
        self.tooltip = None

    def watch_held(self) -> None:
        """Forget what was told of a sign: another may stand under the mouse now."""
        self.tooltip = None

    def watch_matches(self) -> None:
        """Forget the drawn rows: other words are marked."""
        self._forget()

    def watch_noted(self) -> None:
        """Forget the drawn rows: other sentences have a note."""
        self._forget()

    def _forget(self) -> None:
        self._strips.clear()
        self._styles.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region; what holds for all of them is worked out once."""
        self._rows, self._first = self.flow.rows, self.top
        self._width, self._selection = self.size.width, self.text_selection
        if self.matches:
            self._matched = sorted(self.flow.rows_of(self.matches))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one screen row."""
        rows, index = self._rows, self._first + y
        row = rows[index] if 0 <= index < len(rows) else _VOID
        band = self._band(row.sentence)
        selected = _span(self._selection, index, row) if self._selection else None
        key = (index, band, self.active, self.marks, self._width, selected)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._draw(row, index, band, selected)
            self._strips[key] = strip
        return self._with_margin(strip, y) if self.matches else strip

    def _with_margin(self, strip: Strip, y: int) -> Strip:
        """A row with what stands at its height in the whole article: a match, or what is seen of it."""
        height, rows = self.size.height, max(1, len(self._rows))
        begin, end = y * rows // height, max(y * rows // height + 1, (y + 1) * rows // height)
        if any(begin <= row < end for row in self._matched):
            edge = Segment("▐", self._style("pane--edge"))
        else:
            seen = self._first < end and begin < self._first + height
            edge = Segment("▕" if seen else " ", self._style("pane--seen"))
        return Strip([*strip.crop(0, self._width - 1), edge])

    def _band(self, sentence: int) -> str:
        if sentence == self.spot:
            return "pane--cursor"
        return "pane--away" if sentence in self.lit else ""

    def _style(self, *names: str) -> Style:
        """The style of the pane itself with those of components laid over it."""
        style = self._styles.get(names)
        if style is None:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(name, partial=True) if name else Style.null()
            self._styles[names] = style
        return style

    def _draw(self, row: Row, index: int, band: str, selected: tuple[int, int] | None) -> Strip:
        bar = Segment("▎", self._style("pane--focus")) if self.active else Segment(" ", self._style())
        base = self._style(band)
        gutter = self._gutter(row, band) if row.kind == "text" else [Segment(" " * (GUTTER - 1), base)]
        words = Strip(self._words(row, band) if row.text else [])
        for start, end in self.matches.get(row.sentence, ()):
            within = max(0, start - row.start), min(len(row.text), end - row.start)
            if within[0] < within[1]:
                words = self._over(words, row.text, within, self._style("pane--match"))
        if selected is not None:
            style = self.screen.get_component_rich_style("screen--selection")
            words = self._over(words, row.text, selected, style)
        rest = max(0, self._width - GUTTER - words.cell_length - 1)
        blank = Strip([Segment(" " * rest, base), Segment(" ", self._style())])
        strip = Strip.join([Strip([bar, *gutter]), words, blank]).crop(0, self._width)
        return strip.apply_offsets(*self._place(index))

    def _place(self, index: int) -> tuple[int, int]:
        """The column and row of the article at the left edge of a row: void is its start or its end.

        Columns count characters, and run on to the left of the words and to the right of them.
        """
        last = len(self._rows) - 1
        if index < 0 or last < 0:
            return -self._width, 0
        return (-GUTTER, index) if index <= last else (len(self._rows[last].text), last)

    def _over(self, words: Strip, text: str, span: tuple[int, int], style: Style) -> Strip:
        """The words with a style laid over some of their characters."""
        start, end = (cell_len(text[:at]) for at in span)
        before, inside, after = (words.crop(0, start), words.crop(start, end), words.crop(end))
        marked = Strip([Segment(part, (own or Style()) + style) for part, own, _ in inside])
        return Strip.join([before, marked, after])

    def _gutter(self, row: Row, band: str) -> list[Segment]:
        """The sign of a sentence, how many carry it, and whether it has a note, on its first row."""
        ref = Ref(self.index, row.sentence)
        kind = class_of(self.comparison, ref) if self.comparison and not row.start else None
        noted = row.sentence in self.noted and not row.start
        sign, style = "", self._style(band)
        if kind and self.comparison is not None:
            count = "" if kind == "unique" else str(spread(self.comparison, ref))
            # A cell stays free before the words, so of a long count and a note the note is shown.
            sign = KIND[kind].glyph + (count if not noted or len(count) < GUTTER - 3 else "")
            style = self._style(band, f"pane--{kind}")
        if not noted:
            return [Segment(f"{sign:<{GUTTER - 1}}", style)]
        rest = " " * (GUTTER - 2 - len(sign))
        return [Segment(sign, style), Segment(NOTE.glyph + rest, self._style(band, "pane--note"))]

    def _words(self, row: Row, band: str) -> list[Segment]:
        if row.kind == "aside":
            return [Segment(row.text, self._style(band, "pane--aside"))]
        ref, at, end = Ref(self.index, row.sentence), row.start, row.start + len(row.text)
        segments = []
        for mark in marks_of(self.comparison, ref, self.marks) if self.comparison else []:
            start, stop = max(mark.start, at), min(mark.end, end)
            if start >= stop:
                continue
            segments.append(Segment(row.text[at - row.start : start - row.start], self._style(band)))
            marked = self._style(band, f"pane--{mark.kind}")
            segments.append(Segment(row.text[start - row.start : stop - row.start], marked))
            at = stop
        segments.append(Segment(row.text[at - row.start :], self._style(band)))
        return [segment for segment in segments if segment.text]

    # -- size and mouse

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As tall as it may be: a pane fills its column."""
        return container.height

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words without the breaks that wrapping made."""
        words: list[str] = []
        for index, row in enumerate(self.flow.rows):
            span = _span(selection, index, row)
            if span is not None:
                words.append("\n\n" if row.kind == "gap" else row.text[slice(*span)] + " ")
        return "".join(words).replace(" \n\n", "\n\n").strip(), "\n"

    def on_resize(self) -> None:
        """Tell the desk, which keeps the cursor in view."""
        self.post_message(self.Resized(self.index))

    def on_click(self, event: events.Click) -> None:
        """Say which sentence was clicked."""
        if self.flow.first and not self.text_selection:
            self.post_message(self.Clicked(self.index, self.flow.sentence_at(self.top + event.y)))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Have ready what a sign says, for when the mouse rests on it."""
        index = self.top + event.y
        row = self.flow.rows[index] if 0 <= index < len(self.flow.rows) else _VOID
        at_sign = event.x < GUTTER and row.kind == "text" and not row.start
        self.tooltip = tip(self.comparison, Ref(self.index, row.sentence)) if at_sign else None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Ask to scroll down."""
        event.stop()
        self.post_message(self.Wheeled(self.index, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Ask to scroll up."""
        event.stop()
        self.post_message(self.Wheeled(self.index, -3))


def _span(selection: Selection, index: int, row: Row) -> tuple[int, int] | None:
    """The characters of a row that are selected; columns beside the words are their edges."""
    length = len(row.text)
    first_column, first = selection.start or (0, index)
    last_column, last = selection.end or (length, index)
    if not first <= index <= last:
        return None
    start = max(0, min(first_column, length)) if index == first else 0
    end = max(0, min(last_column, length)) if index == last else length
    return start, max(start, end)
