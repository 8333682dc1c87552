"""What differs: figures, days, and quoted words altered in sense, with the words on every side."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from tui.compare import Claim, Conflict
from tui.findings.citation import quoted
from tui.findings.figures import SURE, name_of, sides_of_conflict
from tui.screens.lists import ListScreen
from tui.widgets.ledger import Item
from tui.widgets.sides import beside
from tui.widgets.text import hanging, marked, plain

_KINDS = {"number": "figure", "date": "day", "words": "quoted words"}
"""The kinds of conflicts as they are called here."""


class Conflicts(ListScreen):
    """One row a conflict; unfolded, every claim in its sentence."""

    ID = "conflicts"
    HEADING = "What differs"
    NOTHING = (
        "Nothing that differs was found. Numbers, days and the words of shared quotations are compared; what"
        " is put in quite other words may still differ."
    )
    SORTS = ("certainty", "kind", "place")

    def items(self) -> list[Item]:
        """The conflicts that the filters let through, and the claims of those that are unfolded."""
        items = []
        for conflict in self._ordered():
            key = f"c{self.comparison.conflicts.index(conflict)}"
            target = conflict.claims[0].span.ref
            items.append(
                Item(key, partial(self._row, conflict), target, partial(self._copy, conflict), conflict.what)
            )
            if key in self.kept.unfolded:
                items += [
                    Item(
                        f"{key}/{n}",
                        partial(self._claim, claim),
                        claim.span.ref,
                        partial(self._copy, conflict),
                        self._sentence(claim),
                    )
                    for n, claim in enumerate(sorted(conflict.claims, key=lambda claim: claim.span))
                ]
            items.append(Item(f"{key}.", _gap))
        return items

    def told(self) -> str:
        """How many of each kind."""
        kinds = [conflict.kind for conflict in self._shown()]
        counts = {name: kinds.count(kind) for kind, name in _KINDS.items() if kind in kinds}
        return (
            " · ".join(
                f"{count} {name if name.endswith('s') or count == 1 else name + 's'}"
                for name, count in counts.items()
            )
            or "nothing found"
        )

    def trait(self, item: Item) -> str | None:
        """The kind of what differs."""
        if not item.key.startswith("c"):
            return None
        return _KINDS[self.comparison.conflicts[int(item.key.split("/")[0][1:])].kind]

    def _shown(self) -> list[Conflict]:
        return [
            conflict
            for conflict in self.comparison.conflicts
            if self.shown(conflict.articles) and self.kept.like in (None, _KINDS[conflict.kind])
        ]

    def _ordered(self) -> list[Conflict]:
        orders = {
            "certainty": lambda conflict: -conflict.sure,
            "kind": lambda conflict: (conflict.kind, -conflict.sure),
            "place": lambda conflict: min(claim.span for claim in conflict.claims),
        }
        return sorted(self._shown(), key=orders[self.order])

    def _row(self, conflict: Conflict, width: int) -> list[Content]:
        """What they differ on, and the words on every side."""
        articles = self.comparison.story.articles
        carried = f"{_KINDS[conflict.kind]} · {len(conflict.articles)} of {len(articles)}"
        note = carried + (" · unsure" if conflict.sure < SURE else "")
        return beside(
            plain("!", "bold $mark-conflict"),
            plain(name_of(conflict), "bold"),
            note,
            sides_of_conflict(conflict),
            articles,
            width,
            "$mark-conflict",
            conflict.kind == "number",
        )

    def _claim(self, claim: Claim, width: int) -> list[Content]:
        """The sentence, its claim marked."""
        article = self.comparison.story.articles[claim.span.article]
        text = self._sentence(claim)
        words = marked(text, [(claim.span.start, claim.span.end)], "bold $mark-conflict")
        return hanging(Content.assemble("    ", plain(article.letter, "bold")), words, width, 7)

    def _sentence(self, claim: Claim) -> str:
        return self.comparison.story.articles[claim.span.article].sentences[claim.span.sentence].text

    def _copy(self, conflict: Conflict) -> str:
        story = self.comparison.story
        claims = [f"{claim.text}: {quoted(story, claim.span.ref)}" for claim in conflict.claims]
        return "\n".join([conflict.what, *claims])


def _gap(width: int) -> list[Content]:
    """A blank row."""
    return [Content("")]
