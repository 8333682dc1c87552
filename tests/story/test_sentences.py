"""Where a sentence of the news begins and ends."""

import time

import pytest

from tui.story.sentences import split


@pytest.mark.parametrize(
    "sentences",
    [
        ['"We will stay," he said.', "Then he left."],
        ["“We’ve been in their country.", "We’ve been supporting them.", "We stay.”", "He left."],
        ['Trump told "Today."', "He left."],
        ["The Jan. 9 statement named U.S. Secretary of State Mike Pompeo.", "It said so."],
        ["Iranian Maj. Gen. Qassem Soleimani and Gen. Mark Milley met Ms. Warren and J. Doe.", "They left."],
        ["Tensions grew between Iraq and the U.S.", "The troops left."],
        ["In the U.S. Senate it failed."],
        ['"What have you been doing, John?" Obama continued.', "He laughed."],
        ["“Not a cent!” Mr. Calderón told CNBC.", "He left."],
        ["Was it you?", "Nobody answered."],
        ["He said so to Mr. Cowan.", "“Tom Brady has nothing on Mo.”"],
        ["Trump . . . finishes first at 5 p.m. on Friday."],
        ["He was ‘asked to go.’", "He went."],
        ["(It was late.)", "He went."],
        ["No full stop"],
        ["日本語です。", "次の文です。"],
    ],
)
def test_news_is_split_where_a_reader_would(sentences: list[str]) -> None:
    text = ("" if "。" in sentences[0] else " ").join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


def test_another_language_has_its_own_abbreviations() -> None:
    text = "Das gilt z.B. für Dr. Maier. Er blieb."
    assert [text[start:end] for start, end in split(text, "de")] == [
        "Das gilt z.B. für Dr. Maier.",
        "Er blieb.",
    ]


@pytest.mark.parametrize("space", "\u00a0\u2009\u202f\u3000\u1680\u0085\t")
@pytest.mark.parametrize("text", ["The U{}.S troops. They left.", "He told K{}. Then he left.", "({}U{}."])
def test_a_wide_space_before_a_full_stop_is_a_space(space: str, text: str) -> None:
    assert split(text.replace("{}", space)) == split(text.replace("{}", " "))


@pytest.mark.parametrize("language", ["xx", "", "zz-ZZ"])
def test_an_unknown_language_is_split_all_the_same(language: str) -> None:
    assert split("One is. Two is.", language) == [(0, 7), (8, 15)]


@pytest.mark.parametrize("piece", ["word ", "“Word is here. ", '"Is it? ', "U.S. ", ". ", "’", "x"])
def test_a_line_of_a_hundred_thousand_characters_takes_no_quadratic_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    split(text)
    assert time.perf_counter() - start < 3
