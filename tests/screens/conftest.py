from __future__ import annotations

import pytest

from tests.screens.driving import quick_ground, quick_settled
from tui.compare import ground as ground_module
from tui.compare import settling


@pytest.fixture(autouse=True)
def compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled story is compared once for all tests of screens."""
    monkeypatch.setattr(ground_module, "ground", quick_ground)
    monkeypatch.setattr(settling, "settled", quick_settled)
