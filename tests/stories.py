"""Small stories for tests, built without files or cleaning."""

from __future__ import annotations

import string
from dataclasses import replace

from tui.compare import Comparison, Link, Occurrence, Passage, Quotation, Ref, Span
from tui.story import Article, Line, Paragraph, Sentence, Story


def article(name: str, *paragraphs: list[str], aside: dict[int, str] | None = None) -> Article:
    """An article of paragraphs of sentences; `aside` puts set-aside lines before a paragraph (by index)."""
    lines: list[Line] = []
    built: list[Paragraph] = []
    sentences: list[Sentence] = []
    for index, words in enumerate(paragraphs):
        if aside and index in aside:
            lines.append(Line(len(lines) + 1, aside[index], "aside", "advert"))
        text = " ".join(words)
        lines.append(Line(len(lines) + 1, text, "body"))
        built.append(Paragraph(index, (len(lines),), text))
        at = 0
        for sentence in words:
            at = text.index(sentence, at)
            sentences.append(Sentence(len(sentences), index, at, at + len(sentence), sentence, len(lines)))
            at += len(sentence)
    letter = string.ascii_uppercase[int(name[-1]) if name[-1].isdigit() else 0]
    return Article(name, letter, name.title(), f"{name}.txt", tuple(lines), tuple(built), tuple(sentences))


def story(*articles: Article) -> Story:
    """A story of articles."""
    return Story("A test", articles)


def widely_told(sources: int) -> Story:
    """A story of many sources: one sentence in all, some in fewer, one in each alone."""
    articles = []
    for number in range(sources):
        paragraphs = [["The ferry Harbour Light sank off Skerry Point with forty people aboard."]]
        if number % 2:
            paragraphs.append(["Divers from the coastguard searched the wreck until dawn on Tuesday."])
        if number % 3 == 0:
            paragraphs.append(["“We heard a bang and then the lights went out,” said Mara Quist, a cook."])
        paragraphs.append([f"Outlet {number} sent a reporter named Person{number} to village{number}."])
        made = article(f"a{number}", *paragraphs)
        letter = chr(65 + number) if number < 26 else chr(64 + number // 26) + chr(65 + number % 26)
        articles.append(replace(made, letter=letter, outlet=f"Outlet {number}"))
    return story(*articles)


def disagreeing() -> Story:
    """A story of three sources that differ on a toll, agree on a night and nearly agree on a sum."""
    sank = "The ferry Harbour Light sank off Skerry Point on Tuesday night, killing"
    return story(
        article("a0", [f"{sank} 12 people."], ["The company had insured the vessel for $3 million."]),
        article("b1", [f"{sank} 15 people."], ["The company had insured the vessel for $3 million."]),
        article(
            "c2",
            [
                "At least 12 people were killed when the ferry Harbour Light sank off Skerry Point"
                " on Tuesday night."
            ],
            ["The vessel was insured by the company for about $3 million."],
        ),
    )


def comparison(
    of: Story,
    links: list[tuple[tuple[int, int], tuple[int, int]]],
    passages: list[list[tuple[int, int]]] | None = None,
    quotations: list[list[tuple[int, int, int, int]]] | None = None,
) -> Comparison:
    """A comparison with the given links, passages and quotations; what is in none is unique."""
    made = tuple(Link(Ref(*a), Ref(*b), 0.9, "same", ("shared words: troops",)) for a, b in links)
    groups = tuple(Passage(i, tuple(Ref(*ref) for ref in group)) for i, group in enumerate(passages or []))
    quoted = []
    for index, spans in enumerate(quotations or []):
        occurrences = []
        for a, s, start, end in spans:
            text = of.articles[a].sentences[s].text[start:end]
            occurrences.append(Occurrence(a, (Span(a, s, start, end),), text))
        quoted.append(Quotation(index, occurrences[0].text, tuple(occurrences)))
    linked = {ref for link in made for ref in (link.a, link.b)} | {
        ref for group in groups for ref in group.members
    }
    refs = [Ref(a, s.index) for a, article in enumerate(of.articles) for s in article.sentences]
    return Comparison(of, made, groups, tuple(quoted), tuple(ref for ref in refs if ref not in linked))
