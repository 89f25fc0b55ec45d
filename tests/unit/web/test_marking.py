"""Marked text: the same words, escaped, with marks where they were asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ipsearch.letters import Block
from ipsearch.web.marking import annotated, marked, plain, show_blocks, within


def test_marks_stand_where_they_were_asked_for() -> None:
    assert marked("een <twee> drie", [(4, 10)]) == "een <mark>&lt;twee&gt;</mark> drie"
    assert marked("ab", [(0, 1), (1, 2)], "hier") == '<mark id="hier">a</mark><mark>b</mark>'
    assert marked("ab", []) == "ab"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40), st.data())
def test_no_word_is_lost_or_becomes_a_tag(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    page = html.fragment_fromstring(f"<p>{marked(text, [(start, end)])}</p>")
    assert page.text_content() == text
    assert [one.tag for one in page.iter()] == ["p", "mark"]
    assert page.find("mark").text_content() == text[start:end]


def test_what_is_looked_for_and_what_is_named_may_overlap() -> None:
    name = '<span class="genoemde">'
    assert annotated("Europol <helpt>", [(0, 4)], [(0, 7)]) == (
        f"<mark>{name}Euro</span></mark>{name}pol</span> &lt;helpt&gt;"
    )
    assert annotated("", [], []) == ""


def test_what_turns_or_hides_text_is_seen_and_offsets_stay() -> None:
    assert plain("a\u202eb\x00c\u2066d") == "a\ufffdb\ufffdc\ufffdd"
    assert plain("regel\nkolom\tvier") == "regel\nkolom\tvier"
    assert marked("a\u202eb", [(1, 2)]) == "a<mark>\ufffd</mark>b"


def test_places_are_cut_to_a_part() -> None:
    assert within([(2, 8), (9, 12)], 5, 10) == [(0, 3), (4, 5)]
    assert within([(0, 5)], 5, 9) == []


def test_a_mark_over_several_blocks_and_cells_has_one_name() -> None:
    first = Block("paragraph", "Eerste alinea.", 0, 14)
    table = Block("table", "Land | Aantal\nAlbanië | 2", 16, 41, header_rows=1)
    margin = Block("margin", "Datum")
    one, two = show_blocks([margin, first, table], [(7, 39)], "plaats")
    assert one.text == 'Eerste <mark id="plaats">alinea.</mark>'
    assert two.rows == (("<mark>Land</mark>", "<mark>Aantal</mark>"), ("<mark>Albanië</mark>", "2"))
    assert two.header_rows == 1
