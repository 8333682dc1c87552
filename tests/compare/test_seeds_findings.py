"""Everything that is found in three stories, held against a kept list of it.

It says nothing on what is right; it tells that something changed, and what. Where a change is meant, write
the lists anew and read the difference before it is committed:

    SIDELONG_WRITE_FINDINGS=1 .venv/bin/python -m pytest tests/compare/test_seeds_findings.py
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.stories import article, story
from tui import compare, read_story
from tui.compare import Comparison, Occurrence, Ref, Span, settle
from tui.story import Story

HERE = Path(__file__).parent
KEPT = HERE / "findings.yaml"
INVENTED: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "stories.yaml").read_text("utf-8"))
STORIES = ("seeds", *INVENTED)

SECTIONS = (
    "links",
    "passages",
    "quotations",
    "figures",
    "conflicts",
    "wordings",
    "omissions",
    "copies",
    "unique",
    "additions",
    "profiles",
)

Lists = dict[str, list[str]]


def invented(name: str) -> Story:
    """A story of stories.yaml."""
    return story(
        *(
            replace(
                article(key, *told["paragraphs"]),
                headline=told["headline"],
                published=date(2020, 1, told["day"]),
                byline=told.get("byline"),
            )
            for key, told in INVENTED[name].items()
        )
    )


def lists(of: Comparison) -> Lists:
    """All findings of a comparison, a line each."""
    place, words = _places(of), _words(of)
    return {
        "links": [
            *(
                f"{place(row.a)} {place(row.b)} {row.score:.2f} {row.kind}: {'; '.join(row.evidence)}"
                for row in of.links
            ),
            f"strict {len(settle(of, 'strict').links)}, generous {len(settle(of, 'generous').links)}",
        ],
        "passages": [" ".join(map(place, row.members)) for row in of.passages],
        "quotations": list(_quotations(of)),
        "figures": [
            f"{row.what} [{row.kind}, {row.verdict}, {row.sure:.2f}] "
            + " | ".join(f"{place(c.span.ref)} {c.text} = {c.value} {c.bound}" for c in row.cells)
            for row in of.figures
        ],
        "conflicts": [
            f"{row.kind} {row.what} {row.sure:.2f}: {' | '.join(words(claim.span) for claim in row.claims)}"
            for row in of.conflicts
        ],
        "wordings": [
            f"{row.kind} {row.strength:.2f}{' plain' if row.plain else ''}: "
            + " | ".join(f"{place(term.span.ref)} {term.words}" for term in row.terms)
            for row in of.wordings
        ],
        "omissions": [
            f"{of.story.articles[row.article].id} leaves {row.passage} {row.sure:.2f}" for row in of.omissions
        ],
        "copies": list(_copies(of)),
        "unique": [
            f"{place(row.ref)} {row.score:.2f}{' doubt' if row.doubt else ''}: {'; '.join(row.evidence)}"
            for row in of.telling
        ],
        "additions": [f"{place(row.ref)} {row.score:.2f}: {'; '.join(row.evidence)}" for row in of.additions],
        "profiles": list(_profiles(of)),
    }


def _places(of: Comparison) -> Callable[[Ref], str]:
    return lambda ref: f"{of.story.articles[ref.article].id}.{ref.sentence}"


def _words(of: Comparison) -> Callable[[Span], str]:
    """A place with the words that stand there."""
    place = _places(of)

    def told(span: Span) -> str:
        article = of.story.articles[span.article]
        text = article.sentences[span.sentence].text if span.sentence >= 0 else article.headline or ""
        return f"{place(span.ref)} {text[span.start : span.end]}"

    return told


def _quotations(of: Comparison) -> Iterator[str]:
    for quotation in of.quotations:
        yield f"- {quotation.text}"
        yield from (_occurrence(of, row) for row in quotation.occurrences)
        yield from (f"headline {_occurrence(of, row)}" for row in quotation.headlines)


def _occurrence(of: Comparison, row: Occurrence) -> str:
    doubts = [name for name in ("marked", "doubted") if getattr(row, name)]
    spans = " ".join(f"{span.sentence}:{span.start}-{span.end}" for span in row.spans)
    said = f"{row.speaker} / {row.printed} / {row.verb} {row.sure:.2f}"
    changes = ", ".join(map(str, row.variant))
    return (
        f"{of.story.articles[row.article].id} {spans} {said} {' '.join(doubts)}"
        f" [{', '.join(row.candidates)}] {changes}"
    ).rstrip()


def _copies(of: Comparison) -> Iterator[str]:
    words = _words(of)
    for row in of.reuses:
        yield f"{row.words} of {row.origin}, first {row.first}: {' | '.join(map(words, row.spans))}"
    for index, origin in of.origins:
        yield f"passage {index} {origin.agency} {origin.how} {origin.articles}"


def _profiles(of: Comparison) -> Iterator[str]:
    for row in of.profiles:
        shares = " ".join(f"{name} {getattr(row, name):.2f}" for name in ("shared", "quoted", "wire", "own"))
        yield f"{of.story.articles[row.article].id}: {row.words} words, {shares}"
        yield f"unique {row.unique}, omissions {row.omissions}; {_joined(row.verbs)}"
        yield _joined(row.actors)
        yield _joined(row.qualifiers)


def _joined(rows: Iterable[object]) -> str:
    return ", ".join(map(str, rows))


@cache
def found(name: str) -> Lists:
    """What is found in one of the stories now."""
    return lists(compare(read_story("seeds") if name == "seeds" else invented(name)))


@pytest.fixture(scope="module")
def kept() -> dict[str, Lists]:
    """What was found when the lists were last written."""
    if os.environ.get("SIDELONG_WRITE_FINDINGS"):
        written = {name: found(name) for name in STORIES}
        KEPT.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000), "utf-8")
    read: dict[str, Lists] = yaml.safe_load(KEPT.read_text("utf-8"))
    return read


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("name", STORIES)
def test_what_is_found_is_what_was_found(name: str, section: str, kept: dict[str, Lists]) -> None:
    assert found(name)[section] == kept[name][section]
