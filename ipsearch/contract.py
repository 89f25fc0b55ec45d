"""How do values look in JSON?

Users, scripts and the web page rely on these names: fields may be added, never renamed or lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ipsearch.annotations import Mention
from ipsearch.citations import cite
from ipsearch.errors import ReadingError, UsageError
from ipsearch.evaluation.measures import Evaluation, Row
from ipsearch.letters import Block, Letter, Page
from ipsearch.reports import Audit, Indexed, IndexReport
from ipsearch.results import Answer, Citation, Entity, Features, Hit, Hits, Quote, StoredPassage, page_spans
from ipsearch.tokens import Token

Json = dict[str, Any]


def letter_json(letter: Letter) -> Json:
    """A Letter. ``pages`` is their number."""
    return {
        "id": letter.id,
        "file": letter.file,
        "sha256": letter.sha256,
        "title": letter.title,
        "kenmerk": letter.kenmerk,
        "kenmerk_origin": letter.kenmerk_origin,
        "kamerstuk": letter.kamerstuk,
        "annex_to": letter.annex_to,
        "date": letter.date.isoformat() if letter.date else None,
        "date_origin": letter.date_origin,
        "subject": letter.subject,
        "sender": letter.sender,
        "addressee": letter.addressee,
        "signatory": letter.signatory,
        "pages": letter.pages,
        "indexed_at": letter.indexed_at.isoformat() if letter.indexed_at else None,
        "citation": cite(letter),
    }


def page_json(page: Page) -> Json:
    """A Page with its blocks; furniture has no offsets."""
    return {
        "number": page.number,
        "printed": page.printed,
        "ocr": page.ocr,
        "text": page.text,
        "blocks": [_block_json(block) for block in page.blocks],
    }


def _block_json(block: Block) -> Json:
    made: Json = {
        "kind": block.kind,
        "text": block.text,
        "start": block.start,
        "end": block.end,
        "paragraph": block.paragraph,
    }
    if block.kind == "heading":
        made["level"] = block.level
    if block.kind == "footnote":
        made["label"] = block.label
    if block.notes:
        made["notes"] = list(block.notes)
    return made


def reading_json(letter: Letter, pages: Sequence[Page], warnings: Sequence[str] = ()) -> Json:
    """What ``read`` and ``show`` give: the letter and its pages."""
    return {"letter": letter_json(letter), "pages": [page_json(page) for page in pages], "warnings": list(warnings)}


def mention_json(text: str, mention: Mention) -> Json:
    """An entity, at its place in ``text``."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "label": mention.label,
        "canonical": mention.canonical,
    }


def named_json(entity: Entity) -> Json:
    """Something that the letters name, with its counts."""
    return {
        "canonical": entity.canonical,
        "label": entity.label,
        "mentions": entity.mentions,
        "letters": entity.letters,
        "first": entity.first.isoformat() if entity.first else None,
        "last": entity.last.isoformat() if entity.last else None,
        "forms": list(entity.forms),
    }


def citation_json(found: Citation) -> Json:
    """A reference at its place in a letter; ``target`` is the letter of the index that it means, or null."""
    return {
        "kind": found.reference.kind,
        "key": found.reference.key,
        "printed_as": found.reference.printed,
        "text": found.text,
        "letter": found.source.id,
        "file": found.source.file,
        "number": found.number,
        "printed": found.printed,
        "start": found.start,
        "end": found.end,
        "citation": cite(found.source, found.number, found.printed),
        "target": found.target.id if found.target else None,
        "target_file": found.target.file if found.target else None,
    }


def references_json(cites: Sequence[Citation], cited_by: Sequence[Citation]) -> Json:
    """Both directions of one letter's references."""
    return {"cites": [citation_json(one) for one in cites], "cited_by": [citation_json(one) for one in cited_by]}


def passage_json(found: StoredPassage, mentions: Sequence[Mention] = ()) -> Json:
    """A passage with its place. ``pages`` says where it stands, ``pieces`` exactly."""
    passage, letter = found.passage, found.letter
    pages = [
        {"number": number, "printed": found.printed_page(number), "start": start, "end": end}
        for number, start, end in page_spans(passage.spans)
    ]
    return {
        "passage": passage.key,
        "letter": letter.id,
        "file": letter.file,
        "title": letter.title,
        "kenmerk": letter.kenmerk,
        "kamerstuk": letter.kamerstuk,
        "date": letter.date.isoformat() if letter.date else None,
        "subject": letter.subject,
        "kind": passage.kind,
        "section": list(passage.section),
        "pages": pages,
        "ocr": found.ocr,
        "pieces": [{"number": s.page, "start": s.start, "end": s.end, "seam": s.seam} for s in passage.spans],
        "paragraphs": list(passage.paragraphs),
        "text": passage.text,
        "entities": [mention_json(passage.text, mention) for mention in mentions],
        "citation": cite(letter, pages[0]["number"], pages[0]["printed"]),
    }


