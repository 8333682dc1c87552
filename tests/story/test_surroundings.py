"""What the lines around a line give away, and what they must not."""

from tui.story.cleaning import Cleaned, clean
from tui.story.sites import furniture_of, site_of

_REPORT = [
    "Ferry burns in the harbour",
    "The ferry burned for six hours in the harbour before firemen could board the vessel on Friday.",
    "Eleven passengers were taken to hospital, and the company promised to pay for every hotel room.",
    "“We saw the smoke from the bridge before the alarm was heard,” said the captain of the vessel.",
    "The harbour will be closed until the wreck has been towed to the yard, the coast guard said.",
]


def _aside(cleaned: Cleaned) -> dict[str, str]:
    return {line.text: line.reason for line in cleaned.lines if line.role == "aside"}


def _spaced(*lines: str) -> list[str]:
    """The lines with a blank one between two, so that none is taken for the next line of a paragraph."""
    return [part for line in lines for part in (line, "")]


def _within(*lines: str) -> dict[str, str]:
    return _aside(clean(_spaced(*_REPORT[:3], *lines, *_REPORT[3:])))


def _under(*lines: str) -> dict[str, str]:
    return _aside(clean(_spaced(*_REPORT, *lines)))


def test_numbered_pictures_and_the_title_over_them_are_a_gallery() -> None:
    pictures = [
        f"{number}/12 A boat beside the quay, picture {number}. Jane Smith" for number in (1, 2, 3, 7)
    ]
    lines = ["Boats of the year", "12 show all Boats of the year", *pictures]
    assert _within(*lines) == dict.fromkeys(lines, "gallery")


def test_a_gallery_glued_into_one_line_is_one() -> None:
    line = "Boats 4 show all Boats 1/4 A boat at the quay 2/4 The same boat 3/4 Another boat 4/4 No boat."
    assert _within(line) == {line: "gallery"}


def test_two_fractions_are_no_gallery() -> None:
    assert _within("1/3 of the boats sank in the storm of last year, he said.") == {}
    assert (
        _within("3/4 of them were old, 1/4 new and 2/4 of both were red, the owner of the yard said.") == {}
    )


def test_a_quotation_pulled_out_of_the_report_is_set_aside_with_its_name() -> None:
    line = "We saw the smoke from the bridge before the alarm was heard Ole Berg"
    assert _within(line) == {line: "repeated line"}


def test_a_line_that_stands_twice_and_is_no_sentence_is_set_aside() -> None:
    assert _within("Tunnel builders dug astray", "The quay", "Tunnel builders dug astray") == {
        "Tunnel builders dug astray": "repeated line"
    }


def test_a_sentence_that_a_caption_takes_up_stays() -> None:
    caption = "The ferry lay at the quay until the evening."
    assert _within(f"{caption[:-1]} (file photo)", caption) == {f"{caption[:-1]} (file photo)": "caption"}


def test_a_heading_that_takes_up_words_of_the_report_stays() -> None:
    assert _within("Smoke from the bridge") == {}
    assert _within("How the firemen found their way on board at last") == {}


def test_unfinished_lines_under_the_report_are_loose() -> None:
    assert _under("The harbour from above", "Where the ferry lay") == dict.fromkeys(
        ["The harbour from above", "Where the ferry lay"], "loose line at the end"
    )


def test_captions_said_nearly_twice_under_the_report_are_a_gallery() -> None:
    captions = [
        "Firemen at work on the deck of the burning ferry in the harbour on Friday morning.",
        "The ferry seen from the bridge",
        "Firemen at work on the deck of the burning ferry in the harbour on Friday evening.",
    ]
    assert _under(*captions) == dict.fromkeys(captions, "gallery")


def test_a_last_paragraph_that_is_printed_twice_stays() -> None:
    assert _under(_REPORT[4]) == {}
    assert _aside(clean(_spaced(*_REPORT, *_REPORT[1:]))) == {}


def test_what_may_end_a_report_stays() -> None:
    for line in (
        "and then the last of the boats came in",
        "“It was the end of the ferry”",
        "He said that he would never go to sea on a ship of that company again whatever they might pay him",
        "Firemen at work on the deck of the burning ferry in the harbour on Friday morning.",
    ):
        assert _under(line) == {}, line


def test_where_no_line_is_finished_none_is_loose() -> None:
    assert _aside(clean(["first line of a poem", "second line of it", "third line", "fourth line"])) == {}


def test_a_headline_that_asks_and_one_over_a_byline_are_found() -> None:
    asks = "Why did the ferry burn for six hours in the harbour?"
    assert clean(_spaced(asks, *_REPORT[1:])).headline == asks
    states = "Ferry burns in the harbour. Firemen board it after six hours."
    assert clean(_spaced(states, "By Jane Smith", *_REPORT[1:])).headline == states
    assert clean(_spaced(*_REPORT[1:])).headline is None


def _furniture(*texts: list[str], hosts: tuple[str, ...] = ("gazette.example",) * 2) -> list[set[str]]:
    sites = [site_of(f"https://{host}/a", "Gazette") for host in hosts]
    return [set(lines) for lines in furniture_of(sites, [_spaced(*text) for text in texts])]


def test_what_two_pages_of_a_site_print_around_other_reports_is_furniture() -> None:
    one = [
        "Letters from the coast",
        *_REPORT[:3],
        "The Gazette is printed in the harbour every Friday morning.",
    ]
    two = [
        "Letters from the coast",
        *_REPORT[3:],
        "The Gazette is printed in the harbour every Friday morning.",
    ]
    shared = {"letters from the coast", "the gazette is printed in the harbour every friday morning"}
    assert _furniture(one, two) == [shared, shared]
    assert _furniture(one, two, hosts=("gazette.example", "post.example")) == [set(), set()]
    assert _aside(clean(_spaced(*one), furniture=shared)) == dict.fromkeys(
        (one[0], one[-1]), "on other pages of the site"
    )


def test_two_versions_of_one_report_lose_nothing() -> None:
    assert _furniture(_REPORT, [*_REPORT, "Trains run as usual"]) == [set(), set()]
