from __future__ import annotations

import pytest

from tests.screens.driving import quick_compare
from tui.screens import desk


@pytest.fixture(autouse=True)
def compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled story is compared once for all tests of screens."""
    monkeypatch.setattr(desk, "compare", quick_compare)
