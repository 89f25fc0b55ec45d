"""All references of a text, in order, and the one that a text consists of."""

from __future__ import annotations

from collections.abc import Iterator

from ipsearch.annotations import FoundReference, Reference
from ipsearch.extraction.references.acts import find_acts
from ipsearch.extraction.references.documents import find_documents
from ipsearch.extraction.references.parliament import find_parliamentary


def find_references(text: str) -> Iterator[FoundReference]:
    """Every reference in the text, in order, never two that overlap: of two that do, the one that begins first."""
    found = [*find_parliamentary(text), *find_acts(text), *find_documents(text)]
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            end = one.end
            yield one


def parse_reference(text: str) -> Reference | None:
    """The reference that the text consists of, or ``None``; reads back what ``Reference.printed`` gives.

    >>> parse_reference("Kamerstukken II 2019/20, 29628, nr. 895").key
    '29628-895'
    """
    text = text.strip()
    found = next(find_references(text), None)
    return found.reference if found and (found.start, found.end) == (0, len(text)) else None
