"""Small valid values of the vocabulary, for tests that need one and care about little of it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from ipsearch.letters import BLOCK_SEPARATOR, FURNITURE, Block, Letter, Page, Passage, Span
from ipsearch.results import Candidate, Encodings, Hit, NewLetter, StoredPassage, Vectors, Why


def letter(name: str = "brief", **fields: Any) -> Letter:
    """A letter of one page without a number or date; its id follows from ``name``."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    values: dict[str, Any] = dict.fromkeys(field.name for field in dataclasses.fields(Letter))
    values |= {"id": sha256[:12], "file": f"{name}.pdf", "sha256": sha256, "title": name.capitalize(), "pages": 1}
    return Letter(**(values | fields))


def pages(*contents: Sequence[Block], printed: Sequence[int | None] = ()) -> tuple[Page, ...]:
    """Pages of these blocks, laid out and numbered as readers do; ``printed`` defaults to no numbers at all.

    A block that ``continues`` shares its paragraph number with the first text block of the next page.
    """
    made, paragraph, shared = [], 0, None
    for number, content in enumerate(contents, 1):
        blocks, texts, place, carried = [], [], 0, None
        for block in content:
            if block.kind in FURNITURE:
                blocks.append(block)
                continue
            if shared is not None and block.kind != "footnote":
                own, shared = shared, None
            else:
                paragraph = own = paragraph + 1
            blocks.append(dataclasses.replace(block, start=place, end=place + len(block.text), paragraph=own))
            texts.append(block.text)
            place += len(block.text) + len(BLOCK_SEPARATOR)
            carried = own if block.continues != "none" else carried
        shared = carried
        folio = printed[number - 1] if printed else None
        made.append(Page(number, folio, BLOCK_SEPARATOR.join(texts), tuple(blocks)))
    return tuple(made)


def passage(text: str, of: str = "brief", position: int = 0, **fields: Any) -> Passage:
    """A paragraph that is the whole of page ``position + 1``."""
    values: dict[str, Any] = {
        "letter": letter(of).id, "position": position, "kind": "paragraph", "text": text, "section": (),
        "spans": (Span(position + 1, 0, len(text), "\n"),), "paragraphs": (position + 1, position + 1),
    }  # fmt: skip
    return Passage(**(values | fields))


def new_letter(name: str, *texts: str, vectors: Vectors | None = None, **fields: Any) -> NewLetter:
    """A letter with a paragraph a page, ready to be stored; without ``vectors``, each points along the first axis."""
    if vectors is None:
        vectors = np.eye(1, 4, dtype=np.float32).repeat(len(texts), axis=0)
    return NewLetter(
        letter=letter(name, **({"pages": len(texts)} | fields)),
        pages=pages(*([Block("paragraph", text)] for text in texts), printed=range(1, len(texts) + 1)),
        passages=tuple(passage(text, name, position) for position, text in enumerate(texts)),
        encodings=Encodings(vectors),
        digest=hashlib.sha256("\f".join([name, *texts]).encode()).hexdigest(),
        path=f"/brieven/{name}.pdf",
    )


def hit(rank: int, text: str, of: str = "brief", position: int = 0, **fields: Any) -> Hit:
    """A hit on a passage of a letter; ``fields`` are the letter's."""
    found = StoredPassage(rank, passage(text, of, position), letter(of, **fields), ((position + 1, None),))
    return Hit(rank, 1 / rank, found, (), Why(None, None))


def ranked(*ordinals: int) -> list[Candidate]:
    """Candidates in this order."""
    return [Candidate(ordinal, float(-place)) for place, ordinal in enumerate(ordinals)]
