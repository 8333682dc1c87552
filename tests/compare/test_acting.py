"""Where one source leaves out who acted and the other names the actor."""

from __future__ import annotations

import pytest

from tests.compare.test_aligning import told


@pytest.mark.parametrize(
    ("bare", "active", "expected"),
    [
        (
            "The ledger was burned in the harbour office.",
            "Two clerks burned the ledger in the office.",
            ("was burned", "clerks burned"),
        ),
        (
            "The mayor spoke of the arrest of the singers.",
            "The guards arrested the singers on the quay.",
            ("arrest", "guards arrested"),
        ),
    ],
)
def test_an_act_without_its_actor_stands_beside_the_one_with_it(
    bare: str, active: str, expected: tuple[str, str]
) -> None:
    assert told(bare, active, "who acts") == [expected]
    assert told(active, bare, "who acts") == [expected[::-1]]


@pytest.mark.parametrize(
    ("bare", "active"),
    [
        ("The ledger was burned by two clerks.", "Two clerks burned the ledger in the office."),
        ("The ledger was burned in the office.", "Two clerks burned the boat in the office."),
        ("The ledger was burned in the office.", "The ledger was burned on the quay, a clerk said."),
        ("The report was announced on the quay.", "Two clerks announced the report in the office."),
    ],
    ids=["the agent is named", "done to something else", "both leave it out", "a verb of saying"],
)
def test_nothing_is_told_where_the_actor_is_not_what_differs(bare: str, active: str) -> None:
    assert told(bare, active, "who acts") == []
