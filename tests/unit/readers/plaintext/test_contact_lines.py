"""Contact lines that the letter itself gives are body; the same lines in a margin column are not."""

from __future__ import annotations

from ipsearch.readers.plaintext.edges import lift_runs
from ipsearch.readers.plaintext.lines import Line
from ipsearch.readers.plaintext.sheets import Sheet

CONTACT = ("Postbus 20000", "2500 EX Den Haag", "www.havens.example", "T 070 000 11 22")


def _margin(*above: str) -> tuple[str, ...]:
    texts = (*above, *CONTACT, "De havens zijn het afgelopen jaar veiliger geworden.")
    return lift_runs(Sheet(tuple(map(Line, texts))), 0).margin


def test_contact_lines_that_a_sentence_leads_to_stay_in_the_body() -> None:
    assert _margin("Het meldpunt is voor schippers bereikbaar via:") == ()
    assert _margin("Het meldpunt is voor schippers bereikbaar via:", "") == ()


def test_contact_lines_of_a_margin_column_leave_the_body() -> None:
    assert _margin("Dat is sinds mei van dit jaar zo, omdat de") == CONTACT
    assert _margin("Daarbij geldt:", "Ons kenmerk", "HV-2024/118")[-4:] == CONTACT
    assert _margin("Contactpersoon:")[-4:] == CONTACT
