"""Mark the entities of a sentence: names from labels/entities.txt, dates and Kamerstuk numbers; longest span wins."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.dates import BARE_MONTH, date_spans

KAMERSTUK = re.compile(r"Kamerstuk (\d\d ?\d{3}), nr\. (\d+)")


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name."""

    form: str
    label: str
    canonical: str
    alternative: str | None
    optional: bool


def read_names(path: Path) -> list[Name]:
    """All forms, longest first, so that a longer name hides the shorter one in it."""
    names = []
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        label, canonical, forms = line.split(" | ")
        label, _, alternative = label.partition("/")
        for form in forms.split("; "):
            kept = form if canonical == "=" else canonical
            names.append(Name(form, label.rstrip("?"), kept, alternative or None, label.endswith("?")))
    return sorted(names, key=lambda name: -len(name.form))


def entities(text: str, names: list[Name], letter_date: datetime.date | None) -> list[dict[str, Any]]:
    """Entities in order, with exact offsets into `text`."""
    found: list[dict[str, Any]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= e["start"] or start >= e["end"] for e in found)

    def add(start: int, end: int, label: str, canonical: str | None, **more: Any) -> None:
        if free(start, end):
            found.append(
                {"start": start, "end": end, "label": label, "text": text[start:end], "canonical": canonical, **more}
            )

    for match in KAMERSTUK.finditer(text):
        add(*match.span(), "KAMERSTUK", f"{match[1].replace(' ', '')}-{match[2]}")
    for name in names:
        for match in re.finditer(rf"(?<![\w-]){re.escape(name.form)}(?![\w]|-\w)", text):
            more: dict[str, Any] = {"optional": True} if name.optional else {}
            if name.alternative:
                more["label_alt"] = name.alternative
            add(*match.span(), name.label, name.canonical, **more)
    for start, end, canonical in date_spans(text, letter_date):
        add(start, end, "DATE", canonical)
    for match in BARE_MONTH.finditer(text):  # a month without a year is anchored only through the letter's date
        add(*match.span(), "DATE", None, optional=True)
    return sorted(found, key=lambda entity: entity["start"])
