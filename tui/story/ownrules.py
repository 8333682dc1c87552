"""The reader's own cleaning rules: `cleaning.yaml` beside the settings.

    lines:
      - reason: letter of the paper        # shown with each line that it sets aside
        patterns: ['Dear reader, .*']      # each matches a whole line, letter case apart
        role: aside                        # or metadata; body keeps what another rule sets aside
        place: anywhere                    # or below, edges, foot

Only `reason` and `patterns` are needed. The fields mean what they mean in the program's own file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from tui.story.checking import Check, read_checked
from tui.story.rules import LineRule, Place

_KEYS = ("reason", "patterns", "role", "place")
_ROLES = ("aside", "metadata", "body")
_LONGEST = 1_000


def read_rules(path: Path) -> tuple[LineRule, ...]:
    """The rules of the file. Raises StoryError with the line, the key and the remedy."""
    check = read_checked(path, "the cleaning rules")
    if check.file.data is None:
        return ()
    lines = check.mapping(check.file.data, ("lines",)).get("lines")
    if not isinstance(lines, list):
        raise check.error("should be a list of rules, each `- reason: …` and `patterns: […]`", "lines")
    return tuple(_rule(check, number, item) for number, item in enumerate(lines))


def _rule(check: Check, number: int, item: object) -> LineRule:
    at = ("lines", number)
    data = check.mapping(item, _KEYS, *at)
    reason = check.text(data, "reason", *at)
    if not reason:
        raise check.error("`reason` is missing; say why such a line is set aside", *at)
    role, place = check.text(data, "role", *at) or "aside", check.text(data, "place", *at) or "anywhere"
    for key, value, known in (("role", role, _ROLES), ("place", place, get_args(Place))):
        if value not in known:
            raise check.error(f"is {value!r}; known are {', '.join(known)}", *at, key)
    patterns = data.get("patterns")
    patterns = [patterns] if isinstance(patterns, str) else patterns
    if not isinstance(patterns, list) or not patterns:
        raise check.error("`patterns` is missing; list at least one", *at)
    texts = tuple(_patterns(check, patterns, *at, "patterns"))
    return LineRule(
        reason="" if role == "body" else reason,
        role=role,  # type: ignore[arg-type]
        place=place,  # type: ignore[arg-type]
        longest=_LONGEST,
        opens=False,
        patterns=texts,
        either=re.compile("|".join(f"(?:{text})" for text in texts), re.IGNORECASE),
    )


def _patterns(check: Check, patterns: list[object], *place: str | int) -> Iterator[str]:
    for number, pattern in enumerate(patterns):
        if not isinstance(pattern, str):
            raise check.error("should be text; put it in quotes", *place, number)
        try:
            re.compile(pattern)
        except re.error as error:
            raise check.error(f"is no pattern: {error}; correct it", *place, number) from None
        yield pattern
