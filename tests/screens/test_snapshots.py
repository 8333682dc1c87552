"""Pictures of the screens: the bundled story at every layout. The README's pictures are these files.

After a change that is meant, look at the report, then run `pytest tests/screens --snapshot-update`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.driving import Driver, compared, seeds
from tests.screens.shelved import looked, remembered, shelf
from tests.stories import article, disagreeing, story, widely_told
from tui.app import Sidelong
from tui.settings import Settings
from tui.story import Story

WIDE, MIDDLE, SMALL, NARROW = (200, 50), (120, 36), (80, 24), (60, 20)


@pytest.fixture
def shows(snap_compare: Any) -> Any:
    """Compares a screen, after the comparison is done and some keys, with its picture."""

    def check(
        keys: str = "",
        size: tuple[int, int] = WIDE,
        told: Story | None = None,
        settings: Settings | None = None,
    ) -> bool:
        async def drive(pilot: Pilot[None]) -> None:
            assert isinstance(pilot.app, Sidelong)
            await compared(Driver(pilot.app, pilot))
            for key in keys.split():
                await pilot.press(key)
            await pilot.pause()

        matches: bool = snap_compare(
            Sidelong(told or seeds(), settings), run_before=drive, terminal_size=size
        )
        return matches

    return check


def test_wide_all_five_at_a_shared_quotation(shows: Any) -> None:
    assert shows("] ] ] ] i")


def test_wide_without_the_inspector(shows: Any) -> None:
    assert shows("4 j j j")


def test_wide_light(shows: Any) -> None:
    assert shows("j i", settings=Settings(theme="sidelong-light"))


def test_wide_where_one_source_stands_alone(shows: Any) -> None:
    assert shows("f f ] i")


def test_wide_with_what_was_set_aside(shows: Any) -> None:
    assert shows("b")


def test_middle_is_a_carousel_of_three(shows: Any) -> None:
    assert shows("4 j j i", MIDDLE)


def test_small_is_the_pane_and_a_peek(shows: Any) -> None:
    assert shows("j 4", SMALL)


def test_small_with_the_inspector(shows: Any) -> None:
    assert shows("j i", SMALL)


def test_small_light(shows: Any) -> None:
    assert shows("j j", SMALL, settings=Settings(theme="sidelong-light"))


def test_narrow_is_one_pane_and_a_peek_line(shows: Any) -> None:
    assert shows("j", NARROW)


def test_wide_alone_has_lines_that_can_be_read(shows: Any) -> None:
    assert shows("3 j z")


def test_wide_while_words_are_searched_for(shows: Any) -> None:
    assert shows("j / t r o o p s")


def test_small_light_at_a_match(shows: Any) -> None:
    assert shows("/ t r o o p s enter n", SMALL, settings=Settings(theme="sidelong-light"))


def test_middle_where_the_panes_follow_the_evidence(shows: Any, twelve: Story) -> None:
    assert shows("j", MIDDLE, twelve)


def test_wide_where_a_pane_is_kept_and_one_hidden(shows: Any, twelve: Story) -> None:
    assert shows("2 w 3 X 1 j", WIDE, twelve)


def test_what_a_sign_says(shows: Any) -> None:
    assert shows("j ? ?", MIDDLE)


def test_map_wide(shows: Any) -> None:
    assert shows("4 M")


def test_map_middle(shows: Any) -> None:
    assert shows("M j space", MIDDLE)


def test_map_small(shows: Any) -> None:
    assert shows("M", SMALL)


def test_map_small_of_many_sources(shows: Any) -> None:
    assert shows("M", SMALL, widely_told(13))


def test_map_narrow_of_more_sources_than_columns(shows: Any) -> None:
    assert shows("M", NARROW, widely_told(30))


def test_headlines_wide(shows: Any) -> None:
    assert shows("H", WIDE)


def test_headlines_middle(shows: Any) -> None:
    assert shows("H j space", MIDDLE)


def test_headlines_narrow_light(shows: Any) -> None:
    assert shows("H", NARROW, settings=Settings(theme="sidelong-light"))


def test_figures_wide(shows: Any) -> None:
    assert shows("F j space", WIDE)


def test_figures_middle(shows: Any) -> None:
    assert shows("F", MIDDLE, disagreeing())


def test_figures_small(shows: Any) -> None:
    assert shows("F space", SMALL)


def test_figures_narrow_without_colour(shows: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert shows("F", NARROW)


def test_a_search_in_a_list(shows: Any) -> None:
    assert shows("Q / s o v e r e i g n enter n", MIDDLE)


def test_help_over_a_list(shows: Any) -> None:
    assert shows("Q ?", MIDDLE)


def test_quotations_middle(shows: Any) -> None:
    assert shows("Q j space", MIDDLE)


def test_quotations_small(shows: Any) -> None:
    assert shows("Q", SMALL)


def test_framing_middle(shows: Any) -> None:
    assert shows("W j space", MIDDLE)


def test_framing_small_light(shows: Any) -> None:
    assert shows("W", SMALL, settings=Settings(theme="sidelong-light"))


def test_conflicts_middle(shows: Any) -> None:
    assert shows("C space", MIDDLE, disagreeing())


def test_conflicts_small_without_colour(shows: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert shows("C", SMALL, disagreeing())


def test_a_conflict_in_the_reader(shows: Any) -> None:
    assert shows("f f f j [ i", told=disagreeing())


def test_help_wide(shows: Any) -> None:
    assert shows("?")


def test_help_small(shows: Any) -> None:
    assert shows("?", SMALL)


def test_palette(shows: Any) -> None:
    assert shows(": i n s p", MIDDLE)


def test_one_article_alone(shows: Any) -> None:
    told = story(article("a0", ["One sentence stands here.", "And a second."], ["A paragraph more."]))
    assert shows("i", SMALL, told)


def test_hostile_characters_are_shown_as_they_are(shows: Any) -> None:
    words = ["He wrote [bold red]stop[/] and ␛[31m.", "日本語の記事。 مرحبا �بالعالم.", "x" * 90]
    assert shows("i", SMALL, story(article("a0", words), article("b1", words)))


def test_without_colour_the_glyphs_still_tell(shows: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert shows("j", MIDDLE)


_KEPT = "a w h o space s a y s space s o ? down s o u r c e enter tab j a enter h A g"


def test_notes_middle(shows: Any) -> None:
    assert shows(_KEPT, MIDDLE)


def test_notes_small_with_the_editor(shows: Any) -> None:
    assert shows(f"{_KEPT} e down end , space s o", SMALL)


def test_stories_of_a_folder_middle(snap_compare: Any, tmp_path: Path) -> None:
    folder = shelf(tmp_path)

    async def drive(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, Sidelong)
        await looked(pilot.app, pilot)
        await pilot.press("j")
        await pilot.pause()

    app = Sidelong(folder, workspace=remembered(folder))
    assert snap_compare(app, run_before=drive, terminal_size=MIDDLE)
