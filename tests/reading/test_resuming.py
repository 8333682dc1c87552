"""Where a story was left, and what that means after its texts or its sources have changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui.compare import Ref
from tui.reading.layout import Panes
from tui.reading.resuming import View, left, resume

STORY = story(
    article("a0", ["One.", "Two.", "Three."]), article("b1", ["Four."]), article("c2", ["Five.", "Six."])
)


def test_a_place_is_found_again_with_panes_inspector_and_theme() -> None:
    panes = Panes(3)
    panes.wanted, panes.order, panes.hidden, panes.kept = 2, [2, 0, 1], {1}, {0}
    kept = left(STORY, Ref(2, 1), panes, View(True, ("dark", "light")))
    again = Panes(3)
    assert resume(STORY, kept, again) == (Ref(2, 1), View(True, ("dark", "light")))
    assert (again.wanted, again.order, again.hidden, again.kept) == (2, [2, 0, 1], {1}, {0})


def test_a_sentence_is_known_by_its_words_where_others_were_put_before_it() -> None:
    kept = left(STORY, Ref(0, 1), Panes(3), View(False))
    longer = story(article("b1", ["Four."]), article("a0", ["New.", "And new.", "One.", "Two.", "Three."]))
    found = resume(longer, kept, Panes(2))
    assert found is not None
    assert found[0] == Ref(1, 3)


def test_a_sentence_that_is_gone_leaves_the_place_in_its_report() -> None:
    kept = left(STORY, Ref(0, 2), Panes(3), View(False))
    found = resume(story(article("a0", ["One."]), article("b1")), kept, Panes(2))
    assert found is not None
    assert found[0] == Ref(0, 0)


def test_a_source_that_is_gone_is_no_place() -> None:
    kept = left(STORY, Ref(2, 0), Panes(3), View(False))
    assert resume(story(article("a0", ["One."])), kept, Panes(1)) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(("source", "sentence", "panes", "order", "hidden", "theme")),
                inner,
                max_size=6,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_was_kept_is_a_place_in_the_story_or_none(kept: object) -> None:
    found = resume(STORY, kept, Panes(3))
    if found is not None:
        assert 0 <= found[0].sentence < len(STORY.articles[found[0].article].sentences)
