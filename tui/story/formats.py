"""story.yaml: what it may say, and what is wrong with it.

The file names the articles of a story and states what their texts do not: outlet, date, byline. It is checked
strictly, and the first mistake ends the reading with its line, its key and its remedy: a story with a
silently dropped key would show a source that its author did not mean. Reading the articles is for `files`.
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from tui.story.checking import Check, read_checked
from tui.story.harmless import harmless

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_STORY_KEYS = ("title", "articles")
_ARTICLE_KEYS = ("id", "file", "outlet", "published", "byline", "url", "headline", "language")


class Entry(NamedTuple):
    """What a story says of one article.

    `path` is where its text is (None for what is no file), `place` where the story names it, `known_as` what
    to call its outlet where neither the story nor the page names one.
    """

    id: str
    path: Path | None
    file: str
    outlet: str | None
    headline: str | None = None
    byline: str | None = None
    published: datetime.date | None = None
    clock: datetime.time | None = None
    url: str | None = None
    language: str | None = None
    place: str = ""
    known_as: str = ""


def read_story_file(path: Path) -> tuple[str | None, tuple[Entry, ...]]:
    """The title and the articles that a story.yaml names. Raises StoryError for what it cannot mean."""
    check = read_checked(path)
    file = check.file
    if file.data is None:
        raise check.error("is empty; it needs `articles:` with an `id` and a `file` each")
    story = check.mapping(file.data, _STORY_KEYS)
    articles = story.get("articles")
    if not isinstance(articles, list) or not articles:
        raise check.error("needs a list of articles, each `- id: …` and `file: …`", "articles")
    entries = tuple(_entry(check, number, item, path.parent) for number, item in enumerate(articles))
    seen: dict[str, int] = {}
    for number, entry in enumerate(entries):
        first = seen.setdefault(entry.id, number)
        if first != number:
            line = file.line_of("articles", first, "id")
            raise check.error(
                f"{entry.id!r} is the id of line {line} already; change one", "articles", number, "id"
            )
    return check.text(story, "title"), entries


def readable(name: str) -> str:
    """A name for people from one for machines.

    >>> readable("source001"), readable("epoch-times"), readable("bbc")
    ('Source 001', 'Epoch Times', 'BBC')
    """
    words = re.sub(r"(?<![^\W_])([^\W\d_]+)(\d+)(?![^\W_])", r"\1 \2", name)
    return " ".join(map(_capital, re.split(r"[\s_-]+", words.strip(" _-")))) or name


def _capital(word: str) -> str:
    # A word without a vowel is an abbreviation: bbc, cnn, nyt.
    if not re.fullmatch("[a-z]+", word):
        return word
    return word.capitalize() if re.search("[aeiou]", word) else word.upper()


def _entry(check: Check, number: int, item: object, folder: Path) -> Entry:
    at = ("articles", number)
    data = check.mapping(item, _ARTICLE_KEYS, *at)
    for key in ("id", "file"):
        if not check.text(data, key, *at):
            raise check.error(f"`{key}` is missing; add it", *at)
    name, file = check.text(data, "id", *at) or "", check.text(data, "file", *at) or ""
    if not _ID.fullmatch(name):
        raise check.error(f"{name!r} is no id; use a-z, 0-9 and single hyphens", *at, "id")
    language = check.text(data, "language", *at)
    if language and not LANGUAGE.fullmatch(language):
        raise check.error(f"{language!r} is no language; write it as `en` or `pt-BR`", *at, "language")
    published, clock = check.moment(data, "published", *at)
    line = check.file.line_of(*at, "file")
    return Entry(
        id=name,
        path=_inside(check, folder, str(data["file"]), *at),
        file=file,
        outlet=check.text(data, "outlet", *at),
        headline=check.text(data, "headline", *at),
        byline=check.text(data, "byline", *at),
        published=published,
        clock=clock,
        url=check.text(data, "url", *at),
        language=language,
        place=harmless(f"{check.file.path}, line {line}: articles[{number}].file"),
        known_as=readable(name),
    )


def _inside(check: Check, folder: Path, file: str, *at: str | int) -> Path:
    """The path of an article, which a story may only name inside its own folder.

    A story is handed from one person to another; one that named `../../mail` would put that into a report.
    """
    given = Path(file)
    if given.is_absolute() or PureWindowsPath(file).is_absolute() or ".." in given.parts:
        raise check.error(
            f"{file!r} leaves the story's folder; copy the file into the folder and name it there",
            *at,
            "file",
        )
    try:
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError):  # reading tells of these
            (folder / given).stat()
        outside = not (folder / given).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError) as error:  # a loop of links, a NUL in the name
        why = error.strerror if isinstance(error, OSError) else error
        raise check.error(f"{file!r} cannot be followed: {why}; correct the name", *at, "file") from error
    if outside:
        raise check.error(
            f"{file!r} is a link out of the story's folder; copy the file into the folder", *at, "file"
        )
    return folder / given
