"""Does the index tell the truth? Everything that is shown is recomputed from page text.

Checked are the provenance laws: page text is what was read; a block's and a passage's text are the page's words at
their offsets; every block of the text is in some passage; every passage has its vector and its place in the lexical
index; what is named, cited and promised follows from the words, and links from the letters; letters still agree with
their files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ipsearch import linking
from ipsearch.annotations import FoundReference
from ipsearch.commits import IndexSnapshot
from ipsearch.errors import IndexIncompatible
from ipsearch.extraction.toezeggingen.classifier import shipped
from ipsearch.extraction.toezeggingen.likeness import threshold
from ipsearch.letters import FURNITURE, Block, Letter, Page, join_spans
from ipsearch.reports import Audit
from ipsearch.results import Link, StoredPassage
from ipsearch.sources.folder import file_digest, path_of
from ipsearch.store.promised import Place
from ipsearch.store.rows import text_digest
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.tagging import annotate
from ipsearch.text.abbreviations import find_abbreviations
from ipsearch.toezeggingen import detect, names, version

# Two kinds of processor round whole numbers otherwise while they read: confidences differ by less than this.
_ROUNDING = 0.05


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
    problems += _toezeggingen(snapshot.store)
    if _versions(snapshot.store):
        problems += _links(snapshot.store)
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


def _toezeggingen(store: StoreSnapshot) -> Iterator[str]:
    """What is promised is found again in the words; letters that another version read wait for the next ``index``."""
    for letter, (detector, _) in _versions(store).items():
        if detector != version():
            continue
        stored, own = store.passages_of(letter), store.letter(letter)
        passages = [one.passage for one in stored]
        found = [(o.ordinal, f) for o, many in zip(stored, detect(own, passages), strict=True) for f in many]
        texts = {one.ordinal: one.passage.text for one in stored}
        called = names(own, [texts[ordinal][f.start : f.end] for ordinal, f in found])
        made = {
            (ordinal, replace(f, confidence=0.0), *name): f.confidence
            for (ordinal, f), name in zip(found, called, strict=True)
        }
        kept = {
            (ordinal, replace(new.found, confidence=0.0), new.id, new.stable): new.found.confidence
            for ordinal, new in store.toezeggingen.of_letter(letter)
        }
        if _differences(kept, made, shipped().threshold):
            yield f"letter {letter}: its toezeggingen are not those that its words hold"


def _links(store: StoreSnapshot) -> Iterator[str]:
    """Links are worked out again, between letters that this version has linked; none stands elsewhere."""
    done = [letter for letter, (_, linked) in _versions(store).items() if linked == linking.version()]
    reader, places = linking.Reader(store), {(o, new.found.start): new for o, new in store.toezeggingen.all()}
    stored = [(place, link) for place, links in store.toezeggingen.links().items() for link in links]
    passages = store.passages(sorted({link.later for _, link in stored}))
    for place, link in stored:
        if place not in places or link.later not in passages:
            yield f"a link stands between {place} and {link.later}, where nothing is"
        elif not 0 <= link.first < link.last <= len(passages[link.later].passage.text):
            yield f"a link to passage {passages[link.later].passage.key} points outside its text"
    if len(done) == len(store.letters()):
        made = [one for at, letter in enumerate(done) for one in linking.links_of(reader, letter, done[:at])]
        if strange := _differences(dict(map(_named, stored)), dict(map(_named, made)), threshold()):
            yield f"{strange} links are not those that follow from the letters"


def _named(placed: tuple[Place, Link]) -> tuple[tuple[Place, Link], float]:
    """A link without its confidence, and that."""
    place, link = placed
    return (place, replace(link, confidence=0.0)), link.confidence


def _differences(stored: Mapping[Any, float], made: Mapping[Any, float], least: float) -> int:
    """How many differ by more than two machines do; what is less sure than ``least`` is not kept."""
    one_side = [confidence for key, confidence in stored.items() if key not in made]
    one_side += [confidence for key, confidence in made.items() if key not in stored]
    moved = sum(abs(confidence - made.get(key, confidence)) > _ROUNDING for key, confidence in stored.items())
    return moved + sum(confidence > least + _ROUNDING for confidence in one_side)


def _versions(store: StoreSnapshot) -> dict[str, tuple[str, str]]:
    try:
        return store.toezeggingen.versions()
    except IndexIncompatible:
        return {}  # an index of an earlier version, which holds none


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
