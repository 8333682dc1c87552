"""Pinning, rejecting, and how sure a link must be."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest

from tests.screens.driving import Driver, compared, keeping, quick_ground, reading, seeds
from tui.app import Sidelong
from tui.compare import Ref
from tui.compare import ground as ground_module
from tui.compare.ground import Ground, Progress
from tui.settings import Settings
from tui.story import Story
from tui.workspace import Workspace

kept = partial(keeping, seeds(), size=(200, 50))


def linked(reader: Driver, a: Ref, b: Ref) -> bool:
    assert reader.screen.comparison is not None
    return any(link.other(a) == b for link in reader.screen.comparison.links_of(a))


async def test_m_changes_how_sure_a_link_must_be_at_once() -> None:
    async with reading() as reader:
        counts = {}
        for _ in range(3):
            await reader.press("m")
            assert reader.screen.comparison is not None
            counts[reader.screen.sensitivity] = len(reader.screen.comparison.links)
            assert reader.answer.startswith(reader.screen.sensitivity)
            assert reader.screen.sensitivity in reader.text().split("\n")[0]
        assert counts["strict"] < counts["balanced"] < counts["generous"]
        assert reader.screen.sensitivity == "balanced"


async def test_a_reader_can_set_how_sure_a_link_must_be() -> None:
    async with reading(settings=Settings(sensitivity="strict")) as reader:
        assert reader.screen.comparison is not None
        assert reader.screen.comparison.sensitivity == "strict"


async def test_p_on_two_sentences_links_them_and_says_it_was_by_hand(tmp_path: Path) -> None:
    here, there = Ref(0, 12), Ref(1, 5)
    async with kept(tmp_path / "w") as reader:
        assert not linked(reader, here, there)
        reader.screen.go(here)
        await reader.press("p")
        assert "pin from A" in reader.text()
        reader.screen.go(there)
        await reader.press("p")
        assert reader.answer == "linked by hand"
        assert linked(reader, here, there)
        await reader.press("i")
        assert "1.00 same · pinned by hand" in reader.inspected()
    async with kept(tmp_path / "w") as reader:
        assert linked(reader, here, there)
        reader.screen.go(there)
        await reader.press("p")
        reader.screen.go(here)
        await reader.press("p")
        assert reader.answer == "pin taken back"
        assert not linked(reader, here, there)


async def test_x_and_a_digit_reject_a_link_for_good_and_the_same_again_restores_it(tmp_path: Path) -> None:
    here = Ref(0, 1)
    async with kept(tmp_path / "w") as reader:
        reader.screen.go(here)
        assert reader.screen.comparison is not None
        there = reader.screen.comparison.counterparts(here)[3][0]
        await reader.press("x")
        assert "which source?" in reader.answer
        await reader.press("4")
        assert not linked(reader, here, there)
        assert reader.cursor == here
        await reader.press("i")
        assert "rejected by hand" in reader.inspected()
    async with kept(tmp_path / "w") as reader:
        assert not linked(reader, here, there)
        reader.screen.go(here)
        await reader.press("x", "4")
        assert "restored" in reader.answer
        assert linked(reader, here, there)


async def test_a_rejected_link_stays_away_at_every_sensitivity() -> None:
    async with reading() as reader:
        reader.screen.go(Ref(0, 1))
        there = reader.screen.alignment.places[3].sentence
        assert there is not None
        await reader.press("x", "4", "m", "m")
        assert reader.screen.sensitivity == "strict"
        for _ in range(3):
            assert not linked(reader, Ref(0, 1), Ref(3, there))
            await reader.press("m")


async def test_escape_leaves_a_pin_or_a_choice_that_was_begun() -> None:
    async with reading() as reader:
        await reader.press("p", "escape")
        assert reader.screen.linking.pins.marked is None
        await reader.press("p", "p")
        assert reader.screen.linking.pins.marked is None
        await reader.press("x", "escape", "3")
        assert reader.cursor[0] == 2


async def test_a_move_is_no_answer_to_which_link_is_rejected() -> None:
    async with reading() as reader:
        await reader.press("x", "j", "3")
        assert reader.cursor[0] == 2
        assert not reader.screen.workspace.decisions().rejected


async def test_x_where_there_is_no_link_says_so() -> None:
    async with reading() as reader:
        assert reader.screen.comparison is not None
        reader.screen.go(reader.screen.comparison.unique[0])
        await reader.press("x")
        assert reader.answer == "no link here to reject"


async def test_a_decision_that_cannot_be_kept_is_told_and_not_shown(tmp_path: Path) -> None:
    async with kept(tmp_path / "w") as reader:
        reader.screen.workspace.close()
        await reader.press("x", "4")
        await reader.pilot.pause()
        assert reader.app._notifications
        assert not reader.screen.comparison.decisions.rejected  # type: ignore[union-attr]


async def test_what_is_chosen_while_the_story_is_compared_holds_when_it_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = threading.Event()

    def waits(story: Story, progress: Progress) -> Ground:
        go_on.wait(10)
        return quick_ground(story, progress)

    monkeypatch.setattr(ground_module, "ground", waits)
    app = Sidelong(seeds())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("m")
        go_on.set()
        reader = await compared(Driver(app, pilot))
        assert reader.screen.comparison is not None
        assert reader.screen.comparison.sensitivity == reader.screen.sensitivity == "generous"


async def test_what_another_reader_decides_is_taken_over(tmp_path: Path) -> None:
    here, there = Ref(0, 12), Ref(1, 5)
    async with kept(tmp_path / "w") as reader:
        words = [seeds().articles[ref.article].sentences[ref.sentence].text for ref in (here, there)]
        with Workspace(tmp_path / "w") as other:
            other.decide(words[0], words[1], "pinned")
        reader.screen.linking.look()
        await compared(reader)
        assert linked(reader, here, there)
        assert reader.answer == "links changed by another reader"
        reader.screen.answer("")
        reader.screen.linking.look()
        assert reader.answer == ""
