"""The figures: every quantity and time that two or more sources give, with each source's words for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.content import Content

from tui.compare.figures.model import Figure, FigureCell
from tui.findings.figures import (
    FIGURE_ORDERS,
    NUMBERS,
    SIGNS,
    SURE,
    cells_of,
    note_of,
    ordered,
    sides_of,
    table,
)
from tui.screens.lists import ListScreen
from tui.story.moments import moment_told
from tui.widgets.grid import Grid, grid
from tui.widgets.ledger import Item
from tui.widgets.sides import beside
from tui.widgets.text import abreast, hanging, marked, plain

_COLOURS = {"differ": "$mark-conflict", "updated": "$mark-conflict", "compatible": "$text-dim"}
_AGREE = "$mark-shared"
_WORDS = 14
"""Cells of a column that hold most figures as printed."""
_SIGN = 2
"""Cells of the sign of a verdict and the space behind it."""
_GAP = 2
"""Cells between columns."""
_TALL = 30
"""Rows of a screen from which the signs are told under the list."""


class Figures(ListScreen):
    """One row a figure; unfolded, every sentence that gives it."""

    ID = "figures"
    HEADING = "Figures"
    NOTHING = (
        "No number, day or time was found in two sources. What one source alone states stands in its"
        " profile, under framing."
    )
    SORTS = FIGURE_ORDERS

    def items(self) -> list[Item]:
        """The figures that the filters let through, and the sentences of those that are unfolded."""
        numbers = {id(figure): number for number, figure in enumerate(self.comparison.figures)}
        self._listed = ordered(self._let_through(), FIGURE_ORDERS[self.kept.sort])
        labels = [self._what(figure).cell_length for figure in self._listed]
        words = [
            self._given(figure, index).cell_length for figure in self._listed for index in figure.articles
        ]
        outlets = [len(a.letter) + 1 + len(a.outlet) for a in self.comparison.story.articles]
        self._needs = max(labels, default=0) + _GAP, max(words + outlets) + _GAP
        return [item for figure in self._listed for item in self._items_of(numbers[id(figure)], figure)]

    def _items_of(self, number: int, figure: Figure) -> Iterator[Item]:
        key, copied = f"f{number}", partial(table, self.comparison.story, figure)
        yield Item(key, partial(self._row, figure), figure.cells[0].span.ref, copied, _text(figure))
        if key in self.kept.unfolded:
            for at, cell in enumerate(figure.cells):
                yield Item(
                    f"{key}/{at}",
                    partial(self._cell, figure, cell),
                    cell.span.ref,
                    copied,
                    self._sentence(cell),
                )
        yield Item(f"{key}.", self._gap)

    def _sentence(self, cell: FigureCell) -> str:
        return self.comparison.story.articles[cell.span.article].sentences[cell.span.sentence].text

    def _let_through(self) -> list[Figure]:
        return [
            figure
            for figure in self.comparison.figures
            if self.shown(figure.articles) and self.kept.like in (None, figure.kind)
        ]

    def told(self) -> str:
        """How many, and how many of them differ."""
        count = len(self._listed)
        if not count:
            return "nothing found"
        differ = sum(figure.verdict == "differ" for figure in self._listed)
        differing = f", {differ} differ{'s' * (differ == 1)}" if differ else ""
        return f"{count} figure{'s' * (count != 1)} in two sources or more{differing}"

    def trait(self, item: Item) -> str | None:
        """The kind of figure."""
        if not item.key.startswith("f"):
            return None
        return self.comparison.figures[int(item.key.split("/")[0][1:])].kind

    # -- what is drawn

    def _gap(self, width: int) -> list[Content]:
        """A blank row after rows that take several."""
        return [] if self._grid(width).words else [Content("")]

    def _grid(self, width: int) -> Grid:
        letters = [article.letter for article in self.comparison.story.articles]
        return grid(width - _SIGN, letters, _WORDS, self._needs)

    def head(self, width: int) -> list[Content]:
        """The names of the sources over their columns."""
        layout = self._grid(width)
        if not layout.words or not self._listed:
            return []
        return layout.names(self.comparison.story.articles, layout.label + _SIGN)

    def foot(self, width: int) -> list[Content]:
        """What the signs say."""
        if self.size.height < _TALL or not self._listed:
            return []
        legend = [
            part
            for verdict, (sign, words) in SIGNS.items()
            for part in (plain(sign, _COLOURS.get(verdict, _AGREE)), plain(f" {words}   ", "$text-dim"))
        ]
        return [Content.assemble(*legend)]

    def _row(self, figure: Figure, width: int) -> list[Content]:
        layout = self._grid(width)
        sign = plain(SIGNS[figure.verdict][0], f"bold {_COLOURS.get(figure.verdict, _AGREE)}")
        articles = self.comparison.story.articles
        if layout.words:
            cells = [
                hanging(Content(""), self._given(figure, index), layout.column - _GAP, 0)
                for index in range(len(articles))
            ]
            label = layout.label + _SIGN
            names = hanging(sign, self._what(figure), label - _GAP, _SIGN)
            return abreast([(names, label), *((cell, layout.column) for cell in cells)])
        name = plain(figure.what, self._weight(figure))
        note = f"{figure.kind} · {len(figure.articles)} of {len(articles)}" + (
            " · unsure" if figure.sure < SURE else ""
        )
        return beside(
            sign, name, note, sides_of(figure), articles, width, self._style(figure), figure.kind in NUMBERS
        )

    def _style(self, figure: Figure) -> str:
        return "$mark-conflict" if figure.verdict in ("differ", "updated") else ""

    def _what(self, figure: Figure) -> Content:
        """What is counted, and whether it is in doubt that all count the same."""
        doubt = plain("  ?" if figure.sure < SURE else "", "$text-dim")
        return Content.assemble(plain(figure.what, self._weight(figure)), doubt)

    def _weight(self, figure: Figure) -> str:
        return "bold" if figure.verdict in ("differ", "updated") else ""

    def _given(self, figure: Figure, article: int) -> Content:
        """What a source gives, in its column; of several values the one it gives most often, and how many."""
        cells = cells_of(figure, article)
        if not cells:
            return plain("·", "$text-faint")
        more = f" +{len(cells) - 1}" if len(cells) > 1 else ""
        words, note = plain(cells[0].text, self._style(figure)), note_of(figure, cells[0])
        if note and figure.verdict == "differ":
            words = Content.assemble(words, plain(f" {note.rsplit(' ', 1)[0]}", "$text-dim"))
        return Content.assemble(words, plain(more, "$text-dim"))

    def _cell(self, figure: Figure, cell: FigureCell, width: int) -> list[Content]:
        """The sentence with the words marked, and the day of the report."""
        article = self.comparison.story.articles[cell.span.article]
        text = self._sentence(cell)
        told = [note_of(figure, cell), f"report of {moment_told(article)}" if article.published else ""]
        words = Content.assemble(
            marked(text, [(cell.span.start, cell.span.end)], f"bold {self._style(figure)}".strip()),
            plain(f"  {' · '.join(filter(None, told))}", "$text-faint"),
        )
        head = Content.assemble("    ", plain(article.letter, "bold"))
        return hanging(head, words, width, 5 + max(2, len(article.letter) + 1))


def _text(figure: Figure) -> str:
    """The words of a row."""
    return " ".join([figure.what, *(cell.text for cell in figure.cells)])
