"""What is written in a PDF file, as draft pages?

    opening ─ operators ─ fonts, walk ─ sheets ─ usability ─ layout (another folder) ─ draft
                              pdfium ─┘ second reader: checks the word count, stands in when the walk finds nothing

Only ``ReadingError`` leaves this folder: errors of pypdf and pdfium are translated at its edge (``opening``).
"""

from ipsearch.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
