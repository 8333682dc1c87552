"""A screen without colours, and contrasts of what is drawn."""

from __future__ import annotations

import pytest
from rich.style import Style

from tests.screens.driving import Driver, reading


def styles(reader: Driver) -> list[Style]:
    strips = reader.app.screen._compositor.render_strips()
    return [style for strip in strips for _, style, _ in strip if style]


def coloured(style: Style) -> bool:
    return any(colour is not None and not colour.is_default for colour in (style.color, style.bgcolor))


@pytest.mark.parametrize("keys", ["j i", "M", "Q space", "F", "H", "W", "C", "?", ":"])
@pytest.mark.parametrize("theme", ["sidelong-dark", "sidelong-light"])
async def test_where_no_color_is_set_nothing_has_a_colour(
    keys: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(size=(120, 36)) as reader:
        reader.app.theme = theme
        await reader.press(*keys.split())
        assert not any(coloured(style) for style in styles(reader))


async def test_where_no_color_is_set_the_cursor_is_told_by_reverse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "yes")
    async with reading(size=(120, 36)) as reader:
        await reader.press("Q", "j")
        strips = reader.app.screen._compositor.render_strips()
        reversed_rows = [
            row for row, strip in enumerate(strips) if any(style and style.reverse for _, style, _ in strip)
        ]
        assert len(reversed_rows) == 1


async def test_an_empty_no_color_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with reading(size=(120, 36)) as reader:
        assert not reader.app.no_color
        triplets = {style.color.triplet for style in styles(reader) if style.color}
        assert any(len(set(triplet)) > 1 for triplet in triplets if triplet)


async def test_a_theme_can_be_changed_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(size=(120, 36)) as reader:
        await reader.press("M", "t")
        assert not any(coloured(style) for style in styles(reader))
        assert any(style.reverse for style in styles(reader))
