"""What a row of figures is called in a table: "killed", "age of Anna Brown", "speed limit", "day: the vote".

Method: what became of those counted is the name where most sources tell it by one class of words, and of an
age the person. All else is named by a phrase that one of the sentences prints near its quantity: that of the
highest sum, over its words, of how much each tells of the row (how many sources have it near, how rare it is,
how near), less a cost for every word, as labels of clusters are chosen among printed phrases by Osiński and
Weiss ("A concept-driven algorithm for clustering search results", 2005).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tui.compare.figures.figure_words import fates as all_fates
from tui.compare.figures.figure_words import listed, table
from tui.compare.figures.quantities import Quantity
from tui.compare.figures.times import OF_TIME, Moment
from tui.words.annotation import Annotation
from tui.words.rarity import rarity
from tui.words.reading import Reading, content
from tui.words.tokens import Word

_NEAR = 9
_LONGEST = 6
_BESIDE = 3
_COST = 0.15
_SMALL = 0.03
"""What a word of meaning costs, in shares of what the word that tells most gives, and a function word."""

_HEAD = 0.5
"""What the noun that most cells count adds to a phrase that begins or goes on with it."""

_YEAR = 360
_FATES = {fate: words.replace("+", " ") for fate, words in table("fate_names").items()}
_TELLING = frozenset(all_fates())
_LABELS = {"age": "age", "time": "hour", "rank": "rank"}
_ANYBODY = frozenset(listed("anybody"))
_NUMBERS = frozenset(listed("small", "tens"))
_UNTOLD = frozenset(
    (*OF_TIME, *listed("ordinals"), *table("units"), *table("bounds_one"), "times", "plus", "minus")
) - {"maximum", "minimum"}
"""Words that tell how much or when, and not of what."""

_EDGES = "\"'“”‘’ "


def name(annotation: Annotation, row: Sequence[Quantity], fates: Iterable[str]) -> str:
    """The name of a row, in one line; `fates` tells what became of those that each cell counts."""
    kind = row[0].kind
    if kind == "age":
        whom = _whom(annotation, row)
        if whom:
            return f"age of {whom}"
    fate = _fate(fates, len(row))
    if fate:
        noun = _counted(row)
        return fate if not noun or noun in _ANYBODY else noun if noun in _TELLING else f"{noun} {fate}"
    label = _label(row) if kind == "date" else _LABELS.get(kind, "")
    phrase = _phrase(annotation, row)
    if label and phrase:
        return f"{label}: {phrase}"
    return phrase or label or kind


def _label(row: Sequence[Quantity]) -> str:
    """What most times of a row are: a day, a year, years from one to another; else "when"."""
    labels: Counter[str] = Counter()
    for quantity in row:
        said = quantity.said
        if not isinstance(said, Moment):
            continue
        if said.run:
            labels["years"] += 1
        elif said.low is not None and said.high is not None and said.high - said.low > _YEAR:
            labels["year"] += 1
        else:
            labels["day" if quantity.definite else "when"] += 1
    return labels.most_common(1)[0][0]


def _fate(fates: Iterable[str], cells: int) -> str:
    """What became of those counted, where most cells tell one; empty where not."""
    most = Counter(filter(None, fates)).most_common(1)
    return _FATES[most[0][0]] if most and most[0][1] * 2 > cells else ""


def _whom(annotation: Annotation, row: Sequence[Quantity]) -> str:
    """The member of the cast that stands right beside most cells; empty where none does."""
    names: Counter[str] = Counter()
    for quantity in row:
        beside = [
            (distance, at, member.name)
            for at, (mention, member) in enumerate(annotation.mentions(quantity.ref))
            if member and member.person
            for distance in (quantity.span.start - mention.end, mention.start - quantity.span.end)
            if 0 <= distance <= _BESIDE
        ]
        if beside:
            names[min(beside)[2]] += 1
    most = names.most_common(1)
    return most[0][0] if most and most[0][1] * 2 > len(row) else ""


def _counted(row: Sequence[Quantity]) -> str:
    """The noun that most cells count, folded; empty where none counts one."""
    nouns = Counter(quantity.noun for quantity in row if quantity.noun)
    return nouns.most_common(1)[0][0] if nouns else ""


def _phrase(annotation: Annotation, row: Sequence[Quantity]) -> str:
    """The printed phrase that tells most of a row; empty where no two words near are shared."""
    worth = _worth(annotation, row)
    counted = _counted(row)
    best, phrase = 0.0, ""
    for quantity in row:
        reading = annotation[quantity.ref]
        for first, last in _windows(reading, quantity):
            stems = {reading.stems[at] for at in range(first, last + 1) if content(reading.words[at])}
            small = sum(not content(reading.words[at]) for at in range(first, last + 1))
            score = sum(worth.get(stem, 0.0) - _COST for stem in stems) - small * _SMALL
            score += _HEAD * any(reading.words[at].folded == counted for at in range(first, last + 1))
            if score > best:
                best = score
                phrase = reading.text[reading.words[first].start : reading.words[last].end]
    return _bare(phrase)


def _bare(phrase: str) -> str:
    """A phrase in one line, without a quotation mark or possessive at its ends."""
    bare = " ".join(phrase.split()).strip(_EDGES)
    return bare[:-2] if bare.endswith(("’s", "'s")) else bare


def _worth(annotation: Annotation, row: Sequence[Quantity]) -> dict[str, float]:
    """How much each stem near the cells tells of the row, 0 to 1: by sources, rarity and nearness."""
    sources: dict[str, dict[int, float]] = defaultdict(dict)
    for quantity in row:
        reading = annotation[quantity.ref]
        for at in _near(reading, quantity):
            if not content(reading.words[at]) or reading.words[at].folded in _UNTOLD:
                continue
            distance = quantity.start - at if at < quantity.start else at - quantity.end + 1
            stem, article = reading.stems[at], quantity.span.article
            weight = (0.1 + rarity(stem)) / (1 + distance / 4)
            sources[stem][article] = max(weight, sources[stem].get(article, 0.0))
    told = {stem: sum(of.values()) * len(of) for stem, of in sorted(sources.items()) if len(of) > 1}
    most = max(told.values(), default=1.0)
    return {stem: weight / most for stem, weight in told.items()}


def _near(reading: Reading, quantity: Quantity) -> Iterable[int]:
    """The places near a quantity, but for its own words."""
    for at in range(max(0, quantity.start - _NEAR), min(len(reading.words), quantity.end + _NEAR)):
        if not quantity.start <= at < quantity.end and not _number(reading.words[at]):
            yield at


def _number(word: Word) -> bool:
    return word.numeric or word.folded in _NUMBERS


def _windows(reading: Reading, quantity: Quantity) -> Iterator[tuple[int, int]]:
    """The first and last place of every run of words near a quantity that ends with words of meaning.

    No sign, number or the quantity itself breaks it, and it breaks no name ("American CEO Doug | Parker").
    """
    near = set(_near(reading, quantity))
    for first in sorted(near):
        if not content(reading.words[first]) or _joined(reading, first - 1) or _within(reading, first):
            continue
        for last in range(first, first + _LONGEST):
            if last not in near or (last > first and _broken(reading, last - 1)):
                break
            if content(reading.words[last]) and not _joined(reading, last) and not _within(reading, last + 1):
                yield first, last


def _within(reading: Reading, at: int) -> bool:
    """Whether a word goes on with the name that the word before it is of."""
    if not 0 < at < len(reading.words) or not (reading.capital(at - 1) and reading.capital(at)):
        return False
    number = reading.words[at - 1].numeric or reading.words[at].numeric
    return not number and content(reading.words[at - 1]) and not _broken(reading, at - 1)


def _joined(reading: Reading, at: int) -> bool:
    """Whether a hyphen joins a word to the next."""
    if not 0 <= at < len(reading.words) - 1:
        return False
    return reading.text[reading.words[at].end : reading.words[at + 1].start] in ("-", "‑")


def _broken(reading: Reading, at: int) -> bool:
    """Whether a sign stands between a word and the next."""
    gap = reading.text[reading.words[at].end : reading.words[at + 1].start]
    return gap.strip() not in ("", "-", "‑")
