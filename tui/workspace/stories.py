"""Which story this is, though a text of it was corrected, an article added, or the folder moved.

What is kept hangs on a story's key. The key is made when a story is first kept of (`words.keys.story_key`);
later the story is known by its articles: an article is the same if it has the same id and one of its longest
sentences, and a story is the same if more than half of the articles of the one that has fewer are the same.
"""

from __future__ import annotations

from collections import defaultdict

from tui.story import Article, Story
from tui.words.keys import sentence_key, story_key
from tui.workspace.database import Database

_WITNESSES = 8
"""So many sentences of an article stand for it: the longest, which nobody else writes alike."""


def known_as(database: Database, story: Story) -> str:
    """The key under which a story is kept. Writes nothing."""
    here = {article.id: _witnesses(article) for article in story.articles}
    articles_of: dict[str, set[str]] = defaultdict(set)
    shared: dict[str, set[str]] = defaultdict(set)
    for article, sentence, key in database.read("SELECT article, sentence, story FROM report"):
        articles_of[key].add(article)
        if sentence in here.get(article, ()):
            shared[key].add(article)
    same = [
        key for key, articles in shared.items() if 2 * len(articles) > min(len(here), len(articles_of[key]))
    ]
    return max(same, key=lambda key: (len(shared[key]), key)) if same else story_key(story)


def make_known(database: Database, story: Story) -> str:
    """Keep by what a story is known, for the next time; its key."""
    with database.act():
        key = known_as(database, story)
        for article in story.articles:
            for sentence in _witnesses(article):
                database.write("INSERT OR IGNORE INTO report VALUES (?, ?, ?)", article.id, sentence, key)
    return key


def _witnesses(article: Article) -> set[str]:
    longest = sorted((sentence.text for sentence in article.sentences), key=len)[-_WITNESSES:]
    return {sentence_key(text) for text in longest}
