"""The findings of a list in its order, as the reader goes on from one to the next without the list."""

from __future__ import annotations

from typing import NamedTuple

from tui.story.model import Ref


class Trail(NamedTuple):
    """The sentences to which the rows of a list led when it was left, and at which of them the reader is.

    `list` is the id of the command that opens the list, `rows` the keys of its rows, one a target: reopened,
    the list stands on `rows[at]`. `targets` is never empty.
    """

    list: str
    rows: tuple[str, ...]
    targets: tuple[Ref, ...]
    at: int

    @property
    def row(self) -> str:
        """The key of the row that the reader is at."""
        return self.rows[self.at]

    @property
    def target(self) -> Ref:
        """The sentence of that row."""
        return self.targets[self.at]

    def next(self) -> Trail | None:
        """The trail one row on; None after the last."""
        return self._by(1)

    def previous(self) -> Trail | None:
        """The trail one row back; None before the first."""
        return self._by(-1)

    def __str__(self) -> str:
        """Where the reader is, in words: `4 of 14, quotations`."""
        return f"{self.at + 1} of {len(self.targets)}, {self.list}"

    def _by(self, step: int) -> Trail | None:
        at = self.at + step
        return self._replace(at=at) if 0 <= at < len(self.targets) else None
