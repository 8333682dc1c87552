"""Who says a quotation, and with what verb, as the article prints them.

Method: in the sentence around a quotation everything quoted is hidden, and the nearest reporting verb and
its subject are taken (`subjects`). A quotation within another has the speaker that the other names, else the
other's. A sentence that is all quotation has the speaker that another sentence of the same quotation names,
else that of the sentence before it, in its paragraph or the one before, quotation by quotation back to one
that is named, or to a report in other words. What
follows a question is not the asker's. Where no verb reports, the subject of the sentence is a guess, and is
told as one. Whom a pronoun or a title means is told elsewhere (`speakers`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from tui.compare.quoting.clauses import HIDDEN, Clause, clause_of
from tui.compare.quoting.subjects import addressee, reported
from tui.story.model import Article, Span
from tui.words.classes import words_of
from tui.words.reading import Reading
from tui.words.utterances import Utterance

How = Literal["beside", "main", "around"]


class Attribution(NamedTuple):
    """Who is printed as a quotation's speaker, and by which verb; `sentence` has the speaker at `start:end`.

    `how` is `beside` where a verb reports the quotation, `main` where only the subject of a sentence is
    known, `around` where another sentence told it, `steps` quotations away. `addressee` is who was told, as
    printed.
    """

    speaker: str | None = None
    verb: str | None = None
    sentence: int = -1
    start: int = 0
    end: int = 0
    how: How = "beside"
    steps: int = 0
    addressee: str = ""


NONE = Attribution()
Subject = Callable[[int, int, bool], tuple[int, int] | None]
"""Gives the characters of a sentence's subject, if it stands before a place; of a possessive too if asked."""


