"""Quotations as they are shown: who said them, in which order they stand, and how they differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from tui.story.model import Ref, Span

if TYPE_CHECKING:
    from tui.compare import Occurrence, Quotation


QuotationOrder = Literal["spread", "speaker", "alterations", "place"]

QUOTATION_ORDERS: tuple[QuotationOrder, ...] = ("spread", "speaker", "alterations", "place")

SURE = 0.6
"""Below this a speaker is shown with a question mark and with who else it may be."""


def speaker_of(quotation: Quotation) -> str:
    """Who said it, as most of its sources name the speaker; empty where none does."""
    names = [occurrence.speaker for occurrence in quotation.occurrences if occurrence.speaker]
    return max(dict.fromkeys(names), key=lambda name: (names.count(name), len(name)), default="")


def is_sure(quotation: Quotation) -> bool:
    """Whether one of its sources at least leaves no doubt about who said it."""
    return any(occurrence.sure >= SURE for occurrence in quotation.occurrences)


def forms_of(quotation: Quotation) -> int:
    """In how many wordings it is printed."""
    told = {tuple(map(str, occurrence.variant)) for occurrence in quotation.occurrences}
    return 1 + len(told - {()})


def ordered(quotations: Iterable[Quotation], order: QuotationOrder) -> list[Quotation]:
    """Quotations by how many sources carry them, by speaker, by alterations, or by their first place."""
    keys = {
        "spread": lambda q: (-len(q.articles), -len(q.occurrences), place_of(q)),
        "speaker": lambda q: (not speaker_of(q), speaker_of(q).casefold(), -len(q.articles), place_of(q)),
        "alterations": lambda q: (-sum(len(o.variant) for o in q.occurrences), -len(q.articles), place_of(q)),
        "place": place_of,
    }
    return sorted(quotations, key=keys[order])


def said_by(occurrence: Occurrence) -> str:
    """Who said it and by which verb; where the text says less than who is meant, as it says it.

    >>> said_by(Occurrence(0, (), "We go", "Adel Abdul-Mahdi", "asked", printed="he"))
    'he (Adel Abdul-Mahdi) asked'
    """
    who = _who(occurrence)
    return f"{who} {occurrence.verb}" if occurrence.verb else who


def _who(occurrence: Occurrence) -> str:
    name, printed = occurrence.speaker, occurrence.printed
    if not name:
        return "no speaker"
    unsure = occurrence.sure < SURE
    who = f"{name}?" if unsure else name
    if printed and name not in printed and not set(printed.split()) <= set(name.split()):
        who = f"{printed} ({who})"
    others = [other for other in occurrence.candidates if other != name]
    return f"{who} or {', '.join(others)}" if unsure and others else who


def variant_of(occurrence: Occurrence) -> list[str]:
    """How an occurrence differs from the fullest form, each difference told once."""
    return list(dict.fromkeys(map(str, occurrence.variant)))


def place_of(quotation: Quotation) -> tuple[int, int, int]:
    """Where it stands first: article, sentence, character."""
    return min((o.article, o.spans[0].sentence, o.spans[0].start) for o in quotation.occurrences if o.spans)


def target_of(occurrence: Occurrence) -> Ref:
    """The sentence in which an occurrence begins."""
    span: Span = occurrence.spans[0]
    return span.ref
