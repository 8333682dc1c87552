"""Where words stand, as a copy or a report cites them."""

from __future__ import annotations

from tui.compare import Comparison, Ref


def citation(comparison: Comparison, ref: Ref) -> str:
    """Where a sentence stands: outlet, headline, date, address, paragraph."""
    article = comparison.story.articles[ref.article]
    paragraph = article.sentences[ref.sentence].paragraph + 1
    parts = [article.outlet, article.headline and f"“{article.headline}”", article.published, article.url]
    return ", ".join([*(str(part) for part in parts if part), f"paragraph {paragraph}"])
