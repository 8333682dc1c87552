"""What a terminal could act on never leaves the room."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.story.harmless import harmless


@pytest.mark.parametrize(
    ("dangerous", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x00\x7f", "␀␡"),
        ("\x9b31m", "\ufffd31m"),
        ("a\tb\vc\fd\x85e\u2028f\u2029g", "a b c d e f g"),
        (
            "\u202eevil\u202c \u2066x\u2069 \u200e\u200f\u061c",
            "\ufffdevil\ufffd \ufffdx\ufffd \ufffd\ufffd\ufffd",
        ),
        ("\U000e0041\U000e0001", "\ufffd\ufffd"),
        ("\ud800 \ufffe \ufdd0 \ue000", "\ufffd \ufffd \ufffd \ufffd"),
    ],
)
def test_what_moves_or_hides_or_reorders_text_is_replaced(dangerous: str, shown: str) -> None:
    assert harmless(dangerous) == shown


@pytest.mark.parametrize(
    "text",
    [
        "plain [bold] text",
        "„Zürich“ – 東京 😀",
        "می‌خواهم",
        "👩‍👧",
        "soft\u00adhyphen",
        "\u200b\u2060\ufeff",
        "\u0600١",
    ],
)
def test_written_words_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@given(st.text(st.characters(codec=None, categories=None)))
def test_offsets_hold_and_a_second_pass_changes_nothing(text: str) -> None:
    safe = harmless(text)
    assert len(safe) == len(text)
    assert harmless(safe) == safe


def test_no_control_and_no_direction_mark_of_unicode_survives() -> None:
    every = harmless("".join(map(chr, range(sys.maxunicode + 1))))
    assert not [c for c in every if unicodedata.category(c) in ("Cc", "Cs", "Co")]
    assert not [
        c for c in every if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI")
    ]
