"""When are the toezeggingen of a letter found, and how do they stay in step with the detector?

A letter's toezeggingen depend on its own words, date and sender only: they are found when it is indexed, and again when
another version of the detector comes. What became of them depends on other letters: see ``linking``.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from ipsearch.annotations import FoundToezegging
from ipsearch.commits import IndexWriter
from ipsearch.encoders import promises
from ipsearch.extraction.toezeggingen import detection
from ipsearch.extraction.toezeggingen.classifier import Judgement
from ipsearch.extraction.toezeggingen.detection import Writer, find_toezeggingen, judge, surroundings
from ipsearch.kenmerk import normalise_kenmerk
from ipsearch.letters import Letter, Passage, cut_spans
from ipsearch.protocols import Encoder
from ipsearch.results import NewLetter, NewToezegging, StoredToezegging
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.text.sentences import sentences

# Tables, notes and headings undertake nothing.
_KINDS = frozenset({"paragraph", "bullet"})
_ID, _STABLE = 10, 16
_POINTS_BACK = re.compile(
    r"\b(?:daar|hier)(?:over|van|aan|toe|voor|bij|mee|naar|op|in)\b|^(?:Dit|Dat|Deze|Die|Zij|Hij|Het plan|"
    r"De uitkomst\w*|De resultaten)\b|"
    r"\b(?:dit|die|deze) (?:plan|onderzoek|evaluatie|kader|voorstel|verkenning|agenda|advies)\b"
)
# Letters that are worked on in one go, and committed together, when an index is caught up.
_TOGETHER = 32


def version() -> str:
    """Of the rules, the weights and the reader that find toezeggingen."""
    return f"{detection.version()}:{promises.fingerprint()}"


def detect(letter: Letter, passages: Sequence[Passage]) -> tuple[tuple[FoundToezegging, ...], ...]:
    """The toezeggingen in each passage of a letter; a sentence that two passages hold is the first one's."""
    writer = Writer(letter.date, letter.sender.lower() if letter.sender else None)
    reads = promises.load().promises
    seen: set[tuple[int, int]] = set()
    made = []
    for passage in passages:
        found = find_toezeggingen(passage.text, passage.section, writer, reads) if passage.kind in _KINDS else ()
        kept = []
        for one in found:
            place = next(iter(cut_spans(passage.spans, one.start, one.end)))
            if (place.page, place.start) not in seen:
                seen.add((place.page, place.start))
                kept.append(one)
        made.append(tuple(kept))
    return tuple(made)


def names(letter: Letter, texts: Sequence[str]) -> list[tuple[str, str]]:
    """The id and the stable name of each toezegging of a letter.

    Args:
        texts: the sentences, in reading order; two that are equal are told apart by their order.
    """
    own = letter.kamerstuk or (normalise_kenmerk(letter.kenmerk) if letter.kenmerk else letter.id)
    seen: Counter[str] = Counter()
    made = []
    for text in texts:
        words = "".join(c for c in text.lower() if c.isalnum())
        seen[words] += 1
        place = f"{words}|{seen[words]}"
        made.append((_digest(f"{letter.id}|{place}")[:_ID], _digest(f"{own}|{place}")[:_STABLE]))
    return made


def detect_new(encoder: Encoder, letters: Sequence[NewLetter], processes: int = 1) -> list[NewLetter]:
    """Letters that are about to be stored, with their toezeggingen.

    Args:
        processes: letters that are worked on at a time.
    """
    found = _detect_all(encoder, [(new.letter, new.passages) for new in letters], processes)
    return [replace(new, toezeggingen=made, detected=version()) for new, made in zip(letters, found, strict=True)]


def keep_up(
    writer: IndexWriter,
    encoder: Encoder,
    on_letter: Callable[[int, int], None] = lambda done, total: None,
    processes: int = 1,
) -> int:
    """Find the toezeggingen of letters in the index in which this version has not looked; returns their number.

    Killed at any moment it goes on where it was.

    Args:
        processes: letters that are worked on at a time.
    """
    waiting = list(writer.store.toezeggingen.undetected(version()).items())
    for start in range(0, len(waiting), _TOGETHER):
        lot = waiting[start : start + _TOGETHER]
        store = StoreSnapshot(writer.folder)
        try:
            letters = [(seq, store.letter(letter), store.passages_of(letter)) for seq, letter in lot]
        finally:
            store.close()
        found = _detect_all(
            encoder, [(letter, [o.passage for o in stored]) for _, letter, stored in letters], processes
        )
        with writer.store.transaction():
            for (seq, _, stored), made in zip(letters, found, strict=True):
                rows = [(o.ordinal, one) for o, many in zip(stored, made, strict=True) for one in many]
                writer.store.toezeggingen.replace(seq, rows, version())
        on_letter(min(start + _TOGETHER, len(waiting)), len(waiting))
    return len(waiting)


def judged(told: StoredToezegging) -> Judgement:
    """Why a sentence was found, as the detector sees it now."""
    passage = told.stored.passage
    around = surroundings(passage.text, passage.section, told.stored.letter.date, told.new.found.start)
    return judge(told.text, around, promises.load().promises)


def encoded(passage: Passage, found: FoundToezegging) -> str:
    """What a model sees of a toezegging: what it is about stands in the heading above it, and where it points back, in
    the sentence before it."""
    sentence = passage.text[found.start : found.end]
    before = passage.text[: found.start].rpartition("\n")[2]
    spoken_of = [before[start:end] for start, end in sentences(before)][-1:] if _POINTS_BACK.search(sentence) else []
    return " / ".join((*passage.section[-1:], *spoken_of, sentence))


def _detect_all(
    encoder: Encoder, letters: Sequence[tuple[Letter, Sequence[Passage]]], processes: int
) -> list[tuple[tuple[NewToezegging, ...], ...]]:
    """Sentences are read in threads, as the reader works outside Python; not every encoder may be called so."""
    with ThreadPoolExecutor(processes) as pool:
        found = list(pool.map(lambda one: detect(*one), letters))
    return [_named(encoder, *one, own) for one, own in zip(letters, found, strict=True)]


def _named(
    encoder: Encoder,
    letter: Letter,
    passages: Sequence[Passage],
    found: Sequence[Sequence[FoundToezegging]],
) -> tuple[tuple[NewToezegging, ...], ...]:
    flat = [(passage, one) for passage, many in zip(passages, found, strict=True) for one in many]
    called = iter(names(letter, [passage.text[one.start : one.end] for passage, one in flat]))
    codes = encoder.encode_passages([encoded(passage, one) for passage, one in flat])
    tokens = iter(codes.tokens if codes.tokens is not None else [None] * len(flat))
    vectors = iter(codes.texts)
    return tuple(
        tuple(NewToezegging(one, *next(called), next(vectors), next(tokens)) for one in many) for many in found
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
