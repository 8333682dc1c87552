"""The rows of the lists as plain data: which quotations there are, in which order, and how they differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tui.compare import Occurrence, Quotation, Ref, Span
from tui.story import Story

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
    name, printed = occurrence.speaker, occurrence.printed
    doubt = "?" if name and occurrence.sure < SURE else ""
    who = f"{name or 'no speaker'}{doubt}"
    if name and printed and name not in printed and not set(printed.split()) <= set(name.split()):
        who = f"{printed} ({who})"
    others = [other for other in occurrence.candidates if other != name]
    if doubt and others:
        who += f" or {', '.join(others)}"
    return f"{who} {occurrence.verb}" if occurrence.verb else who


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


def quoted(story: Story, ref: Ref) -> str:
    """A sentence as printed with where it stands, for a copy."""
    return f"“{story.articles[ref.article].sentences[ref.sentence].text}” ({citation(story, ref)})"


def citation(story: Story, ref: Ref) -> str:
    """Where a sentence stands, for a copy: outlet, headline, date, address, paragraph."""
    article = story.articles[ref.article]
    paragraph = article.sentences[ref.sentence].paragraph + 1
    parts = [article.outlet, article.headline and f"“{article.headline}”", article.published, article.url]
    return ", ".join([*(str(part) for part in parts if part), f"paragraph {paragraph}"])
