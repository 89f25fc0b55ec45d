"""What the tests of text files read, and what they ask of it."""

from __future__ import annotations

from ipsearch.readers.reading import read_bytes

BODY = (
    "De havens zijn het afgelopen jaar veiliger geworden doordat meer containers\n"
    "worden gescand en doordat de douane vaker met de politie optrekt. Daarnaast\n"
    "is de toegang tot de terminals beter geregeld dan in de jaren daarvoor het\n"
    "geval was.\n"
)


def blocks_of(text: str) -> list[tuple[str, str]]:
    """Kind and text of every block that is read."""
    return [(block.kind, block.text) for page in read_bytes(text.encode(), "brief.txt").pages for block in page.blocks]


def texts_of(kind: str, text: str) -> list[str]:
    """The texts of all blocks of a kind."""
    return [block for found, block in blocks_of(text) if found == kind]
