"""The JSON report: all that was found, in the form that `structure` fixes."""

from __future__ import annotations

from tui.compare.comparison import Comparison
from tui.report.format import Options


def parts(comparison: Comparison, options: Options) -> dict[str, str]:
    """The report, indented by two."""
    import msgspec

    from tui.report.build import report

    encoded = msgspec.json.encode(report(comparison, options.notes))
    return {"": msgspec.json.format(encoded, indent=2).decode("utf-8") + "\n"}
