"""Which words does a picture of a page show, and where?

    tesseract   picture → table of words (another program)     tables   that table, parsed, junk left out
    lines       words → lines: skew, baseline, size, weight    sheets   lines of all pages → placed text

What comes out is what a reader of positioned text hands to the layout, so that margin columns, page numbers and
paragraphs are found on a scan as they are elsewhere. Tesseract is optional; the folder says what is missing.
"""

from ipsearch.readers.ocr.lines import RecognisedPage
from ipsearch.readers.ocr.pictures import Picture
from ipsearch.readers.ocr.sheets import sheets_of
from ipsearch.readers.ocr.tesseract import Tesseract, find_tesseract

__all__ = ["Picture", "RecognisedPage", "Tesseract", "find_tesseract", "sheets_of"]
