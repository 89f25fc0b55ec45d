"""What does a letter print about itself: kenmerk, date, subject, sender, addressee, number?

Read from the furniture first (header, margin column, foot), then from letterhead lines that a format left in the
body, the dateline, and the signature. A field that is not printed is ``None``. Text that speaks of another letter
("In mijn brief van 4 juli 2019", "Kamerstukken II, 29628 nr. 895") is body text and never looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ipsearch.kenmerk import parse_kamerstuk
from ipsearch.letters import FURNITURE, Letterhead, Page
from ipsearch.readers.letterhead.datelines import names_day
from ipsearch.readers.letterhead.fields import find_addressee, find_date, find_kenmerk, find_subject
from ipsearch.readers.letterhead.parliament import find_answers, find_kamerstuk, find_kamerstuk_sender
from ipsearch.readers.letterhead.places import printed_places
from ipsearch.readers.letterhead.signature import find_ministry, find_signature
from ipsearch.readers.masthead import is_address, is_signal
from ipsearch.text.dates import parse_date
from ipsearch.text.sentences import sentences

__all__ = ["read_letterhead"]

# Fewer words are no sentence but a place and date, or a salutation; and the words of a sentence that name a letter.
_SENTENCE_WORDS, _TITLE_WORDS = 8, 12
# A name of who sends a paper is shorter than the title of one.
_TITLE_LINE = 4
# Headings that open any letter and name none.
_OF_ANY_LETTER = frozenset("inleiding introductie samenvatting aanleiding algemeen vooraf voorwoord leeswijzer".split())
# What says only which kind of paper this is, over the title.
_KINDS = frozenset("persbericht nieuwsbericht memo memorandum notitie nota rapport verslag brief publicatie".split())


def read_letterhead(pages: Sequence[Page], metadata: Sequence[tuple[str, str]] = ()) -> Letterhead:
    """The letterhead of a letter.

    Args:
        pages: as assembled.
        metadata: what the format states reliably, by ``Letterhead`` field name; print comes first where both speak.
    """
    places = printed_places(pages)
    stated = dict(metadata)
    kamerstuk = find_kamerstuk(places) or _stated_kamerstuk(stated)
    signature, answers = find_signature(pages), find_answers(pages, places)
    subject = find_subject(places) or stated.get("subject")
    return Letterhead(
        title=subject or _title_under_kind(places.heads) or _fallback_title(kamerstuk, pages),
        kenmerk=find_kenmerk(places) or stated.get("kenmerk"),
        kamerstuk=kamerstuk,
        date=find_date(places) or answers.date or _stated_date(stated),
        subject=subject,
        sender=signature.office
        or answers.office
        or find_kamerstuk_sender(places)
        or stated.get("sender")
        or find_ministry(places),
        addressee=find_addressee(places) or stated.get("addressee"),
        signatory=signature.name or stated.get("signatory"),
    )


def _stated_kamerstuk(stated: Mapping[str, str]) -> str | None:
    found = parse_kamerstuk(stated.get("kamerstuk", ""))
    return str(found) if found else None


def _stated_date(stated: Mapping[str, str]) -> dt.date | None:
    return parse_date(stated.get("date", ""))


def _title_under_kind(heads: Sequence[Sequence[str]]) -> str | None:
    """The title that a note has in its letterhead, under the word for its kind."""
    for line, below in pairwise(line for group in heads for line in group):
        named = len(below.split()) >= _TITLE_LINE and not is_signal(below) and not is_address(below)
        if line.strip(" .:").lower() in _KINDS and named and not names_day(below):
            return below
    return None


def _fallback_title(kamerstuk: str | None, pages: Sequence[Page]) -> str | None:
    number = parse_kamerstuk(kamerstuk) if kamerstuk else None
    if number:
        return f"Kamerstuk {number.printed}"
    body = [block for page in pages for block in page.blocks if block.kind not in FURNITURE]
    for place, block in enumerate(body):
        under = body[place + 1].kind if place + 1 < len(body) else None
        if block.text.strip(" .:").lower() in _KINDS and block.kind == under == "heading":
            continue
        if block.kind == "heading" and block.text.strip(" .:0123456789").lower() not in _OF_ANY_LETTER:
            return block.text
        if len(block.text.split()) >= _SENTENCE_WORDS:
            return _opening(block.text)
    return None


def _opening(text: str) -> str:
    """The first words of a letter without a subject: a heading further down says what one part of it is about."""
    words = text.split()
    start, end = next(sentences(text), (0, len(text)))
    shown = words[: min(_TITLE_WORDS, len(text[start:end].split()))]
    return " ".join(shown).rstrip(".,;:") + ("" if len(shown) == len(words) else " …")
