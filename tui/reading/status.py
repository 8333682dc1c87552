"""What the rows over the panes say: what was found in the story, who carries the sentence at the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.findings.kinds import ALL, KINDS, NONE
from tui.reading.layout import Panes
from tui.reading.places import Place
from tui.story import Story

if TYPE_CHECKING:
    from tui.compare import Comparison
    from tui.story.belonging import Doubt, Kind

_DOUBTS: dict[Kind, str] = {
    "no report": "lack a text",
    "another day": "be of another day",
    "other words": "be of another event",
    "same outlet": "come from an outlet that is here twice",
    "same text": "repeat another's text",
}
_LETTERS = 6
"""More letters than these say less than their number."""


def figures(story: Story, comparison: Comparison | None, doing: str) -> tuple[str, ...]:
    """What the title tells of a story, the most important first; `doing` is why there is nothing yet."""
    sources, sentences = len(story.articles), sum(len(article.sentences) for article in story.articles)
    told = [f"{sources} source{'s' * (sources != 1)}", f"{sentences} sentences"]
    if sources == 1:
        told.append("nothing to compare it with")
    elif doing:
        told.insert(1, doing)
    elif comparison:
        told.append(f"{sentences - len(comparison.unique)} shared")
        counted = [(kind.name, kind.count(comparison)) for kind in KINDS[::-1] if kind.count]
        told += [f"{count} {word}{'s' * (count != 1)}" for word, count in counted if count]
    return tuple(told)


def doubted(story: Story, doubts: Sequence[Doubt]) -> list[str]:
    """Which reports may not belong to a story, by their letters, a kind of doubt each; none where all may."""
    told = []
    for kind, words in _DOUBTS.items():
        letters = [story.articles[doubt.article].letter for doubt in doubts if doubt.kind == kind]
        if letters:
            who = ", ".join(letters) if len(letters) <= _LETTERS else f"{len(letters)} reports"
            told.append(f"{who} may {words}")
    return told


def note(place: Place) -> str:
    """Why a pane shows something other than the place that reading had got to."""
    if place.sentence is None:
        return "not covered"
    if place.moved:
        return f"↑ {-place.moved} ¶ earlier" if place.moved < 0 else f"↓ {place.moved} ¶ later"
    return "in part" if place.apart else ""


def shown_panes(panes: Panes, letters: Sequence[str]) -> list[str]:
    """Which panes are shown of how many, and how many are hidden; nothing where all are shown."""
    shown = panes.shown.panes
    if len(shown) == panes.sources:
        return []
    named = [letters[index] for index in shown]
    one_run = len(shown) > 2 and list(shown) == list(range(shown[0], shown[0] + len(shown)))
    told = f"{named[0]}–{named[-1]}" if one_run else " ".join(named)
    return [f"{told} of {panes.sources}", *([f"{len(panes.hidden)} hidden"] if panes.hidden else [])]


def marks_held(marks: str) -> str:
    """Which marks are shown, in words."""
    return {ALL: "all marks", NONE: "no marks"}.get(marks, f"{marks} marked")
