"""Which blocks does a page of placed text consist of?

    fragments ─ words ─ columns ─ lines ─ furniture ─ letterhead, notes, tables, paragraphs ─ draft pages

Everything here works on geometry alone (points, y downwards) and knows no file format: a PDF reader or a text
recogniser hands over ``Sheet`` values, ``lay_out`` returns ``DraftPage`` values. What is typical of the type area
(body size, column edges, line pitch) is measured per document, never assumed.
"""

from ipsearch.readers.layout.document import lay_out
from ipsearch.readers.layout.sheets import Fragment, Rule, Sheet

__all__ = ["Fragment", "Rule", "Sheet", "lay_out"]
