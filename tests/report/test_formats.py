"""The reports for people and spreadsheets: what each format shows, and that an article cannot change it."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.notes.making import lost, note
from tests.stories import article, comparison, story
from tui import compare, read_story
from tui.compare import Comparison, Decisions, Ref, pair_key
from tui.findings.markdown import harmless_markdown
from tui.report import FORMATS, Options, write
from tui.report.as_text import wrapped
from tui.report.schema import PATH
from tui.story.harmless import harmless


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(read_story("seeds"))


def small(text: str = "The mayor said that “we will rebuild it” on Monday.") -> Comparison:
    """Two articles of which the first sentences say the same."""
    a = replace(article("a0", [text], ["Only the first tells this."]), headline="Town rebuilds")
    b = article("b1", ["On Monday the mayor promised to rebuild it."])
    of = story(a, b)
    at = (0, 0, text.index("we"), text.index("”")) if "”" in text else (0, 0, 0, 3)
    return comparison(of, [((0, 0), (1, 0))], [[(0, 0), (1, 0)]], [[at]])


NOTES = (
    note(small().story, Ref(1, 0), "the mayor promised", "who says so?", ("agency", "tone")),
    lost("gone", "lost words"),
)


# --- every format


@pytest.mark.parametrize("format", FORMATS)
def test_an_unchanged_story_makes_the_same_report_byte_for_byte(format: str) -> None:
    parts = FORMATS[format].parts
    first, second = (parts(compare(read_story("seeds")), Options(NOTES)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_notes_with_their_tags(format: str) -> None:
    together = "".join(FORMATS[format].parts(small(), Options(NOTES)).values())
    plain = together.replace("\\", "")
    for words in ("the mayor promised", "who says so?", "agency", "tone", "lost words"):
        assert words in plain


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_a_link_that_was_made_by_hand(format: str) -> None:
    made = small()
    by_hand = replace(made, links=tuple(replace(link, by_hand=True) for link in made.links))
    assert write(made, format) != write(by_hand, format)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_which_links_were_rejected_if_any_were(format: str) -> None:
    made = small()
    alone, other = "Only the first tells this.", "On Monday the mayor promised to rebuild it."
    pairs = frozenset({pair_key(other, alone), pair_key(alone, "Words that no report has.")})
    told = {
        json.dumps(FORMATS[format].parts(replace(made, decisions=Decisions(rejected=rejected)), Options()))
        for rejected in (frozenset(), pairs)
    }
    before, after = sorted(told, key=len)
    if format == "json":
        assert r"\"rejected\": []" in before
        assert json.loads(json.loads(after)[""])["rejected"] == [{"a": ["a0", 1], "b": ["b1", 0]}]
    else:
        assert [after.count(words) - before.count(words) for words in (alone, other)] == [1, 1]


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_holds_a_path_of_this_machine(format: str, seeds: Comparison) -> None:
    assert seeds.story.folder is not None
    assert str(seeds.story.folder.resolve()) not in write(seeds, format)


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_lets_a_control_character_or_a_mark_of_direction_through(format: str) -> None:
    written = write(small("Rain \x1b[2J fell\x00 on \u202eMonday\u2066 again."), format)
    # JSON keeps them as escapes where the story was not read from files, which clean them.
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", written.replace("\r\n", "\n")) or (
        format == "json"
    )


# --- JSON


def test_the_json_report_is_valid_by_its_published_schema(seeds: Comparison) -> None:
    schema = json.loads(PATH.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for made in (seeds, small()):
        validator.validate(json.loads(write(made, "json", NOTES)))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**json.loads(write(small(), "json")), "schema_version": 2})


# --- text


def test_text_tells_passage_by_passage_who_says_it_and_who_does_not() -> None:
    assert write(small(), "text").split("Passages")[1].split("Conflicts")[0].strip() == (
        "In the order of A.\n"
        "\n"
        "Passage 1: shared, in 2 of 2, A B.\n"
        "  A, paragraph 1: The mayor said that “we will rebuild it” on Monday.\n"
        "  B, paragraph 1: On Monday the mayor promised to rebuild it.\n"
        "\n"
        "Passage 2: none found elsewhere, in 1 of 2, A.\n"
        "  A, paragraph 2: Only the first tells this."
    )


@pytest.mark.parametrize("width", [1, 20, 80])
def test_text_is_wrapped_to_the_width_that_is_asked_for(width: int, seeds: Comparison) -> None:
    lines = write(seeds, "text", width=width).splitlines()
    assert max(map(len, lines)) <= max(width, 5)
    assert lines == [line.rstrip() for line in lines]


def test_text_of_width_0_leaves_every_sentence_in_one_line(seeds: Comparison) -> None:
    text = write(seeds, "text", width=0)
    assert all(
        " ".join(sentence.text.split()) in " ".join(text.split(" ")) or sentence.text.strip() in text
        for found in seeds.story.articles
        for sentence in found.sentences
    )


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(2, 30))
def test_wrapping_loses_no_letter_and_exceeds_no_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width or not line.isascii() for line in lines)


def test_wide_letters_count_two() -> None:
    assert wrapped("東京大学", 4) == ["東京", "大学"]


# --- Markdown


SIGNS = [
    *"\\`*_{}[]()<>#+-.!|~=:@$&^\"' \n\t",
    "http://a.b",
    "www.a.b",
    "a.org",
    "x@a.org",
    "&amp;",
    "![x](y)",
]
MARKUP = st.lists(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"])).map("".join)


@given(MARKUP)
def test_words_of_an_article_are_never_markup(text: str) -> None:
    parser = MarkdownIt("gfm-like")
    tokens = parser.parse(f"| a | b |\n| --- | --- |\n| x | {harmless_markdown(text)} |\n")
    cells = [token for token in tokens if token.type == "inline"]
    assert len(cells) == 4
    children = cells[3].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children).split() == harmless(text).split()


@pytest.mark.parametrize(
    "text",
    ["see http://example.org/x now", "see www.example.org", "<b>x</b>", "[x](http://y.z)", "![x](y)", "a | b",
     "x@example.org", "example.org",
     "`x`", "*x* _y_ ~~z~~", "<!-- x -->", "&lt;b&gt;", "# x", "$x^2$", "@everyone"],
)  # fmt: skip
def test_known_markup_is_shown_as_it_is_printed(text: str) -> None:
    tokens = MarkdownIt("gfm-like").parse(f"**A** {harmless_markdown(text)}")
    types = {child.type for token in tokens for child in token.children or []}
    assert types <= {"text", "text_special", "strong_open", "strong_close"}


def test_every_table_of_the_bundled_story_has_as_many_cells_in_each_row(seeds: Comparison) -> None:
    widths: list[set[int]] = [set()]
    for line in write(seeds, "md", NOTES).splitlines():
        if line.startswith("|"):
            widths[-1].add(len(re.findall(r"(?<!\\)\|", line)))
        elif widths[-1]:
            widths.append(set())
    assert len(widths) > 5
    assert all(len(found) <= 1 for found in widths)


# --- CSV


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_a_row_for_every_passage_and_source_and_files_for_the_rest(seeds: Comparison) -> None:
    parts = FORMATS["csv"].parts(seeds, Options(NOTES))
    assert list(parts) == ["", "quotations", "figures", "notes"]
    assert "notes" not in FORMATS["csv"].parts(seeds, Options())
    passages = table(parts[""])
    for passage in seeds.passages:
        rows = [row for row in passages if row["passage"] == str(passage.index)]
        assert [row["letter"] for row in rows] == ["A", "B", "C", "D", "E"]
        assert {row["letter"] for row in rows if row["carried"] == "yes"} == {
            seeds.story.articles[index].letter for index in passage.articles
        }
    assert len(table(parts["quotations"])) >= len(seeds.quotations)
    assert len(table(parts["figures"])) == sum(len(figure.cells) for figure in seeds.figures)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"])
def test_text_that_a_spreadsheet_would_run_is_marked_as_text(start: str) -> None:
    (first, *_) = table(write(small(f"{start} was said."), "csv"))
    assert first["text"].startswith("'")


@given(st.text(st.sampled_from("=+-@\t\r\n ,;\"'|＝a1")))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    of = story(article("a0", [text or "x"]), article("b1", ["x"]))
    for row in csv.reader(io.StringIO(write(comparison(of, []), "csv"))):
        for cell in row:
            assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠")), cell


@pytest.mark.parametrize("write_one", [lambda: write(comparison(story(), []), "csv")])
def test_csv_of_an_empty_story_is_an_empty_table(write_one: Callable[[], str]) -> None:
    assert table(write_one()) == []
