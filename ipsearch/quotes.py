"""Does a quotation stand on the page? A quote is printed from the page, or it does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from ipsearch.errors import IndexCorrupt
from ipsearch.letters import Letter, Passage, Span, cut_spans
from ipsearch.results import Quote, StoredPassage
from ipsearch.store.snapshot import StoreSnapshot


def quote(store: StoreSnapshot, found: StoredPassage, start: int, end: int) -> tuple[Quote, ...]:
    """The part ``[start, end)`` of a passage, read again from the pages it stands on: one quote for each piece of page.

    Raises:
        IndexCorrupt: the pages hold other words than the passage; nothing is quoted then.
    """
    quotes = tuple(_from_page(store, found.letter, span) for span in parts(found.passage, start, end))
    if _letters("".join(q.text for q in quotes)) != _letters(found.passage.text[start:end]):
        raise IndexCorrupt(
            f"Passage {found.passage.key} is not what stands on its pages. Run `ipsearch verify`, then index again."
        )
    return quotes


def parts(passage: Passage, start: int, end: int) -> Iterator[Span]:
    """The places on pages of the part ``[start, end)`` of a passage's text."""
    yield from cut_spans(passage.spans, start, end)


def _from_page(store: StoreSnapshot, letter: Letter, span: Span) -> Quote:
    page = store.page(letter.id, span.page)
    return Quote(page.text[span.start : span.end], letter, span.page, page.printed, span.start, span.end)


def _letters(text: str) -> str:
    """White space apart, a quotation must be equal to the page."""
    return "".join(text.split())
