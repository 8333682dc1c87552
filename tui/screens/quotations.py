"""The quotations of a story: who said it, who carries it, and what was changed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from tui.compare import Occurrence, Quotation
from tui.findings.citation import citation
from tui.findings.quotations import (
    QUOTATION_ORDERS,
    forms_of,
    is_sure,
    ordered,
    said_by,
    speaker_of,
    target_of,
    variant_of,
)
from tui.screens.lists import ListScreen
from tui.story import Article
from tui.widgets.grid import carriers
from tui.widgets.ledger import Item
from tui.widgets.text import fitted, hanging, marked, plain
from tui.words.differences import changes

# Cells of the columns: the speaker's is as wide as the longest of them, and a fifth of the width at most.
_SPEAKER = 14
_FORMS = 9
_CARRIERS = 16
"""Cells of the letters of those who carry a quotation, where there is no cell for every source."""


class Quotations(ListScreen):
    """One row a quotation; unfolded, every occurrence of it."""

    ID = "quotations"
    HEADING = "Quotations"
    NOTHING = "No words stand between quotation marks in these reports."
    SORTS = QUOTATION_ORDERS

    def items(self) -> list[Item]:
        """The quotations that the filters let through, and the occurrences of those that are unfolded."""
        items = []
        shown = self._shown()
        self._longest = max((cell_len(speaker_of(q)) + 1 for q in shown), default=0)
        for quotation in ordered(shown, QUOTATION_ORDERS[self.kept.sort]):
            key = f"q{quotation.index}"
            first = quotation.occurrences[0]
            items.append(
                Item(
                    key,
                    partial(self._row, quotation),
                    target_of(first),
                    partial(self._copy, quotation, first),
                    f"{speaker_of(quotation)} “{quotation.text}”",
                )
            )
            if key in self.kept.unfolded:
                for number, occurrence in enumerate(quotation.occurrences):
                    rows = partial(self._occurrence, quotation, occurrence)
                    copied = partial(self._copy, quotation, occurrence)
                    items.append(
                        Item(f"{key}/{number}", rows, target_of(occurrence), copied, occurrence.text)
                    )
        return items

    def told(self) -> str:
        """How many quotations, how many of them shared."""
        shown = self._shown()
        shared = sum(quotation.shared for quotation in shown)
        if not shown:
            return "nothing found"
        return f"{len(shown)} quotation{'s' * (len(shown) != 1)}, {shared} shared"

    def trait(self, item: Item) -> str | None:
        """The speaker."""
        index = int(item.key.split("/")[0][1:]) if item.key.startswith("q") else -1
        found = next((q for q in self.comparison.quotations if q.index == index), None)
        return (speaker_of(found) or None) if found else None

    def _shown(self) -> list[Quotation]:
        return [
            quotation
            for quotation in self.comparison.quotations
            if self.shown(quotation.articles) and self.kept.like in (None, speaker_of(quotation))
        ]

    def _row(self, quotation: Quotation, width: int) -> list[Content]:
        """Speaker, first words, who carries it, in how many forms."""
        articles = self.comparison.story.articles
        speaker = speaker_of(quotation)
        column = max(_SPEAKER, min(self._longest, width // 5))
        sources = _sources_width(articles, width)
        words = column, max(8, width - column - sources - _FORMS - 4)
        name = (
            plain(speaker if is_sure(quotation) else f"{speaker}?")
            if speaker
            else plain("no speaker", "$text-faint")
        )
        colour = "$mark-quotation" if quotation.shared else ""
        style = colour or "bold"
        if sources == len(articles):
            carried = Content.assemble(
                *(
                    plain(article.letter, style) if index in quotation.articles else plain("·", "$text-faint")
                    for index, article in enumerate(articles)
                )
            )
        else:
            carried = carriers(
                [(articles[index].letter, style) for index in sorted(quotation.articles)], sources
            )
        forms = forms_of(quotation)
        return [
            Content.assemble(
                fitted(name, words[0]),
                "  ",
                fitted(plain(f"“{quotation.text}”", colour), words[1]),
                "  ",
                carried,
                plain(f"{f'{forms} forms' if forms > 1 else '':>{_FORMS}}", "$text-dim"),
            )
        ]

    def _occurrence(self, quotation: Quotation, occurrence: Occurrence, width: int) -> list[Content]:
        """The words in one source, what differs from the fullest form in bold, speaker, verb and variant.

        What has no marks in its source has none here.
        """
        article = self.comparison.story.articles[occurrence.article]
        text = occurrence.text
        opening, closing = ("“", "”") if occurrence.marked else ("", "")
        _, differing = changes(quotation.text, text)
        parts = [plain(opening, "$text-dim"), marked(f"{text}{closing}", differing, "bold")]
        parts.append(plain(f"  {said_by(occurrence)}", "$mark-quotation"))
        if occurrence.variant:
            parts.append(plain(f"  {' · '.join(variant_of(occurrence))}", "$mark-conflict"))
        words = Content.assemble(*(part for part in parts if part))
        return hanging(Content.assemble("   ", plain(article.letter, "bold")), words, width, 6)

    def _copy(self, quotation: Quotation, occurrence: Occurrence) -> str:
        said = said_by(occurrence) if occurrence.speaker or occurrence.verb else ""
        source = citation(self.comparison.story, target_of(occurrence))
        return f"“{occurrence.text}”" + (f" — {said}" if said else "") + f" ({source})"


def _sources_width(articles: Sequence[Article], width: int) -> int:
    """Cells for who carries a quotation: one a source, or as many as letters and a count need."""
    single = all(len(article.letter) == 1 for article in articles)
    return len(articles) if single and len(articles) <= width // 4 else min(_CARRIERS, width // 4)
