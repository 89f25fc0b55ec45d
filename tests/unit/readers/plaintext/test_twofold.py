"""Two columns of text side by side, as a tool prints them that keeps the layout of the page."""

from __future__ import annotations

from tests.unit.readers.plaintext.texts import blocks_of, texts_of

_LEFT = (
    "De havens zijn het afgelopen jaar\nveel veiliger geworden doordat er\nmeer containers worden gescand en\n"
    "doordat de douane vaker met de\npolitie optrekt. Daarnaast is de\ntoegang tot de terminals beter\n"
    "geregeld dan in de jaren daarvoor\nhet geval was.\n\n"
    "De gemeenten werken beter samen\nmet de bedrijven in de haven, die\ndaar zelf om hebben gevraagd in\n"
    "een brief aan de burgemeester. Hij\nheeft toegezegd dat hij dit jaar\nvaker langs zal komen."
)
_RIGHT = _LEFT.replace("havens", "wegen").replace("haven", "regio").replace("douane", "provincie")


def _beside(shift: int) -> str:
    """Both columns, the right one some lines lower."""
    left = [*_LEFT.split("\n"), *[""] * shift]
    right = [*[""] * shift, *_RIGHT.split("\n")]
    return "\n".join(f"{a:<40}{b}".rstrip() for a, b in zip(left, right, strict=True))


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n")]


def test_the_left_column_is_read_before_the_right_one() -> None:
    assert texts_of("paragraph", _beside(0)) == [*_paragraphs(_LEFT), *_paragraphs(_RIGHT)]


def test_columns_may_stand_on_lines_of_their_own() -> None:
    read = " ".join(text for _, text in blocks_of(_beside(1)))
    assert read.split() == f"{_LEFT}\n{_RIGHT}".split()


def test_notes_at_the_end_of_the_first_column_are_notes() -> None:
    first = "1 Zie het jaarverslag van de douane\nover de havens van dit jaar."
    left = f"{_LEFT.replace('optrekt.', 'optrekt.1')}\n{first}"
    right = _RIGHT.replace("optrekt.", "optrekt.2")
    text = f"{left}\n{right}\n\n2 Zie de brief over de wegen.\n\f{_LEFT}"
    assert texts_of("footnote", text)[0] == " ".join(first.split()).removeprefix("1 ")


def test_a_table_stays_a_table() -> None:
    rows = "\n".join(f"Haven van Delfzand nummer {place:<14}{place * 7} schepen in de haven" for place in range(10, 30))
    assert len(texts_of("table", f"{_LEFT}\n\n{rows}\n\n{_RIGHT}")) == 1
