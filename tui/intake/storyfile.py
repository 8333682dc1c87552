"""Writing story.yaml: a new one, and articles added under those of one that a person may have written.

What stands in the file stays as it is, comments too; new articles go under the last. The result is read back
before it is used, and a file that lines cannot be added to so is told rather than rewritten.
"""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from tui.story import StoryError
from tui.story.formats import Entry, read_story_file
from tui.story.harmless import harmless

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 .’-]*[A-Za-z0-9])?")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_ITEM = re.compile(r"^( *)- ", re.M)


def new_text(title: str, entries: list[Entry]) -> str:
    """A story.yaml of these articles."""
    return f"title: {_value(title)}\narticles:\n{_items(entries, '  ')}"


def with_added(path: Path, entries: list[Entry]) -> str:
    """The text of the story.yaml at `path` with articles added. Raises StoryError where that fails."""
    _, before = read_story_file(path)
    text = path.read_text(encoding="utf-8-sig")
    item = _ITEM.search(text)
    indent = item[1] if item else "  "
    added = text.rstrip() + "\n" + _items(entries, indent)
    if not _holds(path, added, [entry.id for entry in (*before, *entries)]):
        raise StoryError(
            harmless(
                f"{path}: articles cannot be added; put `articles:` last, each begun with a line `- id: …`"
            )
        )
    return added


def _holds(path: Path, text: str, ids: list[str]) -> bool:
    """Whether the text, read as a story file in that folder, names these articles and no others."""
    trial = path.with_name(f".{path.name}.trial")
    try:
        trial.write_text(text, encoding="utf-8")
        _, entries = read_story_file(trial)
    except StoryError:
        return False
    finally:
        trial.unlink(missing_ok=True)
    return [entry.id for entry in entries] == ids


def _items(entries: list[Entry], indent: str) -> str:
    lines: list[str] = []
    for entry in entries:
        said = {
            "file": entry.file,
            "outlet": entry.outlet,
            "published": _moment(entry),
            "byline": entry.byline,
            "url": entry.url,
            "headline": entry.headline,
            "language": entry.language,
        }
        lines.append(f"{indent}- id: {_value(entry.id)}")
        lines.extend(
            f"{indent}  {key}: {value if key == 'published' else _value(str(value))}"
            for key, value in said.items()
            if value
        )
    return "".join(f"{line}\n" for line in lines)


def _moment(entry: Entry) -> str | None:
    """The day, with the time where it is known, as YAML reads it back."""
    if entry.published is None or entry.clock is None:
        return str(entry.published or "") or None
    return datetime.datetime.combine(entry.published, entry.clock).isoformat(" ", "seconds")


def _value(text: str) -> str:
    """Text on one line as YAML reads it back: plain where it cannot be taken for anything else."""
    text = harmless(" ".join(text.split()))
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False)
