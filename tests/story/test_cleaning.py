"""What is no part of a report is set aside with its reason, and nothing else is."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from tui.story.cleaning import Cleaned, clean
from tui.story.rules import shipped_rules

_LINES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "lines.yaml").read_text(encoding="utf-8"))
_HEADLINE = "Iraq asks the US to plan a withdrawal of its troops"
_PROSE = "The prime minister told reporters on Thursday that the troops would leave the country soon."
_NOISE = [
    (place, reason, line)
    for place, reasons in _LINES["noise"].items()
    for reason, lines in reasons.items()
    for line in lines
]


def _around(line: str, place: str) -> list[str]:
    return {
        "anywhere": [_HEADLINE, "", _PROSE, "", line, "", f"{_PROSE} He left."],
        "foot": [_HEADLINE, "", _PROSE, "", line],
        "head": [_HEADLINE, "", line, "", _PROSE],
    }[place]


def _roles(cleaned: Cleaned) -> list[str]:
    return [line.role for line in cleaned.lines if line.role != "blank"]


@pytest.mark.parametrize(("place", "reason", "line"), _NOISE)
def test_noise_is_set_aside_with_its_reason(place: str, reason: str, line: str) -> None:
    lines = _around(line, place)
    found = clean(lines).lines[lines.index(line)]
    assert (found.role in ("aside", "metadata"), found.reason) == (True, reason)


@pytest.mark.parametrize("line", _LINES["report"])
@pytest.mark.parametrize("place", ["anywhere", "foot"])
def test_a_line_that_only_looks_like_noise_stays(line: str, place: str) -> None:
    lines = _around(line, place)
    assert clean(lines).lines[lines.index(line)].role == "body"


@pytest.mark.parametrize("line", _LINES["headings"])
def test_a_short_line_over_a_part_of_the_report_stays(line: str) -> None:
    lines = _around(line, "anywhere")
    assert clean(lines).lines[lines.index(line)].role == "body"


def test_every_pattern_has_a_line_that_shows_what_it_is_for() -> None:
    shown = [line for _, _, line in _NOISE]
    for rule in shipped_rules().lines:
        for pattern in rule.patterns:
            assert any(re.fullmatch(pattern, line, re.I) for line in shown), (rule.reason, pattern)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("  • He left.", "He left."),
        ("* He left.", "He left."),
        ("Iraq 's general Soleimani , he said .", "Iraq's general Soleimani, he said."),
        ("He  left \u00a0the\u00a0 town.", "He left the town."),
        ("Pre\u00adsident\u200b \u2060Trump\ufeff left.", "President Trump left."),
        ("He left. (Reporting by Jane Smith; Editing by Ole Berg)", "He left."),
        ("We sail at last! — Ferry Line (@ferryline) May 3, 2019", "We sail at last!"),
        ("We sail. pic.twitter.com/aB3 — Ferry Line (@ferryline) 3 May 2019", "We sail."),
        ("We sail... Posted by Ferry Line on Friday, 3 May 2019", "We sail..."),
        ("10.06am - UPDATE - The ferry left.", "The ferry left."),
        ("Mike PompeoMichael (Mike) Richard PompeoNews | More news MORE to go", "Mike Pompeo to go"),
        ("Bill de BlasioBill de BlasioNYC votes MORE said, and Joe BidenJoe Biden2020 race MORE too.",
         "Bill de Blasio said, and Joe Biden too."),
    ],
)  # fmt: skip
def test_what_is_glued_into_a_sentence_is_cut(line: str, kept: str) -> None:
    assert clean([_PROSE, line, _PROSE]).lines[1].kept == kept


@pytest.mark.parametrize(
    "line",
    [
        "Trump . . . finishes first, he said.",
        "We've spoken ... and all I could say is no.",
        "A price of .5 and a site called .com were named by McDonald and MacDonald.",
        "He said 'so be it' and NOTHING MORE.",
        "McDonald McDonaldMcDonald was his name.",
        "-5 degrees were measured.",
    ],
)
def test_what_only_looks_glued_stays(line: str) -> None:
    assert clean([_PROSE, line, _PROSE]).lines[1].kept == line


def test_the_headline_is_the_first_line_that_is_no_sentence() -> None:
    cleaned = clean(["ADVERTISEMENT", "", "Politics", "", _HEADLINE, "", _PROSE])
    assert cleaned.headline == _HEADLINE
    assert _roles(cleaned) == ["aside", "aside", "headline", "body"]


def test_a_report_may_have_no_headline() -> None:
    assert clean([_PROSE, _PROSE]).headline is None
    assert _roles(clean(["One line alone"])) == ["body"]


def test_the_headline_that_the_story_gives_is_found_in_the_text() -> None:
    cleaned = clean(
        ["Iraq asks US: “Leave”", "", "Another title of this report", "", _PROSE],
        headline="iraq asks US: Leave",
    )
    assert cleaned.headline == "iraq asks US: Leave"
    assert _roles(cleaned) == ["headline", "body", "body"]


def test_a_headline_again_and_a_second_headline_are_set_aside() -> None:
    cleaned = clean(
        [_HEADLINE, "", _HEADLINE.upper(), "", "Minister Wants Troops Out Soon", "Jane Doe", _PROSE]
    )
    assert [line.reason for line in cleaned.lines if line.reason] == [
        "repeated headline",
        "second headline",
        "name",
    ]


def test_a_bare_name_beside_a_date_is_a_byline() -> None:
    cleaned = clean([_HEADLINE, "Zachary Stieber", "January 10, 2020", "", _PROSE])
    assert _roles(cleaned) == ["headline", "metadata", "metadata", "body"]
    assert (cleaned.byline, str(cleaned.published)) == ("Zachary Stieber", "2020-01-10")


def test_the_date_of_an_update_is_only_a_second_choice() -> None:
    cleaned = clean([_HEADLINE, "Updated January 12, 2020", "Published January 10, 2020", "", _PROSE])
    assert str(cleaned.published) == "2020-01-10"


def test_a_byline_is_given_without_its_by() -> None:
    assert clean([_HEADLINE, "By Jane Smith", "", _PROSE]).byline == "Jane Smith"


def test_a_name_before_a_list_is_a_caption_only_where_the_report_names_it() -> None:
    named = clean([_HEADLINE, "", f"Mike Pompeo left. {_PROSE}", "Mike Pompeo", f"• {_PROSE}"])
    unnamed = clean([_HEADLINE, "", _PROSE, "Main Findings", f"• {_PROSE}"])
    assert named.lines[3].reason == "caption"
    assert unnamed.lines[3].role == "body"


def test_a_caption_again_and_a_sentence_again_without_its_stop_are_repeated_captions() -> None:
    caption = "Soldiers train in Mosul, Iraq. (Jane Doe/U.S. Army)"
    cleaned = clean([_HEADLINE, "", _PROSE, caption, caption, _PROSE.rstrip("."), "", _PROSE + " He left."])
    assert [line.reason for line in cleaned.lines if line.reason] == [
        "caption",
        "repeated caption",
        "repeated caption",
    ]


def test_a_heading_of_links_takes_the_links_with_it_but_no_sentence() -> None:
    cleaned = clean(
        [
            _PROSE,
            "Related articles",
            "Iran strikes back",
            "Why now?",
            "He left.",
            "What we know so far",
            _PROSE,
        ]
    )
    assert _roles(cleaned) == ["body", "aside", "aside", "aside", "body", "body", "body"]


def test_a_date_in_the_middle_of_a_report_heads_a_section() -> None:
    assert _roles(clean([_PROSE, "January 10, 2020", _PROSE])) == ["body", "body", "body"]


def test_a_hard_wrapped_paragraph_is_one_paragraph() -> None:
    lines = [
        "Iraq asks the US to leave",
        "",
        "The prime minister told reporters on Thursday that the",
        "troops would leave the country soon, but he did not say",
        "when. Nobody in the room asked him about the date.",
        "",
        "The leaders met in Baghdad on Thursday to speak about the",
        "end of the mission. (Jane Doe/AP Photo)",
        "",
        "The general said on Thursday that nothing at all had been",
        "decided.",
    ]
    cleaned = clean(lines)
    assert cleaned.paragraphs == ((3, 4, 5), (10, 11))
    assert cleaned.lines[6].reason == cleaned.lines[7].reason == "caption"


def test_paragraphs_written_without_spaces_stay_apart() -> None:
    lines = [
        "伊拉克要求美军撤离",
        "伊拉克总理要求美国派代表团商讨撤军事宜，声明说，这是根据议会的决议。",
        "他说，议会上周日通过了决议，要求所有外国军队离开伊拉克领土，并停止使用其领空和领水。",
        "美国国务院拒绝了这一请求。",
        "蓬佩奥在华盛顿对记者说，总理没有准确描述这次通话，美国将继续打击恐怖组织。",
    ]
    cleaned = clean(lines)
    assert cleaned.headline == lines[0]
    assert cleaned.paragraphs == ((2,), (3,), (4,), (5,))


def test_lines_that_are_paragraphs_stay_apart_without_blank_lines() -> None:
    assert clean([_PROSE, _PROSE, "He left.", _PROSE]).paragraphs == ((1,), (2,), (3,), (4,))


@pytest.mark.parametrize(
    "piece", ["Aa Aa", "• ", "'s ", "share ", "facebook ", "(Aa ", "Reporting by Aa ", "1 ", "\u200b "]
)
@pytest.mark.parametrize("length", [300, 900, 50_000])
def test_no_line_takes_long(piece: str, length: int) -> None:
    line = (piece * length)[:length]
    start = time.perf_counter()
    clean([_HEADLINE, "", line + "\x00", "", line, _PROSE])
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("line", ["Word{} Name", "{},foo,bar", "Ann Lee", "Word{}."])
def test_many_short_lines_do_not_take_long(line: str) -> None:
    lines = [line.format(number) for number in range(8_000)]
    start = time.perf_counter()
    clean(lines)
    assert time.perf_counter() - start < 5
