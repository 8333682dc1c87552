"""From pages to a Story: what a page says and what the story says of it, cleaned and split into sentences.

Nothing here touches the disk. What a story states of an article comes before what its page states, and that
before what is found in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tui.story import cleaning, sentences
from tui.story.formats import Entry
from tui.story.harmless import harmless
from tui.story.model import Article, Line, Paragraph, Sentence, Story, StoryError
from tui.story.readers import Page
from tui.story.rules import Rules, current_rules
from tui.story.sites import furniture_of, site_of

MOST = 100
"""Articles. Every pair of them is compared, so the work grows with their square."""
NO_REPORT = "no line was taken for the report's own text"


def assembled(title: str, entries: Sequence[tuple[Entry, Page]], folder: Path | None) -> Story:
    """The story of these articles, lettered in their order. Raises StoryError for too many."""
    check_number(len(entries), folder)
    printed = [tuple(harmless(line) for line in page.lines) for _, page in entries]
    sites = [site_of(entry.url or page.url, outlet_of(entry, page)) for entry, page in entries]
    furniture, rules = furniture_of(sites, printed), current_rules()
    return Story(
        title=title,
        articles=tuple(
            _article(entry, page, letter_of(number), printed[number], furniture[number], rules)
            for number, (entry, page) in enumerate(entries)
        ),
        folder=folder,
    )


def check_number(articles: int, folder: Path | None) -> None:
    """Raise StoryError where a story would have too many articles; asked before they are read, too."""
    if articles > MOST:
        where = f"{harmless(str(folder))}: " if folder else ""
        raise StoryError(f"{where}{articles} articles; at most {MOST} can be compared: name fewer")


def outlet_of(entry: Entry, page: Page) -> str:
    """The name of the outlet: as the story gives it, as the page does, or as the entry is known."""
    return harmless(entry.outlet or page.outlet or entry.known_as)


def letter_of(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def rebuilt(article: Article, lines: tuple[Line, ...], groups: Iterable[tuple[int, ...]]) -> Article:
    """The article with these lines, and of them these paragraphs (line numbers), split into sentences."""
    paragraphs = tuple(_paragraphs(lines, groups))
    found = tuple(_sentences(lines, paragraphs, (article.language or "en").split("-")[0].lower()))
    before = set(_doubts(article.sentences))
    notices = (notice for notice in article.notices if notice not in before)
    return replace(
        article,
        lines=lines,
        paragraphs=paragraphs,
        sentences=found,
        notices=(*notices, *_doubts(found)),
    )


def _article(
    entry: Entry,
    page: Page,
    letter: str,
    printed: Sequence[str],
    furniture: frozenset[str],
    rules: Rules,
) -> Article:
    language = entry.language or _harmless(page.language)
    cleaned = cleaning.clean(
        printed,
        headline=entry.headline or _harmless(page.headline),
        byline=entry.byline or _harmless(page.byline),
        rules=rules,
        furniture=furniture,
    )
    dated = next((each for each in (entry, page) if each.published), cleaned)
    article = Article(
        id=entry.id,
        letter=letter,
        outlet=outlet_of(entry, page),
        file=entry.file,
        lines=cleaned.lines,
        paragraphs=(),
        sentences=(),
        headline=cleaned.headline,
        byline=cleaned.byline,
        published=dated.published,
        clock=dated.clock,
        url=entry.url or _harmless(page.url),
        language=language,
        notices=page.notices,
        path=entry.path,
    )
    return rebuilt(article, cleaned.lines, cleaned.paragraphs)


def _doubts(found: Sequence[Sentence]) -> Iterable[str]:
    if not found:
        yield NO_REPORT
    cut = sum(len(sentence.text) > sentences.LONGEST // 2 for sentence in found)
    if cut > 1:
        yield f"{cut} stretches of text without an end of a sentence are read in parts; is it a report?"


def _harmless(text: str | None) -> str | None:
    return harmless(text) if text else None


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
