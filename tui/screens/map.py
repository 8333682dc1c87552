"""The map: who carries what. Rows are passages in the order of one source, columns the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count as counting
from itertools import groupby

from textual.content import Content

from tui.compare import Comparison, Ref
from tui.findings.citation import quoted
from tui.findings.kinds import CLASSES, KIND
from tui.findings.overview import MapRow, cell_of, map_rows, row_key, shared_between
from tui.screens.lists import ListScreen
from tui.widgets.grid import Grid, carriers, grid
from tui.widgets.ledger import Item
from tui.widgets.text import bar, fitted, hanging, plain

_SHARES = (("shared", "shared"), ("quoted", "quotation"), ("wire", ""), ("own", "unique"))
"""The shares of a source, each with the kind of finding whose colour it has."""
_TALL = 30
"""Rows of a screen from which the shares stand under the list."""
_PARTNERS = 5
"""How many other sources are told of each where a table of all pairs does not fit."""


class StoryMap(ListScreen):
    """One row a passage; a digit puts the rows in the order of another source."""

    ID = "map"
    HEADING = "Map"
    SORTS = ("order", "spread")

    _made: Sequence[MapRow] = ()
    _made_of: tuple[Comparison, int] | None = None

    def items(self) -> list[Item]:
        """The passages in groups, and under them how much each source shares, with all and with each."""
        if self._made_of is None or self._made_of[0] is not self.comparison or self._made_of[1] != self.lead:
            self._made_of = self.comparison, self.lead
            self._made = map_rows(self.comparison, self.lead)
        self._rows = [row for row in self._made if len(row.refs) > 1 or not self.kept.like]
        if self.order == "spread":
            self._rows.sort(key=lambda row: -len(row.refs))
        numbers = counting(1)
        items: list[Item] = []
        for name, rows in groupby(self._rows, self._group):
            if name:
                items.append(Item(f"{name}.", partial(_heading, name, bool(items))))
            for row in rows:
                items += self._items_of(next(numbers), row)
        return [*items, Item("sources", self._sources), Item("pairs", self._pairs)]

    def _items_of(self, number: int, row: MapRow) -> Iterator[Item]:
        text = self._text(row.label)
        yield Item(row.key, partial(self._row, number, row), row.label, partial(self._copy, row), text)
        if row.key in self.kept.unfolded:
            for ref in _members(row):
                copied = partial(quoted, self.comparison.story, ref)
                key = f"{row.key}/{ref.article}.{ref.sentence}"
                yield Item(key, partial(self._member, ref), ref, copied, self._text(ref))

    def _text(self, ref: Ref) -> str:
        return self.comparison.story.articles[ref.article].sentences[ref.sentence].text

    def _group(self, row: MapRow) -> str:
        """The heading over a row; none over those of the source in whose order they stand."""
        sources, count = len(self.comparison.story.articles), len(row.refs)
        if self.order == "spread":
            return f"in {count} of {sources}"
        if self.lead in row.refs:
            return ""
        outlet = self.comparison.story.articles[self.lead].outlet
        others = f"{count} others" if count > 1 else "one source alone"
        return f"not in {outlet} · in {others}"

    def start(self) -> str:
        """The row of the sentence that is read."""
        return row_key(self.comparison, self.cursor)

    def told(self) -> str:
        """How many passages there are."""
        return f"{len(self._rows)} row{'s' * (len(self._rows) != 1)}"

    def ordering(self) -> str:
        """In whose order the passages stand, or that the most widely carried come first."""
        outlet = self.comparison.story.articles[self.lead].outlet
        return super().ordering() if self.order == "spread" else f"in the order of {outlet}"

    def trait(self, item: Item) -> str | None:
        """Whether two or more sources carry it."""
        return "what is shared"

    @property
    def lead(self) -> int:
        """The source in whose order the rows stand."""
        return self.cursor.article if self.kept.lead is None else self.kept.lead

    def only(self, article: int | None) -> None:
        """Put the rows in the order of a source; there is always one."""
        if article is not None:
            self.kept.lead = article

    @property
    def chosen(self) -> int | None:
        """The source in whose order the rows stand."""
        return self.lead

    def _copy(self, row: MapRow) -> str:
        return "\n".join(quoted(self.comparison.story, ref) for ref in _members(row))

    # -- what is drawn

    def _grid(self, width: int) -> Grid:
        return grid(width - self._fixed, [article.letter for article in self.comparison.story.articles])

    @property
    def _digits(self) -> tuple[int, int]:
        """The digits of a row's number, and of a count of sources."""
        return len(str(max(100, len(self._rows)))), len(str(len(self.comparison.story.articles)))

    @property
    def _fixed(self) -> int:
        """Cells of a row's number and of how many sources carry it, with the spaces around them."""
        number, count = self._digits
        return number + 1 + 2 + 2 * count + 1 + 2

    def head(self, width: int) -> list[Content]:
        """The names of the sources over their columns."""
        layout = self._grid(width)
        return layout.names(self.comparison.story.articles, layout.label + self._fixed, self.lead)

    def _row(self, number: int, row: MapRow, width: int) -> list[Content]:
        layout, (digits, of) = self._grid(width), self._digits
        sources = len(self.comparison.story.articles)
        text = plain(self._text(row.label))
        head = plain(f"{number:>{digits}} ", "$text-dim")
        count = plain(f"  {len(row.refs):>{of}}/{sources}  ", "$text-dim")
        if layout.column:
            cells = [self._cell(row, index, layout) for index in range(sources)]
            return [Content.assemble(head, fitted(text, layout.label), count, *cells)]
        room = min(layout.label // 2, sum(len(a.letter) + 1 for a in self.comparison.story.articles))
        letters = [
            (self.comparison.story.articles[index].letter, f"$mark-{cell.kind}")
            for index in sorted(row.refs)
            if (cell := cell_of(self.comparison, row, index))
        ]
        return [Content.assemble(head, fitted(text, layout.label - room), count, carriers(letters, room))]

    def _cell(self, row: MapRow, article: int, layout: Grid) -> Content:
        cell = cell_of(self.comparison, row, article)
        if cell is None:
            return layout.cell(plain("·", "$text-faint"))
        colour = f"$mark-{cell.kind}"
        glyph = plain(KIND[cell.kind].glyph, f"bold {colour}")
        if layout.words and cell.words:
            style = colour if cell.kind == "conflict" else "$text-dim"
            return layout.cell(Content.assemble(glyph, plain(f" {cell.words}", style)))
        return layout.cell(glyph)

    def _member(self, ref: Ref, width: int) -> list[Content]:
        article = self.comparison.story.articles[ref.article]
        words = plain(self._text(ref), "$text-dim")
        indent = self._digits[0] + 2
        head = Content.assemble(" " * indent, plain(article.letter, "bold"))
        return hanging(head, words, width, indent + len(article.letter) + 2)

    def _named(self, index: int, width: int) -> Content:
        article = self.comparison.story.articles[index]
        return fitted(plain(f"{article.letter} {article.outlet}"), width)

    def _pairs(self, width: int) -> list[Content]:
        """How much of each source each other carries."""
        count = len(self.comparison.story.articles)
        if count < 2:
            return []
        shares, layout = shared_between(self.comparison), self._grid(width)
        unit = "" if layout.words else ", in percent"
        rows = [Content(""), plain(f"how much of each source the others carry{unit}", "bold")]
        for a in range(count):
            if layout.figures:
                cells = [
                    layout.cell(plain("·", "$text-faint")) if a == b else layout.figure(shares[a, b])
                    for b in range(count)
                ]
                rows.append(Content.assemble(self._named(a, layout.label + self._fixed), *cells))
                continue
            most = sorted((b for b in range(count) if b != a), key=lambda b: -shares[a, b])[:_PARTNERS]
            letters = [(self.comparison.story.articles[b].letter, shares[a, b]) for b in most]
            told = "   ".join(f"{letter} {share * 100:>3.0f}" for letter, share in letters)
            name = min(30, width // 2)
            rows.append(Content.assemble(self._named(a, name), plain(f"  {told}", "$text-dim")))
        return rows

    def _sources(self, width: int) -> list[Content]:
        """The shares of each source, a row a source, where they do not stand under the list."""
        if not self.comparison.profiles or self._at_foot(width):
            return []
        name = min(30, max(10, width - 30))
        titles = "".join(f"{title:>7}" for title, _ in _SHARES)
        rows = [
            Content(""),
            plain("each source in percent", "bold"),
            plain(" " * name + titles, "$text-dim"),
        ]
        for index, profile in enumerate(self.comparison.profiles):
            figures = [
                plain(f"{getattr(profile, title) * 100:>7.0f}", f"$mark-{kind}" if kind else "$text-dim")
                for title, kind in _SHARES
            ]
            rows.append(Content.assemble(self._named(index, name), *figures))
        return rows

    def _at_foot(self, width: int) -> bool:
        return self.size.height >= _TALL and self._grid(width).figures

    def foot(self, width: int) -> list[Content]:
        """How much of each source is shared, quoted, wire copy or its own; what the glyphs mean."""
        if self.size.height < _TALL:
            return []
        layout = self._grid(width)
        rows: list[Content] = []
        if self._at_foot(width):
            unit = "" if layout.words else " %"
            for title, kind in _SHARES:
                colour = f"$mark-{kind}" if kind else "$text-dim"
                shares = [getattr(profile, title) for profile in self.comparison.profiles]
                cells = [
                    Content.assemble(bar(share, layout.column - 2, colour), "  ")
                    if layout.words
                    else layout.figure(share).stylize(colour)
                    for share in shares
                ]
                name = plain(f"{title + unit:>{layout.label + self._fixed - 2}}  ", "$text-dim")
                rows.append(Content.assemble(name, *cells))
            rows.append(Content(""))
        legend: list[Content] = []
        for kind_ in CLASSES:
            legend += [plain(kind_.glyph, f"$mark-{kind_.colour}"), plain(f" {kind_.key}   ", "$text-dim")]
        absent = "· absent" if layout.column else ""
        differs = "   words beside a glyph: what differs" if layout.words else ""
        return [*rows, Content.assemble(*legend, plain(absent + differs, "$text-dim"))]


def _members(row: MapRow) -> list[Ref]:
    return [ref for article in sorted(row.refs) for ref in row.refs[article]]


def _heading(name: str, spaced: bool, width: int) -> list[Content]:
    return [*([Content("")] if spaced else []), plain(name, "bold")]
