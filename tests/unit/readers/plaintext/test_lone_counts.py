"""Counts on lines of their own, before their items or in a stack above them."""

from __future__ import annotations

from tests.unit.readers.plaintext.texts import BODY, texts_of

BEGIN = f"{BODY}Artikel 2 Havens\n"
ITEMS = [
    "1. De havens melden elkaar uit eigen beweging:",
    "a. welke schepen zij verwachten;",
    "b. welke lading niet mag worden gelost, te weten:",
    "i. levende dieren;",
    "ii. vuurwerk.",
    "2. Een melding wordt binnen twee dagen gedaan.",
    "3. In geval van spoed kan zij mondeling worden gedaan.",
]


def test_counts_that_stand_above_their_items_open_them() -> None:
    text = "".join(item.replace(" ", "\n", 1) + "\n" for item in ITEMS)
    assert texts_of("bullet", f"{BEGIN}{text}") == ITEMS


def test_counts_in_stacks_go_back_to_the_items_below() -> None:
    text = (
        "1.\n\nDe havens melden elkaar uit eigen beweging:\na.\nb.\n\nwelke schepen zij verwachten;\n"
        "welke lading niet mag worden gelost, te weten:\ni.\nii.\n\nlevende dieren;\nvuurwerk.\n\n"
        "2.\n\n3.\n\nEen melding wordt binnen twee dagen gedaan.\n\n"
        "In geval van spoed kan zij mondeling worden gedaan.\n"
    )
    assert texts_of("bullet", f"{BEGIN}{text}") == ITEMS


def test_counts_below_what_has_not_ended_are_cells() -> None:
    text = f"{BEGIN}1.\nDe kade\nAfgedaan\n2.\nDe sluis\nAfgedaan\n"
    assert not texts_of("bullet", text)
