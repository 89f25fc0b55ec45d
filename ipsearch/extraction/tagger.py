"""The tagger: a spaCy pipeline, our own or one that a user names, on one core or on all.

spaCy is loaded when a tagger is made, not when this is imported: a search never needs it.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

from ipsearch.annotations import Mention
from ipsearch.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = Path(__file__).resolve().parent.parent / "models" / "tagger"
_NAMES = Path(__file__).resolve().parent / "names"
# Raised when names, shapes or references are found differently; what an older version tagged is tagged again.
VERSION = 1
_OURS = ("ipsearch_names", "ipsearch_shapes", "ipsearch_mentions")
# Characters. Below this other processes would need longer to start than to tag.
_WORTH_PROCESSES = 150_000
_BATCH = 64
_CHUNK_CHARACTERS = 50_000


class Tagger:
    """Finds what is named in texts.

    Args:
        model: name or folder of a spaCy pipeline; the shipped one by default.
        processes: cores to use where there is much to do.

    Raises:
        ModelError: the pipeline cannot be loaded.
    """

    def __init__(self, model: str | Path = SHIPPED, processes: int = 1) -> None:
        self._model = str(model)
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever a tag could."""
        names = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(_NAMES.glob("*.toml")))).hexdigest()
        folder = Path(self._model)
        if folder == SHIPPED:
            weights = hashlib.sha256(b"".join(f.read_bytes() for f in sorted(folder.rglob("model")))).hexdigest()
            return f"shipped-{VERSION}-{weights[:12]}-{names[:12]}"
        meta = self._pipeline.meta
        return f"spacy-{VERSION}-{meta['lang']}-{meta['name']}-{meta['version']}-{names[:12]}"

    def tag(self, texts: Sequence[str]) -> list[tuple[Mention, ...]]:
        """The mentions of each text, in order, none overlapping."""
        if self._processes > 1 and sum(map(len, texts)) >= _WORTH_PROCESSES:
            return self._tag_apart(texts)
        return _tag(self._pipeline, texts)

    def close(self) -> None:
        """Stop the other processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Tagger:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @cached_property
    def _pipeline(self) -> Language:
        return load_pipeline(self._model)

    def _tag_apart(self, texts: Sequence[str]) -> list[tuple[Mention, ...]]:
        """In other processes, a chunk at a time; they stay for the next call."""
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, context, initializer=_start, initargs=(self._model,))
        try:
            return [mentions for chunk in self._pool.map(_tag_chunk, _chunks(texts)) for mentions in chunk]
        except BrokenProcessPool:
            # A machine short of memory: what several cannot do, one may.
            self.close()
            self._processes = 1
            return _tag(self._pipeline, texts)


def load_pipeline(model: str) -> Language:
    """The spaCy pipeline of a name or folder; our own components are added to one that lacks them.

    Raises:
        ModelError: there is no such pipeline, or it cannot be loaded.
    """
    try:
        import spacy

        import ipsearch.extraction.components  # noqa: F401 - registers our components

        nlp = spacy.load(
            model, exclude=["parser", "lemmatizer", "senter", "attribute_ruler", "morphologizer", "tagger"]
        )
        for name in _OURS:
            if name not in nlp.pipe_names:
                nlp.add_pipe(name)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"The spaCy pipeline {model!r} cannot be loaded ({error}). Install it (`python -m spacy download NAME`), "
            "or leave the setting `tagger` as it is to use the one that ships."
        ) from error
    return nlp


def _tag(nlp: Language, texts: Sequence[str]) -> list[tuple[Mention, ...]]:
    from ipsearch.extraction.components import LABEL_OF

    return [
        tuple(Mention(e.start_char, e.end_char, LABEL_OF[e.label_], e.ent_id_ or None) for e in doc.ents)
        for doc in nlp.pipe(texts, batch_size=_BATCH)
    ]


_pipeline_here: Language | None = None


def _start(model: str) -> None:
    global _pipeline_here  # noqa: PLW0603 - one pipeline a process, loaded when it starts
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _pipeline_here = load_pipeline(model)


def _leave_with_parent() -> None:
    """A process that is killed cannot tell those that it started: they watch it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _tag_chunk(texts: Sequence[str]) -> list[tuple[Mention, ...]]:
    return _tag(_pipeline_here, texts) if _pipeline_here is not None else []


def _chunks(texts: Sequence[str]) -> list[list[str]]:
    """In order, each of about the same number of characters."""
    chunks: list[list[str]] = [[]]
    size = 0
    for text in texts:
        if size >= _CHUNK_CHARACTERS:
            chunks.append([])
            size = 0
        chunks[-1].append(text)
        size += len(text)
    return chunks
