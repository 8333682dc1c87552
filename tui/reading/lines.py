"""Which lines of a story are the report: as its files are read, and as its reader decided."""

from __future__ import annotations

from tui.story import Story
from tui.story.lines import LineRole, Printed, printed
from tui.story.model import Ref
from tui.workspace import Workspace
from tui.workspace.lines import as_decided


class Lines:
    """The lines of one story in one workspace. What the workspace refuses raises WorkspaceError."""

    def __init__(self, as_read: Story, workspace: Workspace) -> None:
        self.as_read, self._workspace = as_read, workspace
        self.last = ""
        """The words of the line that was last changed."""

    def story(self) -> Story:
        """The story with its reader's lines."""
        return as_decided(self.as_read, self._workspace)

    def changeable(self, story: Story, ref: Ref) -> list[Printed]:
        """The lines of an article that can change places: set aside, put back, and that of the cursor."""
        article = story.articles[ref.article]
        paragraph = article.sentences[ref.sentence].paragraph if article.sentences else -1
        here = {part.lines for part in article.paragraphs if part.index == paragraph}
        aside = {part.numbers for part in printed(self.as_read.articles[ref.article]) if part.role == "aside"}
        return [part for part in printed(article) if part.role == "aside" or part.numbers in here | aside]

    def turn(self, article: int, part: Printed) -> Story:
        """Put a line back that is set aside, or the other way round; the story as it is then."""
        as_read = self.as_read.articles[article]
        role: LineRole = "aside" if part.role == "body" else "body"
        by_rules = {each.role for each in printed(as_read) if each.numbers == part.numbers}
        key = self._workspace.make_known(self.as_read)
        self._workspace.set_line(key, as_read.id, part.words, None if role in by_rules else role)
        self.last = part.words
        return self.story()


def first_of(story: Story, article: int, part: Printed) -> Ref | None:
    """The first sentence of a line of the report; None where the line is not in it."""
    sentences = story.articles[article].sentences
    return next((Ref(article, each.index) for each in sentences if each.line in part.numbers), None)
