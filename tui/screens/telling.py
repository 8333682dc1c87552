"""What the rows over the panes say, as the reader goes on. It has no keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.findings.marks import presence
from tui.reading.status import figures, marks_held, shown_panes
from tui.screens.part import Part
from tui.widgets.bars import PresenceStrip, TitleBar

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class Telling(Part):
    """The title, and the strip under it."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        # Held, not asked for by each key: a key may come when the screen is being taken down.
        self.bar, self.strip = TitleBar(), PresenceStrip()
        self.step = ""
        """How far the comparison is."""

    def found(self, doing: str = "") -> None:
        """Say what was found in the story, or what is being done."""
        story = self.reader.story
        self.bar.title, self.bar.found = story.title, figures(story, self.reader.comparison, doing)

    def holds(self) -> None:
        """Say what was begun, which panes are shown and which settings hold."""
        reader = self.reader
        panes = shown_panes(reader.view, [article.letter for article in reader.story.articles])
        unlinked = [] if reader.alignment.linked else ["not linked"]
        begun = [*reader.watching.holds(), *reader.linking.holds(), *reader.prompting.holds()]
        settings = [*reader.hearing.holds(), reader.sensitivity, marks_held(reader.marks)]
        if reader.view.sources == 1:
            settings = []
        self.bar.holds = (*begun, *panes, *unlinked, *settings)

    def presence(self) -> None:
        """Say who carries the sentence at the cursor."""
        reader, strip = self.reader, self.strip
        strip.active = reader.cursor.article
        if reader.comparison is None or reader.view.sources == 1:
            strip.glyphs, strip.words = (), "" if reader.view.sources == 1 else self.step
            return
        places, articles = reader.alignment.places, reader.story.articles
        strip.glyphs = tuple((a.letter, place.glyph) for a, place in zip(articles, places, strict=True))
        strip.words = presence(reader.comparison, reader.cursor.ref)

    def uncompared(self) -> None:
        """Say that there is nothing to tell of the story."""
        self.step = self.reader.uncompared
        self.found(self.step)
        self.presence()
