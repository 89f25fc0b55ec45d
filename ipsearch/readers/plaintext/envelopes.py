"""Was the letter pasted into an e-mail, and where does it begin there?

A mail program writes who sent what to whom above what it passes on, once for every time. That and the words that
somebody added before it are no part of the letter: its subject and date are not those of the e-mail. An official's
memo has a head of the same words ("Aan", "Van", "Datum"), but no addresses of mail and no moment of sending.
"""

from __future__ import annotations

import re

_FIELD = re.compile(
    r"^(?P<name>Van|Verzonden|Aan|CC|Bcc|Datum|Onderwerp|Bijlagen?|Prioriteit|From|Sent|To|Date|Subject|Attachments?|Reply-To):\s",
    re.IGNORECASE,
)
_SENDER, _SUBJECT, _SENT = ("van", "from"), ("onderwerp", "subject"), ("verzonden", "sent")
_PASSED_ON = re.compile(
    r"^(?:-{3,}\s*(?:(?:Oorspronkelijk|Doorgestuurd) bericht|Original Message|Forwarded message)\s*-*"
    r"|Begin doorgestuurd bericht:|Op .{6,70} schreef .{1,90}:|On .{6,70} wrote:)$",
    re.IGNORECASE,
)
# An e-mail says what it passes on in so many lines; its head has at least so many fields.
_ZONE, _FIELDS = 40, 3


def without_envelope(text: str) -> tuple[str, bool]:
    """The text from where the letter begins, and whether an e-mail stood around it."""
    lines = text.split("\n")
    start = place = 0
    while place < min(len(lines), start + _ZONE):
        end = _head_end(lines, place)
        if end > place or (start and _PASSED_ON.match(lines[place].strip())):
            start = max(end, place + 1)
            place = start
        else:
            place += 1
    return ("\n".join(lines[start:]), True) if start else (text, False)


def _head_end(lines: list[str], start: int) -> int:
    """The line after the head of an e-mail that starts here; ``start`` itself when none does."""
    end = start
    names: list[str] = []
    while end < len(lines) and lines[end].strip():
        field = _FIELD.match(lines[end].strip())
        if field is None and not (names and lines[end][:1].isspace()):
            break
        names += [field["name"].lower()] if field else []
        end += 1
    known = any(name in names for name in _SENDER) and any(name in names for name in _SUBJECT)
    mailed = any(name in names for name in _SENT) or any("@" in line for line in lines[start:end])
    return end if len(names) >= _FIELDS and known and mailed else start
