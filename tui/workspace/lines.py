"""A story with the lines that its reader put back or set aside, as the workspace keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from tui.story import Article, Story
from tui.story.lines import LineRole, with_roles
from tui.words.keys import sentence_key
from tui.workspace.store import Workspace


def as_decided(story: Story, workspace: Workspace) -> Story:
    """The story, as its files tell it, with its reader's lines. Raises WorkspaceError."""
    return with_lines(story, workspace.lines(workspace.key_of(story)))


def with_lines(story: Story, decided: Mapping[tuple[str, str], LineRole]) -> Story:
    """The story with other roles of lines, given by article id and key of their words.

    A decision whose words stand in the article no more means nothing.
    """
    if not decided:
        return story
    ids = {id for id, _ in decided}
    articles = (_decided(article, decided) if article.id in ids else article for article in story.articles)
    return replace(story, articles=tuple(articles))


def _decided(article: Article, decided: Mapping[tuple[str, str], LineRole]) -> Article:
    return with_roles(article, partial(_role_of, article.id, decided))


def _role_of(id: str, decided: Mapping[tuple[str, str], LineRole], words: str) -> LineRole | None:
    return decided.get((id, sentence_key(words)))
