"""Sidelong: a terminal reader that compares several reports of one event.

The core is useful without a screen:

    from tui import compare, read_story

    comparison = compare(read_story("seeds"))
    print(len(comparison.passages), "passages")

`tui.findings.rows.rows` gives what was found as tables of plain values, `tui.report.write` as a report. These
four names, the columns of the tables and the fields of the JSON report are stable: more may come, none goes.

Both import what they need when they are called, so that the command line can parse its arguments first.
"""

from tui.compare import compare
from tui.story import read_story

__all__ = ["compare", "read_story"]
