from __future__ import annotations

import pytest

from tests.screens.driving import quick_ground, quick_settled
from tui.compare import ground as ground_module
from tui.compare import settling
from tui.screens import opening


@pytest.fixture(autouse=True)
def compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled story is compared once for all tests of screens."""
    monkeypatch.setattr(ground_module, "ground", quick_ground)
    monkeypatch.setattr(settling, "settled", quick_settled)


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open; none is started."""
    addresses: list[str] = []

    def opens(address: str) -> bool:
        addresses.append(address)
        return "nobrowser" not in address

    monkeypatch.setattr(opening, "open_in_browser", opens)
    return addresses
