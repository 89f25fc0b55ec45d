"""What is printed of a Kamerstuk is read back as the same Kamerstuk."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ipsearch.kenmerk import Kamerstuk, find_kamerstukken, normalise_kenmerk, parse_kamerstuk

_NUMERALS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_DIGITS = st.integers(1, 99_999).map(str)
_CAPITALS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=3)
KAMERSTUKKEN = st.builds(
    Kamerstuk,
    dossier=st.integers(10_000, 99_999).map(str),
    number=st.one_of(_DIGITS, _CAPITALS),
    addition=st.one_of(st.none(), st.integers(1, 99).map("{:02}".format), st.sampled_from(_NUMERALS)),
)


@given(KAMERSTUKKEN)
def test_both_forms_are_read_back(kamerstuk: Kamerstuk) -> None:
    assert parse_kamerstuk(kamerstuk.printed) == kamerstuk
    assert parse_kamerstuk(str(kamerstuk)) == kamerstuk


@given(
    KAMERSTUKKEN,
    st.sampled_from(["Zie ", "(", "Kamerstukken II 2019/20, ", ""]),
    st.sampled_from(["", ".", ", p. 2", ") en", "\n"]),
)
def test_both_forms_are_found_at_their_place(kamerstuk: Kamerstuk, before: str, after: str) -> None:
    for form in (kamerstuk.printed, str(kamerstuk)):
        (found,) = find_kamerstukken(before + form + after)
        assert (found.kamerstuk, found.start, found.end) == (kamerstuk, len(before), len(before) + len(form))


@given(
    st.lists(st.one_of(KAMERSTUKKEN.map(lambda k: k.printed), st.text("0123456789 -,.nrIVX\n", max_size=12))).map(
        " ".join
    )
)
def test_places_are_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for found in find_kamerstukken(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end


@given(st.text())
def test_the_normal_form_of_a_kenmerk_is_final(text: str) -> None:
    once = normalise_kenmerk(text)
    assert normalise_kenmerk(once) == once
    assert normalise_kenmerk(f" {text}-") == once
