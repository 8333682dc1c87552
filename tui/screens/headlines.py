"""The headlines side by side: whose reports these are, of what day, how long, how much of each is its own.

It can be opened before the comparison is done: what hangs on it is shown when it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import work
from textual.content import Content

from tui.compare import Ref
from tui.findings.citation import described, quoted
from tui.screens.comparing import Doubted
from tui.screens.lists import ListScreen
from tui.story import Article, Story
from tui.story.belonging import Doubt, doubts
from tui.story.moments import day_told, moment_told
from tui.widgets.ledger import Item
from tui.widgets.text import abreast, hanging, plain

_SIDE = 41
"""Cells at the right for length and shares, where there is room for them beside the headline."""
_BESIDE = 96
"""Cells from which they stand there; in fewer they stand under it."""
_BAR = 39
_GAP = 3
_LINE = 100
"""Cells of a headline that are read as one line, and keep its length and shares in sight."""
_SHARES = (
    ("shared", "$mark-shared"),
    ("quoted", "$mark-quotation"),
    ("wire", "$text-dim"),
    ("own", "$mark-unique"),
)


class Headlines(ListScreen):
    """One row a report."""

    ID = "headlines"
    HEADING = "Headlines"
    SORTS = ("letter", "day", "length", "own text")

    _doubts: Sequence[Doubt] = ()

    def on_mount(self) -> None:
        """Look for doubts: of a hundred long reports that takes longer than a key may wait."""
        self._doubt()

    @work(thread=True)
    def _doubt(self) -> None:
        self.post_message(Doubted(doubts(self.comparison.story)))

    def on_doubted(self, message: Doubted) -> None:
        """Show what is doubtful."""
        self._doubts = message.doubts
        self.rebuild()

    def items(self) -> list[Item]:
        """The reports."""
        story = self.comparison.story
        items: list[Item] = []
        for index in self._ordered():
            copied = partial(described, story.articles[index])
            items.append(
                Item(
                    f"h{index}",
                    partial(self._row, index),
                    Ref(index, 0),
                    copied,
                    _text(story.articles[index]),
                )
            )
            if f"h{index}" in self.kept.unfolded:
                items += [
                    Item(
                        f"h{index}/{ref.sentence}",
                        partial(self._opening, ref),
                        ref,
                        partial(quoted, story, ref),
                        story.articles[index].sentences[ref.sentence].text,
                    )
                    for ref in _first_paragraph(story, index)
                ]
            items.append(Item(f"h{index}.", _gap))
        return items

    def told(self) -> str:
        """How many reports of which days."""
        articles = self.comparison.story.articles
        days = sorted(article.published for article in articles if article.published)
        parts = [f"{len(articles)} report{'s' * (len(articles) != 1)}"]
        if days:
            parts.append(" to ".join(dict.fromkeys((day_told(days[0]), day_told(days[-1])))))
        parts += [] if self.comparison.complete else ["comparing"]
        return " · ".join(parts)

    def trait(self, item: Item) -> str | None:
        """Whether something is to be known of the report."""
        return "what is doubtful" if self._doubts else None

    def start(self) -> str:
        """The report that is read."""
        return f"h{self.cursor.article}"

    def _ordered(self) -> list[int]:
        story, profiles = self.comparison.story, self.comparison.profiles
        keys = {
            "letter": lambda index: (index,),
            "day": lambda index: (*_moment(story.articles[index]), index),
            "length": lambda index: (-_words_in(story.articles[index]), index),
            "own text": lambda index: (-profiles[index].own if profiles else 0, index),
        }
        doubted = {doubt.article for doubt in self._doubts}
        shown = [
            index
            for index in range(len(story.articles))
            if self.shown(frozenset({index})) and (not self.kept.like or index in doubted)
        ]
        return sorted(shown, key=keys[self.order])

    # -- what is drawn

    def _row(self, index: int, width: int) -> list[Content]:
        """Outlet and day, headline, byline, warnings; length and shares beside or under them."""
        article = self.comparison.story.articles[index]
        indent = max(len(a.letter) for a in self.comparison.story.articles) + 1
        side = self._measures(index)
        room = min(_LINE, width - _SIDE - _GAP) if width >= _BESIDE else width
        day = f"   {moment_told(article) or 'no date'}"
        rows = hanging(
            plain(article.letter, "bold"),
            Content.assemble(plain(article.outlet, "$text-dim"), plain(day, "$text-dim")),
            room,
            indent,
        )
        blank = Content("")
        headline = article.headline or "no headline"
        rows += hanging(blank, plain(headline, "bold" if article.headline else "$text-dim"), room, indent)
        if article.byline:
            rows += hanging(blank, plain(article.byline, "$text-dim"), room, indent)
        for warning in self._warnings(index):
            rows += hanging(blank, plain(warning, "$mark-conflict"), room, indent)
        if width < _BESIDE:
            return [*rows, *(Content.assemble(" " * indent, row) for row in side)]
        return abreast([(rows, room + _GAP), (side, _SIDE)])

    def _warnings(self, index: int) -> list[str]:
        return [f"! {doubt.text}" for doubt in self._doubts if doubt.article == index]

    def _opening(self, ref: Ref, width: int) -> list[Content]:
        """A sentence of the first paragraph."""
        words = plain(self.comparison.story.articles[ref.article].sentences[ref.sentence].text, "$text-dim")
        return hanging(Content("    "), words, width, 4)

    def _measures(self, index: int) -> list[Content]:
        """Length, and how much is shared, quoted, wire copy or its own, as a bar and in percent."""
        count = _words_in(self.comparison.story.articles[index])
        rows = [plain(f"{count:,} word{'s' * (count != 1)}", "$text-dim")]
        if not self.comparison.profiles or not count:
            return rows
        profile = self.comparison.profiles[index]
        bar: list[Content] = []
        percents: list[Content] = []
        told, drawn = 0.0, 0
        for name, colour in _SHARES:
            share: float = getattr(profile, name)
            told += share
            cells = round(told * _BAR) - drawn
            drawn += cells
            bar.append(plain("━" * cells, colour))
            if share >= 0.005:
                percent = plain(f"{share:.0%}", colour)
                percents.append(Content.assemble(plain(f"{name} ", "$text-dim"), percent))
        return [*rows, Content.assemble(*bar), Content("  ").join(percents)]


def _first_paragraph(story: Story, article: int) -> list[Ref]:
    sentences = story.articles[article].sentences
    return [Ref(article, s.index) for s in sentences if s.paragraph == sentences[0].paragraph]


def _words_in(article: Article) -> int:
    return sum(len(sentence.text.split()) for sentence in article.sentences)


def _text(article: Article) -> str:
    """The words of a row."""
    return " ".join(filter(None, (article.outlet, article.headline, article.byline)))


def _moment(article: Article) -> tuple[str, str]:
    """What puts reports in the order in which they came out; those without a day come last."""
    return str(article.published or "9"), str(article.clock or "9")


def _gap(width: int) -> list[Content]:
    return [Content("")]
