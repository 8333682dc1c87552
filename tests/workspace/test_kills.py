from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspace.kills import killed


@pytest.mark.parametrize("seed", range(1000, 1012))
def test_a_kill_at_any_moment_loses_nothing_that_was_confirmed(tmp_path: Path, seed: int) -> None:
    confirmed, fault = killed(tmp_path / "w", seed)
    assert fault == ""
    assert confirmed > 0 or seed % 5 == 0
