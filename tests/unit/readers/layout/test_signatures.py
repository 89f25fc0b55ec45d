"""Who signs, in which lines?"""

from __future__ import annotations

import pytest

from ipsearch.readers.layout import Fragment, Sheet, lay_out
from ipsearch.readers.letterhead.signature import is_name, is_office
from tests.unit.readers.layout.placed import paragraph, sheet, words


def _signed(*lines: str) -> list[tuple[str, str]]:
    placed = [(line, 70.0, 212.0 + 13.0 * place) for place, line in enumerate(lines)]
    return [(block.kind, block.text) for block in lay_out([sheet(*paragraph(100, 6), *placed)])[0].blocks[1:]]


def test_an_office_in_capitals_is_an_office() -> None:
    assert is_office("DE MINISTER VAN WATER EN WEGEN,")
    assert is_office("Minister for Climate and Energy,")
    assert not is_office("DE MINISTERIES HEBBEN overlegd")
    assert not is_name("DE MINISTER VAN WATER EN WEGEN,")
    assert [kind for kind, _ in _signed("DE MINISTER VAN WATER EN WEGEN,", "P.J. (Piet) Jansen")] == ["signature"]


@pytest.mark.parametrize("words", ["namens deze:", "namens deze,"])
def test_who_signs_by_order_may_have_a_role_under_the_name(words: str) -> None:
    signed = _signed(f"De Minister van Wegen, {words}", "drs. P. Jansen", "Hoofd van het bureau")
    assert [kind for kind, _ in signed] == ["signature"]
    assert signed[0][1].endswith("Hoofd van het bureau")


def test_what_runs_on_under_a_name_as_a_sentence_is_no_role() -> None:
    signed = _signed("De Minister van Wegen,", "P. Jansen", "heeft hierover geschreven.")
    assert "signature" not in [kind for kind, _ in signed]


def test_initials_and_names_have_capitals_of_any_alphabet() -> None:
    assert is_name("prof. dr. Ç.A. Yılmaz-van Dam")
    assert is_name("Ş. Ğündüz")
    assert is_name("mr. A.E. van Dam-‘t Hart"), "the sign that word processors turn round"
    assert not is_name("prof. dr. ç.a. yılmaz")


def test_a_dash_may_stand_apart_between_two_names() -> None:
    assert is_name("ing. P.Q. Jansen – van 't Veld")
    assert is_name("A.B. Jansen - de Wit")
    assert not is_name("Directie Wegen – Afdeling Beheer")
    assert not is_name("P. Jansen –")


def test_notes_right_under_a_name_do_not_run_on_from_it() -> None:
    page = sheet(*paragraph(100, 6), ("De Minister van Wegen,", 70.0, 212.0), ("drs. P. Jansen", 70.0, 225.0))
    note = [*words("Zie de brief van mei.", 74.0, 238.0), Fragment("1", 70.0, 73.0, 234.5, 6.0, False, False, False)]
    call = Fragment("1", 225.0, 228.0, 161.5, 6.0, False, False, False)
    blocks = lay_out([Sheet(page.width, page.height, (*page.fragments, *note, call))])[0].blocks
    assert [block.kind for block in blocks] == ["paragraph", "signature", "footnote"]


def _signed_by(*placed: tuple[str, float, float]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in lay_out([sheet(*paragraph(100, 6), *placed)])[0].blocks[1:]]


def test_whoever_signs_side_by_side_shows_by_the_room_that_is_left_to_sign_in() -> None:
    over = [("De voorzitter van de delegatie,", 70.0, 212.0), ("De gastheer,", 260.0, 212.0)]
    names = [("E. Zandstra", 70.0, 264.0), ("mr. T. Vreeburg", 260.0, 264.0)]
    signed = _signed_by(*over, *names)
    assert [kind for kind, _ in signed] == ["signature", "signature"]
    assert [text.split()[-1] for _, text in signed] == ["Zandstra", "Vreeburg"]


def test_a_long_line_over_a_signature_may_nearly_reach_the_next_one() -> None:
    over = [("Voor het Koninkrijk der Nederlanden,", 70.0, 212.0), ("Voor de Republiek Albanië,", 258.0, 212.0)]
    signed = _signed_by(*over, ("W. Hoogland", 70.0, 264.0), ("A. Kastrati", 258.0, 264.0))
    assert [kind for kind, _ in signed] == ["signature", "signature"]


def test_a_delegation_signs_alone_but_no_sentence_does() -> None:
    kinds = [kind for kind, _ in _signed_by(("Namens de delegatie,", 70.0, 212.0), ("E. Zandstra", 70.0, 264.0))]
    assert kinds == ["signature"]
    sentence = ("De delegatie heeft na het bezoek aan de haven gevraagd of het anders kan, maar dan,", 70.0, 212.0)
    assert "signature" not in [kind for kind, _ in _signed_by(sentence, ("Kosten", 70.0, 264.0))]
    assert "signature" not in [
        kind for kind, _ in _signed_by(("Namens de groep,", 70.0, 212.0), ("Zandstra", 70.0, 225.0))
    ]


def test_the_movers_of_a_motion_sign_under_it() -> None:
    signed = _signed_by(
        ("en gaat over tot de orde van de dag.", 70.0, 212.0), ("Jansen", 70.0, 238.0), ("Van Dam", 70.0, 251.0)
    )
    assert [(kind, text.split()[-1]) for kind, text in signed] == [("paragraph", "dag."), ("signature", "Dam")]


def test_names_at_the_end_of_an_amendment_sign_it() -> None:
    moved = ("De ondergetekende stelt het volgende amendement voor:", 70.0, 212.0)
    text = [("In artikel 2 vervalt het derde lid, zoals dat luidt.", 70.0, 238.0), ("Van Dam", 70.0, 264.0)]
    assert [kind for kind, _ in _signed_by(moved, *text)][-1] == "signature"
    assert "signature" not in [kind for kind, _ in _signed_by(*text)]


def test_white_of_less_than_an_em_parts_two_offices_when_a_name_starts_under_the_second() -> None:
    placed = [
        ("De minister van Waterstaat en van Ruimte,", 70.0, 200.0),
        ("namens deze,", 70.0, 213.0),
        ("Het waterschap van de Grote Rivier,", 267.2, 200.0),
        ("mr. A. Kroes", 267.2, 252.0),
        ("ir. B. Wolthuis", 70.0, 265.0),
    ]
    assert [text.split("\n")[-1] for kind, text in _signed_by(*placed) if kind == "signature"] == [
        "ir. B. Wolthuis",
        "mr. A. Kroes",
    ]
