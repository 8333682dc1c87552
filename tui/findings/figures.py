"""Figures as they are shown: their order, what each source says of them in short, and a copy as a table."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.compare import Conflict
from tui.compare.figures.model import Figure, FigureCell, Verdict
from tui.findings.citation import citation
from tui.story.model import Story
from tui.story.moments import day_told

FigureOrder = Literal["verdict", "spread", "kind", "place"]

FIGURE_ORDERS: tuple[FigureOrder, ...] = ("verdict", "spread", "kind", "place")

SURE = 0.6
"""Below this it is said that a row may hold more than one quantity."""

SIGNS: dict[Verdict, tuple[str, str]] = {
    "differ": ("!", "differ"),
    "updated": ("↑", "rises from report to report"),
    "compatible": ("≈", "can both be right"),
    "agree": ("=", "agree"),
}
"""The sign of each verdict, and what it says; those that ask for a look come first."""

NUMBERS = ("count", "money", "share", "age", "measure", "rank")
"""The kinds of figures whose digits can stand under each other."""

_DIGITS = re.compile(r"\d(?:[\d,]*\d)?")


@dataclass(frozen=True, slots=True)
class Side:
    """The sources that give a thing in the same words. `note` is what the words alone do not tell."""

    words: str
    note: str
    articles: tuple[int, ...]


def ordered(figures: Iterable[Figure], order: FigureOrder) -> list[Figure]:
    """Figures by verdict (what differs first), by how many sources give them, by kind or by first place."""
    verdicts = list(SIGNS)
    keys = {
        "verdict": lambda f: (verdicts.index(f.verdict) if f.verdict in verdicts[:2] else 2, *_weight(f)),
        "spread": _weight,
        "kind": lambda f: (f.kind, *_weight(f)),
        "place": lambda f: (min(cell.span for cell in f.cells),),
    }
    return sorted(figures, key=keys[order])


def _weight(figure: Figure) -> tuple[float, ...]:
    return -len(figure.articles), -figure.sure, *min(cell.span for cell in figure.cells)


def cells_of(figure: Figure, article: int) -> list[FigureCell]:
    """What one source gives, each value once, first what it gives most often."""
    mine = [cell for cell in figure.cells if cell.span.article == article]
    values = [(cell.value, cell.bound) for cell in mine]
    first: dict[object, FigureCell] = {}
    for value, cell in zip(values, mine, strict=True):
        first.setdefault(value, cell)
    return sorted(first.values(), key=lambda cell: -values.count((cell.value, cell.bound)))


def sides_of(figure: Figure) -> list[Side]:
    """Who gives which words, the most widely given first."""
    given = [
        (cell.span.article, cell.text, note_of(figure, cell))
        for article in sorted(figure.articles)
        for cell in cells_of(figure, article)
    ]
    return _sides(given)


def sides_of_conflict(conflict: Conflict) -> list[Side]:
    """Who states which words in a conflict, the most widely stated first."""
    return _sides(
        (claim.span.article, claim.text, _day(claim.text, claim.value)) for claim in conflict.claims
    )


def name_of(conflict: Conflict) -> str:
    """What a conflict is about, without the values that stand beside it."""
    values = " or ".join(dict.fromkeys(claim.text for claim in conflict.claims))
    return conflict.what.removesuffix(f": {values}")


def _sides(given: Iterable[tuple[int, str, str]]) -> list[Side]:
    together: dict[tuple[str, str], tuple[str, list[int]]] = {}
    for article, words, note in given:
        _, articles = together.setdefault((words.casefold(), note), (words, []))
        articles += [article] if article not in articles else []
    sides = [Side(words, note, tuple(articles)) for (_, note), (words, articles) in together.items()]
    return sorted(sides, key=lambda side: (-len(side.articles), side.articles))


def note_of(figure: Figure, cell: FigureCell) -> str:
    """The day that is meant by words such as "Friday", where the sources do not all mean the same."""
    if figure.kind != "date" or figure.verdict == "agree" or not isinstance(cell.value, str):
        return ""
    return _day(cell.text, cell.value)


def _day(words: str, value: str) -> str:
    """A day in full where the words name it by its weekday or by the day of the report."""
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return ""
    return "" if any(character.isdigit() for character in words) else day_told(day)


def indents(words: Sequence[str]) -> list[int]:
    """How far to indent texts that stand under each other so that the last digits of their numbers do.

    >>> indents(["about 5,200 men", "900 men", "dozens"])
    [0, 8, 0]
    """
    ends = [match.end() if (match := _DIGITS.search(text)) else None for text in words]
    last = max((end for end in ends if end is not None), default=0)
    return [0 if end is None else last - end for end in ends]


def table(story: Story, figure: Figure) -> str:
    """A figure as a Markdown table: each source's words, the sentence they stand in, and where."""
    rows = [
        f"{_escaped(figure.what)} ({figure.kind}, {figure.verdict})",
        "",
        "| source | figure | sentence | where |",
        "| --- | --- | --- | --- |",
    ]
    for cell in figure.cells:
        article = story.articles[cell.span.article]
        sentence = article.sentences[cell.span.sentence].text
        fields = article.outlet, cell.text, f"“{sentence}”", citation(story, cell.span.ref)
        rows.append(f"| {' | '.join(map(_escaped, fields))} |")
    return "\n".join(rows)


def _escaped(text: str) -> str:
    """A text of which Markdown reads nothing as markup, on one line."""
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", " ".join(text.split()))
