"""What is known of one page after it was read?"""

from __future__ import annotations

from dataclasses import dataclass

from ipsearch.readers.layout import Sheet
from ipsearch.readers.pdf.pdfium import Count
from ipsearch.readers.pdf.usability import Usability


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page: its placed text, its worth, pdfium's count and what went wrong."""

    sheet: Sheet
    usability: Usability
    pdfium: Count
    by_pdfium: bool
    cut_short: bool
    broken: bool

    @property
    def unusable(self) -> bool:
        """Whether it shows more than its characters say."""
        return self.usability in (Usability.PICTURE, Usability.MEANINGLESS)
