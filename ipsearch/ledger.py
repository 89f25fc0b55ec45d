"""How do toezeggingen look to programs, in a spreadsheet, and to people?"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from ipsearch.annotations import FoundToezegging
from ipsearch.citations import cite, dutch_date
from ipsearch.extraction.toezeggingen.classifier import Judgement
from ipsearch.letters import Span, cut_spans
from ipsearch.register import Match
from ipsearch.results import Correction, StoredPassage
from ipsearch.stories import Event, Story
from ipsearch.terminal import clean, styled, write

_BOLD, _DIM = "\x1b[1m", "\x1b[2m"
_COLUMNS = (
    "id", "kind", "strength", "status", "deadline", "from", "to", "text", "actor", "recipient", "topic", "confidence",
    "citation", "kenmerk", "date", "file", "page", "became", "note",
)  # fmt: skip
# Reasons that are shown of each; the rest moved it little.
_REASONS = 6

Json = dict[str, Any]


def story_json(story: Story, judged: Judgement | None = None) -> Json:
    """A toezegging as the contract has it; ``start`` and ``end`` are offsets into the page on which it begins."""
    found, stored = story.found, story.told.stored
    pieces = cut_spans(stored.passage.spans, found.start, found.end)
    made: Json = {"id": story.told.new.id, "kind": found.kind, "strength": found.strength, "text": story.told.text}
    made |= _place_json(stored, pieces)
    made |= {
        "actor": found.actor,
        "recipient": found.recipient,
        "action": found.action,
        "topic": found.topic,
        "made_at": _made_at_json(found, stored),
        "deadline": _deadline_json(found),
        "status": story.status,
        "confidence": found.confidence,
        "paragraph": {
            "text": stored.passage.text,
            "section": list(stored.passage.section),
            "passage": stored.passage.key,
        },
        "links": [event_json(event) for event in story.events],
        "rejected": story.rejected,
        "corrected": _correction_json(story.correction),
    }
    if story.score is not None:
        made["score"] = round(story.score, 4)
    if judged is not None:
        made["why"] = [{"signal": name, "weight": round(weight, 3)} for name, weight in judged.reasons]
    return made


def event_json(event: Event) -> Json:
    """A link: ``text`` is the passage that tells what became of it, ``sentence`` the words that tell most."""
    stored, link = event.stored, event.link
    passage = stored.passage
    body = _body(stored)
    made: Json = {"relation": link.relation, "text": passage.text[body[0] : body[1]], "confidence": link.confidence}
    made |= _place_json(stored, cut_spans(passage.spans, *body))
    told = cut_spans(passage.spans, link.first, link.last)
    made["sentence"] = {"text": event.sentence, "number": told[0].page, "start": told[0].start, "end": told[0].end}
    return made


def _body(stored: StoredPassage) -> tuple[int, int]:
    """The passage without the headings that open it."""
    start = 0
    for heading in stored.passage.section:
        if stored.passage.text.startswith(f"{heading}\n", start):
            start += len(heading) + 1
    return start, len(stored.passage.text)


def _place_json(stored: StoredPassage, pieces: Sequence[Span]) -> Json:
    letter, first = stored.letter, pieces[0]
    printed = stored.printed_page(first.page)
    return {
        "letter": letter.id,
        "file": letter.file,
        "kenmerk": letter.kenmerk,
        "kamerstuk": letter.kamerstuk,
        "date": letter.date.isoformat() if letter.date else None,
        "number": first.page,
        "printed": printed,
        "start": first.start,
        "end": max(piece.end for piece in pieces if piece.page == first.page),
        "pieces": [{"number": p.page, "start": p.start, "end": p.end, "seam": p.seam} for p in pieces],
        "citation": cite(letter, first.page, printed),
    }


def _deadline_json(found: FoundToezegging) -> Json | None:
    term = found.deadline
    if term is None:
        return None
    first, last = (day.isoformat() if day else None for day in (term.first, term.last))
    return {"text": term.text, "from": first, "to": last}


def _made_at_json(found: FoundToezegging, stored: StoredPassage) -> Json | None:
    """Of a promise in this letter, the letter itself."""
    if found.kind == "made":
        date = stored.letter.date
        return {"occasion": cite(stored.letter), "date": date.isoformat() if date else None}
    made = found.made_at
    return None if made is None else {"occasion": made.occasion, "date": made.date.isoformat() if made.date else None}


def _correction_json(said: Correction | None) -> Json | None:
    if said is None:
        return None
    return {"status": said.status, "note": said.note, "at": said.at.isoformat()}


def correction_line(said: Correction) -> Json:
    """What a user said, as it is exported; ``about`` names the toezegging for people."""
    return {
        "about": said.about,
        "rejected": said.rejected,
        "status": said.status,
        "note": said.note,
        "at": said.at.isoformat(),
        "stable": said.stable,
    }


def match_json(match: Match) -> Json:
    """An entry of the register with the toezeggingen that may be it."""
    entry = match.entry
    return {
        "number": entry.number,
        "text": entry.text,
        "status": entry.status,
        "date": entry.date.isoformat() if entry.date else None,
        "ministry": entry.ministry,
        "toezeggingen": [story_json(story) for story in match.stories],
    }


def show_matches(matches: Sequence[Match]) -> None:
    """Each entry, and the toezeggingen that may be it."""
    for match in matches:
        entry = match.entry
        day = f", {dutch_date(entry.date)}" if entry.date else ""
        write(styled(clean(f"{entry.number}{day}  {entry.status or ''}"), _BOLD))
        write("    " + clean(entry.text))
        for story in match.stories:
            _show(story, None)
        if not match.stories:
            write(styled("    nothing like it in these letters", _DIM) + "\n")
    write(styled(f"{sum(bool(m.stories) for m in matches)} of {len(matches)} entries matched", _DIM))


def stories_csv(stories: Sequence[Story]) -> str:
    """A table with a head, a line a toezegging; cells that a spreadsheet would take for formulas are disarmed."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    for story in stories:
        row = story_json(story)
        term = row["deadline"] or {"text": None, "from": None, "to": None}
        became = "; ".join(f"{link['relation']}: {link['citation']}" for link in row["links"])
        cells = {**row, "deadline": term["text"], "from": term["from"], "to": term["to"], "became": became}
        cells |= {"page": row["printed"] or row["number"], "note": (row["corrected"] or {}).get("note")}
        table.writerow([_cell(cells[name]) for name in _COLUMNS])
    return out.getvalue().rstrip("\n")


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text


