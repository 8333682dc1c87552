"""The map: who carries what. Rows are passages in the order of one source, columns the sources."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from tui.findings.citation import quoted
from tui.findings.kinds import CLASSES, KIND
from tui.findings.overview import MapRow, cell_of, map_rows, shared_between
from tui.screens.lists import ListScreen
from tui.widgets.ledger import Item
from tui.widgets.text import bar, fitted, hanging, plain

# Cells of a source's column: a glyph alone, or a glyph with what differs.
_NARROW, _WIDE = 4, 14
_LABEL = 24
"""The least cells for what a passage says."""


class StoryMap(ListScreen):
    """One row a passage; a digit puts the rows in the order of another source."""

    HEADING = "Map"
    SORTS = ("order", "spread")

    def items(self) -> list[Item]:
        """The passages, and under them how much each pair of sources shares."""
        rows = self._rows()
        if self.SORTS[self.sort] == "spread":
            rows.sort(key=lambda row: -len(row.refs))
        items = []
        for number, row in enumerate(rows, 1):
            members = [ref for article in sorted(row.refs) for ref in row.refs[article]]
            copies = {ref: quoted(self.comparison.story, ref) for ref in members}
            shown = partial(self._row, number, row)
            items.append(Item(row.key, shown, row.label, "\n".join(copies.values())))
            if row.key in self.unfolded:
                items += [
                    Item(f"{row.key}/{ref.article}.{ref.sentence}", partial(self._member, ref), ref, copied)
                    for ref, copied in copies.items()
                ]
        return [*items, Item("pairs", self._pairs)]

    def told(self) -> str:
        """How many passages in whose order."""
        story = self.comparison.story
        return (
            f"who carries what · {len(self._rows())} rows in the order of {story.articles[self.lead].outlet}"
        )

    def trait(self, item: Item) -> str | None:
        """Whether two or more sources carry it."""
        return "what is shared"

    @property
    def lead(self) -> int:
        """The source in whose order the rows stand."""
        return self.cursor.article

    def action_only(self, number: int) -> None:
        """Put the rows in the order of a source."""
        if number > len(self.comparison.story.articles):
            self.answer(f"there are {len(self.comparison.story.articles)} sources")
            return
        self.cursor = self.cursor._replace(article=number - 1)
        self.rebuild()
        self.answer("")

    def _rows(self) -> list[MapRow]:
        rows = map_rows(self.comparison, self.lead)
        return [row for row in rows if len(row.refs) > 1] if self.like else rows

    # -- what is drawn

    def _columns(self, width: int) -> tuple[int, int]:
        """The cells of a label and of a source's column."""
        sources = len(self.comparison.story.articles)
        column = max(_NARROW, min(_WIDE, (width - 10 - _LABEL) // max(1, sources)))
        return max(8, width - 10 - column * sources), column

    def head(self, width: int) -> list[Content]:
        """The names of the sources over their columns."""
        label, column = self._columns(width)
        names = []
        for index, article in enumerate(self.comparison.story.articles):
            name = fitted(
                plain(f"{article.letter} {article.outlet}" if column > _NARROW else article.letter),
                column - 1,
            )
            names.append(name.stylize("bold") if index == self.lead else name.stylize("$text-dim"))
        return [Content.assemble(" " * (label + 10), *(part for name in names for part in (name, " ")))]

    def _row(self, number: int, row: MapRow, width: int) -> list[Content]:
        label, column = self._columns(width)
        article, sentence = row.label
        words = plain(self.comparison.story.articles[article].sentences[sentence].text)
        count, of = len(row.refs), len(self.comparison.story.articles)
        cells = [self._cell(row, index, column) for index in range(of)]
        return [
            Content.assemble(
                plain(f"{number:>3} ", "$text-dim"),
                fitted(words, label),
                plain(f" {count}/{of}  ", "$text-dim"),
                *cells,
            )
        ]

    def _cell(self, row: MapRow, article: int, column: int) -> Content:
        cell = cell_of(self.comparison, row, article)
        if cell is None:
            return fitted(plain("·", "$text-faint"), column)
        colour = f"$mark-{cell.kind}"
        words = (
            plain(f" {cell.words}", colour if cell.kind == "conflict" else "$text-dim")
            if column > _NARROW
            else ""
        )
        glyph = plain(KIND[cell.kind].glyph, f"bold {colour}")
        return Content.assemble(fitted(Content.assemble(glyph, words), column - 1), " ")

    def _member(self, ref: tuple[int, int], width: int) -> list[Content]:
        article = self.comparison.story.articles[ref[0]]
        words = plain(article.sentences[ref[1]].text, "$text-dim")
        return hanging(Content.assemble("     ", plain(article.letter, "bold")), words, width, 8)

    def _pairs(self, width: int) -> list[Content]:
        articles = self.comparison.story.articles
        if len(articles) < 2:
            return []
        shares = shared_between(self.comparison)
        label, column = self._columns(width)
        rows = [Content(""), plain("how much of each source the others carry", "$text-dim")]
        for a, article in enumerate(articles):
            cells = [
                fitted(plain("·", "$text-faint") if a == b else plain(f"{shares[a, b]:.0%}"), column)
                for b in range(len(articles))
            ]
            rows.append(
                Content.assemble(fitted(plain(f"{article.letter} {article.outlet}"), label + 10), *cells)
            )
        return rows

    def foot(self, width: int) -> list[Content]:
        """How much of each source is shared, quoted, wire copy or its own."""
        if self.size.height < 30:
            return []
        label, column = self._columns(width)
        rows: list[Content] = []
        for name, kind in (("shared", "shared"), ("quoted", "quotation"), ("wire", ""), ("own", "unique")):
            colour = f"$mark-{kind}" if kind else "$text-dim"
            cells = [bar(getattr(profile, name), column - 1, colour) for profile in self.comparison.profiles]
            rows.append(
                Content.assemble(
                    plain(f"{name:>{label + 8}}  ", "$text-dim"),
                    *(part for cell in cells for part in (cell, " ")),
                )
            )
        legend: list[Content] = []
        for one in CLASSES:
            legend += [plain(one.glyph, f"$mark-{one.colour}"), plain(f" {one.key}   ", "$text-dim")]
        words = plain("· absent   words beside a glyph: what differs", "$text-dim")
        return [*rows, Content(""), Content.assemble(*legend, words)]
