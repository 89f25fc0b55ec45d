"""Which lines head a paper of parliament: its house and year, its file, its number, its kind?"""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEAD = re.compile(
    r"""^(?:
        (?:Tweede|Eerste)\ Kamer\ der\ Staten-Generaal(?:\s+\d)?
      | Aanhangsel\ (?:van\ de|der)\ Handelingen(?:\s+\d+)?
      | Vragen\ gesteld\ door\ de\ leden\ der\ Kamer,\ met\ de\ daarop\ door\ de\ regering\ gegeven\ antwoorden
      | Vergaderjaar\s+\d{4}\s*[-–]\s*\d{2,4}
      | \d{2}\s?\d{3}(?:[-\s](?:\d{1,2}|\(?[IVXL]+\)?))?(?:\s+[A-Z].*)?
      | (?:Nr\.|[A-Z]{1,2}\s+nr\.)\s*\d+.*
      | (?:[A-Z]{1,2}\s+)?(?:BRIEF|LIJST|VERSLAG|NOTA|MOTIE|NADER\ RAPPORT|AMENDEMENT|BIJLAGE)\s+VAN\b.*
    )$""",
    re.VERBOSE,
)
# The number of a file with its title, which may be long.
_FILE = re.compile(r"^\d{2}\s?\d{3}(?:[-\s](?:\d{1,2}|\(?[IVXL]+\)?))?\s+[A-Z]")
_FILE_TITLE = 400
# Under these words the annex to the Handelingen prints its number alone.
_ANNEX_HEAD = re.compile(r"^\s*(?:Aanhangsel (?:van de|der) Handelingen|Vragen gesteld door de leden der Kamer\b)")
# The title of a file runs on in lines that are as long as this, where the page is wide.
_LONG = 68
_SENTENCE_END = re.compile(r"[.;:?!][”’\"')»]*$")


def heads_paper(line: str) -> bool:
    """Whether the line stands at the head of a paper of parliament, and nowhere else."""
    return bool(_HEAD.match(line))


def heads_annex(line: str) -> bool:
    """Whether the line is one of those under which the annex to the Handelingen prints its number alone."""
    return bool(_ANNEX_HEAD.match(line))


def titles_file(lines: Sequence[str], place: int, end: int) -> bool:
    """Whether a long line is the title of a file of parliament: the number before it, and a head or its number above.

    A budget's title names its ministry, of several lines where they are narrow: no line of it ends a sentence.
    """
    text, above = " ".join(lines[place].split()), " ".join(lines[end - 1].split()) if end else ""
    if len(text) > _FILE_TITLE or _SENTENCE_END.search(text) or not _HEAD.match(above):
        return False
    return bool(_FILE.match(text)) or (place == end and bool(_FILE.match(above)) and len(text) >= _LONG)
