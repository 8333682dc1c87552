"""The order in which the articles of a story are compared, and back to the story's own.

Results must not depend on how a reader ordered the panes. So articles are compared in the order of their ids,
whatever order the story has them in, and every place in what was found is turned back at the end. No step in
between needs to think of order.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

from tui.compare.comparison import Comparison
from tui.compare.model import Link, Passage, Quotation
from tui.story.model import Ref, Span, Story

_T = TypeVar("_T")


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """`story[k]` is the position in the story of the article that is compared as number k."""

    story: tuple[int, ...]

    @property
    def plain(self) -> bool:
        """Whether the story has its articles in this order itself."""
        return all(position == number for number, position in enumerate(self.story))


def canonical(story: Story) -> tuple[Story, Order]:
    """The story with its articles in the order of their ids, and that order."""
    order = Order(tuple(sorted(range(len(story.articles)), key=lambda position: story.articles[position].id)))
    if order.plain:
        return story, order
    return dataclasses.replace(story, articles=tuple(story.articles[at] for at in order.story)), order


def restored(comparison: Comparison, story: Story, order: Order) -> Comparison:
    """The comparison of the canonical story as one of the story itself."""
    if order.plain:
        return comparison
    turned = _Turn(order.story)
    passages = sorted(
        (dataclasses.replace(row, members=tuple(sorted(turned(row.members)))) for row in comparison.passages),
        key=lambda passage: passage.members,
    )
    number = {passage.index: index for index, passage in enumerate(passages)}
    return dataclasses.replace(
        comparison,
        story=story,
        links=tuple(sorted(map(_forward, turned(comparison.links)), key=lambda link: (link.a, link.b))),
        passages=tuple(Passage(index, passage.members) for index, passage in enumerate(passages)),
        quotations=_quotations(turned(comparison.quotations)),
        unique=tuple(sorted(turned(comparison.unique))),
        figures=tuple(
            dataclasses.replace(row, cells=tuple(sorted(row.cells, key=lambda cell: cell.span)))
            for row in turned(comparison.figures)
        ),
        conflicts=turned(comparison.conflicts),
        wordings=tuple(
            row if row.passage is None else dataclasses.replace(row, passage=number[row.passage])
            for row in turned(comparison.wordings)
        ),
        omissions=tuple(
            dataclasses.replace(row, passage=number[row.passage], carried_by=tuple(sorted(row.carried_by)))
            for row in turned(comparison.omissions)
        ),
        reuses=turned(comparison.reuses),
        origins=tuple(sorted((number[index], origin) for index, origin in turned(comparison.origins))),
        telling=turned(comparison.telling),
        additions=turned(comparison.additions),
        profiles=tuple(sorted(turned(comparison.profiles), key=lambda profile: profile.article)),
    )


def _forward(link: Link) -> Link:
    """The link with the earlier article's sentence first."""
    return link if link.a < link.b else dataclasses.replace(link, a=link.b, b=link.a)


def _quotations(rows: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations in the order in which they first appear."""
    ordered = [
        dataclasses.replace(
            row,
            occurrences=tuple(sorted(row.occurrences, key=lambda said: said.spans)),
            headlines=tuple(sorted(row.headlines, key=lambda said: said.spans)),
        )
        for row in rows
    ]
    ordered.sort(key=lambda row: row.occurrences[0].spans)
    return tuple(dataclasses.replace(row, index=index) for index, row in enumerate(ordered))


class _Turn:
    """Gives values with every article's position in them replaced: places, and fields of type `Position`."""

    def __init__(self, to: Sequence[int]) -> None:
        self._to = to

    def __call__(self, value: _T) -> _T:
        """The value with its positions replaced; what holds none is given back as it is."""
        turned: Any = value
        kind: Any = type(value)
        if isinstance(value, Ref):
            turned = Ref(self._to[value.article], value.sentence)
        elif isinstance(value, Span):
            turned = Span(self._to[value.article], value.sentence, value.start, value.end)
        elif isinstance(value, tuple):
            rows = [self(row) for row in value]
            turned = kind(*rows) if hasattr(value, "_fields") else tuple(rows)
        elif fields := _fields(kind):
            changed = {
                name: self._positions(getattr(value, name)) if position else self(getattr(value, name))
                for name, position in fields
            }
            turned = dataclasses.replace(turned, **changed)
        return cast(_T, turned)

    def _positions(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._to[position] for position in value)
        return None if value is None else self._to[value]


_PLAIN = frozenset(["str", "float", "bool", "int", "str | None", "int | None", "tuple[str, ...]"])


@lru_cache(maxsize=64)
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a dataclass that may hold places, and whether they are positions themselves.

    Of any other kind of value none.
    """
    if not dataclasses.is_dataclass(kind):
        return ()
    fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(kind)
    return tuple((row.name, "Position" in str(row.type)) for row in fields if row.type not in _PLAIN)
