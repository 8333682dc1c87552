"""What a row of figures is called in a table: what is counted, of whom, and the words its cells share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tui.compare.figures.amounts import Amount
from tui.compare.figures.figure_words import fates
from tui.compare.figures.quantities import Quantity
from tui.words.annotation import Annotation
from tui.words.rarity import rarity
from tui.words.reading import Reading, content

_NEAR = 8
_WORDS = 3
_FATES = fates()


def name(annotation: Annotation, row: Sequence[Quantity]) -> str:
    """The name of a row: "people killed", "age: driver", "paid federal taxes"."""
    kept = _shared(annotation, row)
    stems = {stem for stem, _ in kept.most_common(_WORDS)}
    best = max(row, key=lambda quantity: (_score(annotation, quantity, kept), -quantity.span.article))
    words = _printed(annotation, best, stems)
    counted = _counted(annotation, row)
    told = " ".join(
        [*([counted] if counted else []), *(w for w in words if w.casefold() != counted.casefold())]
    )
    kind = row[0].kind
    if kind in ("age", "rank", "time", "date"):
        label = {"date": "when", "time": "hour"}.get(kind, kind)
        return f"{label}: {told}" if told else label
    return told or kind


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
