"""The CSV report: a row for each passage and source; beside it quotations, figures and what the reader added.

For spreadsheets, which run what looks like a formula: text that begins like one gets an apostrophe before it
(OWASP, "CSV Injection"). UTF-8 without a mark, lines as RFC 4180 ends them.
"""

from __future__ import annotations

import csv
import io

from tui.compare.comparison import Comparison
from tui.findings.rows import Plain, Row, rows
from tui.report.format import Options
from tui.story.harmless import harmless

TABLES = {
    "": "passages",
    "quotations": "quotations",
    "figures": "figures",
    "notes": "notes",
    "rejected": "rejected",
}
"""The table of each part."""

_OWN = ("notes", "rejected")
"""The parts that hold what the reader added."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def parts(comparison: Comparison, options: Options) -> dict[str, str]:
    """A table a part; the reader's own only where they hold anything."""
    found = {part: rows(comparison, table, options.notes) for part, table in TABLES.items()}
    return {part: _table(table) for part, table in found.items() if table or part not in _OWN}


def _table(table: list[Row]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    if table:
        writer.writerow(table[0])
        writer.writerows([_cell(value) for value in row.values()] for row in table)
    return written.getvalue() or "\r\n"


def _cell(value: Plain) -> Plain:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _as_text(value) if isinstance(value, str) else value


def _as_text(text: str) -> str:
    r"""Text that a spreadsheet takes for text: what begins like a formula, after any spaces, is marked.

    >>> _as_text("-3 degrees"), _as_text("a=b")
    ("'-3 degrees", 'a=b')
    """
    marked = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return ("'" if marked else "") + harmless(text)