def show_stories(stories: Sequence[Story], total: int, why: dict[str, Judgement] | None = None) -> None:
    """Each with its place, its term, how it stands, and what later letters tell of it."""
    for story in stories:
        _show(story, (why or {}).get(story.told.new.id))
    if not stories:
        write("No toezeggingen found. Drop a filter, or ask for the unsure too with --all.")
    else:
        write(styled(f"{len(stories)} of {total} toezeggingen", _DIM))


def _show(story: Story, judged: Judgement | None) -> None:
    row = story_json(story)
    term = row["deadline"]
    until = f", term: {term['text']}" + (f" (up to {term['to']})" if term["to"] else "") if term else ""
    head = f"[{story.status}] {clean(row['citation'])}"
    write(f"{styled(head, _BOLD)}  {row['kind']}, {row['strength']}{clean(until)}")
    if row["topic"]:
        write("    " + styled(clean(row["topic"]), _DIM))
    write("    " + clean(row["text"]))
    for event in story.events:
        _show_event(event)
    said = story.correction
    if said:
        what = "rejected" if said.rejected else f"status {said.status}"
        write(
            styled(
                f"    you said on {dutch_date(said.at.date())}: {what}{f' ({clean(said.note)})' if said.note else ''}",
                _DIM,
            )
        )
    if judged:
        reasons = ", ".join(f"{name} {weight:+.1f}" for name, weight in judged.reasons[:_REASONS])
        write(styled(f"    why: {reasons}", _DIM))
    write(styled(f"    id {row['id']}  confidence {row['confidence']:.2f}  {row['file']}", _DIM) + "\n")


def _show_event(event: Event) -> None:
    number = cut_spans(event.stored.passage.spans, event.link.first, event.link.last)[0].page
    place = cite(event.stored.letter, number, event.stored.printed_page(number))
    write(f"    → {event.link.relation}: {clean(place)} ({event.link.confidence:.2f})")
    write("      " + clean(event.sentence))
