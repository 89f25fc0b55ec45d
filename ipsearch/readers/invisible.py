"""Which code points carry no word?

Zero-width marks, marks of direction, byte order marks, soft hyphens, and the control characters that XML and PDF
producers leak. Tab, line feed and return are white space and stay. Readers drop them where they judge words; assembly
drops what is left.
"""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffe\uffff"
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"
)


def drop_invisible(text: str) -> str:
    """The text without them; separators of lines and paragraphs are line breaks."""
    return _INVISIBLE.sub("", text.replace("\u2028", "\n").replace("\u2029", "\n"))
