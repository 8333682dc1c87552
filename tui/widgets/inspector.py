"""The inspector: one passage in every source's words, one under another, what differs marked word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from tui.findings.kinds import KIND, class_of
from tui.findings.marks import spread
from tui.findings.quotations import said_by
from tui.reading.decisions import rejected
from tui.story.model import Ref
from tui.widgets.text import Prose, hanging, marked, plain
from tui.words.differences import changes

if TYPE_CHECKING:
    from tui.compare import Comparison, Link

# The letter of a source and two spaces; the rows of its words hang under one another.
_INDENT = 3


class Inspector(VerticalScroll):
    """The place under the panes; scrolls where the passage is long."""

    can_focus = False

    DEFAULT_CSS = """
    Inspector {
        height: auto;
        max-height: 40%;
        padding: 0 2 0 1;
        margin-top: 1;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $text-faint;
    }
    """


class PassageText(Prose):
    """The passage of a sentence."""

    comparison: reactive[Comparison | None] = reactive(None)
    cursor: reactive[Ref] = reactive(Ref(0, 0))

    def watch_comparison(self) -> None:
        """Lay the new findings out."""
        self._lay_out()

    def watch_cursor(self) -> None:
        """Lay the passage at the new place out, from its top."""
        self._lay_out()

    def _lay_out(self) -> None:
        # A hidden inspector costs no layout on every key.
        if isinstance(self.parent, Inspector) and self.parent.display:
            self.parent.scroll_home(animate=False)
            self.refresh(layout=True)

    def rows(self, width: int) -> list[Content]:
        """The passage at a width."""
        return passage(self.comparison, self.cursor, width)


def passage(comparison: Comparison | None, cursor: Ref, width: int) -> list[Content]:
    """The inspector's words for a sentence, wrapped to `width` cells."""
    if comparison is None:
        return [plain("What the sources share stands here once they are compared.", "$text-dim")]
    story = comparison.story
    if not story.articles[cursor.article].sentences:
        return [plain("This article has no sentences.", "$text-dim")]
    rows = [_heading(comparison, cursor)]
    links = {link.other(cursor): link for link in comparison.links_of(cursor)}
    first = {article: ref for article, (ref, _) in comparison.counterparts(cursor).items()} | {
        cursor.article: cursor
    }
    group = comparison.passage_of(cursor)
    members = {cursor, *links, *first.values(), *(group.members if group else ())}
    for index, article in enumerate(story.articles):
        if index in first:
            rows += _member(comparison, cursor, first[index], article.letter, links.get(first[index]), width)
        elif len(story.articles) > 1:
            rows.append(plain(f"{article.letter}  not covered", "$text-dim"))
    further = sorted(members - set(first.values()))
    if further:
        rows.append(plain("also in this passage", "$text-dim"))
    for ref in further:
        letter = story.articles[ref.article].letter
        rows += _member(comparison, cursor, ref, letter, links.get(ref), width)
    refused = rejected(comparison, cursor)
    if refused:
        rows.append(plain("rejected by hand", "$text-dim"))
    for ref in refused:
        article = story.articles[ref.article]
        words = plain(article.sentences[ref.sentence].text, "$text-dim strike")
        rows += hanging(plain(article.letter, "bold"), words, width, _INDENT)
    return rows


def _heading(comparison: Comparison, cursor: Ref) -> Content:
    sources, count = len(comparison.story.articles), spread(comparison, cursor)
    if sources == 1:
        return plain("one source: nothing to compare it with", "$text-dim")
    kind = class_of(comparison, cursor)
    parts: list[Content | str] = [
        plain(KIND[kind].name, f"bold $mark-{kind}") if kind else plain("not linked", "bold")
    ]
    if count > 1:
        parts.append(plain(f" · in {count} of {sources}", "$text-dim"))
    for quotation, _ in comparison.quotations_of(cursor):
        if not quotation.shared:
            continue
        forms = len({occurrence.text for occurrence in quotation.occurrences})
        parts.append(plain(f" · {forms} form{'s' * (forms > 1)}", "$text-dim"))
        break
    passage = comparison.passage_of(cursor)
    origin = comparison.origin_of(passage) if passage else None
    if origin:
        named = origin.agency or "the same words"
        parts.append(plain(f" · one origin: {named}, in {len(origin.articles)} sources", "$text-dim"))
    for conflict, _ in comparison.conflicts_of(cursor):
        parts.append(plain(f" · {conflict.what}", "$mark-conflict"))
    return Content.assemble(*parts)


def _member(
    comparison: Comparison, cursor: Ref, ref: Ref, letter: str, link: Link | None, width: int
) -> list[Content]:
    """A sentence of the passage: its words, what differs from the cursor's in bold, and why it is here."""
    articles = comparison.story.articles
    text = articles[ref.article].sentences[ref.sentence].text
    told = plain(text)
    if ref != cursor:
        _, differing = changes(articles[cursor.article].sentences[cursor.sentence].text, text)
        told = marked(text, differing, "bold")
    parts = [told, _speaker(comparison, ref)]
    if ref.article != cursor.article:
        parts.append(plain(f"  {_reason(link)}", "$mark-shared"))
    words = Content.assemble(*(part for part in parts if part))
    return hanging(plain(letter, "bold"), words, width, _INDENT)


def _speaker(comparison: Comparison, ref: Ref) -> Content:
    """Who says the shared quotation in a sentence, and by which verb."""
    for quotation, span in comparison.quotations_of(ref):
        occurrence = next((o for o in quotation.occurrences if span in o.spans), None)
        if quotation.shared and occurrence and (occurrence.speaker or occurrence.verb):
            return plain(f"  {said_by(occurrence)}", "$mark-quotation")
    return Content("")


def _reason(link: Link | None) -> str:
    if link is None:
        return "by way of another source"
    return " · ".join([f"{link.score:.2f} {link.kind}", *link.evidence])
