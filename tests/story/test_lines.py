"""Lines put back into a report, and set aside from it, as a reader says."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article
from tui import read_story
from tui.story import Article
from tui.story.lines import BY_HAND, printed, with_roles

FERRY = article(
    "post0",
    ["The ferry sank in the bay.", "Two of the crew died."],
    ["Divers searched all night."],
    aside={1: "Captains had been warned. Nobody listened."},
)


def said(of: Article) -> list[str]:
    return [sentence.text for sentence in of.sentences]


def test_a_line_put_back_stands_in_its_place_as_a_paragraph_of_sentences() -> None:
    told = with_roles(FERRY, {"Captains had been warned. Nobody listened.": "body"}.get)
    assert said(told)[2:] == ["Captains had been warned.", "Nobody listened.", "Divers searched all night."]
    assert [sentence.paragraph for sentence in told.sentences] == [0, 0, 1, 1, 2]
    assert not list(told.set_aside)


def test_a_line_set_aside_says_that_it_was_by_hand() -> None:
    told = with_roles(FERRY, {"Divers searched all night.": "aside"}.get)
    assert said(told) == said(FERRY)[:2]
    assert [line.reason for line in told.set_aside] == ["advert", BY_HAND]


def test_an_article_whose_every_line_is_set_aside_says_that_no_report_is_left() -> None:
    told = with_roles(FERRY, lambda words: "aside")
    assert (told.sentences, len(told.notices)) == ((), 1)
    assert with_roles(told, lambda words: "body").notices == ()


def test_a_paragraph_that_was_wrapped_by_hand_is_moved_whole(tmp_path: Path) -> None:
    wrapped = [
        "The ferry sank in the bay on Monday night while the\nwind blew from the north and the sea was high,"
        f"\nand {number} of the passengers were taken off by boats\nthat had come out of the harbour to help."
        for number in (12, 15, 19)
    ]
    file = tmp_path / "wrapped.txt"
    file.write_text("\n\n".join(wrapped))
    of = read_story(file).articles[0]
    part = next(each for each in printed(of) if "15" in each.words)
    assert len(part.numbers) == 4
    told = with_roles(of, {part.words: "aside"}.get)  # type: ignore[arg-type]
    assert len(told.paragraphs) == len(of.paragraphs) - 1


@given(st.lists(st.sampled_from(["body", "aside", None]), min_size=3, max_size=3))
def test_whatever_is_moved_no_line_is_lost_and_all_can_be_moved_back(roles: list[str | None]) -> None:
    words = [part.words for part in printed(FERRY)]
    told = with_roles(FERRY, dict(zip(words, roles, strict=True)).get)  # type: ignore[arg-type]
    assert [line.text for line in told.lines] == [line.text for line in FERRY.lines]
    back = with_roles(told, {part.words: part.role for part in printed(FERRY)}.get)
    assert (said(back), [line.role for line in back.lines]) == (
        said(FERRY),
        [line.role for line in FERRY.lines],
    )
