"""How do results look on a terminal?"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from ipsearch.citations import cite, dutch_date
from ipsearch.evaluation.measures import Evaluation, Row
from ipsearch.letters import Letter, Page
from ipsearch.reports import Audit, IndexReport, Progress
from ipsearch.results import Answer, Citation, Entity, Hit, Hits, Query, Why, page_spans

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_CONTROL = dict.fromkeys((*range(9), *range(11, 32), 127, *range(128, 160)))


def write(text: str = "") -> None:
    """One piece of text to standard output. Control characters of letters do not reach the terminal."""
    sys.stdout.write(text + "\n")


def write_json(value: Any) -> None:
    """One JSON value on one line, readable by people and programs."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def complain(text: str) -> None:
    """A message to standard error."""
    sys.stderr.write(f"ipsearch: {text}\n")


def styled(text: str, style: str) -> str:
    """The text in a style, when standard output is a terminal."""
    return f"{style}{text}{_PLAIN}" if sys.stdout.isatty() else text


def clean(text: str) -> str:
    """Text of a letter without control characters: it is shown, never obeyed."""
    return text.translate(_CONTROL)


def show_hits(hits: Hits, why: bool = False) -> None:
    """Hits as numbered paragraphs with citation, heading path and marked words; and why, where that is asked for."""
    if not hits.hits:
        write("Nothing found. Try other or fewer words, or drop a filter.")
    for hit in hits.hits:
        write(_hit(hit) + (_why(hit.why) if why else ""))
    for line in _read_as(hits.query):
        write(styled(f"also looked for: {clean(line)}", _DIM))
    write(styled(f"{len(hits.hits)} of {hits.total} passages, {hits.seconds * 1000:.0f} ms", _DIM))


def _read_as(query: Query) -> list[str]:
    """What else the words of a query were taken for, a line for each of them."""
    read: dict[tuple[str, str], list[str]] = {}
    for variant in query.variants:
        read.setdefault((" ".join(variant.words), variant.kind), []).append(" ".join(variant.variant))
    return [f"{words} → {', '.join(others)} ({kind})" for (words, kind), others in read.items()]


def _hit(hit: Hit) -> str:
    found = hit.found
    number = page_spans(found.passage.spans)[0][0]
    place = cite(found.letter, number, found.printed_page(number))
    lines = [f"{hit.rank:2}. {styled(clean(place), _BOLD)}"]
    above = [head for head in found.passage.section if head not in found.passage.text.split("\n")]
    if above:
        lines.append("    " + styled(clean(" › ".join(above)), _DIM))
    lines += ["    " + line for line in _marked(hit).split("\n")]
    mark = "  recognised from a picture" if found.ocr else ""
    lines.append("    " + styled(f"{found.letter.file}  passage {found.passage.key}{mark}", _DIM))
    for copy in hit.copies:
        lines.append("    " + styled(clean(f"the same in {copy.letter.file}  passage {copy.passage.key}"), _DIM))
    return "\n".join(lines) + "\n"


def _why(why: Why) -> str:
    """What the order was made of, best known first."""
    if why.exact:
        return f"    why: {why.exact}\n"
    named = asdict(why.features) if why.features else {}
    said = ", ".join(f"{name} {value:.2f}" for name, value in named.items() if value)
    return f"    why: {said or 'too far down to be looked at closely'}\n"


def _marked(hit: Hit) -> str:
    text, parts, at = hit.found.passage.text, [], 0
    for start, end in hit.highlights:
        parts += [clean(text[at:start]), styled(clean(text[start:end]), _BOLD)]
        at = end
    return "".join([*parts, clean(text[at:])])


def show_answer(answer: Answer) -> None:
    """The answer in one line, where it has one, and the quotes with their places; without an answer the reason and the
    nearest passages."""
    if answer.text is not None and answer.text != " ".join(quote.text for quote in answer.quotes):
        write(styled(clean(answer.text), _BOLD) + "\n")
    for quote in answer.quotes:
        write(f"“{clean(quote.text)}”")
        write("    " + styled(cite(quote.letter, quote.number, quote.printed), _BOLD) + "\n")
    if answer.notice:
        write(f"{clean(answer.notice)}\n")
    if not answer.quotes:
        write(f"{clean(str(answer.reason))}\n")
        for hit in answer.hits[:3]:
            write(_hit(hit))


def show_letters(letters: Sequence[Letter]) -> None:
    """One line a letter."""
    for letter in letters:
        number = letter.kenmerk or letter.kamerstuk or (f"annex to {letter.annex_to}" if letter.annex_to else "–")
        date = letter.date.isoformat() if letter.date else "no date   "
        write(f"{letter.id}  {date}  {number:<16}  {letter.pages:>3} p.  {clean(letter.title)}  ({letter.file})")
    write(f"{len(letters)} letters")


def show_letter(letter: Letter, pages: Sequence[Page], warnings: Sequence[str]) -> None:
    """What is known of a letter, then its text page by page."""
    date = dutch_date(letter.date) if letter.date else None
    rows = {
        "Title": letter.title, "File": letter.file, "Id": letter.id, "Kenmerk": _with_origin(letter),
        "Kamerstuk": letter.kamerstuk, "Annex to": letter.annex_to, "Date": date, "Subject": letter.subject,
        "From": letter.sender, "To": letter.addressee, "Signed by": letter.signatory, "Cite as": cite(letter),
    }  # fmt: skip
    for name, value in rows.items():
        write(f"{name + ':':<11}{clean(value) if value else '–'}")
    for warning in warnings:
        write(f"Note:      {warning}")
    for page in pages:
        show_page(page)


