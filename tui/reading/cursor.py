"""The cursor: which sentence is read, by which jumps it was reached, and where a step from it leads."""

from __future__ import annotations

from tui.story import Article, Story
from tui.story.model import Ref

# Jumps that can be gone back over.
_KEPT = 100


class Cursor:
    """A place in a story. An article without sentences has place 0 all the same."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.ref = Ref(0, 0)
        self._trail: list[Ref] = []

    @property
    def article(self) -> int:
        """The source that is read."""
        return self.ref.article

    @property
    def sentence(self) -> int:
        """The sentence at the cursor."""
        return self.ref.sentence

    @property
    def report(self) -> Article:
        """The article that is read."""
        return self._story.articles[self.article]

    @property
    def empty(self) -> bool:
        """Whether there is no sentence at all in the article that is read."""
        return not self.report.sentences

    def go(self, ref: Ref, remember: bool = False) -> Ref:
        """Move, keeping the place before for `back` if it is to be remembered; gives that place."""
        before = self.ref
        if remember and ref != before:
            self._trail = [*self._trail[1 - _KEPT :], before]
        self.ref = ref
        return before

    def back(self) -> Ref | None:
        """The place before the last jump, None where there was no jump."""
        return self._trail.pop() if self._trail else None

    # -- steps, each as the sentence of this article that it leads to

    def bounded(self, sentence: int) -> int:
        """A sentence of the article, the nearest to the one asked for."""
        return max(0, min(sentence, len(self.report.sentences) - 1))

    def next_paragraph(self) -> int:
        """The start of the paragraph below; this sentence in the last one."""
        here = self.paragraph_of(self.ref)
        later = (s.index for s in self.report.sentences if s.paragraph > here)
        return next(later, self.sentence)

    def previous_paragraph(self) -> int:
        """The start of this paragraph, from there that of the one above; this sentence at the first."""
        starts: dict[int, int] = {}
        for sentence in self.report.sentences:
            starts.setdefault(sentence.paragraph, sentence.index)
        before = [start for start in starts.values() if start < self.sentence]
        return before[-1] if before else self.sentence

    def paragraph_of(self, ref: Ref) -> int:
        """The paragraph that a sentence stands in."""
        sentences = self._story.articles[ref.article].sentences
        return sentences[ref.sentence].paragraph if sentences else 0

    def crossed(self, before: Ref) -> int:
        """How many paragraphs lie between a place before and this one; 0 in another article."""
        return (
            self.paragraph_of(self.ref) - self.paragraph_of(before) if before.article == self.article else 0
        )

    def words_of(self, ref: Ref) -> str:
        """A sentence as printed."""
        return self._story.articles[ref.article].sentences[ref.sentence].text
