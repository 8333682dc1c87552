"""Notes stand where their words stand now, or under no words; none is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.stories import article, story
from tui.notes import Note, placed, quote_of, quote_of_words
from tui.story.model import Ref, Story

BEFORE = story(
    article("post0", ["The ferry left at noon.", "Nobody knew of the storm."], ["Divers searched the bay."]),
    article("herald1", ["A ferry went down.", "The master had sent a warning at dawn."]),
)


def note(ref: Ref, of: Story = BEFORE) -> Note:
    return Note(1, "5107e", quote_of(of, ref))


def test_a_note_moves_with_its_sentence() -> None:
    after = story(
        article("herald1", ["A ferry sank.", "It was new.", "The master had sent a warning at dawn."]),
        article("post0", ["Divers searched the bay."]),
    )
    here, gone, moved = placed(after, [note(Ref(1, 1)), note(Ref(0, 1)), note(Ref(0, 2))])
    assert here.ref == Ref(0, 2)
    assert here.words(after) == "The master had sent a warning at dawn."
    assert (gone.ref, gone.anchor, gone.words(after)) == (None, None, "Nobody knew of the storm.")
    assert moved.ref == Ref(1, 0)


def test_a_note_on_an_article_that_is_gone_is_unanchored() -> None:
    [kept] = placed(story(BEFORE.articles[0]), [note(Ref(1, 0))])
    assert kept.ref is None


def test_selected_words_are_found_near_where_they_were_selected_whatever_the_spaces() -> None:
    quote = quote_of_words(BEFORE, Ref(0, 1), "storm.\n\nDivers  searched")
    assert quote is not None
    assert quote.words == "storm.\nDivers searched"
    part = quote_of_words(BEFORE, Ref(0, 0), "erry")
    assert part is not None
    assert part.words == "erry"
    assert quote_of_words(BEFORE, Ref(0, 0), "no such words") is None
    assert quote_of_words(BEFORE, Ref(0, 0), " ") is None


_SENTENCES = st.sampled_from(
    ["The ferry left at noon.", "Nobody knew of the storm.", "A new sentence.", "Divers searched.", "So."]
)


@given(st.lists(_SENTENCES, max_size=6), st.lists(_SENTENCES, max_size=3))
def test_no_note_vanishes_whatever_becomes_of_the_texts(first: list[str], second: list[str]) -> None:
    notes = [note(Ref(a, s.index)) for a, art in enumerate(BEFORE.articles) for s in art.sentences]
    after = story(article("post0", first), article("other3", second))
    kept = placed(after, notes)
    assert [at.note for at in kept] == notes
    for at in kept:
        assert at.words(after)
        if at.ref is not None and at.anchor is not None and not at.anchor.changed:
            assert after.articles[at.ref.article].sentences[at.ref.sentence].text == at.note.quote.words