class Attributor:
    """Names the speakers of one article's quotations."""

    def __init__(
        self,
        article: Article,
        readings: Sequence[Reading],
        utterances: Sequence[Utterance],
        subject: Subject = lambda sentence, before, loose: None,
    ) -> None:
        self._article, self._readings, self._subject = article, readings, subject
        self.spans: dict[int, list[Span]] = {}
        self._stretches: dict[int, list[Span]] = {}
        self._stretch_of: dict[Span, int] = {}
        for utterance in utterances:
            for span in utterance.spans:
                self.spans.setdefault(span.sentence, []).append(span)
                self._stretches.setdefault(utterance.stretch, []).append(span)
                self._stretch_of[span] = utterance.stretch
        self._clauses: dict[int, Clause] = {}
        self._told: dict[Span, Attribution] = {}

    def of(self, spans: Sequence[Span]) -> Attribution:
        """The speaker and the verb of the quotation that stands in `spans`."""
        if spans[0] not in self._told:
            # What it leads back to may lead back to it; then nothing is told.
            self._told[spans[0]] = NONE
            self._told[spans[0]] = self._of(spans)
        return self._told[spans[0]]

    def _of(self, spans: Sequence[Span]) -> Attribution:
        if outer := self._outer(spans[0]):
            return self._nested(spans[0], outer)
        beside = [self._beside(span) for span in (spans[-1], spans[0])]
        others = (self._beside(span) for span in self._siblings(spans))
        told = next((found for found in chain(beside, others) if found.speaker), None)
        if told:
            return told
        return self._without_verb(spans, beside[0].verb or beside[1].verb)

    def _without_verb(self, spans: Sequence[Span], verb: str | None) -> Attribution:
        """The speaker of a quotation that no verb with a subject reports."""
        around = NONE if verb else self._around(spans)
        return around if around.speaker else self._main(spans[0], verb) or Attribution(verb=verb)

    def _siblings(self, spans: Sequence[Span]) -> list[Span]:
        """The other parts of a quotation, the last first."""
        stretch = self._stretches.get(self._stretch_of.get(spans[0], -1), [])
        return [span for span in reversed(stretch) if span not in spans]

    def _outer(self, span: Span) -> Span | None:
        """The quotation of its sentence within which a quotation stands."""
        around = (other for other in self.spans[span.sentence] if other != span and _holds(other, span))
        return next(around, None)

    def _nested(self, span: Span, outer: Span) -> Attribution:
        """The speaker of a quotation within another: whom the other names, else who says the other."""
        found = self._beside(span)
        if found.speaker and not first_person(found.speaker):
            return found
        whole = self.of([outer])
        return whole._replace(how="around", steps=whole.steps + 1) if whole.speaker else NONE

    def _beside(self, span: Span) -> Attribution:
        clause = self._clause(span.sentence, span)
        found = reported(clause, span.start, span.end)
        if found is None:
            return NONE
        verb = clause.text[slice(*found.verb)]
        if found.speaker is None:
            return Attribution(verb=verb)
        told = addressee(clause, found.verb[0])
        return Attribution(
            clause.text[slice(*found.speaker)], verb, span.sentence, *found.speaker, addressee=told
        )

    def reported(self, sentence: int) -> Attribution:
        """Who reports what a sentence says without marks: the subject of its first reporting verb."""
        return self._beside(Span(0, sentence, 0, 0))

    def _main(self, span: Span, verb: str | None = None) -> Attribution | None:
        """The subject of the sentence that a quotation stands in."""
        text = self._clause(span.sentence, span).text
        led = text[: span.start].rstrip("“\"‘' ").endswith(":")
        found = self._subject(span.sentence, span.start, led)
        if found is None:
            return None
        printed = self._article.sentences[span.sentence].text[slice(*found)]
        return Attribution(printed, verb, span.sentence, *found, "main")

    def _clause(self, sentence: int, quotation: Span | None = None) -> Clause:
        """The sentence with its quotations hidden, but for those that hold `quotation` within them."""
        spans = self.spans.get(sentence, [])
        around = {span for span in spans if quotation and span != quotation and _holds(span, quotation)}
        if around:
            return self._hidden(sentence, [span for span in spans if span not in around])
        if sentence not in self._clauses:
            self._clauses[sentence] = self._hidden(sentence, spans)
        return self._clauses[sentence]

    def _hidden(self, sentence: int, spans: Sequence[Span]) -> Clause:
        characters = list(self._article.sentences[sentence].text)
        for span in spans:
            characters[span.start : span.end] = HIDDEN * (span.end - span.start)
        return clause_of("".join(characters), self._readings[sentence].words)

    def _around(self, spans: Sequence[Span]) -> Attribution:
        """The speaker of the sentences around one that is all quotation; nobody for one that is not."""
        if all(self._clause(span.sentence, span).words for span in (spans[0], spans[-1])):
            return NONE
        first = spans[0].sentence
        near = self._paragraph(first) - self._paragraph(first - 1) <= 1
        return self._before(first - 1) if near else NONE

    def _paragraph(self, index: int) -> int:
        sentences = self._article.sentences
        return sentences[index].paragraph if 0 <= index < len(sentences) else -2

    def _whole(self, sentence: int) -> list[Span]:
        """The quotations of a sentence that stand within no other."""
        return [span for span in self.spans.get(sentence, ()) if self._outer(span) is None]

    def _before(self, sentence: int) -> Attribution:
        """Who speaks in a sentence before one that is all quotation."""
        if whole := self._whole(sentence):
            found = self.of([whole[-1]])
            # What follows a question is hardly the asker's.
            asked = (found.verb or "").casefold() in words_of("asking")
            return NONE if asked else found._replace(how="around", steps=found.steps + 1)
        text = self._article.sentences[sentence].text
        found = self._beside(Span(0, sentence, len(text), len(text)))
        if not found.speaker:
            return NONE
        # A report in other words leads to the quotation as one in marks does, a line with a colon for sure.
        return found if text.rstrip().endswith(":") else found._replace(how="main", steps=1)


def first_person(printed: str) -> bool:
    """Whether a speaker is printed as "I", "we" or "you", with a verb run together with it or not."""
    return printed.replace("’", "'").partition("'")[0].casefold() in words_of("near_pronouns")


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
