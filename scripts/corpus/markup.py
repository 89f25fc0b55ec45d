"""Read one letter source: TOML front matter, then headings, paragraphs, bullets, tables, notes and a signature."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

NOTE = re.compile(r"\[\^(\d+)\]")
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


@dataclass(frozen=True, slots=True)
class Block:
    """One printed block. `text` still carries its note marks `[^n]`; a table has `rows` instead."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The text as truth holds it: without note marks, tables with bars."""
        if self.kind == "table":
            return "\n".join(" | ".join(row) for row in self.rows)
        return NOTE.sub("", self.text)


@dataclass(frozen=True, slots=True)
class Source:
    """A letter before it is rendered."""

    path: Path
    meta: dict[str, str]
    date: datetime.date | None
    blocks: tuple[Block, ...]
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return self.meta["file"]

    @property
    def printed_date(self) -> str:
        return print_date(self.date) if self.date else ""

    @property
    def dossier_number(self) -> str:
        """The dossier as printed: `39 812`."""
        number = self.meta["kamerstuk"].split("-")[0]
        return f"{number[:2]} {number[2:]}"


def print_date(date: datetime.date) -> str:
    """`2019-05-14` as a Dutch letter prints it."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def read_source(path: Path) -> Source:
    """Parse one source file; every value of the front matter but the date is text."""
    _, front, body = path.read_text("utf-8").split("+++\n", 2)
    meta = tomllib.loads(front)
    date = meta.pop("date", None)
    blocks, notes = parse_body(body)
    return Source(path, meta, date, tuple(blocks), notes)


def parse_body(body: str) -> tuple[list[Block], dict[str, str]]:
    """One source line is one block, except table rows, which gather into one table."""
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
            continue
        if rows:
            blocks.append(Block("table", rows=square(rows)))
            rows = []
        if found := re.match(r"\[\^(\d+)\]: (.*)", line):
            notes[found[1]] = found[2]
        elif line.strip():
            blocks.append(parse_line(line))
    return blocks, notes


def square(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Give every row the header's number of cells, so that an empty last cell may be left out in the source."""
    width = len(rows[0])
    return tuple((row + ("",) * width)[:width] for row in rows)


def parse_line(line: str) -> Block:
    """Tell a heading, bullet, signature and paragraph apart by how the line starts."""
    if found := re.match(r"(#{1,3}) (.*)", line):
        return Block("heading", found[2], level=len(found[1]))
    if re.match(r"(- |\d+\. )", line):
        return Block("bullet", line)
    if line.startswith("@sign "):
        lines = tuple(part.strip() for part in line[6:].split("|"))
        return Block("signature", " ".join(lines), lines=lines)
    return Block("paragraph", line)
