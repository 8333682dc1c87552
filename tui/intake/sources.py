"""What the reader names as a source: a file, a folder of files, an address, `-` for standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from tui.intake.fetching import Fetcher
from tui.story import Story, StoryError
from tui.story.assembling import assembled
from tui.story.files import LARGEST, source_of, title_of, unique_id
from tui.story.formats import Entry, readable
from tui.story.harmless import harmless
from tui.story.readers import SUFFIXES, Page, Source, pages

STDIN = "-"

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)


@dataclass(frozen=True, slots=True)
class Taken:
    """One source's bytes and the articles in them. `origin` is its address, or the file's path, or `-`."""

    origin: str
    source: Source
    pages: tuple[Page, ...]
    path: Path | None = None

    @property
    def known_as(self) -> str:
        """What to call the outlet where the page does not say."""
        if self.path is not None:
            return readable(harmless(self.path.stem))
        if self.origin == STDIN:
            return "Standard input"
        return host_of(self.origin)


def is_address(name: str) -> bool:
    """Whether a word names a page of the web rather than a file: `https://…`."""
    return bool(_ADDRESS.match(name))


def host_of(address: str) -> str:
    """The host of an address without `www.`."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    return harmless(host.removeprefix("www.")) or harmless(address)


def named(names: Sequence[str]) -> Iterator[str]:
    """The sources, with the files of a folder in place of the folder.

    Raises StoryError for a folder that holds no file of a known format.
    """
    for name in names:
        folder = Path(name)
        if is_address(name) or name == STDIN or not folder.is_dir():
            yield name
            continue
        files = sorted(
            path
            for path in folder.iterdir()
            if path.name[0] != "." and path.suffix.lower() in SUFFIXES and path.is_file()
        )
        if not files:
            raise StoryError(
                f"{harmless(name)}: no articles here; looked for files {', '.join(sorted(SUFFIXES))}"
            )
        yield from map(str, files)


def take(name: str, fetcher: Fetcher) -> Taken:
    """One source. Raises StoryError, with its name and a remedy, for what cannot be read or is no article."""
    if is_address(name):
        fetched = fetcher.fetch(name)
        suffix = Path(urlsplit(fetched.url).path).suffix.lower()
        source = Source(harmless(name), fetched.raw, suffix, fetched.charset, fetched.url)
        held = tuple(page if page.url else page._replace(url=fetched.url) for page in pages(source))
        return Taken(name, source, held)
    if name == STDIN:
        raw = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""
        if len(raw) > LARGEST:
            raise StoryError(f"standard input: larger than {LARGEST // 1_000_000} MB; is this an article?")
        source = Source("standard input", raw)
        return Taken(name, source, pages(source))
    path = Path(name)
    source = source_of(path)
    return Taken(name, source, pages(source), path)


def open_story(names: Sequence[str], *, allow_local: bool = False) -> Story:
    """The story of files and addresses, without a folder. Raises StoryError for the first that fails."""
    fetcher = Fetcher(allow_local=allow_local)
    articles: list[tuple[Entry, Page]] = []
    for name in named(names):
        taken = take(name, fetcher)
        for page in taken.pages:
            articles.append((entry_of(taken, page, {entry.id for entry, _ in articles}), page))
    story = assembled("", articles, None)
    headline = next((article.headline for article in story.articles if article.headline), None)
    return replace(story, title=headline or title_of(Path()))


def entry_of(taken: Taken, page: Page, ids: set[str]) -> Entry:
    """The entry of an article, with an id that none of `ids` is."""
    stem = page.outlet or (taken.path.stem if taken.path is not None else taken.known_as)
    return Entry(
        id=unique_id(stem, ids),
        path=taken.path,
        file=harmless(taken.origin),
        outlet=None,
        known_as=taken.known_as,
    )