def _with_origin(letter: Letter) -> str | None:
    return f"{letter.kenmerk} ({letter.kenmerk_origin})" if letter.kenmerk else None


def show_entities(found: Sequence[Entity], total: int) -> None:
    """One line a name, with its counts and other forms."""
    for one in found:
        years = "–".join(dict.fromkeys(f"{date:%Y}" for date in (one.first, one.last) if date))
        forms = ", ".join(clean(form) for form in one.forms if form != one.canonical)
        also = f"  ({forms})" if forms else ""
        counts = f"{one.mentions:>5} in {one.letters:>3} letters  {years:<9}"
        write(f"{counts}  {one.label:<14}  {styled(clean(one.canonical), _BOLD)}{also}")
    write(f"{len(found)} of {total} names" if len(found) < total else f"{total} names")


def show_references(cites: Sequence[Citation], cited_by: Sequence[Citation]) -> None:
    """What a letter cites and what cites it, each at its place."""
    for one in cites:
        meant = f" → {one.target.file}" if one.target else ""
        write(f"{one.reference.kind:<12} {clean(one.reference.printed)}{meant}")
        write(f"             {styled(cite(one.source, one.number, one.printed), _BOLD)}")
    for one in cited_by:
        write(f"cited by     {styled(cite(one.source, one.number, one.printed), _BOLD)}: “{clean(one.text)}”")
    write(f"{len(cites)} references, cited {len(cited_by)} times" if cited_by else f"{len(cites)} references")


def show_page(page: Page) -> None:
    """The text of a page under its physical and printed number."""
    printed = "no printed number" if page.printed is None else f"printed page {page.printed}"
    write(styled(f"\n── page {page.number} ({printed}{', recognised from a picture' if page.ocr else ''}) ──", _BOLD))
    write(clean(page.text))


def show_report(report: IndexReport) -> None:
    """One summary line; before it, everything that a user should know of."""
    for duplicate in report.duplicates:
        write(f"duplicate: {duplicate.file} holds the same letter as {duplicate.same_as}")
    for file in report.missing:
        write(f"missing: {file} is gone; its letter stays until `ipsearch remove`")
    for one in (*report.added, *report.updated):
        for warning in one.warnings:
            write(f"note: {one.file}: {warning}")
    for error in report.failed:
        write(f"failed: {error.file}: {error.message}")
    counts = {
        "added": len(report.added), "updated": len(report.updated), "unchanged": report.unchanged,
        "moved": len(report.moved), "duplicate": len(report.duplicates), "removed": len(report.removed),
        "failed": len(report.failed),
    }  # fmt: skip
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "nothing to do"
    write(f"{said}; {report.passages} passages in {report.seconds:.1f} s (commit {report.commit})")


def show_audit(found: Audit) -> None:
    """The verdict on an index."""
    for problem in found.problems:
        write(f"lie: {problem}")
    for file in found.changed_files:
        write(f"changed: {file} is gone or differs from what was indexed")
    verdict = f"{len(found.problems)} problems" if found.problems else "all true"
    write(f"{verdict}: {found.letters} letters, {found.pages} pages, {found.passages} passages, commit {found.commit}")


def show_evaluation(found: Evaluation) -> None:
    """Tables with a line for each type of question and a column for each measure, with the 95% interval."""
    for name, rows in found.legs.items():
        write(styled(name, _BOLD))
        _show_rows(rows)
    if found.legs:
        write(styled("as it is shown", _BOLD))
    _show_rows(found.rows)
    if found.compared is not None:
        write(styled("difference (positive: the other settings are better)", _BOLD))
        _show_rows(found.compared)


def _show_rows(rows: Sequence[Row]) -> None:
    names = list(rows[0].scores) if rows else []
    write(f"{'type':<14}{'n':>4}  " + "  ".join(f"{name:<22}" for name in names))
    for row in rows:
        cells = (f"{s.mean:.3f} [{s.low:.3f}–{s.high:.3f}]" for s in row.scores.values())
        write(f"{row.type:<14}{row.topics:>4}  " + "  ".join(f"{cell:<22}" for cell in cells))


@contextmanager
def progress_bar(enabled: bool) -> Iterator[Callable[[Progress], None]]:
    """A progress bar on standard error while letters are read; silent when that is no terminal."""
    if not enabled or not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), TextColumn("{task.fields[file]}"),
    )  # fmt: skip
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, rate="", file="")

        def advance(progress: Progress) -> None:
            speed = progress.passages / max(bar.tasks[0].elapsed or 0, 0.001)
            rate = f"{progress.passages} passages, {speed:.0f}/s"
            file = clean(progress.file)[-40:]
            if progress.scan:
                file += f": recognising page {progress.scan[0]} of {progress.scan[1]}"
            bar.update(task, completed=progress.done, total=progress.total, rate=rate, file=file)

        yield advance
