"""What `y` and `Y` copy: words with where they stand, and what every source makes of a sentence as a table.

Plain text. No line break in it comes from a pane's width: a paragraph is one line.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tui.findings.citation import citation
from tui.findings.markdown import harmless_markdown
from tui.story import Article, Story
from tui.story.model import Ref

if TYPE_CHECKING:
    from tui.compare import Comparison


def cited(story: Story, ref: Ref, words: str) -> str:
    """Words that a reader selected, from a sentence on, with where they stand."""
    return f"“{words}” ({citation(story, ref)})"


def counterparts_table(comparison: Comparison, ref: Ref) -> str:
    """What every source has of a sentence, as a Markdown table: a row a source, the ones that lack it too.

    A source with several sentences that say it has them all, in its own order.
    """
    story = comparison.story
    by_article: dict[int, set[Ref]] = defaultdict(set)
    by_article[ref.article].add(ref)
    for at, (best, _) in comparison.counterparts(ref).items():
        by_article[at].add(best)
    for link in comparison.links_of(ref):
        by_article[link.other(ref).article].add(link.other(ref))
    rows = ["| Source | Report | Date | Words |", "| --- | --- | --- | --- |"]
    for index, article in enumerate(story.articles):
        words = " … ".join(
            harmless_markdown(article.sentences[member.sentence].text)
            for member in sorted(by_article.get(index, ()))
        )
        cells = (
            f"{article.letter} {harmless_markdown(article.outlet)}",
            _report(article),
            str(article.published or ""),
            words or "*not covered*",
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([*rows, ""])


def _report(article: Article) -> str:
    """The headline, with its address as a link where it has one on the web."""
    title = harmless_markdown(article.headline or "")
    address = article.url or ""
    if not address.startswith(("http://", "https://")):
        return title
    for char in " <>|\\\"'`()[]":
        address = address.replace(char, f"%{ord(char):02X}")
    return f"[{title or 'report'}](<{address}>)"
