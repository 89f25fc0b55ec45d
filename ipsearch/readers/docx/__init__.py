"""How is a Word file read?

    archive    the zip file, its limits, its parts as XML
    styles     what a style name means: heading level, bold, list
    sizes      which words are larger than the text
    numbering  the markers that Word counts
    words      the text of a paragraph: tracked changes, fields, notes, text boxes
    tables     rows and cells
    folios     feet of pages that a conversion left in the text
    frames     tables that only lay out text or a list
    tabbed     tables that tabs lay out
    starred    notes under tables that stars call
    contents   the list that Word makes of the headings
    counted    lists in bold that look like headings
    chunks     web pages that Word takes in when it opens the letter
    story      the parts of the document as blocks

A Word file has no pages before it is laid out, so it is read as one page without a printed number. The page breaks
that Word recorded when it last laid the letter out are reported as a hint; no page is invented from them.
"""

from ipsearch.readers.docx.story import read_docx

__all__ = ["read_docx"]
