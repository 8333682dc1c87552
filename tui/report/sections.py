"""What a report tells beside the texts: findings as entries in sections, without a form.

Every entry is a contrast between sources, or what one has alone, with the words on every side; the formats
only lay it out. The order of sections, their names and what counts as unsure are told here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.compare import Comparison, Omission, Quotation, Ref, Span
from tui.compare.decided import decided
from tui.compare.framing.profile import Profile
from tui.compare.framing.ranking import Telling
from tui.findings import figures
from tui.findings.quotations import SURE, forms_of, is_sure, ordered, said_by, speaker_of, variant_of
from tui.notes import Placed
from tui.story.model import Position
from tui.words.differences import changes

_NOTES = "What was kept; unanchored are words that stand nowhere in the present text."
_REJECTED = "Sentences that the reader said do not belong together, whatever was found."
_ADDED = 10
"""How many sentences are told that add to what others say too."""
_ACROSS = 8
"""From more sources than this on, words side by side are more gaps than words."""
_VERBS, _ACTORS, _NAMES = 12, 5, 3
"""How much of a profile is told: verbs, actors, names of each."""


class Line(NamedTuple):
    """One source's part in an entry: its words, and in `remark` what is said of them.

    `span` is where the words stand, None where they stand in no sentence; of a headline its sentence is -1.
    `marks` are the words, `words[start:end]`, that differ from another source's. A line of no source is said
    of the entry as a whole.
    """

    article: Position | None
    words: str
    span: Span | None = None
    remark: str = ""
    marks: tuple[tuple[int, int], ...] = ()


class Entry(NamedTuple):
    """One finding: a word for its kind, what it is about (empty where the lines say it), and its lines.

    `kind` is the kind of finding whose colour its label bears, where it has one of its own.
    """

    label: str
    title: str
    remark: str
    lines: tuple[Line, ...]
    kind: str = ""


class Section(NamedTuple):
    """Findings of one kind; `across` tells that the sources' words are best read side by side.

    `kind` is the kind of finding whose colour it bears (`findings.kinds`), `intro` says what is listed, and
    `nothing` what it means that there are no entries.
    """

    id: str
    title: str
    kind: str
    intro: str
    entries: tuple[Entry, ...]
    across: bool = False
    nothing: str = "Nothing was found."

    @property
    def titled(self) -> bool:
        """Whether its entries say by themselves what they are about."""
        return any(entry.title for entry in self.entries)


def sections(comparison: Comparison, notes: Sequence[Placed]) -> list[Section]:
    """All sections, in the order in which a report tells them; the reader's own only where there are any."""
    across = len(comparison.story.articles) <= _ACROSS
    made = [
        Section(
            "conflicts", "Conflicts", "conflict", "What sources state differently about the same thing.",
            tuple(_conflicts(comparison)), across=across,
            nothing="No conflict was found; what is put in quite other words may still differ.",
        ),
        Section(
            "quotations", "Quotations", "quotation",
            "Words printed as said, those that most sources carry first; under each every form of them.",
            tuple(_quotations(comparison)),
            nothing="No words stand between quotation marks in these reports.",
        ),
        Section(
            "figures", "Figures", "conflict", "Quantities and times that two or more sources give.",
            tuple(_figures(comparison)), across=across,
        ),
        Section(
            "wordings", "Wordings", "wording", "Different words for the same thing.",
            tuple(_wordings(comparison)), across=across,
        ),
        Section(
            "alone", "None found elsewhere", "unique",
            "Sentences without a counterpart elsewhere, the most telling first, and what is new in them.",
            tuple(_alone(comparison, comparison.telling)),
        ),
        Section(
            "added", "Added to what others say", "unique",
            "Sentences that say more than their counterparts do, and what they add.",
            tuple(_alone(comparison, comparison.additions[:_ADDED])),
        ),
        Section(
            "omitted", "Left out", "shared", "What one source leaves out although it had its place there.",
            tuple(_omitted(comparison)),
        ),
        Section(
            "profiles", "Profiles", "", "Each source by whose words it prints and how it reports speech.",
            tuple(_profile(comparison, profile) for profile in comparison.profiles),
        ),
    ]  # fmt: skip
    if notes:
        made.append(Section("notes", "Notes", "note", _NOTES, tuple(_notes(comparison, notes))))
    rejected = tuple(_rejected(comparison))
    if rejected:
        made.append(Section("rejected", "Links rejected", "", _REJECTED, rejected))
    return made


def counts(comparison: Comparison) -> list[str]:
    """What was found in figures, as a title tells it."""
    sentences = sum(len(article.sentences) for article in comparison.story.articles)
    told = (
        (len(comparison.story.articles), "source"),
        (sentences, "sentence"),
        (len(comparison.passages), "shared passage"),
        (sum(quotation.shared for quotation in comparison.quotations), "shared quotation"),
        (len(comparison.conflicts), "conflict"),
        (len(comparison.unique), "sentence in one source alone"),
    )
    plural = {"sentence in one source alone": "sentences in one source alone"}
    return [
        f"{number} {what if number == 1 else plural.get(what, f'{what}s')}" for number, what in told if number
    ]


def letters(comparison: Comparison, articles: Iterable[Position]) -> str:
    """The letters of some sources, in order."""
    return " ".join(comparison.story.articles[index].letter for index in sorted(articles))


