"""Which articles are one outlet's."""

import dataclasses

from tests.stories import article, story
from tui.story import Story
from tui.story.outlets import voices


def of(*rows: tuple[str, str | None]) -> Story:
    return story(
        *(
            dataclasses.replace(article(f"a{at}", ["One."]), outlet=outlet, url=url)
            for at, (outlet, url) in enumerate(rows)
        )
    )


def test_pages_that_print_one_name_are_one_voice() -> None:
    assert voices(of(("The Harbor Post", None), ("Ledger", None), ("HARBOR POST", None))) == (0, 1, 0)


def test_pages_of_one_host_are_one_voice_whatever_they_are_called() -> None:
    made = of(
        ("Post", "https://www.harborpost.example/news/1"),
        ("Post Sport", "http://m.harborpost.example/2"),
        ("Ledger", "https://ledger.example/1"),
    )
    assert voices(made) == (0, 0, 1)


def test_sources_without_an_address_are_told_apart_by_name() -> None:
    assert voices(of(("Source 001", None), ("Source 002", None))) == (0, 1)


def test_an_address_that_is_none_is_left_alone() -> None:
    assert voices(of(("Post", "http://[broken"), ("Ledger", "nonsense"))) == (0, 1)


def test_a_story_of_no_articles_has_no_voices() -> None:
    assert voices(story()) == ()
