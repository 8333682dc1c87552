"""Quotations: every direct quotation of a story, the appearances of one utterance gathered over the sources.

Method: the utterances of each article with their speakers (`speakers`), those of one utterance together
(`gathering`), the longer cut where another source prints two (`splices`), with the appearances that have no
marks (`unmarked`) and those in headlines (`headlines`), each with what it changes of the fullest form
(`variants`). Sentences of one quotation that no other source takes apart are one utterance again. Where two
appearances name two speakers, both are told with a doubt: as likely as a source, our own reading is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tui.compare.model import Change, Occurrence, Quotation
from tui.compare.quoting.gathering import Candidate, candidate_of, gather
from tui.compare.quoting.headlines import in_headlines
from tui.compare.quoting.speakers import Speaker, Speakers, same_speaker
from tui.compare.quoting.splices import divided
from tui.compare.quoting.unmarked import unmarked
from tui.compare.quoting.variants import fullest, placed, variant
from tui.words.annotation import Annotation
from tui.words.tokens import folded
from tui.words.utterances import Utterance, joined


def quotations(annotation: Annotation, speakers: Sequence[Speakers]) -> tuple[Quotation, ...]:
    """The quotations of a story, in the order in which they first appear; `speakers` has a row an article."""
    candidates: list[Candidate] = []
    for said, rows in zip(speakers, annotation.utterances, strict=True):
        candidates += (candidate_of(annotation, row, said.of(row.spans)) for row in rows)
    parts = [part for group in gather(candidates, annotation) for part in _parts(annotation, group)]
    groups = _rejoined(annotation, unmarked(parts, annotation, speakers), speakers)
    groups.sort(key=lambda group: min(candidate.utterance.spans[0] for candidate in group))
    headlines = in_headlines(annotation, groups)
    return tuple(
        _quotation(index, group, printed)
        for index, (group, printed) in enumerate(zip(groups, headlines, strict=True))
    )


def _parts(annotation: Annotation, group: list[Candidate]) -> list[list[Candidate]]:
    """A group, or its parts where its fullest form runs together what others print as two."""
    parts = divided(group) if len(group) > 2 else []
    if len(parts) < 2:
        return [group]
    full = group[0].speaker
    return [[*(candidate_of(annotation, piece, full) for piece in pieces), *rows] for pieces, rows in parts]


def _rejoined(
    annotation: Annotation, groups: Sequence[list[Candidate]], speakers: Sequence[Speakers]
) -> list[list[Candidate]]:
    """The groups; sentences that stand side by side in one quotation, and nowhere else, are one again."""
    alone = sorted((group[0] for group in groups if len(group) == 1), key=lambda c: c.utterance.spans)
    runs: list[list[Candidate]] = []
    for candidate in alone:
        if runs and _adjoin(runs[-1][-1].utterance, candidate.utterance):
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return [group for group in groups if len(group) > 1] + [
        [_joined(annotation, run, speakers)] for run in runs
    ]


def _joined(annotation: Annotation, run: Sequence[Candidate], speakers: Sequence[Speakers]) -> Candidate:
    if len(run) == 1:
        return run[0]
    at = run[0].utterance.article
    whole = joined(annotation.story.articles[at], [candidate.utterance for candidate in run])
    return candidate_of(annotation, whole, speakers[at].of(whole.spans))


def _adjoin(a: Utterance, b: Utterance) -> bool:
    same = (a.article, a.stretch) == (b.article, b.stretch)
    return same and b.spans[0].sentence == a.spans[-1].sentence + 1


def _quotation(index: int, group: Sequence[Candidate], headlines: Sequence[Candidate]) -> Quotation:
    """A quotation of the candidates of one utterance, and of those in headlines."""
    group = sorted(group, key=lambda c: c.utterance.spans)
    in_marks = [candidate for candidate in group if candidate.utterance.marked]
    full = in_marks[fullest([(c.utterance.article, c.reading) for c in in_marks])]
    told = _Told(full, _most([c.speaker for c in group], full.speaker), _addressee(group))
    return Quotation(
        index,
        full.utterance.text,
        tuple(_occurrence(candidate, told) for candidate in group),
        tuple(_occurrence(candidate, told) for candidate in headlines),
    )


class _Told(NamedTuple):
    """What an occurrence is held against: the fullest form, whom most name as speaker, and as addressee."""

    full: Candidate
    speaker: Speaker
    addressee: str


def _occurrence(candidate: Candidate, told: _Told) -> Occurrence:
    utterance, said = candidate.utterance, candidate.speaker
    doubted = not same_speaker(told.speaker, said)
    others = [told.speaker.name] if doubted and told.speaker.name else []
    return Occurrence(
        utterance.article,
        utterance.spans,
        utterance.text,
        said.name,
        said.verb,
        tuple(_changes(candidate, told, doubted)),
        said.printed,
        said.sure,
        tuple(dict.fromkeys((*said.candidates, *others))),
        utterance.marked,
        doubted,
    )


def _changes(candidate: Candidate, told: _Told, doubted: bool) -> Iterator[Change]:
    utterance, said = candidate.utterance, candidate.speaker
    yield from variant(told.full.reading, candidate.reading, partial(placed, utterance.spans))
    if utterance.split:
        yield Change("split")
    if utterance.spliced:
        yield Change("spliced")
    if not utterance.marked:
        yield Change("without marks", span=utterance.spans[0])
    if doubted:
        yield Change("other speaker", told.speaker.name or "", said.name or "", said.span)
    if said.addressee and not _one_addressee(said.addressee, told.addressee):
        yield Change("other addressee", told.addressee, said.addressee)


def _one_addressee(a: str, b: str) -> bool:
    """Whether one of two addressees only says more of the other ("reporters in Ohio")."""
    mine, theirs = set(folded(a)), set(folded(b))
    return mine <= theirs or theirs <= mine


def _most(said: Sequence[Speaker], full: Speaker) -> Speaker:
    """The speaker whom most occurrences name; of equals the fullest form's."""
    counts = Counter(speaker.name for speaker in said if speaker.name)
    return max(
        (speaker for speaker in said if speaker.name),
        key=lambda speaker: (counts[speaker.name or ""], speaker.name == full.name, speaker.name or ""),
        default=full,
    )


def _addressee(group: Sequence[Candidate]) -> str:
    """Whom most sources name as those who were told."""
    counts = Counter(candidate.speaker.addressee for candidate in group if candidate.speaker.addressee)
    return max(counts, key=lambda told: (counts[told], told), default="")
