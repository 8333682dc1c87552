"""Where words stand, as a copy or a report cites them."""

from __future__ import annotations

from tui.story.model import Article, Ref, Story


def quoted(story: Story, ref: Ref) -> str:
    """A sentence as printed with where it stands, for a copy."""
    return f"“{story.articles[ref.article].sentences[ref.sentence].text}” ({citation(story, ref)})"


def citation(story: Story, ref: Ref) -> str:
    """Where a sentence stands: outlet, headline, date, address, paragraph."""
    article = story.articles[ref.article]
    return f"{described(article)}, paragraph {article.sentences[ref.sentence].paragraph + 1}"


def described(article: Article) -> str:
    """An article as a citation names it: outlet, headline, date, address, as far as they are known."""
    parts = [article.outlet, article.headline and f"“{article.headline}”", article.published, article.url]
    return ", ".join(str(part) for part in parts if part)
