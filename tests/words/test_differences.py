"""Word-level differences between two wordings."""

from hypothesis import given
from hypothesis import strategies as st

from tui.words.differences import changes
from tui.words.tokens import folded


def marked(a: str, b: str) -> tuple[list[str], list[str]]:
    left, right = changes(a, b)
    return [a[start:end] for start, end in left], [b[start:end] for start, end in right]


def test_only_the_words_that_differ_are_marked() -> None:
    assert marked("about 5,000 US troops", "about 5,200 U.S. troops") == (["5,000"], ["5,200"])


def test_neighbouring_words_make_one_mark() -> None:
    assert marked("he asked the US to plan", "he told Washington to plan") == (
        ["asked the US"],
        ["told Washington"],
    )


def test_marks_case_and_punctuation_are_no_difference() -> None:
    assert marked("“Land, airspace, or water”", "'land, airspace or water.'") == ([], [])


def test_nothing_differs_from_everything() -> None:
    assert marked("", "all of it") == ([], ["all of it"])


def test_long_wordings_are_counted_and_still_right() -> None:
    words = [f"w{index}" for index in range(1100)]
    other = words.copy()
    other[500] = "changed"
    assert marked(" ".join(words), " ".join(other)) == (["w500"], ["changed"])


text = st.text(alphabet="ab ,.'’5\n")


@given(text, text)
def test_what_is_not_marked_is_the_same_on_both_sides(a: str, b: str) -> None:
    def rest(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
        kept, at = [], 0
        for start, end in spans:
            assert at <= start < end <= len(text)
            kept.append(text[at:start])
            at = end
        return folded("|".join([*kept, text[at:]]))

    left, right = changes(a, b)
    assert rest(a, left) == rest(b, right)


@given(text)
def test_a_wording_does_not_differ_from_itself(a: str) -> None:
    assert changes(a, a) == ((), ())
