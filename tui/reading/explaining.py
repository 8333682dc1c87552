"""What the sign of one sentence says, and how sure it is: help that begins at the words that are read."""

from __future__ import annotations

from typing import NamedTuple

from tui.compare import Comparison, Link, Ref
from tui.compare.linking.weights import weights
from tui.findings.kinds import KIND, class_of
from tui.findings.marks import carriers
from tui.findings.quotations import SURE, said_by


class Explanation(NamedTuple):
    """One thing that is said: `head` is a sign, a letter or nothing, `kind` whose colour it has."""

    head: str
    words: str
    kind: str = ""


_DOUBT = {
    "unique": "A report that says it in quite other words is missed; m asks for weaker links too.",
    "shared": "A link can be wrong, and one more report may say it in other words: read what it hangs on.",
    "quotation": "Quoted words are compared word by word; who said them is read from the words around them.",
    "conflict": "Two figures can be of two things: read both sentences before you rely on it.",
}


def explained(comparison: Comparison, ref: Ref) -> list[Explanation]:
    """What the sign of a sentence says, on what it hangs, and what may be wrong about it."""
    kind = class_of(comparison, ref)
    if kind is None:
        return [Explanation("", "No sign: nothing was found that links this sentence or sets it apart.")]
    return [*_said(comparison, ref, kind), *_links(comparison, ref), Explanation("?", _DOUBT[kind])]


def in_short(comparison: Comparison, ref: Ref) -> list[Explanation]:
    """The same in a few lines, without what each link hangs on; nothing where there is no sign."""
    kind = class_of(comparison, ref)
    if kind is None:
        return []
    links = _best(comparison, ref)
    scores = ", ".join(f"{_letter(comparison, article)} {link.score:.2f}" for article, link in links.items())
    told = [Explanation("", f"{scores}. {_scale(comparison)}")] if links else []
    return [*_said(comparison, ref, kind), *told, Explanation("?", _DOUBT[kind])]


def _said(comparison: Comparison, ref: Ref, kind: str) -> list[Explanation]:
    """What the sign is, who carries the sentence, what differs, who is quoted."""
    told = [Explanation(KIND[kind].glyph, KIND[kind].legend, kind)]
    if kind != "unique":
        told.append(Explanation("", _carried(comparison, ref)))
    return told + _conflicts(comparison, ref) + _speakers(comparison, ref)


def _letter(comparison: Comparison, article: int) -> str:
    return comparison.story.articles[article].letter


def _letters(comparison: Comparison, articles: frozenset[int]) -> str:
    return " ".join(_letter(comparison, index) for index in sorted(articles))


def _carried(comparison: Comparison, ref: Ref) -> str:
    """Who is counted, and why; who is not, though it is linked."""
    carried = carriers(comparison, ref)
    beyond = frozenset(comparison.counterparts(ref)) - carried
    count, of = len(carried), len(comparison.story.articles)
    told = f"{count} of {of} sources carry this passage: {_letters(comparison, carried)}."
    if beyond:
        told += f" Not counted: {_letters(comparison, beyond)}, where a part of it stands in another passage."
    return told


def _conflicts(comparison: Comparison, ref: Ref) -> list[Explanation]:
    return [
        Explanation(KIND["conflict"].glyph, f"{conflict.what}: {conflict.sure:.0%} sure", "conflict")
        for conflict, _ in comparison.conflicts_of(ref)
    ]


def _speakers(comparison: Comparison, ref: Ref) -> list[Explanation]:
    told = []
    for quotation, span in comparison.quotations_of(ref):
        occurrence = next((o for o in quotation.occurrences if span in o.spans), None)
        if not quotation.shared or occurrence is None:
            continue
        who = f"{said_by(occurrence)}: {occurrence.sure:.0%} sure"
        if occurrence.sure < SURE and occurrence.candidates:
            who += f"; it may be {' or '.join(occurrence.candidates)}"
        told.append(Explanation(KIND["quotation"].glyph, who, "quotation"))
    return told


def _links(comparison: Comparison, ref: Ref) -> list[Explanation]:
    """The best link to each source; those by hand say so in their evidence."""
    told = [
        Explanation(
            _letter(comparison, article), " · ".join([f"{link.score:.2f} {link.kind}", *link.evidence])
        )
        for article, link in _best(comparison, ref).items()
    ]
    return [*told, Explanation("", _scale(comparison))] if told else []


def _best(comparison: Comparison, ref: Ref) -> dict[int, Link]:
    """The best link to each source, in the story's order."""
    best: dict[int, Link] = {}
    for link in comparison.links_of(ref):
        best.setdefault(link.other(ref).article, link)
    return dict(sorted(best.items()))


def _scale(comparison: Comparison) -> str:
    bar = weights().bars[comparison.sensitivity]
    return f"Scores run from 0 to 1; {comparison.sensitivity} links from {bar:.2f} on."
