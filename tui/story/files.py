"""From paths to a Story: which files there are, what bytes they hold, and the articles made of them.

This is the one place of the room that touches the disk. What a story file may say is for `formats`, which
lines belong to the report for `cleaning`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from os import PathLike, strerror
from os.path import lexists
from pathlib import Path

from tui.story import cleaning, sentences
from tui.story.formats import Entry, read_story_file, readable
from tui.story.harmless import harmless
from tui.story.model import Article, Line, Paragraph, Sentence, Story, StoryError

STORY_FILE = "story.yaml"
_STORY_FILES = (STORY_FILE, "story.yml")

_LARGEST = 10_000_000
"""Bytes. The longest reports ever printed have a tenth of it; more is another kind of file."""

_MOST = 100
"""Articles. Every pair of them is compared, so the work grows with their square."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1b"))
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.I)
_TYPOGRAPHY = frozenset("‘’‚“”„–—…•€£§°©®™«» ´·éèáàäöüñçß")


def read(paths: Sequence[str | PathLike[str]]) -> Story:
    """The story of a folder, of a story.yaml, or of text files. Raises StoryError for what cannot be read."""
    if not paths:
        raise StoryError("no story named; give a folder, a story.yaml or text files")
    given = [Path(path) for path in paths]
    try:
        return _read(given)
    except OSError as error:  # a name too long, a folder that may not be entered
        raise _unreadable(given[0], error) from error


def _read(given: Sequence[Path]) -> Story:
    if len(given) > 1:
        for path in given:
            if path.is_dir() or path.suffix in (".yaml", ".yml"):
                raise StoryError(
                    f"{_shown(path)}: a story stands alone; give it by itself, or text files only"
                )
        return _story_of_files(given)
    path = given[0]
    if path.is_dir():
        return _story_of_folder(path)
    return _story_of_file(path) if path.suffix in (".yaml", ".yml") else _story_of_files([path])


def _story_of_folder(folder: Path) -> Story:
    for name in _STORY_FILES:
        # A link that leads nowhere counts: its outlets and dates would be missed without a word.
        if lexists(folder / name):
            return _story_of_file(folder / name)
    texts = sorted(path for path in folder.iterdir() if path.suffix == ".txt" and path.name[0] != ".")
    if not texts:
        raise StoryError(f"{_shown(folder)}: no articles here; looked for {STORY_FILE} and for files *.txt")
    return _assemble(_title_of(folder), _entries(texts), folder)


def _story_of_file(path: Path) -> Story:
    title, entries = read_story_file(path)
    return _assemble(title or _title_of(path.parent), entries, path.parent)


def _story_of_files(paths: Sequence[Path]) -> Story:
    folder = paths[0].parent
    together = all(path.parent == folder for path in paths)
    entries = (
        _entries(paths)
        if together
        else [replace(entry, file=_shown(entry.path)) for entry in _entries(paths)]
    )
    story = _assemble("", entries, folder if together else None)
    headline = next((article.headline for article in story.articles if article.headline), None)
    return replace(story, title=headline or _title_of(folder))


def _title_of(folder: Path) -> str:
    name = harmless(" ".join(re.split(r"[\s_-]+", folder.resolve().name)).strip())
    return name[:1].upper() + name[1:] or "Untitled"


def _entries(paths: Iterable[Path]) -> list[Entry]:
    """An entry for each file, its id made from its name and made unique."""
    entries: list[Entry] = []
    taken: set[str] = set()
    for path in paths:
        plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "article"
        name, count = slug, 1
        while name in taken:
            count += 1
            name = f"{slug}-{count}"
        taken.add(name)
        outlet = readable(harmless(path.stem)) or readable(name)
        entries.append(Entry(id=name, path=path, file=harmless(path.name), outlet=outlet))
    return entries


def _assemble(title: str, entries: Sequence[Entry], folder: Path | None) -> Story:
    if len(entries) > _MOST:
        where = f"{_shown(folder)}: " if folder else ""
        raise StoryError(f"{where}{len(entries)} articles; at most {_MOST} can be compared: name fewer")
    articles = tuple(_article(entry, _letter(number)) for number, entry in enumerate(entries))
    return Story(title=title, articles=articles, folder=folder)


