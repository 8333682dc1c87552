"""The collector of cycles is left out while much is made, and comes back."""

import contextlib
import gc

from tests.stories import article, story
from tui import compare
from tui.cli import main
from tui.collecting import uncollected


def test_it_is_left_out_within_and_back_after_a_fault() -> None:
    with contextlib.suppress(ValueError), uncollected():
        assert not gc.isenabled()
        raise ValueError("a fault")
    assert gc.isenabled()


def test_where_it_was_left_out_before_it_stays_so() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_comparing_leaves_it_out() -> None:
    seen: list[bool] = []
    compare(story(article("a0", ["It rained."])), progress=lambda step, done: seen.append(gc.isenabled()))
    assert seen
    assert not any(seen)
    assert gc.isenabled()


def test_it_is_back_when_a_story_cannot_be_opened() -> None:
    assert main(["open", "no-such-file"])
    assert gc.isenabled()
