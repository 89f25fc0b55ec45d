"""The rendered corpus as label sources see it: documents by letter number, units by their first words."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from corpus.markup import Source, print_date, read_source
from corpus.sentences import Unit, read_units

ROW = re.compile(r"(.*)=(\d?)")


def read_rows(path: Path) -> list[list[str]]:
    """Fields of every line that is no comment."""
    lines = path.read_text("utf-8").splitlines()
    return [[field.strip() for field in line.split(" | ")] for line in lines if line and not line.startswith("#")]


class Corpus:
    """Sources, documents and units."""

    def __init__(self, root: Path) -> None:
        sources = [read_source(path) for path in sorted((root / "scripts/corpus/letters").glob("*.md"))]
        self.sources: dict[str, Source] = {}
        for source in sources:
            for name in ("file", "twin", "scan"):
                if name in source.meta:
                    self.sources[source.meta[name]] = source
        self.units = {doc: read_units(root / "tests/quality/truth" / f"{doc}.json") for doc in sorted(self.sources)}

    def doc(self, letter: str) -> str:
        """File name by its three digits."""
        return next(doc for doc in self.units if doc.startswith(letter))

    def twins(self, letter: str) -> list[str]:
        """The letter and, when there is one, its web twin."""
        doc = self.doc(letter)
        twin = self.sources[doc].meta.get("twin")
        return [doc, twin] if twin and twin != doc else [doc]

    def scans(self, letter: str) -> list[str]:
        """The scan of a letter, if any."""
        scan = self.sources[self.doc(letter)].meta.get("scan")
        return [scan] if scan else []

    def readable(self) -> list[str]:
        """All documents but the scans, which cannot be read without character recognition."""
        return [doc for doc, source in self.sources.items() if source.meta.get("scan") != doc]

    def letter_date(self, doc: str) -> datetime.date | None:
        return self.sources[doc].date

    def date(self, doc: str) -> str | None:
        """ISO date of the letter, None for an annex."""
        date = self.letter_date(doc)
        return date.isoformat() if date else None

    def title(self, doc: str) -> str:
        """How a commitment names the letter it was made in."""
        source = self.sources[doc]
        return f"brief van {print_date(source.date)}" if source.date else source.meta["subject"]

    def find(self, doc: str, start: str) -> Unit:
        """The one unit that starts like this; `Totaal=` is a table row by its first cell, `Totaal=2` the second."""
        if row := ROW.fullmatch(start):
            found = [u for u in self.units[doc] if u.kind == "row" and u.text.startswith(row[1] + " |")]
            found = found[int(row[2]) - 1 :][:1] if row[2] else found
        else:
            found = [u for u in self.units[doc] if u.text.startswith(start) and u.kind != "row"]
            found = [u for u in found if u.kind != "heading"] or found
        if len(found) != 1:
            raise SystemExit(f"{doc}: {len(found)} units start with {start!r}: {[u.text[:60] for u in found]}")
        return found[0]
