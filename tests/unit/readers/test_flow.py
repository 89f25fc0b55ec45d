"""Signatures and questions in formats without pages."""

import pytest

from ipsearch.letters import Page
from ipsearch.readers.assembly import assemble
from ipsearch.readers.drafts import Draft, DraftBlock, DraftPage
from ipsearch.readers.flow import settle_flow
from ipsearch.readers.letterhead import read_letterhead

_ZIN = "Deze alinea bevat genoeg woorden om als lopende tekst van een brief te gelden, en daarom is zij ook zo lang."


def _settled(*texts: str) -> tuple[Page, ...]:
    blocks = settle_flow([DraftBlock("paragraph", _ZIN), *(DraftBlock("paragraph", text) for text in texts)])
    return assemble(Draft((DraftPage(None, tuple(blocks)),)))


@pytest.mark.parametrize(
    ("texts", "office", "name"),
    [
        (("de Minister van Sociale Zaken", "en Werkgelegenheid,", "", "Y.J. Postma"),
         "Minister van Sociale Zaken en Werkgelegenheid", "Y.J. Postma"),
        (("de staatssecretaris van Volksgezondheid,\nWelzijn en Sport,", "Vincent Oosterbaan"),
         "Staatssecretaris van Volksgezondheid, Welzijn en Sport", "Vincent Oosterbaan"),
        (("De Minister voor Buitenlandse Handel en", "Ontwikkelingssamenwerking,", "A. de Wit"),
         "Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking", "A. de Wit"),
        (("Vincent Oosterbaan\nMinister van Financiën",), "Minister van Financiën", "Vincent Oosterbaan"),
        (("Vincent Oosterbaan", "Minister van Financiën"), "Minister van Financiën", "Vincent Oosterbaan"),
        (("DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,", "", "J.K. Oldenziel"),
         "Minister van Infrastructuur en Waterstaat", "J.K. Oldenziel"),
        (("Hoogachtend,", "", "DE MINISTER VAN INFRASTRUCTUUR", "EN WATERSTAAT,", "", "J.K. Oldenziel"),
         "Minister van Infrastructuur en Waterstaat", "J.K. Oldenziel"),
        (("Met vriendelijke groet,", "", "Karel van der Meulen\nHoofd Bestuurszaken"), None, "Karel van der Meulen"),
        (("Hoogachtend,", "Namens het college van burgemeester en wethouders,", "Saskia Nieuwland, wethouder Jeugd"),
         None, None),
    ],
)  # fmt: skip
def test_who_signs(texts: tuple[str, ...], office: str | None, name: str | None) -> None:
    pages = _settled(*texts)
    assert pages[0].blocks[-1].kind == "signature"
    assert [block.kind for block in pages[0].blocks].count("signature") == 1
    letterhead = read_letterhead(pages)
    assert (letterhead.sender, letterhead.signatory) == (office, name)


def test_text_under_a_closing_and_a_name_in_the_text_sign_nothing() -> None:
    foot = "U krijgt dit bericht omdat u staat ingeschreven. Dat kan anders"
    assert _settled("Hoogachtend,", "Jan Jansen", foot)[0].blocks[-2].kind == "signature"
    assert _settled("Hoogachtend,", "Jan Jansen", foot)[0].blocks[-1].kind == "paragraph"
    kinds = [block.kind for block in _settled("Hoogachtend,", _ZIN, "Jan Jansen", _ZIN)[0].blocks]
    assert kinds == ["paragraph"] * 5


def test_a_question_under_the_words_that_count_it_is_no_heading() -> None:
    blocks = [
        DraftBlock("heading", "Vraag 1", level=1),
        DraftBlock("heading", "Hoeveel meldingen worden verwacht?", level=2),
        DraftBlock("heading", "Antwoord op vraag 1", level=1),
        DraftBlock("paragraph", _ZIN),
        DraftBlock("heading", "Hoe nu verder?", level=1),
    ]
    assert [block.kind for block in settle_flow(blocks)] == ["heading", "paragraph", "heading", "paragraph", "heading"]


@pytest.mark.parametrize(
    ("texts", "office"),
    [
        (("Burgemeester en wethouders van Oeverland",), "Burgemeester en wethouders van Oeverland"),
        (("Het college van burgemeester en wethouders van Vlierdam,", "D. Haagsma, burgemeester"),
         "College van burgemeester en wethouders van Vlierdam"),
        (("Gedeputeerde Staten van Middelland,\nvoorzitter J. Ruiter\nsecretaris P. Oost",),
         "Gedeputeerde Staten van Middelland"),
        (("Het dagelijks bestuur van waterschap Oude Aa,", "", "K. Bol"), "Dagelijks bestuur van waterschap Oude Aa"),
    ],
)  # fmt: skip
def test_a_board_signs_as_one(texts: tuple[str, ...], office: str) -> None:
    pages = _settled("Met vriendelijke groet,", *texts)
    assert [block.kind for block in pages[0].blocks] == ["paragraph", "paragraph", "signature"]
    assert read_letterhead(pages).sender == office


def test_a_sentence_about_a_board_is_no_signature() -> None:
    pages = _settled("Het college van burgemeester en wethouders van Vlierdam heeft hierover besloten", _ZIN)
    assert "signature" not in [block.kind for block in pages[0].blocks]
