"""story.yaml: what it may say, and what is wrong with it.

The file names the articles of a story and states what their texts do not: outlet, date, byline. It is checked
strictly, and the first mistake ends the reading with its line, its key and its remedy: a story with a
silently dropped key would show a source that its author did not mean. Reading the articles is for `files`.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.story.harmless import harmless
from tui.story.model import StoryError
from tui.yamlfile import YamlFile, YamlFileError, read_yaml

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_STORY_KEYS = ("title", "articles")
_ARTICLE_KEYS = ("id", "file", "outlet", "published", "byline", "url", "headline", "language")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a story says of one article. `path` is where its text is, `place` where the story names it."""

    id: str
    path: Path
    file: str
    outlet: str
    headline: str | None = None
    byline: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    language: str | None = None
    place: str = ""


def read_story_file(path: Path) -> tuple[str | None, tuple[Entry, ...]]:
    """The title and the articles that a story.yaml names. Raises StoryError for what it cannot mean."""
    try:
        file = read_yaml(path)
    except YamlFileError as error:
        raise StoryError(harmless(str(error))) from error
    check = _Check(file)
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


def _entry(check: _Check, number: int, item: object, folder: Path) -> Entry:
    at = ("articles", number)
    data = check.mapping(item, _ARTICLE_KEYS, *at)
    for key in ("id", "file"):
        if not check.text(data, key, *at):
            raise check.error(f"`{key}` is missing; add it", *at)
    name, file = check.text(data, "id", *at) or "", check.text(data, "file", *at) or ""
    if not _ID.fullmatch(name):
        raise check.error(f"{name!r} is no id; use a-z, 0-9 and single hyphens", *at, "id")
    language = check.text(data, "language", *at)
    if language and not _LANGUAGE.fullmatch(language):
        raise check.error(f"{language!r} is no language; write it as `en` or `pt-BR`", *at, "language")
    line = check.file.line_of(*at, "file")
    return Entry(
        id=name,
        path=folder / str(data["file"]),
        file=file,
        outlet=check.text(data, "outlet", *at) or readable(name),
        headline=check.text(data, "headline", *at),
        byline=check.text(data, "byline", *at),
        published=check.date(data, "published", *at),
        url=check.text(data, "url", *at),
        language=language,
        place=harmless(f"{check.file.path}, line {line}: articles[{number}].file"),
    )


class _Check:
    """The values of one file, each as what it has to be."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file

    def error(self, message: str, *place: str | int) -> StoryError:
        """What is wrong at a place, told with its line, or with that of the nearest place around it."""
        around = (self.file.line_of(*place[:end]) for end in range(len(place), 0, -1))
        line = next((line for line in around if line), None)
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")
        where = f"{self.file.path}, line {line}" if line else str(self.file.path)
        return StoryError(harmless(f"{where}: {key} {message}" if key else f"{where}: {message}"))

    def mapping(self, value: object, known: tuple[str, ...], *place: str | int) -> Mapping[str, Any]:
        """The value as a mapping of known keys."""
        if not isinstance(value, dict):
            raise self.error("should be `key: value` lines", *place)
        for key in value:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                remedy = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(known)}"
                raise self.error(f"is no key of a story; {remedy}", *place, key)
        return value

    def text(self, data: Mapping[str, Any], key: str, *place: str | int) -> str | None:
        """The value as text on one line, None where it is missing or empty."""
        value = data.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            if isinstance(value, list | dict):
                raise self.error("should be one text", *place, key)
            raise self.error(f"is {value}; it is read as text, so put it in quotes", *place, key)
        return harmless(" ".join(value.split())) or None

    def date(self, data: Mapping[str, Any], key: str, *place: str | int) -> datetime.date | None:
        """The value as a day."""
        value = data.get(key)
        if value is None:
            return None
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except (TypeError, ValueError):
            no_day = ", no day of the calendar" if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else ""
            raise self.error(f"is {value!r}{no_day}; write a day as 2020-01-31", *place, key) from None
