"""The JSON Schema of the report, generated from its structures.

python -m tui.report.schema > tui/report/report.schema.json
"""

from __future__ import annotations

import json
from pathlib import Path

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
    return json.dumps(head | msgspec.json.schema(Report), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema(), end="")
