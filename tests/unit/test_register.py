"""The register comes as its open data do, or is refused with the reason."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from ipsearch.errors import UsageError
from ipsearch.register import Entry, read_register

ROW = {"Nummer": "TZ202105-001", "Tekst": "Een loket.", "Status": "Openstaand", "AanmaakDatum": "2021-05-27T00:00:00Z"}
ENTRY = Entry("TZ202105-001", "Een loket.", "Openstaand", dt.date(2021, 5, 27), None)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"@odata.context": "…", "value": [ROW]}),
        json.dumps([ROW]),
        json.dumps(ROW) + "\n",
        "Nummer,Tekst,Status,AanmaakDatum\nTZ202105-001,Een loket.,Openstaand,2021-05-27\n",
        "\ufeffnummer;tekst;status;aanmaakdatum\nTZ202105-001;Een loket.;Openstaand;2021-05-27\n",
    ],
    ids=["odata", "list", "object", "csv", "semicolons, with a byte order mark"],
)
def test_every_form_is_read_alike(tmp_path: Path, text: str) -> None:
    file = tmp_path / "register"
    file.write_text(text, "utf-8")
    assert read_register(file) == [ENTRY]


def test_two_objects_on_two_lines_are_two_entries(tmp_path: Path) -> None:
    file = tmp_path / "register"
    file.write_text(
        json.dumps(ROW) + "\n" + json.dumps(ROW | {"Nummer": "TZ202105-002", "Ministerie": "JenV"}), "utf-8"
    )
    assert [(entry.number, entry.ministry) for entry in read_register(file)] == [
        ("TZ202105-001", None),
        ("TZ202105-002", "JenV"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no entries"),
        ("[1, 2]", "list of objects"),
        ("{", "neither CSV nor JSON"),
        ("Nummer,Tekst\nTZ202105-001,\n", "no Nummer or no Tekst"),
        ("Titel\nEen loket\n", "no Nummer or no Tekst"),
    ],
)
def test_what_is_no_register_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "register"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=said):
        read_register(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"geen\.csv"):
        read_register(tmp_path / "geen.csv")