def _conflicts(comparison: Comparison) -> Iterator[Entry]:
    for conflict in comparison.conflicts:
        lines = (Line(claim.span.article, claim.text, claim.span) for claim in conflict.claims)
        yield Entry(conflict.kind, conflict.what, _doubt(conflict.sure), _distinct(lines), "conflict")


def _quotations(comparison: Comparison) -> Iterator[Entry]:
    for quotation in ordered(comparison.quotations, "spread"):
        speaker = speaker_of(quotation) or "no speaker"
        forms = forms_of(quotation)
        remark = f"in {len(quotation.articles)} of {len(comparison.story.articles)}"
        yield Entry(
            speaker if is_sure(quotation) or speaker == "no speaker" else f"{speaker}?",
            f"“{quotation.text}”",
            f"{remark}, {forms} forms" if forms > 1 else remark,
            tuple(_forms(quotation)),
        )


def _forms(quotation: Quotation) -> Iterator[Line]:
    for occurrence in (*quotation.occurrences, *quotation.headlines):
        opening, closing = ("“", "”") if occurrence.marked else ("", "")
        _, differing = changes(quotation.text, occurrence.text)
        at = len(opening)
        marks = tuple((start + at, end + at) for start, end in differing)
        remark = [said_by(occurrence), *variant_of(occurrence)]
        remark += ["in the headline"] * (occurrence in quotation.headlines)
        remark += ["another source names another speaker"] * occurrence.doubted
        words = f"{opening}{occurrence.text}{closing}"
        yield Line(occurrence.article, words, occurrence.spans[0], "; ".join(remark), marks)


def _figures(comparison: Comparison) -> Iterator[Entry]:
    for figure in figures.ordered(comparison.figures, "verdict"):
        lines = (Line(cell.span.article, cell.text, cell.span) for cell in figure.cells)
        _, verdict = figures.SIGNS[figure.verdict]
        kind = "conflict" if figure.verdict == "differ" else ""
        yield Entry(verdict, figure.what, _doubt(figure.sure), _distinct(lines), kind)


def _wordings(comparison: Comparison) -> Iterator[Entry]:
    for wording in comparison.wordings:
        lines = (Line(term.span.article, term.words or "nothing", term.span) for term in wording.terms)
        yield Entry(wording.kind, "", "", _distinct(lines))


def _distinct(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines without those that repeat a source's words."""
    first: dict[tuple[Position | None, str], Line] = {}
    for line in lines:
        first.setdefault((line.article, line.words), line)
    return tuple(first.values())


def _alone(comparison: Comparison, telling: Iterable[Telling]) -> Iterator[Entry]:
    for told in telling:
        yield Entry("", "", "", (_sentence(comparison, told.ref, "; ".join(told.evidence)),))


def _omitted(comparison: Comparison) -> Iterator[Entry]:
    first = {passage.index: passage.members[0] for passage in comparison.passages}
    for omission in comparison.omissions:
        line = _sentence(comparison, first[omission.passage], _carriers(comparison, omission))
        letter = comparison.story.articles[omission.article].letter
        yield Entry(f"not in {letter}", "", _doubt(omission.sure), (line,))


def _carriers(comparison: Comparison, omission: Omission) -> str:
    return f"carried by {letters(comparison, omission.carried_by)}"


def _sentence(comparison: Comparison, ref: Ref, remark: str) -> Line:
    text = comparison.story.articles[ref.article].sentences[ref.sentence].text
    return Line(ref.article, text, Span(*ref, 0, len(text)), remark)


def _profile(comparison: Comparison, profile: Profile) -> Entry:
    article = comparison.story.articles[profile.article]
    named = (", ".join(name for name, _ in actor.designations[:_NAMES]) for actor in profile.actors[:_ACTORS])
    told = {
        "words": str(profile.words),
        "shares": f"{profile.shared:.0%} shared, {profile.quoted:.0%} quoted,"
        f" {profile.wire:.0%} wire copy, {profile.own:.0%} its own",
        "verbs of saying": ", ".join(
            f"{use.verb} {use.count}".removesuffix(" 1") for use in profile.verbs[:_VERBS]
        ),
        "names": "; ".join(filter(None, named)),
        "qualifiers": ", ".join(profile.qualifiers),
    }
    lines = tuple(Line(None, words, remark=what) for what, words in told.items() if words)
    return Entry(article.letter, article.outlet, "", lines)


def _notes(comparison: Comparison, notes: Iterable[Placed]) -> Iterator[Entry]:
    for placed in notes:
        ref, note = placed.ref, placed.note
        words = placed.words(comparison.story)
        if ref is None:
            line = Line(None, words, remark="unanchored")
        else:
            line = Line(ref.article, words, Span(*ref, 0, 0))
        yield Entry(", ".join(note.tags), note.text, "" if ref else note.quote.article, (line,))


def _rejected(comparison: Comparison) -> Iterator[Entry]:
    for ends in decided(comparison.story, comparison.decisions.rejected):
        yield Entry("", "", "", tuple(_sentence(comparison, ref, "") for ref in ends))


def _doubt(sure: float) -> str:
    return "unsure" if sure < SURE else ""
