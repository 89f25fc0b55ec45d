"""The fields of a memo are its head, whatever way a tool printed labels and values."""

from __future__ import annotations

import pytest

from tests.unit.readers.plaintext.texts import BODY, blocks_of

FIELDS = [
    ("Aan", "de Staatssecretaris van Zeehavens en Binnenvaart, tevens plaatsvervangend voorzitter"),
    ("Van", "Directie Vaarwegen"),
    ("Datum", "3 maart 2022"),
    ("Notanummer", "2022-0000012345"),
    ("Bijlagen", "2"),
]
TEXT = f"Nota Havens\nAanleiding\n{BODY}"


@pytest.mark.parametrize(
    "head",
    [
        "\n".join(f"{label} {value}" for label, value in FIELDS),
        "\n".join(f"{label}\n{value}" for label, value in FIELDS),
        "\n".join(label for label, _ in FIELDS) + "\n\n" + "\n".join(value for _, value in FIELDS) + "\n",
        "\n".join(f"{label}: {value}" for label, value in FIELDS).replace(" plaats", "\nplaats"),
    ],
)
def test_fields_of_a_memo_are_no_body(head: str) -> None:
    blocks = blocks_of(f"TER BESLISSING\n{head}\n{TEXT}")
    found = [text for kind, text in blocks if kind == "header"]
    assert found == ["TER BESLISSING", *(f"{label} {value}" for label, value in FIELDS)]
    assert [text.split()[0] for kind, text in blocks if kind != "header"] == ["Nota", "Aanleiding", "De"]


def test_sentences_that_begin_as_fields_do_are_body() -> None:
    text = f"Aan de kade ligt een schip.\nVan de bemanning is niets bekend.\n{BODY}"
    assert {kind for kind, _ in blocks_of(text)} == {"paragraph"}
