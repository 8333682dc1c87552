"""The kinds of findings, each told once: its sign, colour, words, where it is found and which list has it.

Settings, marks, stops, keymap, help, map, panes and themes read this table: a kind is added here and nowhere
else. Kinds are named by their `id` everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.story.model import Ref

if TYPE_CHECKING:
    from tui.compare import Comparison


Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding in a sentence.

    `glyph` is its sign in the gutter; a kind without one is no class of sentences, only words are marked for
    it. `name` is what such a sentence is called, `legend` what help says of the sign, `key` its word in the
    map's legend. `choice` is what settings and keys call it where marks or stops are chosen, empty where it
    cannot be. `colour` is its colour in themes, `dark` and `light` that colour where a theme names none, and
    `style` Textual's style of its words. `spans` finds the words of it in a sentence, `list` is the id of the
    command whose list tells all of it, `count` how many the title tells, None where it tells none,
    and `holds` whether a sentence is of the class.
    """

    id: str
    spans: Callable[[Comparison, Ref], Spans]
    glyph: str = ""
    name: str = ""
    legend: str = ""
    key: str = ""
    choice: str = ""
    colour: str = ""
    dark: str = ""
    light: str = ""
    style: str = "none"
    list: str = ""
    count: Callable[[Comparison], int] | None = None
    holds: Callable[[Comparison, Ref], bool] | None = None


def _conflicts(comparison: Comparison, ref: Ref) -> Spans:
    return [(claim.span.start, claim.span.end) for _, claim in comparison.conflicts_of(ref)]


def _quotations(comparison: Comparison, ref: Ref) -> Spans:
    return [(span.start, span.end) for quotation, span in comparison.quotations_of(ref) if quotation.shared]


def _altered(comparison: Comparison, ref: Ref) -> Spans:
    """The words of shared quotations in a sentence that are other words in their fullest form, or none."""
    shared = {
        quotation.index: quotation for quotation, _ in comparison.quotations_of(ref) if quotation.shared
    }
    return [
        (change.span.start, change.span.end)
        for quotation in shared.values()
        for occurrence in quotation.occurrences
        for change in occurrence.variant
        if change.kind in ("altered", "added", "extended") and change.span and change.span.ref == ref
    ]


def _wordings(comparison: Comparison, ref: Ref) -> Spans:
    return [(term.span.start, term.span.end) for _, term in comparison.wordings_of(ref)]


def _unique(comparison: Comparison, ref: Ref) -> Spans:
    text = comparison.story.articles[ref.article].sentences[ref.sentence].text
    return [(0, len(text))] if class_of(comparison, ref) == "unique" else []


def _linked(comparison: Comparison, ref: Ref) -> Spans:
    """No words: what is linked is the whole sentence, which the glyph tells."""
    return []


KINDS: tuple[Kind, ...] = (
    Kind(
        "conflict", _conflicts, "!", "conflict",
        "conflict: another source states a different fact; the words are underlined",
        "conflicts", "conflicts", "conflict", "#EF8F7A", "#B0301F", "underline", "conflicts",
        lambda comparison: len(comparison.conflicts),
        lambda comparison, ref: bool(comparison.conflicts_of(ref)),
    ),
    Kind("altered", _altered, colour="quotation", style="bold underline", choice="quotations"),
    Kind(
        "quotation", _quotations, '"', "shared quotation",
        "shared quotation: two or more sources print the same words as said",
        "quoted", "quotations", "quotation", "#E6B673", "#8A4B00", "none", "quotations",
        lambda comparison: sum(quotation.shared for quotation in comparison.quotations),
        lambda comparison, ref: bool(_quotations(comparison, ref)),
    ),
    Kind("wording", _wordings, choice="wordings", style="bold underline", list="framing"),
    Kind(
        "shared", _linked, "=", "shared",
        "shared: other sources say the same; beside it, how many carry it",
        "carried", "shared", "shared", "#7FB0E6", "#1F5A9C", "none", "map",
        holds=lambda comparison, ref: bool(comparison.links_of(ref)),
    ),
    Kind(
        "unique", _unique, "*", "none found elsewhere", "unique: none found in the other sources",
        "alone", "unique", "unique", "#8FCF9F", "#1F6A38", "none", "framing",
        holds=lambda comparison, ref: comparison.is_unique(ref),
    ),
)  # fmt: skip
"""All kinds; of marks that overlap the first wins, so that the rarer is not hidden."""

NOTE = Kind(
    "note", _linked, "+", "note",
    "note: you kept words of the sentence; it stands beside the sign, and in place of a count of two digits",
    colour="note",
)  # fmt: skip
"""What the reader adds is no finding, but has a sign beside those of findings."""

KIND: dict[str, Kind] = {kind.id: kind for kind in KINDS}

CLASSES: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind.glyph)
"""What a sentence can be, the strongest first."""

COLOURS: dict[str, tuple[str, str]] = {kind.colour: (kind.dark, kind.light) for kind in KINDS if kind.dark}
"""The colours of kinds in themes, with what they are on dark and on light where a theme names none."""

ALL, NONE = "all", "none"

MARKS: tuple[str, ...] = (ALL, "quotations", "unique", "conflicts", "wordings", NONE)
"""The choices of marks, in the order in which a key goes through them."""

STOPS: tuple[str, ...] = ("shared", *MARKS[1:-1], ALL)
"""The choices of stops, in the order in which a key goes through them."""


def marked(choice: str) -> Iterator[Kind]:
    """The kinds that a choice of marks shows.

    `all` leaves out wordings, which overlap everything, and what is unique: its sign says it, and of many
    sources' words most are.
    """
    return (
        kind
        for kind in KINDS
        if kind.choice == choice or (choice == ALL and kind.choice not in ("wordings", "unique"))
    )


def class_of(comparison: Comparison, ref: Ref) -> str | None:
    """The class that a sentence's glyph shows: the strongest that holds, None where nothing is known."""
    return next((kind.id for kind in CLASSES if kind.holds and kind.holds(comparison, ref)), None)
