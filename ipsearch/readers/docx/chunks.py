"""What does a web page inside a Word file say?

Programs that make letters put the text into the file as HTML (``w:altChunk``), alone or as a web archive (MHT), and
leave it to Word to convert it. Nothing is fetched.
"""

from __future__ import annotations

import email
import email.policy

from ipsearch.errors import Damaged
from ipsearch.readers.drafts import DraftBlock, ReadOptions
from ipsearch.readers.formats import sniff
from ipsearch.readers.html import read_html

_ARCHIVE_WINDOW = 1024


def read_web_chunk(data: bytes, file: str, options: ReadOptions) -> tuple[DraftBlock, ...] | None:
    """The blocks of a page; ``None`` when it is none, such as RTF, or cannot be read.

    Raises:
        TooLarge: more text than the limit of characters allows.
    """
    page = _from_archive(data) if b"mime-version:" in data[:_ARCHIVE_WINDOW].lower() else data
    try:
        if page is None or page.startswith(b"{\\rtf") or sniff(page, "chunk.html") != "html":
            return None
        return read_html(page, file, options).pages[0].blocks
    except Damaged:
        return None


def _from_archive(data: bytes) -> bytes | None:
    """The first page of a web archive."""
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else None
    return None
