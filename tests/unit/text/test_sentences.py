"""A Dutch sentence ends at its stop, not at an abbreviation, an initial or a list number."""

from __future__ import annotations

import pytest

from ipsearch.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "De Kamer is geïnformeerd. De minister niet.",
        "Wat betekent dit? Niets!",
        "Dat is zo! ’s Avonds niet.",
        "Dat was in 2019. Daarna niet meer.",
        "Zie de bijlage (nr. 3). Die is apart verstuurd.",
        "“Dat is zo.” Daarna ging hij weg.",
        "De minister zei: “Dit kan zo niet.” De Kamer knikte.",
        "Dat is (bijna) klaar.) Nu verder.",
        "Het wachten duurt… Niemand weet hoe lang.",
        "Het kost 3,5 mln. De rest volgt.",
        "Er is overlegd met de VNG, het IPO e.a. Daaruit volgt dit.",
        "Dat meldde ik op 24 november jl. De Kamer weet dit.",
        "Eerste alinea zonder punt\n\nTweede alinea.",
        "Het beperken van de instroom;\nhet vergroten van de uitstroom.",
    ],
)
def test_two_sentences_are_two(text: str) -> None:
    assert len(cut(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "In mijn brief van 24 november jl. heb ik dat gemeld.",
        "Zie art. 5 van de wet.",
        "Zie Kamerstukken II 2019/20, 29 628, nr. 895.",
        "Zie blz. 12 van de bijlage.",
        "Dit geldt o.a. Nederland en België.",
        "Dat is m.b.t. Aruba besproken.",
        "Aldus dhr. Jansen en mevr. De Vries.",
        "De heer dr. J. Jansen sprak.",
        "Het gaat om 1.200 zaken, d.w.z. de helft.",
        "Het bedrag is € 3.500.000 per jaar.",
        "Zij zei “Nee!” en ging.",
        "Kijk op www.rijksoverheid.nl voor meer.",
        "Het gaat om drugs, wapens etc. en om mensen.",
        "a; b; c.",
    ],
)
def test_one_sentence_is_one(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize("name", ["J. Jansen", "F.B.J. Grapperhaus", "drs. M.C.G. Keijzer"])
def test_initials_end_no_sentence(name: str) -> None:
    assert cut(f"Dit meldde {name} aan de Kamer. Daarna volgde een debat.") == [
        f"Dit meldde {name} aan de Kamer.",
        "Daarna volgde een debat.",
    ]


@pytest.mark.parametrize("ending", ["artikel 3, eerste lid", "de samenwerking met de VS"])
def test_a_word_that_is_also_an_abbreviation_may_end_a_sentence(ending: str) -> None:
    text = f"Dit volgt uit {ending}. De minister stemt in."
    assert cut(text)[-1] == "De minister stemt in."


def test_list_numbers_stay_with_their_items() -> None:
    assert cut("1. Het bevorderen van handel.\n2. Het beperken van regels.\n12. Het slot.") == [
        "1. Het bevorderen van handel.",
        "2. Het beperken van regels.",
        "12. Het slot.",
    ]


def test_a_year_at_the_end_is_no_list_number() -> None:
    assert cut("Dat was in 2019. Het was koud.") == ["Dat was in 2019.", "Het was koud."]


def test_white_space_belongs_to_no_sentence() -> None:
    text = "  Een.\n Twee.  \n\n Drie "
    assert list(sentences(text)) == [(2, 6), (8, 13), (18, 22)]


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_nothing_holds_no_sentences(text: str) -> None:
    assert cut(text) == []
