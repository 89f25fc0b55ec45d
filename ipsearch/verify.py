"""Does the index tell the truth? Everything that is shown is recomputed from page text.

Checked are the provenance laws: page text is what was read; a block's and a passage's text are the page's words at
their offsets; every block of the text is in some passage; every passage has its vector and its place in the lexical
index; letters still agree with their files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ipsearch.annotations import FoundReference
from ipsearch.commits import IndexSnapshot
from ipsearch.letters import FURNITURE, Block, Letter, Page, join_spans
from ipsearch.reports import Audit
from ipsearch.results import StoredPassage
from ipsearch.sources.folder import file_digest, path_of
from ipsearch.store.rows import text_digest
from ipsearch.tagging import annotate
from ipsearch.text.abbreviations import find_abbreviations


def audit(snapshot: IndexSnapshot) -> Audit:
    """Check one commit of an index completely.

    ``changed_files`` are files that are gone or changed since they were indexed: no lie, but worth an ``index`` run.
    """
    letters = snapshot.store.letters()
    problems = [*_derived(snapshot)]
    pages = passages = 0
    for letter in letters:
        own_pages, own_passages = snapshot.store.pages(letter.id), snapshot.store.passages_of(letter.id)
        pages, passages = pages + len(own_pages), passages + len(own_passages)
        problems += _letter(letter, own_pages, own_passages)
    problems += [
        f"letter {letter}, page {number}: the text is not what was read"
        for letter, number, text, digest in snapshot.store.page_digests()
        if text_digest(text) != digest
    ]
    problems += [p for letter in letters for p in _annotations(snapshot, letter)]
    changed = tuple(letter.file for letter in letters if _changed(letter, path_of(snapshot.store.path_key(letter.id))))
    return Audit(len(letters), pages, passages, snapshot.commit, tuple(problems), changed)


def _derived(snapshot: IndexSnapshot) -> Iterator[str]:
    """The derived indexes hold what the store holds."""
    passages = snapshot.store.count_passages()
    ordinals, matrix = snapshot.store.vectors(0, snapshot.store.next_ordinal)
    if len(ordinals) != passages:
        yield f"{passages} passages, but {len(ordinals)} vectors"
    if len(snapshot.lexical) < passages:
        yield f"{passages} passages, but {len(snapshot.lexical)} in the lexical index"
    live = set(ordinals.tolist())
    for row in range(0, len(ordinals), max(1, len(ordinals) // 64)):
        nearest = snapshot.vectors.search(matrix[row], 8)
        best = [c for c in nearest if c.ordinal in live]
        if matrix[row].any() and not any(c.ordinal == ordinals[row] or c.score >= 0.999 for c in best):
            yield f"passage {int(ordinals[row])} is not found by its own vector"


def _letter(letter: Letter, pages: list[Page], passages: list[StoredPassage]) -> Iterator[str]:
    name = f"letter {letter.id} ({letter.file})"
    if letter.pages != len(pages):
        yield f"{name}: {letter.pages} pages were read, {len(pages)} are stored"
    for page in pages:
        for block in page.blocks:
            if not _stands(block, page):
                yield f"{name}, page {page.number}: a block is not what stands at its place: {block.text[:60]!r}"
    yield from (f"{name}: {problem}" for problem in _passages(pages, passages))


def _annotations(snapshot: IndexSnapshot, letter: Letter) -> Iterator[str]:
    """What is named and cited is worked out again from the words, and from what the tagger found in them."""
    store = snapshot.store
    stored = store.passages_of(letter.id)
    ordinals = [one.ordinal for one in stored]
    tags, mentions = store.annotations.tags(ordinals), store.annotations.mentions(ordinals)
    cited: dict[int, list[FoundReference]] = {}
    for ordinal, found in store.annotations.citations(letter.id):
        cited.setdefault(ordinal, []).append(found)
    if not tags and not cited:
        return  # indexed by an earlier version, or without a tagger and without a reference: nothing is claimed
    passages = [one.passage for one in stored]
    defined = [one for page in store.pages(letter.id) for one in find_abbreviations(page.text)]
    made = annotate(passages, [tags.get(ordinal) for ordinal in ordinals], letter.date, defined)
    for one, annotated in zip(stored, made, strict=True):
        if any(not 0 <= m.start < m.end <= len(one.passage.text) for m in tags.get(one.ordinal, ())):
            yield f"passage {one.passage.key}: a tag stands outside the text"
        elif one.ordinal in tags and mentions.get(one.ordinal, ()) != annotated.mentions:
            yield f"passage {one.passage.key}: what is named there is not what follows from its words"
        elif tuple(cited.get(one.ordinal, ())) != annotated.references:
            yield f"passage {one.passage.key}: what is cited there is not what its words cite"


def _stands(block: Block, page: Page) -> bool:
    """Whether a block is where it says: furniture nowhere in the text, the rest at its words."""
    if block.start is None or block.end is None:
        return block.kind in FURNITURE
    inside = 0 <= block.start < block.end <= len(page.text)
    return block.kind not in FURNITURE and inside and page.text[block.start : block.end] == block.text


def _passages(pages: list[Page], passages: list[StoredPassage]) -> Iterator[str]:
    texts = {page.number: page.text for page in pages}
    covered: dict[int, set[int]] = {page.number: set() for page in pages}
    for found in passages:
        if any(span.page not in texts for span in found.passage.spans):
            yield f"passage {found.passage.key} stands on a page that does not exist"
        elif join_spans(found.passage.spans, texts) != found.passage.text:
            yield f"passage {found.passage.key} is not what stands at its place"
        for span in found.passage.spans:
            covered.setdefault(span.page, set()).update(range(span.start, span.end))
    yield from uncovered(pages, covered)


def uncovered(pages: list[Page], covered: dict[int, set[int]]) -> Iterator[str]:
    """A sentence for every block of the text with a word in no passage. ``covered`` holds offsets by page number."""
    for page in pages:
        for block in page.blocks:
            if block.start is None or block.end is None:
                continue
            missing = [i for i in range(block.start, block.end) if i not in covered[page.number]]
            # The hyphen of a word broken over a page end, and the breaks between table rows, are in no passage.
            if any(page.text[i].isalnum() for i in missing):
                yield f"page {page.number}: no passage holds {block.text[:60]!r}"


def _changed(letter: Letter, path: Path) -> bool:
    try:
        return file_digest(path) != letter.sha256
    except OSError:
        return True
