"""What is a promise, and what only looks like one?"""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

import pytest

from ipsearch.annotations import Deadline, FoundToezegging
from ipsearch.encoders.promises import load
from ipsearch.extraction.toezeggingen.classifier import shipped
from ipsearch.extraction.toezeggingen.detection import Writer, _contents, find_toezeggingen, judge, version
from ipsearch.extraction.toezeggingen.signals import Surroundings

WRITER = Writer(dt.date(2021, 6, 14), "minister van Justitie en Veiligheid")


def found(text: str, *section: str, writer: Writer = WRITER) -> tuple[FoundToezegging, ...]:
    return find_toezeggingen(text, section, writer, load().promises)


def only(text: str, *section: str, writer: Writer = WRITER) -> FoundToezegging:
    (one,) = found(text, *section, writer=writer)
    return one


@pytest.mark.parametrize(
    "sentence",
    [
        # the past
        "In 2020 zijn vier steunpunten geopend in de grensstreek.",
        "Mijn ministerie heeft vorig jaar een overleg met alle havens opgezet.",
        "Op 3 maart jl. heb ik uw Kamer over de bezetting van de teams geïnformeerd.",
        # others' obligations and promises
        "De leverancier heeft toegezegd de storing te verhelpen.",
        "De Europese Commissie zal in het najaar met een voorstel komen.",
        "Curaçao stelt een eigen regeling voor drones op.",
        # expectations
        "De wet zal naar verwachting in 2023 in werking treden.",
        "Naar verwachting wordt het aantal meldingen de komende jaren groter.",
        # norms
        "Het is van belang dat gegevens zorgvuldig worden verwerkt.",
        "De lidstaten moeten de richtlijn vóór 1 juli 2022 omzetten.",
        # options
        "Een andere mogelijkheid is om het onderwerp in Benelux-verband te bespreken.",
        "Dit zou in theorie ook met drones kunnen.",
        # text structure
        "Ik ga hierna in op de drie vragen van de commissie.",
        "In deze brief ga ik in op de volgende onderwerpen:",
        "Hieronder is een overzicht opgenomen van alle standplaatsen.",
        # practice, views, questions
        "De politie werkt dagelijks samen met de buurlanden.",
        "Ik hecht groot belang aan een zorgvuldige afweging.",
        "De motie verzoekt de regering een onderzoek in te stellen.",
    ],
)
def test_what_only_looks_like_a_promise_is_none(sentence: str) -> None:
    assert not found(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind", "strength"),
    [
        ("Ik zeg uw Kamer toe het rapport in het najaar toe te sturen.", "made", "hard"),
        ("Over de voortgang bericht ik u in het volgende halfjaarbericht.", "made", "hard"),
        ("De politie opent vóór 1 mei 2022 een loket in Delfzijl.", "made", "intention"),
        ("Er wordt een handreiking opgesteld voor de teams in de havens.", "made", "intention"),
        ("Nederland blijft investeren in de opleiding van verbindingsofficieren.", "made", "intention"),
        ("De komende jaren zal verder worden ingezet op werving.", "made", "intention"),
        ("De politie heeft de ambitie om het netwerk uit te breiden.", "made", "ambition"),
        ("Ik streef ernaar het verdrag volgend jaar te ondertekenen.", "made", "ambition"),
        ("Hierbij ontvangt u het overzicht, zoals toegezegd in het debat van 4 maart jl.", "fulfilled", "hard"),
        ("Met deze brief kom ik mijn toezegging aan uw Kamer na.", "fulfilled", "hard"),
        ("In het debat van 4 maart heb ik het lid Vos toegezegd dit uit te zoeken.", "referenced", "hard"),
    ],
)
def test_kind_and_strength(sentence: str, kind: str, strength: str) -> None:
    one = only(sentence)
    assert (one.kind, one.strength) == (kind, strength)


def test_what_follows_a_promise_reports_on_it() -> None:
    heading = "Toezegging gezamenlijk bureau"
    text = (
        f"{heading}\nAangekondigd is om met Frankrijk een bureau te verkennen. Daarmee is in maart een begin gemaakt."
    )
    first, second = found(text, heading)
    assert (first.kind, first.strength) == ("referenced", "hard")
    assert (second.kind, second.strength) == ("fulfilled", "hard")
    assert text[second.start : second.end] == "Daarmee is in maart een begin gemaakt."
    assert not found("Daarmee is in maart een begin gemaakt.")


def test_headings_promise_nothing_and_list_marks_are_no_words() -> None:
    text = "De politie zal drones gaan inzetten\n• De politie zal in 2022 drones gaan inzetten boven havens."
    one = only(text, "De politie zal drones gaan inzetten")
    assert text[one.start : one.end].startswith("De politie zal in 2022")


def test_the_parts_are_the_words_of_the_letter() -> None:
    one = only("De korpschef legt uiterlijk 1 oktober 2021 een wervingsplan aan mij voor.", "Werving")
    assert one.actor == "De korpschef"
    assert one.action == "legt uiterlijk 1 oktober 2021 een wervingsplan aan mij voor"
    assert one.topic == "Werving"
    assert one.recipient is None
    assert one.deadline == Deadline("uiterlijk 1 oktober 2021", dt.date(2021, 6, 14), dt.date(2021, 10, 1))


def test_the_sender_is_who_says_ik_and_parliament_whom_he_tells() -> None:
    one = only("Ik informeer uw Kamer vóór het kerstreces over de uitkomst.")
    assert (one.actor, one.recipient) == ("minister van Justitie en Veiligheid", "Tweede Kamer")
    assert only("Ik informeer uw Kamer vóór het kerstreces over de uitkomst.", writer=Writer()).actor == "ik"


def test_an_earlier_promise_has_its_occasion_and_day() -> None:
    one = only("Tijdens het commissiedebat van 11 maart jl. heb ik het lid Vos toegezegd dit uit te zoeken.")
    assert one.made_at is not None
    assert one.made_at.occasion is not None
    assert "commissiedebat" in one.made_at.occasion
    assert one.made_at.date == dt.date(2021, 3, 11)


def test_every_decision_can_be_explained_and_the_reasons_add_up() -> None:
    around = Surroundings(dt.date(2021, 6, 14))
    judged = judge("De politie opent vóór 1 mei 2022 een loket in Delfzijl.", around)
    names = [name for name, _ in judged.reasons]
    assert "who: politie" in names
    assert "says: by a date" in names
    assert sum(judged.probabilities.values()) == pytest.approx(1)
    bias = shipped().bias
    odds = bias[1] - bias[0] + sum(weight for _, weight in judged.reasons)
    best, none = judged.probabilities["made"], judged.probabilities["none"]
    assert best / none == pytest.approx(2.718281828**odds, rel=1e-6)


def test_the_version_is_of_code_and_weights() -> None:
    code, _, weights = version().partition(":")
    assert len(code) == len(weights) == 12
    assert {name for name, _ in _contents(files("ipsearch").joinpath("extraction"), "extraction")} >= {
        "extraction/dates.py",
        "extraction/toezeggingen/cues.toml",
        "extraction/toezeggingen/verbs.txt",
    }
