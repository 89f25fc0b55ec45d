"""How is a web page read: the document on it, not the site around it?

    content   bytes → tree; which element holds the document
    notes     footnotes, their markers and the links between them
    respelling  roles, names and frames → elements
    records   what a site or register knows of a document
    shadows     what components keep in a tree of their own → the page
    positioned  lines that a converter of PDFs placed → paragraphs
    placed      pages of other such converters → lines that are placed alike
    placed    pages of other such converters → lines placed alike
    listing   markers of list items
    looks     bold and italic, from tags, classes and styles
    blocks    elements → blocks
    tables    rows and cells
    metadata  what the ``meta`` tags of an official publication state

Nothing is fetched: pictures, style sheets and frames whose page is elsewhere are not looked at.
"""

from ipsearch.readers.html.document import read_html

__all__ = ["read_html"]