def hit_json(hit: Hit) -> Json:
    """A Hit: a passage, and how it ranked. ``highlights`` are offsets into ``text``."""
    ranked: Json = {"rank": hit.rank, "score": round(hit.score, 6)}
    return (
        ranked
        | passage_json(hit.found, hit.mentions)
        | {
            "highlights": [list(place) for place in hit.highlights],
            "why": {
                "lexical": _rounded(hit.why.lexical),
                "dense": _rounded(hit.why.dense),
                "rerank": _rounded(hit.why.rerank),
                "exact": hit.why.exact,
                "features": _features_json(hit.why.features),
            },
            "copies": [
                {
                    "passage": copy.passage.key,
                    "letter": copy.letter.id,
                    "file": copy.letter.file,
                    "citation": _place(copy),
                }
                for copy in hit.copies
            ],
        }
    )


def _features_json(features: Features | None) -> Json | None:
    """What the order was made of; ``null`` for what was named by number or came too far down to be ordered anew."""
    return None if features is None else {name: round(value, 4) for name, value in asdict(features).items()}


def _place(found: StoredPassage) -> str:
    number = found.passage.spans[0].page
    return cite(found.letter, number, found.printed_page(number))


def hits_json(hits: Hits) -> Json:
    """What ``search`` gives."""
    return {
        "query": hits.query.text,
        "took_ms": round(hits.seconds * 1000, 2),
        "read_as": [{"words": list(v.words), "also": list(v.variant), "kind": v.kind} for v in hits.query.variants],
        "total": hits.total,
        "hits": [hit_json(hit) for hit in hits.hits],
    }


def answer_json(answer: Answer) -> Json:
    """What ``ask`` gives."""
    return {
        "question": answer.question,
        "answered": answer.text is not None,
        "answer": answer.text,
        "confidence": round(answer.confidence, 4),
        "quotes": [_quote_json(quote) for quote in answer.quotes],
        "hits": [hit_json(hit) for hit in answer.hits],
        "reason": str(answer.reason) if answer.reason else None,
        "notice": answer.notice,
    }


def _quote_json(quote: Quote) -> Json:
    return {
        "text": quote.text,
        "letter": quote.letter.id,
        "file": quote.letter.file,
        "kenmerk": quote.letter.kenmerk,
        "number": quote.number,
        "printed": quote.printed,
        "start": quote.start,
        "end": quote.end,
        "citation": cite(quote.letter, quote.number, quote.printed),
    }


def report_json(report: IndexReport) -> Json:
    """What ``index`` and ``remove`` give."""
    return {
        "added": [_indexed_json(one) for one in report.added],
        "updated": [_indexed_json(one) for one in report.updated],
        "unchanged": report.unchanged,
        "removed": report.removed,
        "moved": report.moved,
        "duplicates": [{"file": d.file, "letter": d.letter, "same_as": d.same_as} for d in report.duplicates],
        "missing": report.missing,
        "failed": [failure_json(error) for error in report.failed],
        "passages": report.passages,
        "seconds": round(report.seconds, 3),
        "commit": report.commit,
    }


def audit_json(found: Audit) -> Json:
    """What ``verify`` gives."""
    return {
        "ok": not found.problems,
        "letters": found.letters,
        "pages": found.pages,
        "passages": found.passages,
        "commit": found.commit,
        "problems": list(found.problems),
        "changed_files": list(found.changed_files),
    }


def evaluation_json(found: Evaluation) -> Json:
    """What ``evaluate`` gives: per type of question each measure with its 95% interval; and, where asked for, the same
    for each leg, and the differences with other settings."""
    made = _rows_json(found.rows)
    if found.legs:
        made["legs"] = {name: _rows_json(rows) for name, rows in found.legs.items()}
    if found.compared is not None:
        made["compared"] = _rows_json(found.compared)
    return made


def _rows_json(rows: Sequence[Row]) -> Json:
    return {
        row.type: {"topics": row.topics}
        | {name: {"mean": s.mean, "low": s.low, "high": s.high} for name, s in row.scores.items()}
        for row in rows
    }


def token_json(token: Token) -> Json:
    """A token without what makes it work."""
    return {"id": token.id, "name": token.name, "scope": token.scope, "created": token.created}


def failure_json(error: ReadingError) -> Json:
    """A file that could not be read, and why."""
    return {"file": error.file, "error": error.kind, "message": error.message}


def _indexed_json(one: Indexed) -> Json:
    return {
        "letter": one.letter,
        "file": one.file,
        "title": one.title,
        "kenmerk": one.kenmerk,
        "passages": one.passages,
        "warnings": list(one.warnings),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def read_lines(path: Path, keys: tuple[str, ...]) -> Iterator[Json]:
    """The rows of a file with one JSON object a line, each cut down to ``keys``.

    Raises:
        UsageError: the file cannot be read, or a line lacks a key; the message names it.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read ({error}).") from error
    yield from read_rows(lines, str(path), keys)


def read_rows(lines: Iterable[str], name: str, keys: tuple[str, ...], optional: tuple[str, ...] = ()) -> Iterator[Json]:
    """The rows of lines with a JSON object each, cut down to ``keys`` and ``optional`` ones (``None`` when absent).

    Args:
        name: what the lines are called in an error.

    Raises:
        UsageError: a line lacks a key; the message names it.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield {key: row[key] for key in keys} | {key: row.get(key) for key in optional}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            wanted = ", ".join(f'"{key}"' for key in keys)
            raise UsageError(f"{name}, line {number}: expected a JSON object with {wanted}.") from error
