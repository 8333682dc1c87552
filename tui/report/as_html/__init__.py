"""."""

from tui.compare.comparison import Comparison
from tui.report.format import Options


def parts(comparison: Comparison, options: Options) -> dict[str, str]:
    return {"": "\n"}
