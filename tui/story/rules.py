"""The rules of `cleaning.yaml`, compiled: what a whole line is, and which parts of a line are cut.

The file is read once, when the first article is cleaned; the reader's own beside the settings whenever it has
changed. What depends on the lines around a line (a headline that is repeated, a name beside a date) is for
`cleaning`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tui.story.blocks import words_of
from tui.story.model import Cut, Role
from tui.wordlists import read_list

_CUT = ("cut", "cut2")
_FARTHEST = 2_000
_SPEECH = re.compile(r"[\"“”„«]")
_FINISHED = re.compile(r"[.!?]$")
_LONGEST_OF_PAGE = 2_000
_MANY, _SHARE_OF_MANY, _SHARE_OF_FEW = 10, 0.33, 0.45
"""Words from which on a line is long, and how many of a line's words must be the page's own."""

Place = Literal["anywhere", "below", "edges", "foot"]


class LineRule(NamedTuple):
    """What gives a whole line its role. See the head of cleaning.yaml for each field."""

    reason: str
    role: Role
    place: Place
    longest: int
    opens: bool
    patterns: tuple[str, ...]
    either: re.Pattern[str]

    def matches(self, text: str) -> bool:
        """Whether the rule is sure of this line, given without the spaces around it."""
        return len(text) <= self.longest and bool(self.either.fullmatch(text))


class CutRule(NamedTuple):
    """What part of a body line is cut."""

    reason: str
    pattern: re.Pattern[str]
    until: str

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The parts to cut, in order."""
        at = 0
        if self.until not in text:
            return
        while found := self.pattern.search(text, at):
            start, end = next(
                (found.span(name) for name in _CUT if found.groupdict().get(name)), found.span()
            )
            at = max(end, at + 1)
            if self.until:
                # Searched for by hand: in the pattern, each of many false starts would look ahead this far.
                last = text.find(self.until, end, end + _FARTHEST)
                if last < 0:
                    continue
                end = at = last + len(self.until)
            yield start, end


class Rules(NamedTuple):
    """All rules, in the order in which they are asked."""

    lines: tuple[LineRule, ...]
    cuts: tuple[CutRule, ...]
    page: frozenset[str]

    def is_of_the_page(self, text: str) -> bool:
        """Whether so many of a line's words are a page's own that it can be no part of a report.

        Of 1,900 lines of 27 stories' reports without speech the one nearest to it has 0.4 of five words, and
        0.17 where there are ten or more; forms, buttons and invitations have 0.37 to 1.
        """
        words = words_of(text).split()
        if len(words) < 2 or len(text) > _LONGEST_OF_PAGE or _SPEECH.search(text):
            return False
        own = sum(word in self.page for word in words)
        if len(words) >= _MANY:
            return own >= _SHARE_OF_MANY * len(words)
        return own >= _SHARE_OF_FEW * len(words) and own >= (3 if _FINISHED.search(text) else 2)

    def line(self, text: str, places: Collection[Place]) -> LineRule | None:
        """The first rule of these places that matches a line."""
        return next((rule for rule in self.lines if rule.place in places and rule.matches(text)), None)

    def cuts_of(self, text: str) -> tuple[Cut, ...]:
        """The parts of a body line to leave out. Each rule sees the line as the rules before it left it."""
        why = [""] * len(text)
        kept, at = text, list(range(len(text)))
        for rule in self.cuts:
            spans = list(rule.spans(kept))
            for start, end in spans:
                for index in range(start, end):
                    why[at[index]] = rule.reason
            if spans:
                at = [index for index in range(len(text)) if not why[index]]
                kept = "".join(text[index] for index in at)
        if not any(why):
            return ()
        cuts, start = [], 0
        for reason, run in groupby(why):
            end = start + sum(1 for _ in run)
            if reason:
                cuts.append(Cut(start, end, reason))
            start = end
        return tuple(cuts)


def own_file() -> Path:
    """Where the reader's own rules are kept; it need not exist."""
    from tui.locations import config_folder

    return config_folder() / "cleaning.yaml"


def current_rules() -> Rules:
    """The rules that hold now: the reader's own first, so that they can overrule, then the program's.

    Raises StoryError, with the file, the line and the remedy, for own rules that cannot be used.
    """
    path = own_file()
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return shipped_rules()
    return _with_own(path, changed)


@lru_cache(maxsize=1)
def _with_own(path: Path, changed: int) -> Rules:
    from tui.story.ownrules import read_rules

    shipped = shipped_rules()
    return shipped._replace(lines=(*read_rules(path), *shipped.lines))


@cache
def shipped_rules() -> Rules:
    """The rules that come with the program."""
    data = read_list(__file__, "cleaning.yaml")
    pieces: dict[str, str] = {}
    for name, pattern in data["pieces"].items():
        pieces[name] = _filled(pattern, pieces)
    return Rules(
        lines=tuple(_line_rule(rule, pieces) for rule in data["lines"]),
        cuts=tuple(
            CutRule(rule["reason"], re.compile(rule["pattern"]), rule.get("until", ""))
            for rule in data["cuts"]
        ),
        page=frozenset(data["page"].split()),
    )


def _line_rule(rule: dict[str, Any], pieces: dict[str, str]) -> LineRule:
    patterns = tuple(_filled(pattern, pieces) for pattern in rule["patterns"])
    return LineRule(
        reason=rule["reason"],
        role=rule["role"],
        place=rule.get("place", "anywhere"),
        longest=rule.get("longest", 300),
        opens=rule.get("opens", False),
        patterns=patterns,
        either=re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE),
    )


def _filled(pattern: str, pieces: dict[str, str]) -> str:
    return re.sub(r"<([a-z]+)>", lambda name: pieces[name[1]], pattern)
