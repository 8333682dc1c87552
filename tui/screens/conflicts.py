"""The conflicts: where sources state different facts about the same thing, with both sides' words."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from tui.compare import Claim, Conflict
from tui.findings.citation import quoted
from tui.screens.lists import ListScreen
from tui.widgets.ledger import Item
from tui.widgets.text import hanging, marked, plain

# Under this a conflict is said to be unsure.
_SURE = 0.6


class Conflicts(ListScreen):
    """One row a conflict; unfolded, every claim in its sentence."""

    ID = "conflicts"
    HEADING = "Conflicts"
    NOTHING = (
        "No conflict was found. Numbers, days, places, names, agents and speakers are compared where"
        " sentences are linked; what is put in quite other words may still differ."
    )
    SORTS = ("certainty", "kind", "place")

    def items(self) -> list[Item]:
        """The conflicts that the filters let through, and the claims of those that are unfolded."""
        items = []
        for conflict in self._ordered():
            key = f"c{self.comparison.conflicts.index(conflict)}"
            target = conflict.claims[0].span.ref
            items.append(Item(key, partial(self._row, conflict), target, partial(self._copy, conflict)))
            if key in self.kept.unfolded:
                items += [
                    Item(
                        f"{key}/{n}",
                        partial(self._claim, claim),
                        claim.span.ref,
                        partial(self._copy, conflict),
                    )
                    for n, claim in enumerate(conflict.claims)
                ]
        return items

    def told(self) -> str:
        """How many."""
        count = len(self._shown())
        return f"{count} conflict{'s' * (count != 1)}"

    def trait(self, item: Item) -> str | None:
        """The kind of fact."""
        return (
            self.comparison.conflicts[int(item.key.split("/")[0][1:])].kind if item.key != "nothing" else None
        )

    def _shown(self) -> list[Conflict]:
        return [
            conflict
            for conflict in self.comparison.conflicts
            if self.shown(conflict.articles) and self.kept.like in (None, conflict.kind)
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
        told = plain(conflict.what, "bold")
        if conflict.sure < _SURE:
            told = Content.assemble(told, plain("  unsure", "$text-dim"))
        sides: dict[str, list[str]] = {}
        for claim in conflict.claims:
            letters = sides.setdefault(claim.text, [])
            letter = self.comparison.story.articles[claim.span.article].letter
            letters += [letter] if letter not in letters else []
        values: list[Content] = []
        for words, letters in sides.items():
            values += [plain(f"{''.join(letters)} ", "bold"), plain(words, "$mark-conflict"), plain("   ")]
        kind = plain(f"! {conflict.kind}", "$mark-conflict")
        return [*hanging(kind, told, width, 12), *hanging(Content(""), Content.assemble(*values), width, 12)]

    def _claim(self, claim: Claim, width: int) -> list[Content]:
        """The sentence, its claim marked."""
        article = self.comparison.story.articles[claim.span.article]
        text = article.sentences[claim.span.sentence].text
        words = marked(text, [(claim.span.start, claim.span.end)], "bold $mark-conflict")
        return hanging(Content.assemble(" " * 12, plain(article.letter, "bold")), words, width, 15)

    def _copy(self, conflict: Conflict) -> str:
        story = self.comparison.story
        claims = [f"{claim.text}: {quoted(story, claim.span.ref)}" for claim in conflict.claims]
        return "\n".join([conflict.what, *claims])
