"""Framing: how each source words the same thing, what it alone has, what it leaves out, and its profile.

Every row is a contrast between sources with the words on both sides; nothing here is a judgement by a list
of loaded words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from tui.compare import Omission, Ref, Wording
from tui.findings.citation import citation, quoted
from tui.keymap import key_name
from tui.screens.lists import ListScreen
from tui.widgets.ledger import Item
from tui.widgets.text import hanging, marked, plain

if TYPE_CHECKING:
    from tui.compare.framing.profile import Profile
    from tui.compare.framing.ranking import Telling

_SECTIONS = ("wordings", "none found elsewhere", "added to what others say", "left out", "profiles")
_ADDED = 10
"""How many sentences are listed that add to what others say too."""
# Cells of the letter or the kind before a row's words.
_KIND = 12
_MORE = "w+"
"""The key of the row that stands for the plain wordings."""


class Framing(ListScreen):
    """Five sections; `f` shows one of them alone."""

    ID = "framing"
    HEADING = "Framing"

    def items(self) -> list[Item]:
        """The sections that the filters let through."""
        made = dict(
            zip(
                _SECTIONS,
                (self._wordings(), self._unique(), self._added(), self._omitted(), self._profiles()),
                strict=True,
            )
        )
        items: list[Item] = []
        for section, rows in made.items():
            if self.kept.like in (None, section):
                items.append(Item(f"{section}.", partial(_heading, section, bool(items))))
                items += rows or [Item(f"{section}-", _nothing_found)]
        return items

    def told(self) -> str:
        """What is listed."""
        found = self.comparison
        count, telling = len(found.wordings), sum(not wording.plain for wording in found.wordings)
        return (
            f"{count} wording{'s' * (count != 1)}, {telling} likely telling"
            f" · {len(found.unique)} unique · {len(found.omissions)} left out"
        )

    def trait(self, item: Item) -> str | None:
        """The section that a row stands in."""
        return dict(zip("wuaop", _SECTIONS, strict=True)).get(item.key[0])

    # -- wordings

    def _wordings(self) -> list[Item]:
        """The wordings that are likely telling; the plain ones behind a row that counts them."""
        shown = [
            (number, wording)
            for number, wording in enumerate(self.comparison.wordings)
            if self.shown(frozenset(term.span.article for term in wording.terms))
        ]
        telling = [(number, wording) for number, wording in shown if not wording.plain]
        plain_ones = [(number, wording) for number, wording in shown if wording.plain]
        items = self._items_of(telling)
        if plain_ones:
            items.append(Item(_MORE, partial(self._more, len(plain_ones), bool(telling)), "unfold"))
            items += self._items_of(plain_ones) if _MORE in self.kept.unfolded else []
        return items

    def _more(self, count: int, after: bool, width: int) -> list[Content]:
        """How many plain wordings there are."""
        keys = " ".join(key_name(key) for c in self.commands if c.id == "unfold" for key in c.keys[:1])
        does = "folds them away" if _MORE in self.kept.unfolded else "shows them"
        return [plain(f"  {count} {'more, ' if after else ''}plain · {keys} {does}", "$text-dim")]

    def _items_of(self, wordings: Sequence[tuple[int, Wording]]) -> list[Item]:
        items = []
        for number, wording in wordings:
            key, target = f"w{number}", _target(wording)
            items.append(
                Item(
                    key,
                    partial(self._wording, wording),
                    target,
                    partial(self._copied, wording),
                    _text(wording),
                )
            )
            if key in self.kept.unfolded:
                items += [
                    Item(
                        f"{key}/{n}",
                        partial(self._term, wording, n),
                        target_of(wording, n),
                        partial(self._copied, wording),
                        self._printed(wording, n),
                    )
                    for n in range(len(wording.terms))
                ]
        return items

    def _wording(self, wording: Wording, width: int) -> list[Content]:
        """The different words side by side, each with its sources."""
        sides: dict[str, list[str]] = {}
        for term in wording.terms:
            letters = sides.setdefault(term.words or "nothing", [])
            letter = self._letter(term.span.article)
            letters += [letter] if letter not in letters else []
        said = [
            Content.assemble(plain(f"{''.join(sorted(letters))} ", "bold"), plain(words))
            for words, letters in sides.items()
        ]
        together = Content("   ").join(said)
        # Where they do not fit in one row, each has its own.
        rows = [together] if together.cell_length <= width - _KIND - 2 else said
        kind = plain(f"  {wording.kind}", "$text-dim")
        return [
            line
            for number, row in enumerate(rows)
            for line in hanging(Content("") if number else kind, row, width, _KIND + 2)
        ]

    def _term(self, wording: Wording, number: int, width: int) -> list[Content]:
        """One source's words in their sentence."""
        span = wording.terms[number].span
        article = self.comparison.story.articles[span.article]
        words = marked(self._printed(wording, number), [(span.start, span.end)], "bold underline")
        return hanging(
            Content.assemble(" " * (_KIND + 2), plain(article.letter, "bold")), words, width, _KIND + 5
        )

    def _printed(self, wording: Wording, number: int) -> str:
        """The sentence, or the headline, in which a term stands."""
        span = wording.terms[number].span
        article = self.comparison.story.articles[span.article]
        return (article.headline or "") if span.sentence < 0 else article.sentences[span.sentence].text

    def _copied(self, wording: Wording) -> str:
        rows = []
        for number, term in enumerate(wording.terms):
            rows.append(f"{term.words} ({citation(self.comparison.story, target_of(wording, number))})")
        return "\n".join(rows)

    # -- unique and left out

    def _unique(self) -> list[Item]:
        return [
            Item(
                f"u{row.ref.article}.{row.ref.sentence}",
                partial(self._alone, row),
                row.ref,
                partial(self._quoted, row.ref),
                self._words(row.ref),
            )
            for row in self.comparison.telling
            if self.shown(frozenset({row.ref.article}))
        ]

    def _added(self) -> list[Item]:
        return [
            Item(
                f"a{row.ref.article}.{row.ref.sentence}",
                partial(self._addition, row),
                row.ref,
                partial(self._quoted, row.ref),
                self._words(row.ref),
            )
            for row in self.comparison.additions[:_ADDED]
            if self.shown(frozenset({row.ref.article}))
        ]

    def _addition(self, row: Telling, width: int) -> list[Content]:
        """The sentence, and what in it the others that say it do not have."""
        words = plain(self._words(row.ref), "$text-dim")
        why = plain(f"  {row.evidence[0]}", "$mark-unique")
        head = Content.assemble("  ", plain(self._letter(row.ref.article), "bold"))
        return hanging(head, Content.assemble(words, why), width, 5)

    def _alone(self, row: Telling, width: int) -> list[Content]:
        """The sentence, and what in it no other source has."""
        words = plain(self._words(row.ref))
        # The first is what tells most: names before numbers before words.
        why = plain(f"  {row.evidence[0]}" if row.evidence else "", "$text-dim")
        head = Content.assemble(plain("* ", "$mark-unique"), plain(self._letter(row.ref.article), "bold"))
        return hanging(head, Content.assemble(words, why) if why else words, width, 5)

    def _omitted(self) -> list[Item]:
        items = []
        for omission in self.comparison.omissions:
            if self.shown(frozenset({omission.article})):
                key = f"o{omission.article}.{omission.passage}"
                target = self._member(omission)
                items.append(
                    Item(
                        key,
                        partial(self._omission, omission, target),
                        target,
                        partial(self._quoted, target),
                        self._words(target),
                    )
                )
        return items

    def _omission(self, omission: Omission, target: Ref, width: int) -> list[Content]:
        """Who leaves it out, who carries it, and its words in one that does."""
        carriers = "".join(self._letter(article) for article in omission.carried_by)
        head = Content.assemble("  not in ", plain(self._letter(omission.article), "bold"))
        words = Content.assemble(
            plain(f"{carriers} ", "bold"),
            plain(self._words(target)),
            plain("  unsure" if omission.sure < 0.5 else "", "$text-dim"),
        )
        return hanging(head, words, width, _KIND + 2)

    def _member(self, omission: Omission) -> Ref:
        passage = next(p for p in self.comparison.passages if p.index == omission.passage)
        return passage.members[0]

    # -- profiles

    def _profiles(self) -> list[Item]:
        return [
            Item(
                f"p{profile.article}",
                partial(self._profile, profile),
                Ref(profile.article, 0),
                text=self.comparison.story.articles[profile.article].outlet,
            )
            for profile in self.comparison.profiles  # none yet, while it is settled anew
            if self.shown(frozenset({profile.article}))
        ]

    def _profile(self, profile: Profile, width: int) -> list[Content]:
        """A source in a minute: its verbs, names, qualifiers and shares."""
        article = self.comparison.story.articles[profile.article]
        actors = profile.actors[:5]
        shares = (
            f"{profile.shared:.0%} shared · {profile.quoted:.0%} quoted"
            f" · {profile.wire:.0%} wire copy · {profile.own:.0%} its own"
        )
        rows = hanging(plain(f"  {article.letter}", "bold"), plain(article.outlet, "bold"), width, 5)
        told = {
            "shares": shares,
            "verbs": ", ".join(f"{use.verb} {use.count}".removesuffix(" 1") for use in profile.verbs[:12]),
            "names": " · ".join(filter(None, (", ".join(n for n, _ in a.designations[:3]) for a in actors))),
            "qualifiers": ", ".join(profile.qualifiers[:8]),
        }
        for name, words in told.items():
            if words:
                rows += hanging(plain(f"     {name}", "$text-dim"), plain(words), width, 17)
        return rows

    # -- words

    def _letter(self, article: int) -> str:
        return self.comparison.story.articles[article].letter

    def _words(self, ref: Ref) -> str:
        return self.comparison.story.articles[ref.article].sentences[ref.sentence].text

    def _quoted(self, ref: Ref) -> str:
        return quoted(self.comparison.story, ref)


def _text(wording: Wording) -> str:
    return " ".join(term.words for term in wording.terms)


def target_of(wording: Wording, number: int) -> Ref:
    """Where a term's words stand; a headline's stand over the first sentence."""
    span = wording.terms[number].span
    return Ref(span.article, max(0, span.sentence))


def _target(wording: Wording) -> Ref:
    return target_of(wording, 0)


def _heading(section: str, spaced: bool, width: int) -> list[Content]:
    return [*([Content("")] if spaced else []), plain(section, "bold")]


def _nothing_found(width: int) -> list[Content]:
    return [plain("  nothing found", "$text-dim")]
