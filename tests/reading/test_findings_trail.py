"""The trail of a list's findings."""

from tui.compare import Ref
from tui.reading.findings_trail import Trail

TRAIL = Trail("quotations", ("q0", "q3", "q1"), (Ref(0, 1), Ref(1, 4), Ref(0, 0)), 1)


def test_a_trail_leads_from_finding_to_finding_in_the_lists_order() -> None:
    later = TRAIL.next()
    assert later is not None
    assert (later.row, later.target) == ("q1", Ref(0, 0))
    assert later.previous() == TRAIL


def test_a_trail_ends_at_both_ends_and_does_not_wrap() -> None:
    first, last = TRAIL.previous(), TRAIL.next()
    assert first is not None
    assert last is not None
    assert first.previous() is None
    assert last.next() is None


def test_a_trail_says_where_it_is() -> None:
    assert str(TRAIL) == "2 of 3, quotations"
