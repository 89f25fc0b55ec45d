"""The dossiers that we invented: letters that promise, and later ones, some of which tell what became of a promise."""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from ipsearch.extraction.toezeggingen.signals import Surroundings
from ipsearch.text.sentences import sentences

FOLDER = Path(__file__).parent / "dossiers"
_ITEM = "• "


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: a heading and paragraphs a section. Items start with a bullet, and cells are parted by ``|``."""

    file: str
    date: str
    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(text for _, paragraphs in self.sections for text in paragraphs)

    def sentences(self) -> Iterator[tuple[str, Surroundings]]:
        """The sentences that are no heading and no row of a table, each with what stands around it."""
        date = dt.date.fromisoformat(self.date)
        for heading, paragraphs in self.sections:
            around = Surroundings(date, (self.title, heading))
            for text in paragraphs:
                for start, end in sentences(text.removeprefix(_ITEM)) if _element(text) != "table" else ():
                    sentence = text.removeprefix(_ITEM)[start:end]
                    yield sentence, around
                    around = replace(around, before=sentence)

    def page(self) -> str:
        """The letter as a web page."""
        body = [f"<h1>{html.escape(self.title)}</h1>"]
        for heading, paragraphs in self.sections:
            body.append(f"<h2>{html.escape(heading)}</h2>")
            for element, texts in groupby(paragraphs, _element):
                body.append(_MADE[element]([html.escape(text) for text in texts]))
        head = f'<meta charset="utf-8"><title>{html.escape(self.title)}</title>'
        return f'<!doctype html><html lang="nl"><head>{head}</head><body>{"".join(body)}</body></html>\n'


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a letter."""

    file: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Letters by date; every sentence of them that undertakes something; each pair of a promise and what a later letter
    tells of it, with what that is; pairs that look like it and are not; and the sentences that say outright that a
    promise is kept or was made, with which of the two: ``None`` where nobody looked for those."""

    id: str
    letters: tuple[Letter, ...]
    promises: tuple[Said, ...]
    links: tuple[tuple[Said, Said, str], ...]
    lookalikes: tuple[tuple[Said, Said], ...]
    reported: tuple[tuple[Said, str], ...] | None


def dossiers(folder: Path = FOLDER) -> Iterator[Dossier]:
    """All of them."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield _dossier(json.loads(line))


def _dossier(row: dict) -> Dossier:
    def said(pair: list[str]) -> Said:
        return Said(f"{row['id']}{pair[0]}.html", pair[1])

    letters = [
        Letter(
            f"{row['id']}{one['id']}.html", one["date"], one["title"],
            tuple((section["heading"], tuple(section["paragraphs"])) for section in one["sections"]),
        )
        for one in row["letters"]
    ]  # fmt: skip
    return Dossier(
        row["id"],
        tuple(letters),
        tuple(map(said, row["promises"])),
        tuple((said(link["from"]), said(link["to"]), link["relation"]) for link in row["links"]),
        tuple((said(pair["from"]), said(pair["to"])) for pair in row["lookalikes"]),
        tuple((said(one), one[2]) for one in row["reported"]) if "reported" in row else None,
    )


def _element(paragraph: str) -> str:
    return "ul" if paragraph.startswith(_ITEM) else "table" if " | " in paragraph else "p"


_MADE = {
    "p": lambda texts: "".join(f"<p>{text}</p>" for text in texts),
    "ul": lambda texts: "<ul>" + "".join(f"<li>{text.removeprefix(_ITEM)}</li>" for text in texts) + "</ul>",
    "table": lambda texts: "<table>" + "".join(_row(text) for text in texts) + "</table>",
}


def _row(text: str) -> str:
    return "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in text.split("|")) + "</tr>"
