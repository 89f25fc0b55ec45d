"""What each document says about itself: number, date, pages, references and headings."""

from __future__ import annotations

import re
from typing import Any

from corpus.labelled import Corpus
from corpus.markup import MONTHS, Source
from corpus.names import KAMERSTUK
from corpus.sentences import Unit

LETTER = re.compile(rf"(?:brief|halfjaarbericht) van (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
OWN_NUMBER = re.compile(r"kenmerk (\d{7})")
DIRECTIVE = re.compile(r"Richtlijn \(EU\) (\d{4}/\d+)")


def document_rows(corpus: Corpus) -> list[dict[str, Any]]:
    """One row per file; what a file does not print is None."""
    return [document_row(corpus, doc) for doc in sorted(corpus.sources)]


def document_row(corpus: Corpus, doc: str) -> dict[str, Any]:
    """Front matter, with pages and references read from the truth."""
    source, units = corpus.sources[doc], corpus.units[doc]
    meta = source.meta
    pages = sorted({page for unit in units for page in (unit.page, unit.page_end) if page})
    signed = any(unit.kind == "signature" for unit in units)
    return {
        "file": doc,
        "type": meta.get("doctype", "Kamerstuk" if "kamerstuk" in meta else "Kamerbrief"),
        "subject": meta["subject"] if states_subject(source, doc) else None,
        "what": meta["subject"],
        "kenmerk": meta.get("kenmerk"),
        "kamerstuk": meta.get("kamerstuk"),
        "own_kamerstuk": meta.get("kamerstuk") or meta.get("own_kamerstuk"),
        "date": corpus.date(doc),
        "sender": meta["sender"] if signed else None,
        "addressee": meta.get("addressee"),
        "signatory": meta.get("signatory"),
        "uw_kenmerk": meta.get("uw_kenmerk"),
        "annex_to": meta.get("annex_to"),
        "twin_of": twin_of(meta, doc),
        "pages_printed": pages,
        "references": references(units, corpus),
        "headings": [{"text": u.text, "printed_page": u.page, "unit": u.name} for u in units if u.kind == "heading"],
    }


def states_subject(source: Source, doc: str) -> bool:
    """A letterhead prints the subject; a Kamerstuk prints only its dossier, but its web page names the subject."""
    return bool(source.date) and ("kamerstuk" not in source.meta or doc.endswith(".html"))


def twin_of(meta: dict[str, str], doc: str) -> str | None:
    """The file of which this one is a web twin or a scan."""
    return meta["file"] if doc != meta["file"] else None


def references(units: list[Unit], corpus: Corpus) -> list[dict[str, Any]]:
    """References to other papers, as printed and as a number or date."""
    rows = []
    for unit in units:
        found = [("Kamerstuk", m, f"{m[1].replace(' ', '')}-{m[2]}") for m in KAMERSTUK.finditer(unit.text)]
        found += [
            ("brief", m, f"{m[3]}-{MONTHS.index(m[2]) + 1:02}-{int(m[1]):02}") for m in LETTER.finditer(unit.text)
        ]
        found += [("kenmerk", m, m[1]) for m in OWN_NUMBER.finditer(unit.text)]
        found += [("EU-richtlijn", m, m[0]) for m in DIRECTIVE.finditer(unit.text)]
        for kind, match, normalised in sorted(found, key=lambda item: item[1].start()):
            rows.append(
                {
                    "kind": kind,
                    "raw": match[0],
                    "normalised": normalised,
                    "file": target(kind, normalised, corpus),
                    "quote": unit.text,
                    "printed_page": unit.page,
                    "unit": unit.name,
                }
            )
    return rows


def target(kind: str, normalised: str, corpus: Corpus) -> str | None:
    """The file in the corpus that is meant, if it is here."""
    for doc, source in corpus.sources.items():
        if doc != source.file:
            continue
        numbers = {source.meta.get("kamerstuk"), source.meta.get("own_kamerstuk"), source.meta.get("kenmerk")}
        if normalised in numbers or (kind == "brief" and normalised == corpus.date(doc)):
            return doc
    return None
