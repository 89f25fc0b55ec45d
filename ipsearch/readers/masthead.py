"""Which lines at the top of a letter are its letterhead, and what do their labels mean?

The closed vocabulary of Dutch government stationery (Rijkshuisstijl), of the head of a Kamerstuk and of postal
addresses, and the same on letters in English. Shared by the readers, which set letterhead lines apart as furniture, and
by ``letterhead``, which reads their values. Nothing here knows a particular letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ipsearch.readers.papers import heads_annex, heads_paper, titles_file
from ipsearch.readers.reply_instructions import REPLY_INSTRUCTIONS

Role = Literal["kenmerk", "theirs", "date", "subject", "other"]

# Longest first where one label starts another. "Kenmerk" alone is the sender's own only at a line start.
_LABELS: tuple[tuple[Role, str], ...] = (
    (
        "theirs",
        r"Uw (?:kenmerk|referentie|brief(?: van| d\.d\.|/kenmerk)?|bericht(?: van)?|nummer)|"
        r"Your (?:ref(?:erence|\.)|letter(?: of)?)",
    ),
    (
        "kenmerk",
        r"Ons (?:kenmerk|referentienummer)|Onze (?:referentie|ref\.?)|Our ref(?:erence|\.)|Kenmerk|"
        r"Referentie(?:nummer)?",
    ),
    (
        "date",
        r"Datum(?: brief| uitspraak| besluit| verzending)?|(?:Document|Brief|Verzend)datum|Dagtekening|"
        r"Verzonden(?=:|\s+\d)|VERZONDEN(?=:|\s+\d)|Date",
    ),
    ("subject", r"Onderwerp|Betreft|Betreffende|Subject(?! to\b)|Re(?=:|$| [A-Z])"),
    (
        "other",
        r"Projectnaam|Project|Bijlagen?(?:\(n\))?|Contactpersoon|Contact|Inlichtingen(?: bij)?|Behandeld door|Auteur|"
        r"Steller|Afschrift(?: aan)?|Kopie(?: aan)?|c\.c\.|Cc|Doorkiesnummer|Telefoon|Fax|E-mail|Bezoekadres|"
        r"Postadres|(?:Zaak|Registratie|Document|Besluit|Voorstel)nummer|Nummer(?=\s*:)|Dossier(?:nummer)?|"
        r"Pagina(?:'s)?|Status|Versie|Blad",
    ),
)
_ANY_LABEL = "|".join(f"(?P<{role}>{pattern})" for role, pattern in _LABELS)
_LABEL = re.compile(rf"(?:{_ANY_LABEL})(?=\s*:|\s|$)\s*:?\s*(?P<rest>.*)", re.DOTALL)

# Some house styles print labels in small letters; then a gap or a colon tells them from words of a sentence.
_GAP = re.compile(r"\s*:|\t|\s{2,}")

# A row of labels, whose values stand in the row under it.
_ONE_LABEL = re.compile(rf"(?:{_ANY_LABEL})(?=\s*:|\s|$)\s*:?\s*")
_POSTCODE = re.compile(r"\b\d{4} ?[A-Z]{2}\s+[A-Z’']")
# One sign in it: a line of nothing but such signs must not be tried in every way.
MAIL = r"[^\s@]+@[^\s@]+\.\w{2,}"
_ADDRESS = re.compile(
    r"""^(?:
        >?\s*Retouradres\b.*
      | Postbus\s+\d+.*
      | \d{4}\s?[A-Z]{2}\s+(?:'s-|’s-)?[A-Z][\w’' .-]*
      | (?:www\.|https?://)\S+
      | """
    + MAIL
    + r"""
      | [TFEM]\s+(?:\(?0|\+31|\S+@).*
      | (?:Directoraat-[Gg]eneraal|Directie|Afdeling|Ministerie\ van|MINISTERIE\ VAN|Dienst|Inspectie|DG)\b[^.;]*
      | Bij\ beantwoording\ (?:graag\ |s\.v\.p\.\ )?(?:de\ datum|(?:ons\ )?kenmerk)\b.*
      | (?:en\ )?ons\ kenmerk\ vermelden\.?
      | Wilt\ u\ slechts\ (?:één|een)\ zaak\b.*
      | brief\ behandelen\.?
    )$""",
    re.VERBOSE,
)
_STREET = re.compile(r"^(?:[A-Z’'][\w’'.-]*\s+){0,3}[A-Z’'][\w’'.-]+\s+\d{1,4}(?:\s?[a-zA-Z])?$")
# What counts the parts of a document has the shape of a street with a number.
_PART = re.compile(
    r"^(?:Vraag|Antwoord|Artikel|Hoofdstuk|Paragraaf|Onderdeel|Deel|Bijlage|Tabel|Figuur|Kader|Stap|Fase|Pijler|Spoor|"
    r"Doel|Maatregel|Actie|Aanbeveling|Variant|Scenario|Thema|Motie|Opgave|Lijn)\s+\d",
    re.IGNORECASE,
)
# The rest of an address on the line of the addressee, even where a converter lost the break before it.
_POST_BOX = re.compile(r"Postbus \d{3}")
_ADDRESSEE = re.compile(
    r"^(?:Aan(?: de(?! hand\b)| het(?! (?:einde?|begin)\b)|:|$)|De [Vv]oorzitter van de (?:Tweede|Eerste) Kamer\b|"
    r"(?:der|van de) Staten-Generaal$|of the States[- ]General$|(?:H\.E\.|His Excellency|Her Excellency) |"
    r"(?:To )?(?:[Tt]he )?(?:President|Speaker) of the (?:House of Representatives|Senate)\b)"
)
# The title of a numbered annex starts as the label does that counts annexes.
_ANNEX_TITLE = re.compile(r"^Bijlage (?:\d{1,2}|[A-Z]|[IVX]+)\b[.:]? [^\W\d_]{3}")
_CLOSING = re.compile(
    r"(?:Hoogachtend|(?:Met )?(?:[Vv]riendelijke|[Hh]artelijke|[Hh]oogachtende) groet(?:en)?|Met de meeste hoogachting|"
    r"Yours (?:sincerely|faithfully|truly)|(?:Sincerely|Respectfully)(?: yours)?|(?:Kind|Best) regards),?$"
)
# Place and date alone, as a letter opens under its addressee.
_DATELINE = re.compile(r"^(?:['’]s-)?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2},? \d{1,2} [a-z]+ \d{4}$")
_WEEKDAY = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag \d", re.IGNORECASE)
# An address may open as a salutation does ("Mevrouw D.A. Jansen"), but for the comma at its end.
_SALUTATION = re.compile(
    r"^(?:(?:Geachte|Beste|Excellentie|Zeer geachte|Waarde|Dear|(?:Your )?Excellency)\b|"
    r"(?:Mijnheer|Mevrouw)\b(?:.*,$|:?$|,? (?:de )?[Vv]oorzitter))"
)
_SENTENCE_END = re.compile(r"[.;:?!][”’\"')»]*$")

_MIN_FORMULA = 8

# A letterhead fits on the first page; what starts later is not one.
_MAX_LINES = 70
# A line this long that is no label and no address is text; the longest office names stay under it.
_SENTENCE = 68
# One label alone may stand in an annex or a form; a letterhead has an address, a date, a subject.
_MIN_SIGNALS = 2
# A subject has no more lines; one of these at the end of a line says that it goes on.
_SUBJECT_LINES, _BROKEN = 6, ("-", "/", "\u00ad", "–")
_CELL_GAP = re.compile(r"\s{3,}")
# A margin column has this many lines that are surely one, and no more than this many doubtful ones in a row.
_SURE, _DOUBTFUL = 3, 2


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the letterhead and what stands after it on its line."""

    role: Role
    rest: str


def read_label(line: str) -> Label | None:
    """The label that the line starts with, if any."""
    match = _LABEL.match(_capital(line.strip()))
    if match is None or len(line) > 3 * _SENTENCE:
        return None
    role = next(role for role, _ in _LABELS if match[role])
    return Label(role, match["rest"].strip())


def _capital(line: str) -> str:
    """The line, with a capital where it opens with a label in small letters."""
    raised = line[:1].upper() + line[1:]
    match = _LABEL.match(raised) if line != raised else None
    if match is None:
        return line
    end = next(match.end(role) for role, _ in _LABELS if match[role])
    return raised if _GAP.match(line, end) or not match["rest"] else line


def read_label_row(line: str) -> tuple[Role, ...]:
    """The labels of a line that holds several and nothing else; none for other lines."""
    roles: list[Role] = []
    place = 0
    line = line.strip()
    while place < len(line):
        match = _ONE_LABEL.match(line, place)
        if match is None:
            return ()
        roles.append(next(role for role, _ in _LABELS if match[role]))
        place = match.end()
    return tuple(roles) if len(roles) > 1 else ()


def is_salutation(line: str) -> bool:
    """Whether the line opens the letter proper ("Geachte voorzitter,")."""
    return bool(_SALUTATION.match(line.strip())) and len(line.strip()) <= _SENTENCE


def is_annex_title(line: str) -> bool:
    """Whether the line has the words of the title of a numbered annex ("Bijlage A Middelen")."""
    return bool(_ANNEX_TITLE.match(line.strip()))


def is_closing(line: str) -> bool:
    """Whether the line closes the letter ("Hoogachtend,"), and nothing else."""
    return bool(_CLOSING.match(line.strip()))


def is_signal(line: str) -> bool:
    """Whether the line alone shows that it belongs to a letterhead: a label, an address, a Kamerstuk head."""
    line = " ".join(_capital(line.strip()).split())
    if not line or len(line) > 2 * _SENTENCE:
        return False
    addressed = _ADDRESSEE.match(line) and (len(line) < _SENTENCE or _POST_BOX.search(line))
    return bool(_label_line(line) or _ADDRESS.match(line) or addressed or heads_paper(line))


def is_address(line: str) -> bool:
    """Whether the line is part of a postal address, a contact line or a reply instruction."""
    line = " ".join(line.split())
    if _is_instruction(line):
        return True
    street = _STREET.match(line) and not _PART.match(line) and len(line) < _SENTENCE / 2
    # A sentence may have a postcode beside it, where a tool reads across the page.
    return bool(_ADDRESS.match(line) or (_POSTCODE.search(line) and len(line) <= _SENTENCE) or street)


def _is_instruction(text: str) -> bool:
    """Whether the line is a part of the reply instruction, too long to be found in it by chance."""
    return len(text) >= _MIN_FORMULA and " " in text and any(text in wording for wording in REPLY_INSTRUCTIONS)


def body_start(lines: Sequence[str]) -> int:
    """How many of the first lines (or paragraphs) are letterhead; 0 when the text opens without one.

    Everything up to the last line that is unmistakably letterhead counts, with the value or continuation that
    belongs to it. Scanning stops at a salutation and at the first line that reads as a sentence.
    """
    signals, end = 0, 0
    for place, line in enumerate(lines[:_MAX_LINES]):
        text = " ".join(line.split())
        if not text:
            continue
        if is_salutation(text):
            break
        signal = is_signal(line) or _has_label_cell(line) or titles_file(lines, place, end)
        signals += signal
        counted = place == end and text.isdigit() and heads_annex(lines[place - 1])
        if signal or is_address(text) or counted or _belongs(lines, place, end) or _carries_subject(lines, place, end):
            end = place + 1
        elif _is_sentence(text):
            break
    return end if signals >= _MIN_SIGNALS else 0


def with_dateline(lines: Sequence[str], end: int) -> int:
    """How many lines the letterhead of ``end`` lines has with place and date under the addressee that ends it."""
    at = next((place for place in range(end, len(lines)) if lines[place].strip()), len(lines))
    if not 0 < end <= at < len(lines):
        return end
    above, text = " ".join(lines[end - 1].split()), " ".join(lines[at].split())
    return at + 1 if _ADDRESSEE.match(above) and _DATELINE.match(text) else end


def head_run(lines: Sequence[str]) -> int:
    """How many of the first lines are letterhead without a doubtful line between; 0 without two signals."""
    backwards = list(reversed(lines[:_MAX_LINES]))
    signals, end = 0, 0
    for place, line in enumerate(lines[:_MAX_LINES]):
        text = " ".join(line.split())
        if _is_furniture(text):
            signals, end = signals + is_signal(text), place + 1
        elif text and _is_value(lines, place):
            end = place + 1
        elif text and not _is_office_line(backwards, len(backwards) - 1 - place):
            break
    return end if signals >= _MIN_SIGNALS else 0


def tail_start(lines: Sequence[str]) -> int:
    """Where letterhead at the end of a page starts, as extractors print that draw the margin column last.

    Counted up from the end over address lines, labels and their values, and short lines between; the number of lines
    when there are not at least two signals.
    """
    signals, start = 0, len(lines)
    for place in range(len(lines) - 1, -1, -1):
        text = " ".join(lines[place].split())
        if _is_furniture(text):
            signals, start = signals + is_signal(text), place
        elif text and not (_is_value(lines, place) or _is_office_line(lines, place)):
            break
    return start if signals >= _MIN_SIGNALS else len(lines)


def furniture_runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where whole margin columns stand between other lines, as ``[start, end)``.

    Lines that are unmistakably letterhead, values under their labels, and up to two short lines that could be anything
    ("beleidsmedewerker") between them; with at least three of the first sort, two of them signals.
    """
    runs: list[tuple[int, int]] = []
    start: int | None = None
    end = sure = signals = doubtful = 0
    for place, line in enumerate([*lines, "."]):
        text = " ".join(line.split())
        if _is_furniture(text) and place < len(lines):
            start = place if start is None else start
            end, sure, signals, doubtful = place + 1, sure + 1, signals + is_signal(text), 0
        elif start is not None and _is_value(lines, place) and not _is_sentence(text):
            end, doubtful = place + 1, 0
        elif start is not None and text and _could_be_margin(text) and doubtful < _DOUBTFUL:
            doubtful += 1
        elif text:
            if start is not None and sure >= _SURE and signals >= _MIN_SIGNALS:
                runs.append((start, end))
            # What heads a question or an answer is body; below it the column may go on, as sure as before.
            sure, signals = (sure, signals) if start is not None and _PART.match(text) else (0, 0)
            start, doubtful = None, 0
    return runs


def _could_be_margin(text: str) -> bool:
    """Whether a short line may stand in a margin column: no sentence, no "Hoogachtend,", no "Antwoord 3"."""
    return len(text) <= _SENTENCE // 2 and not (_SENTENCE_END.search(text) or text.endswith(",") or _PART.match(text))


def _is_furniture(text: str) -> bool:
    """Letterhead wherever it stands: a label, an address; nothing that could be the tail of a sentence."""
    if _is_instruction(text):
        return True
    if _ADDRESS.match(text):
        return not _SENTENCE_END.search(text)
    return (is_signal(text) or is_address(text)) and not text[:1].islower() and not _SENTENCE_END.search(text)


def _is_value(lines: Sequence[str], place: int) -> bool:
    """Whether the line stands under a label without a value of its own."""
    label = read_label(lines[place - 1]) if place else None
    return label is not None and not label.rest


def _is_office_line(lines: Sequence[str], place: int) -> bool:
    """Whether a short line carries on the name of an office: right under one, right above letterhead."""
    text = " ".join(lines[place].split())
    near = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
    between = len(near) == 2 and all(_is_furniture(" ".join(line.split())) for line in near)
    return between and len(text) <= _SENTENCE // 2 and not _SENTENCE_END.search(text) and not text[:1].islower()


def group_margin(lines: Sequence[str]) -> list[str]:
    """Margin lines as blocks of lines: only a label opens a new one, so that a value stays with it."""
    groups: list[list[str]] = []
    for line in lines:
        if not groups or read_label(line):
            groups.append([line])
        else:
            groups[-1].append(line)
    return ["\n".join(group) for group in groups]


def group_head(lines: Sequence[str]) -> list[str]:
    """Letterhead lines as blocks of lines: an empty line or a label opens a new one."""
    groups: list[list[str]] = []
    apart = True
    for line in lines:
        text = line.strip()
        if text and (apart or read_label(text)):
            groups.append([text])
        elif text:
            groups[-1].append(text)
        apart = not text
    return ["\n".join(group) for group in groups]


def _label_line(line: str) -> bool:
    """A label with a value that could be one; "Betreffende de motie …" is the start of a sentence."""
    label = read_label(line)
    if label is None or _ANNEX_TITLE.match(line):
        return False
    if label.role == "date":
        return not label.rest or label.rest[:1].isdigit() or bool(_WEEKDAY.match(label.rest))
    if label.role == "subject":
        return (not line.startswith("Betreffende ") and not label.rest[:1].islower()) or ":" in line[:16]
    if label.role == "other":
        return not label.rest or len(line) <= _SENTENCE // 2 or ":" in line[:20]
    return not label.rest or any(character.isdigit() for character in label.rest) or label.rest == "vermelden."


def _belongs(lines: Sequence[str], place: int, end: int) -> bool:
    """Whether the line carries on the letterhead line right before it: a value under its label, a long subject."""
    if not end or any(line.strip() for line in lines[end:place]):
        return False
    label = read_label(lines[end - 1])
    # White may part a label from its value where a margin column stood between: only a subject is sure to have one.
    if label is None or (end != place and (label.role != "subject" or label.rest)):
        return False
    text = " ".join(lines[place].split())
    if label is None or len(text) > 2 * _SENTENCE:
        return False
    if not label.rest:
        return not _SENTENCE_END.search(text)
    return label.role == "subject" and text[:1].islower() and len(text) <= _SENTENCE


def _has_label_cell(line: str) -> bool:
    """Whether a label with its value stands across a gap from something else, as in a head of two columns."""
    cells = _CELL_GAP.split(line.strip())
    return len(cells) > 1 and any((label := read_label(cell)) is not None and not label.rest for cell in cells[1:])


def _carries_subject(lines: Sequence[str], place: int, end: int) -> bool:
    """Whether the line carries on a subject of several lines: small letters, or the rest of a broken word."""
    text = " ".join(lines[place].split())
    apart = any(line.strip() for line in lines[end:place])
    if not end or apart or len(text) > _SENTENCE or _SENTENCE_END.search(text):
        return False
    near = [read_label(line) for line in lines[max(0, place - _SUBJECT_LINES) : place]]
    if not any(label is not None and label.role == "subject" for label in near):
        return False
    broken = end == place and lines[place - 1].rstrip().endswith(_BROKEN)
    return text[:1].islower() or broken or (end == place and not any(map(str.isalpha, text)))


def _is_sentence(text: str) -> bool:
    return len(text) >= _SENTENCE or (len(text.split()) > 5 and bool(_SENTENCE_END.search(text)))
