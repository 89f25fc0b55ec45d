"""Which hyphens at a line end belong to their word?"""

from __future__ import annotations

import pytest

from ipsearch.text.hyphens import Break, HyphenJudge, is_broken, join_lines


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("samen-", "werking", Break.JOIN),
        ("beleids-", "doorlichting,", Break.JOIN),
        ("expl-", "oitatie", Break.JOIN),
        ("muse-", "um", Break.JOIN),
        ("finan-", "cieel", Break.JOIN),
        ("financi-", "eel", Break.JOIN),
        ("eige-", "naar", Break.JOIN),
        ("ex-", "ploitatie", Break.JOIN),
        ("oud-", "heid", Break.JOIN),
        ("non-", "chalant", Break.JOIN),
        ("Neder-", "landse", Break.JOIN),
        ("samen\u00ad", "Werking", Break.JOIN),
        ("EU-", "Interpol", Break.KEEP),
        ("EU-", "landen", Break.KEEP),
        ("24/7-", "noodhulp", Break.KEEP),
        ("2019-", "2023", Break.KEEP),
        ("informatie-", "uitwisseling", Break.KEEP),
        ("niet-", "gouvernementele", Break.KEEP),
        ("non-", "operationele", Break.KEEP),
        ("vice-", "voorzitter", Break.KEEP),
        ("financieel-", "economische", Break.KEEP),
        ("civiel-", "militair", Break.JOIN),
        ("intelligence-", "led", Break.KEEP),
        ("e-", "mail", Break.KEEP),
        ("Benelux-", "verdrag", Break.KEEP),
        ("https://www.voorbeeld.example/een-", "adres", Break.KEEP),
        ("opsporings-", "en", Break.ELLIPSIS),
        ("in-", "of", Break.ELLIPSIS),
        ("opsporings-", "naar", Break.ELLIPSIS),
    ],
)
def test_rules_without_evidence(before: str, after: str, verdict: Break) -> None:
    assert HyphenJudge().judge(before, after) is verdict


def test_the_letter_itself_is_evidence() -> None:
    judge = HyphenJudge(["zij-instroom", "(zij-instromers)", "drugsbeleid"])
    assert judge.judge("zij-", "instroom") is Break.KEEP
    assert judge.judge("zij-", "instromer") is Break.KEEP
    assert judge.judge("drugs-", "beleid") is Break.JOIN
    assert HyphenJudge(["Prüm", "Prüm-besluit"]).judge("Prüm-", "verordening") is Break.KEEP


def test_a_lexicon_is_evidence_and_never_needed() -> None:
    lexicon = frozenset({"sociaal-cultureel", "oud", "minister"})
    assert HyphenJudge(lexicon=lexicon).judge("oud-", "minister") is Break.KEEP
    assert HyphenJudge(lexicon=lexicon).judge("sociaal-", "cultureel") is Break.KEEP
    assert HyphenJudge(lexicon=lexicon).judge("onbekende-", "samenstelling") is Break.JOIN


def test_a_known_word_is_no_part_left_out() -> None:
    judge = HyphenJudge(lexicon=frozenset({"zoals", "partijen", "landen", "categorie"}))
    assert judge.judge("zo-", "als") is Break.JOIN
    assert judge.judge("partij-", "en") is Break.JOIN
    # lan-den: no syllable begins there
    assert judge.judge("land-", "en") is Break.ELLIPSIS
    assert judge.judge("in-", "als") is Break.ELLIPSIS


def test_a_word_in_capitals_is_joined_when_it_is_known() -> None:
    judge = HyphenJudge(lexicon=frozenset({"categorie"}))
    assert judge.judge("CATEGO-", "RIE") is Break.JOIN
    assert judge.judge("EU-", "NAVO") is Break.KEEP


def test_the_two_letters_of_ij_are_one_capital() -> None:
    assert HyphenJudge().judge("IJs-", "sel") is Break.JOIN
    assert HyphenJudge().judge("EUs-", "sel") is Break.KEEP


