"""Whether the tests notice when a number that was fitted or chosen is set to 0 or made a thousandfold.

    .venv/bin/python tests/feel_constants.py [--first] [FOLDER_OR_FILE ...]

Every number that a module of `tui/words`, `tui/compare` and `tui/findings` names in capitals, and every
weight in their YAML, is altered twice in a copy of the repository; the tests of these rooms must fail both
times. What they let pass is printed. It takes long, so the suite does not run it. The list of all findings
notices most of them within seconds and is asked first; with `--first` it is asked alone.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec  # noqa: F401
import numpy  # noqa: F401
import pytest
import rapidfuzz  # noqa: F401
import yaml  # noqa: F401

# Two alterations within a second may be of one size, and compiled code would be taken for current.
sys.dont_write_bytecode = True

ROOT = Path(__file__).parents[1]
ROOMS = ("tui/words", "tui/compare", "tui/findings")
FIRST = ("tests/compare/test_seeds_findings.py",)
THEN = ("tests/compare", "tests/words", "tests/findings")
TIMEOUT = 300
"""Seconds after which an alteration that never ends is taken as noticed."""

_WEIGHT = re.compile(r"^(\s*[\w -]+:\s*)(-?\d+(?:\.\d+)?)\s*$")


class Altered(NamedTuple):
    """A file of the repository with one number in it altered."""

    path: Path
    what: str
    text: str


def alterations(path: Path) -> Iterator[Altered]:
    """Each number of a file, set to 0 and made a thousandfold."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for line, start, end, name in sorted(_numbers(path, lines)):
        value = float(lines[line][start:end])
        for factor, altered in ((0, 0.0), (1000, value * 1000)):
            if altered != value:
                whole = "." not in lines[line][start:end]
                text = f"{lines[line][:start]}{int(altered) if whole else altered}{lines[line][end:]}"
                yield Altered(path, f"{name} x {factor}", "".join([*lines[:line], text, *lines[line + 1 :]]))


def _numbers(path: Path, lines: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Line, first and last character and name of each number."""
    if path.suffix == ".yaml":
        for number, line in enumerate(lines):
            if found := _WEIGHT.match(line):
                yield number, found.start(2), found.end(2), line.split(":")[0].strip()
        return
    for node in ast.parse("".join(lines)).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        name = ast.unparse(target) if target else ""
        if not name.strip("()_, ").replace("_", "").replace(", ", "").isupper():
            continue
        for part in ast.walk(node.value):
            if isinstance(part, ast.Constant) and type(part.value) in (int, float):
                # Columns of the parser are bytes.
                encoded = lines[part.lineno - 1].encode()
                start, end = (
                    len(encoded[:at].decode()) for at in (part.col_offset, part.end_col_offset or 0)
                )
                yield part.lineno - 1, start, end, name


def noticed(copy: Path, altered: Altered, stages: Iterable[tuple[str, ...]]) -> bool:
    """Whether the tests of a stage fail with a file so altered; a stage runs where none before it did."""
    target = copy / altered.path.relative_to(ROOT)
    kept = target.read_text(encoding="utf-8")
    target.write_text(altered.text, encoding="utf-8")
    try:
        return any(_fail(copy, tests) for tests in stages)
    finally:
        target.write_text(kept, encoding="utf-8")


def _fail(copy: Path, tests: tuple[str, ...]) -> bool:
    """Whether tests fail in a copy; run in a fork, which has what takes long to import."""
    child = os.fork()
    if not child:
        failed = 1
        try:
            signal.alarm(TIMEOUT)
            os.chdir(copy)
            sys.path.insert(0, str(copy))
            for stream in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            failed = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))
        finally:
            os._exit(failed)
    return os.waitpid(child, 0)[1] != 0


def main() -> None:
    """Print what the tests do not notice."""
    names = sys.argv[1:]
    stages = [FIRST] if "--first" in names else [FIRST, THEN]
    places = [ROOT / name for name in [name for name in names if name != "--first"] or ROOMS]
    files = sorted(
        path
        for place in places
        for path in ([place] if place.is_file() else place.rglob("*"))
        if path.suffix in (".py", ".yaml")
    )
    passed = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache"))
        if any(_fail(copy, tests) for tests in stages):
            raise SystemExit("the tests fail with nothing altered: first set that right")
        for path in files:
            for altered in alterations(path):
                tried += 1
                if not noticed(copy, altered, stages):
                    passed += 1
                    print(f"{path.relative_to(ROOT)}: {altered.what}", flush=True)
    print(f"{tried} alterations, {passed} not noticed")


if __name__ == "__main__":
    main()
