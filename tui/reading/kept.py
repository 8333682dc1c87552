"""What a list keeps of itself while it is closed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Kept:
    """The state of a list, by plain names that hold for another comparison of the same story too.

    `row` is the key of the row at the cursor, `sort` the number of the order, `source` the only article whose
    rows are shown and `like` the only trait (None for all), `unfolded` the keys of unfolded rows,
    `lead` the article in whose order a map stands.
    """

    row: str = ""
    sort: int = 0
    source: int | None = None
    like: str | None = None
    unfolded: set[str] = field(default_factory=set)
    lead: int | None = None
