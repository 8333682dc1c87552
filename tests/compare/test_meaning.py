"""A model as one more witness for links, within a language and across."""

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest

from tests.fit_links import BASES
from tests.meaning.toys import Silent, Told
from tests.stories import article, story
from tui.compare import Comparison, Ref, compare, settle
from tui.compare.linking.features import features
from tui.compare.linking.languages import foreign
from tui.compare.linking.scoring import score
from tui.compare.linking.weights import weights
from tui.meaning.encoder import MeaningError
from tui.meaning.kept import Kept
from tui.meaning.likeness import likeness
from tui.story import Story
from tui.words.annotation import annotate

DRY = "Farmers around the lake lost most of their harvest to the drought."
PARCHED = "Months without rain ruined crops along its shores, growers complained."
HELP = "The governor promised them seed and money before winter."
VOTE = "A council session on Thursday ended without any vote."
NOISE = [f"The {thing} was closed for repairs." for thing in ("bridge", "market", "museum", "school")]


def paraphrased() -> Story:
    return story(
        article("a0", [DRY, VOTE], ["The governor promised seed and money before winter comes."], NOISE),
        article("b1", [PARCHED], [HELP], ["A cat was saved from a tree."]),
    )


def links(found: Comparison) -> dict[tuple[Ref, Ref], tuple[float, tuple[str, ...]]]:
    return {(link.a, link.b): (link.score, link.evidence) for link in found.links}


def test_a_paraphrase_without_a_common_word_is_linked_by_a_model_alone() -> None:
    pair = Ref(0, 0), Ref(1, 0)
    assert pair not in links(compare(paraphrased()))
    found = links(compare(paraphrased(), encoder=Kept(Told([DRY, PARCHED]))))
    value, evidence = found[pair]
    assert value < 0.7
    assert evidence[-1] == "alike in meaning (1.00)"
    assert "alike in spelling" not in evidence


def test_what_words_do_not_offer_is_never_sure() -> None:
    said = [DRY, PARCHED]
    found = compare(paraphrased(), sensitivity="strict", encoder=Kept(Told(said)))
    assert (Ref(0, 0), Ref(1, 0)) not in links(found)
    assert links(found)  # what words offer, too, may be sure


def test_settling_anew_keeps_to_what_the_model_said() -> None:
    found = compare(paraphrased(), sensitivity="strict", encoder=Kept(Told([DRY, PARCHED])))
    assert found.model == settle(found, "balanced").model == "toy"
    assert (Ref(0, 0), Ref(1, 0)) in links(settle(found, "balanced"))
    assert compare(paraphrased()).model == ""


def test_a_model_that_fails_is_told_to_whoever_asked() -> None:
    with pytest.raises(MeaningError, match="broken"):
        compare(paraphrased(), encoder=Kept(Silent()))


def test_progress_tells_that_a_model_reads() -> None:
    steps: list[str] = []
    compare(paraphrased(), lambda step, done: steps.append(step), encoder=Kept(Told()))
    assert "reading for meaning" in steps


def test_the_order_of_the_articles_changes_nothing() -> None:
    forth = paraphrased()
    back = story(*reversed(forth.articles))
    one, other = (compare(of, encoder=Kept(Told([DRY, PARCHED]))) for of in (forth, back))
    turned = {(b._replace(article=0), a._replace(article=1)) for a, b in links(other)}
    assert {(a, b) for a, b in links(one)} == turned


ENGLISH = [
    "Late on Tuesday a fire destroyed the old theatre of Lisbon.",
    "Nobody was hurt because the building had been empty since spring.",
    "The mayor, Rita Gomes, wants to have it rebuilt within three years.",
    "Firefighters needed six hours until the flames were under control.",
    "Neighbours said that they had smelled gas in the afternoon.",
    "The police are looking into how it could have started.",
    "A concert planned for Friday has been moved to the town hall.",
]
SPANISH = [
    "Un incendio arrasó el martes por la noche el viejo teatro de Lisboa.",
    "Los bomberos tardaron seis horas en dominar las llamas.",
    "No hubo heridos, pues el edificio llevaba vacío desde la primavera.",
    "Es el tercer siniestro de este tipo que sufre el barrio en diez años.",
    "La alcaldesa Rita Gomes quiere reconstruirlo en un plazo de tres años.",
    "Varios vecinos notaron por la tarde olor a gas.",
    "Las entradas del teatro valían antes muy poco, recordó una vecina mayor.",
]
SAME = {0: 0, 1: 2, 2: 4, 3: 1, 4: 5}
"""What each English sentence is in Spanish, by number."""


def bilingual() -> Story:
    return story(article("a0", *([s] for s in ENGLISH)), article("b1", *([s] for s in SPANISH)))


def linguist(knows: bool = True) -> Told:
    groups: list[Sequence[str]] = [(ENGLISH[i], SPANISH[j]) for i, j in SAME.items()]
    return Told(*groups, linguist=knows)


def test_reports_in_two_languages_are_linked_by_a_model_that_reads_both() -> None:
    found = compare(bilingual(), encoder=Kept(linguist()))
    assert {(a.sentence, b.sentence) for a, b in links(found)} == set(SAME.items())
    assert {ref.sentence for ref in found.unique if ref.article == 0} == {5, 6}
    for value, evidence in links(found).values():
        assert value < 1
        assert evidence[0] == "other language"
        assert evidence[1].startswith("alike in meaning (")
        assert not any(reason.startswith(("names", "shared words")) for reason in evidence)
    assert found.additions == ()


def test_a_model_of_one_language_is_not_heard_on_two() -> None:
    by_words, found = compare(bilingual()), compare(bilingual(), encoder=Kept(linguist(knows=False)))
    assert len(found.links) < len(SAME)
    assert {pair: why for pair, (_, why) in links(found).items()}.items() <= {
        pair: why for pair, (_, why) in links(settle(by_words, "generous")).items()
    }.items()


def test_languages_are_told_by_the_story_or_else_by_the_words() -> None:
    told = bilingual()
    assert foreign(annotate(told)) == {(0, 1)}
    codes = [("en", "en-GB", False), ("es", "es_MX", False), ("en", "es", True), ("EN", None, True)]
    for one, other, apart in codes:
        both = zip(told.articles, (one, other), strict=True)
        marked = story(*(dataclasses.replace(row, language=code) for row, code in both))
        assert bool(foreign(annotate(marked))) is apart


def test_two_texts_of_one_language_or_too_short_a_text_are_not_foreign() -> None:
    twice = story(article("a0", *([s] for s in ENGLISH)), article("b1", NOISE, [DRY, PARCHED, HELP, VOTE]))
    assert not foreign(annotate(twice))
    assert not foreign(annotate(story(article("a0", ENGLISH[:2]), article("b1", SPANISH[:2]))))


def test_every_feature_has_a_weight_on_whatever_links_rest() -> None:
    for basis, (first, second) in BASES.items():
        assert set(weights(basis).first) == {*first, "constant"}
        assert set(weights(basis).second) == {*second, "constant"}
        assert set(weights(basis).bars) == {"strict", "balanced", "generous"}


def test_more_alike_in_meaning_never_scores_less() -> None:
    words = annotate(paraphrased())
    witness = likeness([[r.text for r in rows] for rows in words.readings], Kept(Told()))
    (measured,) = features(words, (), witness)
    scores = []
    for value in np.linspace(-1, 1, 11):
        meaning = np.full_like(measured.shared, -1)
        meaning[2, 1] = value
        scores.append(score(dataclasses.replace(measured, meaning=meaning))[2, 1])
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]
