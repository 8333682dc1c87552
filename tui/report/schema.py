"""The JSON Schema of the report, generated from its structures.

python -m tui.report.schema > tui/report/report.schema.json
"""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import msgspec

from tui.report.structure import Report

PATH = Path(__file__).with_name("report.schema.json")
"""Where the schema stands for programs that read reports."""


def schema() -> str:
    """The JSON Schema (draft 2020-12) as it stands in report.schema.json."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sidelong report, schema_version 1",
    }
    return json.dumps(head | _dedented(msgspec.json.schema(Report)), indent=2, ensure_ascii=False) + "\n"


def _dedented(part: Any) -> Any:
    """A part of the schema with its descriptions, which are docstrings, as Python 3.13 keeps them."""
    if isinstance(part, list):
        return [_dedented(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: inspect.cleandoc(value) if key == "description" and isinstance(value, str) else _dedented(value)
        for key, value in part.items()
    }


if __name__ == "__main__":
    print(schema(), end="")
