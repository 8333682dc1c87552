"""The JSON report, field by field: a stable form that other programs may rely on.

`report.schema.json` beside this file is generated from here. A field is only ever added; a change of what a
field means raises `SCHEMA_VERSION`. What is not computed has no key here: an empty list would say that
nothing was found.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

SCHEMA_VERSION: Literal[1] = 1

Count = Annotated[int, Meta(ge=0)]
LineNumber = Annotated[int, Meta(ge=1, description="a line of the file, from 1")]
Place = Annotated[
    tuple[str, Annotated[int, Meta(ge=0)]],
    Meta(description="a sentence: the article's id, the sentence's index"),
]
Score = Annotated[float, Meta(ge=0, le=1, description="the probability that the link is right")]


class Sentence(Struct, forbid_unknown_fields=True, frozen=True):
    """A sentence of the report's body; `index` and `paragraph` count from 0."""

    index: Count
    paragraph: Count
    text: str


class SetAside(Struct, forbid_unknown_fields=True, frozen=True):
    """A line that is neither body nor headline, and why."""

    line: LineNumber
    text: str
    reason: str


class Cut(Struct, forbid_unknown_fields=True, frozen=True):
    """A part of a body line that is no part of the report: its characters from `start` to `end`, and why."""

    line: LineNumber
    start: Count
    end: Count
    text: str
    reason: str


class Article(Struct, forbid_unknown_fields=True, frozen=True):
    """One source's report. What its text does not say is null."""

    id: str
    letter: str
    outlet: str
    headline: str | None
    byline: str | None
    published: datetime.date | None
    clock: datetime.time | None
    url: str | None
    sentences: list[Sentence]
    set_aside: list[SetAside]
    cuts: list[Cut]


class Link(Struct, forbid_unknown_fields=True, frozen=True):
    """Two sentences of different articles that say the same thing; evidence strongest first."""

    a: Place
    b: Place
    score: Score
    kind: Literal["same", "partial"]
    evidence: list[str]
    by_hand: bool


class Rejection(Struct, forbid_unknown_fields=True, frozen=True):
    """Two sentences of different articles that the reader said are not linked."""

    a: Place
    b: Place


class Origin(Struct, forbid_unknown_fields=True, frozen=True):
    """The one origin that several sources of a passage have; `agency` is null where none is named."""

    agency: str | None
    articles: list[str]
    how: str


class Passage(Struct, forbid_unknown_fields=True, frozen=True):
    """One proposition, the sentences of each article that carry it, and their one origin if they have one."""

    id: Count
    members: dict[str, list[Count]]
    origin: Origin | None


class Occurrence(Struct, forbid_unknown_fields=True, frozen=True):
    """One appearance of a quotation; `variant` says how it differs from the fullest form.

    `speaker` is who is meant, `printed` how the article names the speaker there, `candidates` who may be
    meant, likeliest first. Not `marked` is one without quotation marks; `doubted` one whose speaker another
    source's words speak against. One in a headline has no sentences.
    """

    article: str
    sentences: list[Count]
    text: str
    speaker: str | None
    verb: str | None
    variant: list[str]
    printed: str | None
    sure: Annotated[float, Meta(ge=0, le=1, description="how sure the speaker is")]
    candidates: list[str]
    marked: bool
    doubted: bool


class Quote(Struct, forbid_unknown_fields=True, frozen=True):
    """A direct quotation by its fullest form, and every appearance of it, shared or not.

    `headlines` are its appearances in headlines, which carry it for no article.
    """

    id: Count
    text: str
    occurrences: list[Occurrence]
    headlines: list[Occurrence]


class Cell(Struct, forbid_unknown_fields=True, frozen=True):
    """The words of one source for something, in a sentence; in its headline where `sentence` is -1."""

    article: str
    sentence: Annotated[int, Meta(ge=-1)]
    text: str


class Wording(Struct, forbid_unknown_fields=True, frozen=True):
    """Other words of two or more outlets for the same person, thing or act, the likeliest to be quoted first.

    `passage` is null for headlines, and where the sentences stand in no passage together. `plain` ones come
    last: they differ in words, but probably tell nothing.
    """

    passage: Count | None
    kind: str
    strength: Annotated[float, Meta(ge=0, le=1, description="the chance that a press critic would quote it")]
    plain: bool
    cells: list[Cell]


class Claim(Struct, forbid_unknown_fields=True, frozen=True):
    """What a source states where another states something else; `value` is what was compared."""

    article: str
    sentence: Count
    text: str
    value: str


class Conflict(Struct, forbid_unknown_fields=True, frozen=True):
    """A figure that differs, or quoted words altered in sense."""

    kind: str
    what: str
    claims: list[Claim]
    sure: Annotated[float, Meta(ge=0, le=1)]


class FigureCell(Struct, forbid_unknown_fields=True, frozen=True):
    """What one sentence gives for a figure: its words with bound and unit, and their value.

    A value is a number (0.06 for 6 percent), an ISO date or month, a weekday, a time of day, or two of these
    for a range.
    """

    article: str
    sentence: Count
    text: str
    value: int | float | str | list[int | float | str]
    bound: Literal["exact", "about", "at least", "at most", "more than", "less than"]


class Figure(Struct, forbid_unknown_fields=True, frozen=True):
    """A quantity or time that two or more sources give, and whether they agree on it."""

    what: str
    kind: Literal["count", "money", "share", "age", "measure", "rank", "date", "time"]
    verdict: Literal["agree", "compatible", "differ", "updated"]
    sure: Annotated[float, Meta(ge=0, le=1, description="the probability that the cells are of one quantity")]
    cells: list[FigureCell]


class Omission(Struct, forbid_unknown_fields=True, frozen=True):
    """A passage that a source leaves out although it had its place for it."""

    article: str
    passage: Count
    carried_by: list[str]
    sure: Annotated[float, Meta(ge=0, le=1)]


class Reuse(Struct, forbid_unknown_fields=True, frozen=True):
    """Wire copy: the same run of words outside quotations in two or more sources, each at its sentence."""

    places: list[Place]
    words: Count
    origin: str | None
    first: str | None


class Note(Struct, forbid_unknown_fields=True, frozen=True):
    """Words that the reader kept, with a note and tags.

    `sentence` is -1 for the headline and null where the words stand nowhere in the present text.
    """

    article: str
    sentence: Annotated[int, Meta(ge=-1)] | None
    words: str
    note: str
    tags: list[str]


class Report(Struct, forbid_unknown_fields=True, frozen=True):
    """A comparison written out."""

    schema_version: Literal[1]
    title: str
    articles: list[Article]
    links: list[Link]
    passages: list[Passage]
    quotes: list[Quote]
    unique: list[Place]
    omissions: list[Omission]
    wordings: list[Wording]
    conflicts: list[Conflict]
    reuses: list[Reuse]
    figures: list[Figure]
    notes: list[Note]
    rejected: list[Rejection]
