"""The values of a hand-written file, each as what it has to be; the first that is not ends the reading.

For files in which a silently dropped key would mean something else than its author did: story.yaml, the
reader's own cleaning rules.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tui.story.harmless import harmless
from tui.story.model import StoryError
from tui.story.moments import moment_of
from tui.yamlfile import YamlFile, YamlFileError, read_yaml


def read_checked(path: Path, what: str = "a story") -> Check:
    """The file at `path`, which is `what`, to be asked for its values. Raises StoryError if it is no YAML."""
    try:
        return Check(read_yaml(path), what)
    except YamlFileError as error:
        raise StoryError(harmless(str(error))) from error


class Check:
    """The values of one file. A method raises StoryError with the file, line, key and remedy."""

    def __init__(self, file: YamlFile, what: str) -> None:
        self.file, self.what = file, what

    def error(self, message: str, *place: str | int) -> StoryError:
        """What is wrong at a place, told with its line, or with that of the nearest place around it."""
        around = (self.file.line_of(*place[:end]) for end in range(len(place), 0, -1))
        line = next((line for line in around if line), None)
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")
        where = f"{self.file.path}, line {line}" if line else str(self.file.path)
        return StoryError(harmless(f"{where}: {key} {message}" if key else f"{where}: {message}"))

    def mapping(self, value: object, known: tuple[str, ...], *place: str | int) -> Mapping[str, Any]:
        """The value as a mapping of known keys."""
        if not isinstance(value, dict):
            raise self.error("should be `key: value` lines", *place)
        for key in value:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                remedy = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(known)}"
                raise self.error(f"is no key of {self.what}; {remedy}", *place, key)
        return value

    def text(self, data: Mapping[str, Any], key: str, *place: str | int) -> str | None:
        """The value as text on one line, None where it is missing or empty."""
        value = data.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            if isinstance(value, list | dict):
                raise self.error("should be one text", *place, key)
            raise self.error(f"is {value}; it is read as text, so put it in quotes", *place, key)
        return harmless(" ".join(value.split())) or None

    def moment(
        self, data: Mapping[str, Any], key: str, *place: str | int
    ) -> tuple[datetime.date | None, datetime.time | None]:
        """The value as a day, and the time of the day where it has one."""
        value = data.get(key)
        if value is None:
            return None, None
        if isinstance(value, datetime.date):
            return moment_of(value)
        try:
            return moment_of(datetime.datetime.fromisoformat(value))
        except (TypeError, ValueError):
            no_day = ", no day of the calendar" if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else ""
            raise self.error(
                f"is {value!r}{no_day}; write a day as 2020-01-31",
                *place,
                key,
            ) from None