def test_a_first_part_of_the_lexicon_keeps_its_hyphen() -> None:
    judge = HyphenJudge(lexicon=frozenset({"dublin-", "dublinkamer"}))
    assert judge.judge("Dublin-", "procedure") is Break.KEEP
    assert judge.judge("Dublin-", "kamer") is Break.JOIN


def test_lines_become_running_text() -> None:
    lines = [
        "De samen-",
        "werking tussen EU-",
        "landen en opsporings-",
        "en handhavingsdiensten in 2019–",
        "2023 en/",
        "of later.",
    ]
    expected = "De samenwerking tussen EU-landen en opsporings- en handhavingsdiensten in 2019–2023 en/of later."
    assert join_lines(lines, HyphenJudge()) == expected


def test_a_break_at_the_end_stays_visible() -> None:
    assert join_lines(["een lange", "samen\u00ad"], HyphenJudge()) == "een lange samen-"


def test_a_web_address_goes_on_in_the_next_line() -> None:
    judge = HyphenJudge()
    assert join_lines(["op www.voorbeeld.example/plan/verst", "erking.pdf."], judge).endswith("/plan/versterking.pdf.")
    assert join_lines(["zie https://voorbeeld.example/a_b", "c/d voor meer"], judge) == (
        "zie https://voorbeeld.example/a_bc/d voor meer"
    )
    assert join_lines(["op www.voorbeel", "d.example staat"], judge) == "op www.voorbeeld.example staat"
    assert join_lines(["op www.voorbeeld.example", "en elders."], judge) == "op www.voorbeeld.example en elders."


def test_dashes_break_no_word() -> None:
    assert not is_broken("-")
    assert not is_broken("--")
    assert is_broken("samen-")
    assert join_lines(["zo –", "en niet anders -", "is het"], HyphenJudge()) == "zo – en niet anders - is het"


def test_half_a_word_at_the_end_of_a_cell_is_no_name() -> None:
    assert HyphenJudge(["Pristina", "en", "Mi-", "14", "juni"]).judge("Mi-", "trovica;") is Break.JOIN


def test_an_address_that_is_broken_after_its_scheme_is_closed() -> None:
    assert (
        join_lines(["via https://", "www.voorbeeld.example/pad"], HyphenJudge())
        == "via https://www.voorbeeld.example/pad"
    )


def test_an_address_that_is_broken_after_a_stop_is_closed() -> None:
    assert join_lines(["op www.voorbeeld.", "example staat"], HyphenJudge()) == "op www.voorbeeld.example staat"
    assert join_lines(["op www.voorbeeld.example.", "Daar staat"], HyphenJudge()).endswith("example. Daar staat")


def test_the_last_part_of_a_compound_with_a_hyphen_may_be_broken() -> None:
    judge = HyphenJudge(("noord", "No"))
    assert judge.judge("Assen-No-", "ord") is Break.JOIN
    assert HyphenJudge(()).judge("Assen-EU-", "markt") is Break.KEEP


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("https://www.loket.exam-", "ple/nl/zoek?jaar=2025", Break.JOIN),
        ("(www.loket.exam-", "ple).", Break.JOIN),
        ("post@loket.exam-", "ple", Break.JOIN),
        ("www.loket-", "zuid.example/nl", Break.KEEP),
        ("www.loket.zuid-", "west.example", Break.KEEP),
        ("www.loket.example/exam-", "ple/nl", Break.KEEP),
    ],
)
def test_the_last_part_of_a_domain_has_no_hyphen(before: str, after: str, verdict: Break) -> None:
    assert HyphenJudge(()).judge(before, after) is verdict


def test_english_writes_a_compound_with_a_hyphen() -> None:
    judge = HyphenJudge(("hoog", "cost", "saving"))
    assert join_lines(["support for the use of cost-", "saving lamps"], judge).endswith("cost-saving lamps")
    assert join_lines(["support for the use of resi-", "dual heat"], judge).endswith("residual heat")
    assert join_lines(["steun voor het gebruik van cost-", "saving"], judge).endswith("costsaving")