def _letter(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _article(entry: Entry, letter: str) -> Article:
    text, notices = _text(entry)
    printed = [harmless(line) for line in _LINE_END.split(text)]
    if printed[-1] == "" and len(printed) > 1:
        printed.pop()  # the end of the last line, not a line
    cleaned = cleaning.clean(printed, headline=entry.headline, byline=entry.byline)
    paragraphs = tuple(_paragraphs(cleaned.lines, cleaned.paragraphs))
    found = tuple(_sentences(cleaned.lines, paragraphs, (entry.language or "en").split("-")[0].lower()))
    if not found:
        notices = (*notices, "no line was taken for the report's own text")
    return Article(
        id=entry.id,
        letter=letter,
        outlet=entry.outlet,
        file=entry.file,
        lines=cleaned.lines,
        paragraphs=paragraphs,
        sentences=found,
        headline=cleaned.headline,
        byline=cleaned.byline,
        published=entry.published or cleaned.published,
        url=entry.url,
        language=entry.language,
        notices=notices,
    )


def _paragraphs(lines: Sequence[Line], groups: Iterable[tuple[int, ...]]) -> Iterable[Paragraph]:
    for index, numbers in enumerate(groups):
        text = " ".join(lines[number - 1].kept.strip() for number in numbers)
        yield Paragraph(index, numbers, text)


def _sentences(lines: Sequence[Line], paragraphs: Iterable[Paragraph], language: str) -> Iterable[Sentence]:
    index = 0
    for paragraph in paragraphs:
        ends, at = [], 0  # where in the paragraph's text each of its lines ends
        for number in paragraph.lines:
            at += len(lines[number - 1].kept.strip()) + 1
            ends.append(at)
        for start, end in sentences.split(paragraph.text, language):
            line = next(number for number, at in zip(paragraph.lines, ends, strict=True) if start < at)
            yield Sentence(index, paragraph.index, start, end, paragraph.text[start:end], line)
            index += 1


def _text(entry: Entry) -> tuple[str, tuple[str, ...]]:
    """The decoded text of a file, and what a reader should know of how it was decoded."""
    name = f"{entry.place} names {_shown(entry.path)}" if entry.place else _shown(entry.path)
    raw = _bytes(entry)
    if not raw.strip():
        raise StoryError(f"{name}: is empty; put the article's text in it or leave it out")
    if _WEB_PAGE.match(raw[:1000]):
        raise StoryError(f"{name}: a web page, not its text; save the article as plain text")
    notices: tuple[str, ...] = ()
    marked, raw = raw.startswith(codecs.BOM_UTF8), raw.removeprefix(codecs.BOM_UTF8)
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            text, notices = raw.decode(encoding, "replace"), (f"read as {encoding}, not UTF-8",)
            # The two or four bytes of a mark may also begin a picture or a recording.
            if text.count("\ufffd") + sum(map(_is_no_text, text)) > 0.05 * len(text):
                raise StoryError(f"{name}: not a text file; save the article as plain text")
            break
    else:
        if len(raw.translate(None, _CONTROLS)) < 0.95 * len(raw) or b"\0" in raw or raw.startswith(b"%PDF"):
            raise StoryError(f"{name}: not a text file; save the article as plain text")
        text, notices = _decode(raw, name, marked)
    if not text.strip():
        raise StoryError(f"{name}: is empty; put the article's text in it or leave it out")
    return text, notices


def _is_no_text(char: str) -> bool:
    return unicodedata.category(char) in ("Cn", "Co", "Cs") or (char < " " and char not in "\t\n\v\f\r")


def _bytes(entry: Entry) -> bytes:
    path, where = entry.path, f"{entry.place} names " if entry.place else ""
    try:
        if path.is_dir():
            raise StoryError(f"{where}{_shown(path)}: a folder, not an article; name a text file")
        if not path.exists():
            remedy = "correct the name" if where else "check the path"
            raise StoryError(f"{where}{_shown(path)}: no such file; {remedy}")
        if not path.is_file():
            raise StoryError(f"{where}{_shown(path)}: not a regular file; save the text in a file first")
        # The kernel's own files say that they are regular and hold nothing; reading one may never end.
        if not path.stat().st_size:
            raise StoryError(f"{where}{_shown(path)}: is empty; put the article's text in it or leave it out")
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error, where) from error
    if len(raw) > _LARGEST:
        raise StoryError(
            f"{where}{_shown(path)}: larger than {_LARGEST // 1_000_000} MB; is this an article?"
        )
    return raw


def _decode(raw: bytes, name: str, marked: bool) -> tuple[str, tuple[str, ...]]:
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        mostly = raw.decode("utf-8", "replace")
        bad = mostly.count("\ufffd")
        # UTF-8 with a few broken bytes, or marked as UTF-8
        if marked or sum(char > "\x7f" for char in mostly) > 4 * bad:
            line = raw.count(b"\n", 0, error.start) + 1
            return mostly, (
                f"{bad} broken {'bytes' if bad > 1 else 'byte'} shown as \ufffd, the first in line {line}",
            )
    guess = raw.decode("cp1252", "replace")
    if all(char < "\x80" or char in _TYPOGRAPHY for char in guess):
        return guess, ("read as windows-1252, not UTF-8",)
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise StoryError(f"{name}: not a text file, or in an unknown encoding; save it as UTF-8")
    encoding = re.sub(r"^cp(?=125\d$)", "windows-", best.encoding)
    return str(best), (f"read as {encoding}, not UTF-8",)


def _unreadable(path: Path, error: OSError | ValueError, where: str = "") -> StoryError:
    why = strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    remedy = "; change its permissions" if isinstance(error, PermissionError) else ""
    return StoryError(harmless(f"{where}{path}: cannot be read: {why}{remedy}"))


def _shown(path: Path) -> str:
    return harmless(str(path))
