"""How large are the words of a Word document's text, and which stand out from it?"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from ipsearch.readers.docx.archive import W
from ipsearch.readers.docx.styles import Styles, read_look

# Headings that size alone marks are larger by more than what two hands that write one text differ in.
_LARGER = 1.15


def large_from(body: etree._Element, styles: Styles) -> float:
    """From which size on, in half points, words are larger than the text: most of a document's words are text."""
    counts: Counter[int] = Counter()
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        below = styles.get(style.get(f"{W}val") if style is not None else styles.default).look
        for run in paragraph.iterchildren(f"{W}r"):
            size = read_look(run.find(f"{W}rPr")).over(below).size or styles.size
            counts[size] += sum(len(text.text or "") for text in run.iterchildren(f"{W}t"))
    return _LARGER * max(counts, key=counts.__getitem__, default=styles.size)
