"""The figures by sources, and the reports by their headlines."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from textual.content import Content

from tests.screens.driving import Driver, reading
from tests.stories import article, disagreeing, story, widely_told
from tui.findings.figures import Side
from tui.screens.figures import Figures
from tui.screens.headlines import Headlines
from tui.widgets.sides import beside


def figures(reader: Driver) -> Figures:
    screen = reader.app.screen
    assert isinstance(screen, Figures)
    return screen


async def test_differing_figures_come_first_and_are_marked_with_each_sources_words() -> None:
    async with reading(disagreeing(), size=(120, 36)) as reader:
        await reader.press("F")
        assert "3 figures in two sources or more, 1 differs" in reader.text()
        rows = [row for row in reader.text().split("\n") if "people" in row or "million" in row]
        assert rows[0].lstrip("▎ ").startswith("! ")
        assert all(words in rows[0] for words in ("12 people", "15 people", "At least 12"))
        assert rows[1].strip().startswith("≈")


async def test_at_eighty_columns_a_figure_takes_a_line_for_each_sources_words() -> None:
    async with reading(widely_agreed(), size=(80, 24)) as reader:
        await reader.press("F")
        rows = [row for row in reader.text().split("\n") if "12 people" in row or "15 people" in row]
        assert len(rows) == 3
        places = [row.rindex(" people") for row in rows]
        assert len(set(places)) == 1


def widely_agreed():  # type: ignore[no-untyped-def]
    """Three sources that differ, and a fourth that makes columns too narrow for words at eighty cells."""
    told = disagreeing()
    more = [dataclasses.replace(told.articles[0], id=f"d{n}", letter="DEFG"[n]) for n in range(4)]
    return dataclasses.replace(told, articles=(*told.articles, *more))


async def test_unfolded_a_figure_shows_each_sentence_and_the_day_of_its_report() -> None:
    told = disagreeing()
    first = dataclasses.replace(
        told.articles[0], published=datetime.date(2031, 3, 5), clock=datetime.time(14, 5)
    )
    told = dataclasses.replace(told, articles=(first, *told.articles[1:]))
    async with reading(told, size=(120, 36)) as reader:
        await reader.press("F", "space")
        shown = reader.text()
        assert "A  The ferry Harbour Light sank" in shown
        assert "report of 5 Mar 2031, 14:05" in " ".join(shown.split())
        count = len(figures(reader).ledger.items)
        await reader.press("space")
        assert len(figures(reader).ledger.items) == count - 3
        await reader.press("escape", "H")
        assert "5 Mar 2031, 14:05" in reader.text()


async def test_no_word_of_a_figure_is_cut_and_columns_are_no_wider_than_their_words() -> None:
    told = disagreeing()
    long = dataclasses.replace(told.articles[0], outlet="The Harbour Post")
    told = dataclasses.replace(told, articles=(long, *told.articles[1:]))
    for width in (200, 120, 80):
        async with reading(told, size=(width, 36)) as reader:
            await reader.press("F")
            body = reader.text().split("\n")[2:-3]
            assert not any("…" in row for row in body)
            assert max(map(len, body)) < 120
            for cell in figures(reader).comparison.figures[0].cells:
                assert all(word in reader.text() for word in cell.text.split())


async def test_enter_on_a_figure_goes_to_the_sentence() -> None:
    async with reading(disagreeing(), size=(120, 36)) as reader:
        await reader.press("F", "space", "j", "j", "enter")
        assert reader.cursor == (1, 0)


async def test_f_shows_one_kind_of_figure_and_then_all_again() -> None:
    async with reading(disagreeing(), size=(120, 36)) as reader:
        await reader.press("F", "f")
        assert "only count" in reader.text()
        assert "million" not in reader.text()
        await reader.press("f")
        assert "million" in reader.text()


async def test_s_sorts_figures_and_names_the_order() -> None:
    async with reading(disagreeing(), size=(120, 36)) as reader:
        await reader.press("F")
        for order in ("spread", "kind", "place", "verdict"):
            await reader.press("s")
            assert f"by {order}" in reader.text()


async def test_y_copies_a_figure_as_a_table_with_citations(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(disagreeing(), size=(120, 36)) as reader:
        copied: list[str] = []
        monkeypatch.setattr(reader.app, "copy_to_clipboard", copied.append)
        await reader.press("F", "y")
        lines = copied[0].split("\n")
        assert lines[0].endswith("(count, differ)")
        assert lines[2].count("|") == lines[3].count("|") == 5
        assert len(lines) == 4 + 3
        assert all("paragraph 1" in line for line in lines[4:])


async def test_a_story_without_a_shared_figure_says_so() -> None:
    async with reading(story(article("a0", ["One went home."]), article("b1", ["Snow fell."]))) as reader:
        await reader.press("F")
        assert "No number, day or time was found in two sources" in reader.text()


def headed():  # type: ignore[no-untyped-def]
    """Four reports: one of another day, one without a text, two of which one is nearly the other."""
    told = disagreeing()
    body = [
        [f"Sentence {n} of a long report tells what happened at the harbour in the night."] for n in range(6)
    ]
    days = (5, 5, 5, 20)
    articles = [article("a0", *body), article("b1", *body), article("c2"), told.articles[2]]
    return story(
        *(
            dataclasses.replace(
                made,
                letter="ABCD"[n],
                outlet=f"Outlet {n}",
                headline=f"Headline number {n}",
                byline="Mara Quist" if n == 0 else None,
                published=datetime.date(2031, 3, days[n]),
            )
            for n, made in enumerate(articles)
        )
    )


async def test_headlines_show_outlet_day_headline_byline_length_and_shares() -> None:
    async with reading(headed(), size=(120, 36)) as reader:
        await reader.press("H")
        shown = reader.text()
        for words in (
            "Outlet 0",
            "5 Mar 2031",
            "Headline number 0",
            "Mara Quist",
            "90 words",
            "own",
            "wire",
        ):
            assert words in shown


async def test_headlines_warn_of_a_report_without_text_of_another_day_or_nearly_another() -> None:
    async with reading(headed(), size=(120, 36)) as reader:
        await reader.press("H")
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
        shown = reader.text()
        for words in ("! no report", "! dated 20 Mar 2031, 15 days after", "! 100% the same text as A"):
            assert words in shown
        await reader.press("f")
        assert "Outlet 0" not in reader.text()
        assert "Outlet 3" in reader.text()


async def test_enter_on_a_headline_reads_the_report_and_space_shows_how_it_begins() -> None:
    async with reading(headed(), size=(120, 36)) as reader:
        await reader.press("H", "space")
        assert "Sentence 0 of a long report" in reader.text()
        await reader.press("space", "j", "enter")
        assert reader.cursor == (1, 0)


async def test_headlines_open_before_the_comparison_is_done_and_are_filled_when_it_is() -> None:
    async with reading(size=(120, 36)) as reader:
        made = reader.screen.comparison
        assert made is not None
        reader.screen.comparison = None
        await reader.pilot.press("H")
        screen = reader.app.screen
        assert isinstance(screen, Headlines)
        assert "comparing" in reader.text()
        assert "own" not in reader.text()
        reader.screen.opening.tell(made)
        await reader.pilot.pause()
        assert "comparing" not in reader.text()
        assert "own" in reader.text()


@pytest.mark.parametrize("sources", [5, 13, 30])
@pytest.mark.parametrize("width", [200, 120, 80, 60])
async def test_no_row_of_figures_or_headlines_is_wider_than_the_screen(sources: int, width: int) -> None:
    async with reading(widely_told(sources), size=(width, 30)) as reader:
        for key in "HFC":
            await reader.press(key, "space")
            ledger = reader.app.screen.ledger  # type: ignore[attr-defined]
            room = width - 6
            assert all(row.cell_length <= room for item in ledger.items for row in item.rows(room))
            await reader.press("escape")


async def test_shares_of_four_kinds_are_told_whole_beside_the_headline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with reading(size=(200, 50)) as reader:
        assert reader.screen.comparison is not None
        profiles = [
            dataclasses.replace(profile, shared=0.25, quoted=0.25, wire=0.25, own=0.25)
            for profile in reader.screen.comparison.profiles
        ]
        reader.screen.comparison = dataclasses.replace(reader.screen.comparison, profiles=tuple(profiles))
        await reader.press("H")
        assert reader.text().count("shared 25%  quoted 25%  wire 25%  own 25%\n") == 5


def test_sources_that_say_the_same_stand_in_the_order_of_their_letters_on_every_screen() -> None:
    sides = [Side("12 people", "", (2, 0))]
    (row, _) = beside(Content("!"), Content("killed"), "figure", sides, disagreeing().articles, 80)
    assert "A C" in row.plain
