"""A YAML file as plain data that knows the line of every key, and the checking of it key by key.

For the small files that people write by hand: settings, themes. What they get wrong is told in one line that
names the file, the line, the key and the remedy, and the rest of the file still holds. Not a general YAML
reader: repeated keys, anchors, aliases and tags are refused, because in such a file each is a slip.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias, get_args, get_origin

import msgspec
import yaml

Place: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead to a value: `("keys", "jump.next")`."""

_LARGEST = 256 * 1024
"""Bytes. No file that a person writes by hand comes near; a wrong path might name one that does."""


class YamlFileError(Exception):
    """A file that cannot be read or is no YAML. The message is one line: file, line, remedy."""


class YamlFile(NamedTuple):
    """What one file holds: `data` is plain dicts, lists and scalars, None for an empty file."""

    path: Path
    data: object
    lines: Mapping[Place, int]

    def line_of(self, *place: str | int) -> int | None:
        """The line, counted from 1, on which the key or item at `place` stands."""
        return self.lines.get(place)

    def failure(self, message: str, *place: str | int) -> str:
        """One line on what is wrong at `place`: the file, the line if it is known, the key, the message."""
        line = self.line_of(*place)
        parts = [f"{self.path}, line {line}" if line else str(self.path)]
        if place:
            parts.append(".".join(map(str, place)))
        return ": ".join([*parts, message])


def read_yaml(path: Path) -> YamlFile:
    """Read a YAML file. Raises YamlFileError where there is none to read or it is not YAML."""
    text = _text(path)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
        lines = {} if node is None else dict(_lines(node, ()))
    except yaml.YAMLError as error:
        raise YamlFileError(f"{path}{_where(error, text)}: {_what(error)}") from error
    except RecursionError as error:
        raise YamlFileError(f"{path}: nested too deeply") from error
    return YamlFile(path, data, lines)


def _text(path: Path) -> str:
    """What a file of a likely size holds. Raises YamlFileError where it cannot be read as text."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            # A pipe would be waited for until somebody writes into it.
            raise YamlFileError(f"{path}: not a regular file; name one that is")
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise YamlFileError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the name
        raise YamlFileError(f"{str(path)!r}: cannot be read: {error}") from error
    if len(raw) > _LARGEST:
        raise YamlFileError(f"{path}: larger than {_LARGEST // 1024} KiB; is this the right file?")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise YamlFileError(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error


def checked(file: YamlFile, shape: type[msgspec.Struct]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What of `file` fits `shape`, by field name, and a line on each key that does not.

    A field may be a Struct, a `dict[str, str]`, a Literal of strings or a scalar. A key that fails is left
    out of the values, and so are the struct or mapping entries that fail; a required key that is missing
    fails too.
    """
    failures: list[str] = []
    if file.data is None:
        return {}, tuple(_missing(file, shape, {}, ()))
    values = _struct(file, shape, file.data, (), failures)
    return values or {}, tuple(failures)


class _Loader(yaml.SafeLoader):
    """The safe loader, without what a hand-written file has no use for."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise yaml.MarkedYAMLError(
                None, None, "`&` and `*` names are not used here; put the value in quotes", event.start_mark
            )
        if getattr(event, "tag", None):
            raise yaml.MarkedYAMLError(
                None, None, "`!` tags are not used here; put the value in quotes", event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except ValueError:
            # 2020-13-41, or a number of five thousand digits: text, so that who checks it can name the key.
            return node.value

    def construct_mapping(self, node: yaml.Node, deep: bool = False) -> dict[Any, Any]:
        seen: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(None, None, "a key must be plain text", key.start_mark)
            if key.value in seen:
                first = seen[key.value]
                raise yaml.MarkedYAMLError(
                    None, None, f"`{key.value}` stands on line {first} already; keep one", key.start_mark
                )
            seen[key.value] = line
        # Keys are taken as they are written: a binding called `on` or a theme called `2020` stays text.
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


def _construct_map(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _construct_map)
# A bare `=`, which YAML 1.1 sets apart and has no use for.
_Loader.add_constructor("tag:yaml.org,2002:value", lambda _, node: node.value)


def _lines(node: yaml.Node, place: Place) -> Iterator[tuple[Place, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*place, key.value), key.start_mark.line + 1
            yield from _lines(value, (*place, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*place, index), value.start_mark.line + 1
            yield from _lines(value, (*place, index))


def _where(error: yaml.YAMLError, text: str) -> str:
    if isinstance(error, yaml.reader.ReaderError):
        return f", line {text.count(chr(10), 0, error.position) + 1}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return f", line {mark.line + 1}" if mark else ""


def _what(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.reader.ReaderError):
        return "holds a control character; remove it"
    problem = getattr(error, "problem", None) or "not YAML"
    if problem.startswith("but "):
        return f"{error.context}, {problem}"  # type: ignore[attr-defined]
    if problem.startswith("mapping values"):
        # `title: Iraq: the US`, the likeliest slip in a title.
        return f"{problem}; a value with a colon in it needs quotes"
    begun = getattr(error, "context_mark", None)
    if begun and begun.line != error.problem_mark.line:  # type: ignore[attr-defined]
        return f"{problem}, {error.context} from line {begun.line + 1} on"  # type: ignore[attr-defined]
    return problem


def _struct(
    file: YamlFile, shape: type[msgspec.Struct], data: object, place: Place, failures: list[str]
) -> dict[str, Any] | None:
    if not isinstance(data, dict):
        failures.append(file.failure(f"expected `key: value` lines, found {_found(data)}", *place))
        return None
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in fields:
            near = difflib.get_close_matches(key, fields, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(fields)}"
            failures.append(file.failure(f"no such key; {hint}", *place, key))
            continue
        good = _value(file, fields[key].type, value, (*place, key), failures)
        if good is not None:
            values[fields[key].name] = good
    failures.extend(_missing(file, shape, data, place))
    return values


def _missing(
    file: YamlFile, shape: type[msgspec.Struct], data: Mapping[str, object], place: Place
) -> Iterator[str]:
    for field in msgspec.structs.fields(shape):
        if field.required and field.encode_name not in data:
            key = ".".join(map(str, [*place, field.encode_name]))
            yield file.failure(f"`{key}` is missing; add it", *place)


def _value(file: YamlFile, kind: Any, value: object, place: Place, failures: list[str]) -> Any:
    """The value where it is of that kind; None, and a failure, where it is not."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _struct(file, kind, value, place, failures)
    if get_origin(kind) is dict and isinstance(value, dict | None):
        inner, rows = get_args(kind)[1], value or {}  # None: every entry commented out
        entries = {key: _value(file, inner, item, (*place, key), failures) for key, item in rows.items()}
        return {key: item for key, item in entries.items() if item is not None}
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        failures.append(file.failure(f"expected {_expected(kind)}, found {_found(value, kind)}", *place))
        return None


def _expected(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(get_args(kind))
    if get_origin(kind) is dict:
        return "`key: value` lines"
    names = {bool: "true or false", str: "text", int: "a whole number", float: "a number"}
    return names.get(kind, str(kind))


def _found(value: object, kind: Any = None) -> str:
    match value:
        case None if kind is str:
            # Unquoted, `#` begins a comment: the likeliest slip in a file of colours.
            return "nothing; a value that begins with `#` needs quotes"
        case None:
            return "nothing"
        case dict():
            return "`key: value` lines"
        case list():
            return "a list"
        case bool() | int() | float() if kind is str:
            return f"{str(value).lower()}; put it in quotes"
        case bool():
            return str(value).lower()
    return _short(repr(value))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
