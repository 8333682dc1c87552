"""What a row of figures is called in a table: what is counted, of whom, and the words its cells share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tui.compare.figures.amounts import Amount
from tui.compare.figures.quantities import Quantity
from tui.words.annotation import Annotation
from tui.words.rarity import rarity
from tui.words.reading import Reading, content

_NEAR = 8
_WORDS = 3
_BESIDE = 3
_LABELS = {"age": "age", "rank": "rank", "date": "when", "time": "hour"}


def name(annotation: Annotation, row: Sequence[Quantity]) -> str:
    """The name of a row: "people killed", "age of Anna Brown", "when: parliament passed"."""
    kind = row[0].kind
    whom = _whom(annotation, row) if kind == "age" else ""
    if whom:
        return f"age of {whom}"
    kept = _shared(annotation, row)
    stems = {stem for stem, _ in kept.most_common(_WORDS)}
    best = max(row, key=lambda quantity: (_score(annotation, quantity, kept), -quantity.span.article))
    counted = _counted(annotation, row)
    words = [word for word in _printed(annotation, best, stems) if word.casefold() != counted]
    told = " ".join([*([counted] if counted else []), *words])
    label = _LABELS.get(kind, "")
    if not label or not told:
        return told or label or kind
    return f"{label}: {told}"


def _whom(annotation: Annotation, row: Sequence[Quantity]) -> str:
    """The member of the cast that stands right before most cells; empty where none does."""
    names: Counter[str] = Counter()
    for quantity in row:
        before = [
            (mention.end, member.name)
            for mention, member in annotation.mentions(quantity.ref)
            if member and member.person and 0 <= quantity.span.start - mention.end <= _BESIDE
        ]
        if before:
            names[max(before)[1]] += 1
    most = names.most_common(1)
    return most[0][0] if most and most[0][1] * 2 > len(row) else ""


def _near(reading: Reading, quantity: Quantity) -> Iterator[tuple[int, int]]:
    """The places of the words of meaning near a quantity, with their distance."""
    for at in range(max(0, quantity.start - _NEAR), min(len(reading.words), quantity.end + _NEAR)):
        word = reading.words[at]
        if content(word) and not word.numeric and not quantity.start <= at < quantity.end:
            yield at, quantity.start - at if at < quantity.start else at - quantity.end + 1


def _shared(annotation: Annotation, row: Sequence[Quantity]) -> Counter[str]:
    """How much each stem near the cells tells of the row: by sources that have it, rarity and nearness."""
    sources: dict[str, dict[int, float]] = defaultdict(dict)
    for quantity in row:
        reading = annotation[quantity.ref]
        for at, distance in _near(reading, quantity):
            stem, article = reading.stems[at], quantity.span.article
            weight = (0.1 + rarity(stem)) / (1 + distance / 4)
            sources[stem][article] = max(weight, sources[stem].get(article, 0.0))
    return Counter({stem: sum(of.values()) * len(of) for stem, of in sorted(sources.items())})


def _score(annotation: Annotation, quantity: Quantity, kept: Counter[str]) -> float:
    reading = annotation[quantity.ref]
    return sum(kept[stem] for stem in {reading.stems[at] for at, _ in _near(reading, quantity)})


def _printed(annotation: Annotation, quantity: Quantity, stems: set[str]) -> list[str]:
    """The words of these stems near a quantity, as printed, each once and in their order."""
    reading = annotation[quantity.ref]
    seen: dict[str, str] = {}
    for at, _ in _near(reading, quantity):
        if reading.stems[at] in stems:
            seen.setdefault(reading.stems[at], reading.printed(at))
    return list(seen.values())


def _counted(annotation: Annotation, row: Sequence[Quantity]) -> str:
    """The noun that most cells count; empty where none does."""
    nouns: Counter[str] = Counter()
    for quantity in row:
        said = quantity.said
        if isinstance(said, Amount) and said.head is not None and quantity.kind in ("count", "rank"):
            nouns[annotation[quantity.ref].words[said.head].folded] += 1
    return nouns.most_common(1)[0][0] if nouns else ""
