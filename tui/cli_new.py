"""`sidelong new`: the command line of `intake`. What became of each source is printed as it is known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.console import Progress, counted, say

if TYPE_CHECKING:
    from tui.intake import Added

DONE, FAILED, PARTLY = 0, 2, 3
"""Exit codes: all sources taken, none, some."""

local_option = click.option(
    "--allow-local", is_flag=True, help="Fetch from addresses of this machine and its network too."
)


@click.command()
@click.option("--title", metavar="TEXT", help="The title of a new story; else its first headline.")
@click.option("--force", is_flag=True, help="Overwrite texts that were edited by hand.")
@local_option
@click.argument("folder")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
def new(title: str | None, force: bool, allow_local: bool, folder: str, sources: tuple[str, ...]) -> int:
    """Make a story of files, saved pages, folders of them, addresses, or `-`; again adds to it."""
    from tui.intake import make_story
    from tui.intake.fetching import Fetcher

    taken = failed = 0
    progress = Progress()
    fetcher = Fetcher(allow_local=allow_local)
    try:
        for added in make_story(
            Path(folder), sources, title=title, force=force, fetcher=fetcher, progress=progress
        ):
            progress.clear()
            if added.outcome == "failed":
                failed += 1
                say(added.message)
                continue
            taken += 1
            for line in _lines(added):
                click.echo(line)
    finally:
        progress.clear()
    return DONE if not failed else PARTLY if taken else FAILED


def _lines(added: Added) -> Iterator[str]:
    """What was found in an article: who, when, what, how much."""
    from tui.story.harmless import harmless

    article = added.article
    if article is None:
        yield f"{added.outcome}: {harmless(added.source)}: {added.message}"
        return
    known = [
        article.outlet,
        article.published.isoformat() if article.published else "",
        f"by {article.byline}" if article.byline else "",
        article.language or "",
    ]
    yield f"{added.outcome}: {added.id}: {', '.join(filter(None, known))}"
    yield f"  {article.headline or 'no headline was found'}"
    words = sum(len(sentence.text.split()) for sentence in article.sentences)
    aside = sum(1 for _ in article.set_aside)
    yield f"  {counted(words, 'word')}, {counted(aside, 'line')} set aside"
    for notice in article.notices:
        yield f"  {notice}"
