"""Quotations of one article: its quoted stretches as spans of sentences.

Method: the stretches of `marks`, joined where one quotation is printed in parts: over paragraphs, and
around an attribution between commas (`"…," he said, "…"`). A span is the part of a stretch in one sentence,
without marks. A quotation of several sentences is given sentence by sentence, because sources take single
sentences out of it; `joined` makes it whole again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice, pairwise, takewhile

from tui.story.model import Article, Sentence, Span
from tui.words import limits
from tui.words.blocks import blocks
from tui.words.marks import MARKS, Quoted, quoted

_BETWEEN = re.compile(
    rf"[{re.escape(MARKS)}]+\s*([^{re.escape(MARKS)}.!?;]{{2,80}}),\s*[{re.escape(MARKS)}]+"
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation in one article, before anything is known of who says it or who else has it.

    `stretch` is the number, in its article, of the quotation it is a part of. `split` tells that an
    attribution stands within it, `spliced` that it was cut out of one that runs two together; not
    `marked` is one that is printed without quotation marks.
    """

    article: int
    spans: tuple[Span, ...]
    text: str
    stretch: int = 0
    split: bool = False
    spliced: bool = False
    marked: bool = True


MOST = 20
"""Quotations of one sentence: each is weighed against all of its words, and no sentence prints as many."""


def utterances(article: Article, position: int) -> list[Utterance]:
    """The quotations of an article, which is the story's at `position`, in the order in which they begin."""
    paragraphs = [paragraph.text for paragraph in article.paragraphs]
    sentences: dict[int, list[Sentence]] = {}
    for sentence in article.sentences:
        sentences.setdefault(sentence.paragraph, []).append(sentence)
    found: list[Utterance] = []
    count: Counter[int] = Counter()
    marked = quoted(paragraphs)
    unmarked = list(blocks(paragraphs, marked))
    stretches = sorted([*marked, *unmarked], key=lambda row: row.paragraph) if unmarked else marked
    for number, parts in enumerate(_whole(stretches, paragraphs)):
        placed = [list(_spans(part, sentences.get(part.paragraph, ()), position)) for part in parts]
        gaps = zip(pairwise(parts), placed[1:], strict=True)
        split = {after[0].sentence for ends, after in gaps if after and _interrupted(paragraphs, *ends)}
        spans = chain.from_iterable(placed)
        for sentence, rows in groupby(spans, key=lambda span: span.sentence):
            count[sentence] += 1
            if count[sentence] <= MOST:
                found.append(_utterance(article, tuple(rows), number, sentence in split))
            else:
                limits.tell(f"of over {MOST} quotations in one sentence the first {MOST} were read")
    return found


def joined(article: Article, parts: Sequence[Utterance]) -> Utterance:
    """The parts of one quotation as one utterance."""
    spans = tuple(span for part in parts for span in part.spans)
    return _utterance(article, spans, parts[0].stretch, any(part.split for part in parts))


def _utterance(article: Article, spans: tuple[Span, ...], stretch: int, split: bool) -> Utterance:
    text = " ".join(article.sentences[span.sentence].text[span.start : span.end] for span in spans)
    return Utterance(spans[0].article, spans, text, stretch, split)


def _whole(stretches: Sequence[Quoted], paragraphs: Sequence[str]) -> list[list[Quoted]]:
    """The stretches, those of one quotation together."""
    groups: list[list[Quoted]] = []
    last: list[Quoted] | None = None
    for stretch in stretches:
        before = last[-1] if last else None
        if before and before.paragraph == stretch.paragraph and stretch.end <= before.end:
            groups.append([stretch])  # within the quotation before, which may go on after it
            continue
        if last and before and (stretch.continues or _interrupted(paragraphs, before, stretch)):
            last.append(stretch)
        else:
            last = [stretch]
            groups.append(last)
    return groups


def _interrupted(paragraphs: Sequence[str], a: Quoted, b: Quoted) -> bool:
    """Whether nothing but an attribution between commas stands between two stretches."""
    if a.paragraph != b.paragraph or b.start <= a.end:
        return False
    text = paragraphs[a.paragraph]
    between = _BETWEEN.fullmatch(text[a.end : b.start].strip())
    comma = text[a.end - 1] == "," or text[a.end : b.start].lstrip(MARKS)[:1] == ","
    return bool(between) and comma


def _spans(stretch: Quoted, sentences: Sequence[Sentence], position: int) -> Iterator[Span]:
    first = bisect_right(sentences, stretch.start, key=lambda sentence: sentence.end)
    for sentence in takewhile(lambda sentence: sentence.start < stretch.end, islice(sentences, first, None)):
        start, end = max(stretch.start, sentence.start), min(stretch.end, sentence.end)
        inner = sentence.text[start - sentence.start : end - sentence.start] if start < end else ""
        if any(character.isalnum() for character in inner):
            at = start - sentence.start + len(inner) - len(inner.lstrip())
            yield Span(position, sentence.index, at, at + len(inner.strip()))
