"""Which concrete part is used for a setting? The only place that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ipsearch.commits import IndexWriter, open_snapshot
from ipsearch.encoders.hashing import HashingEncoder
from ipsearch.errors import SettingsError
from ipsearch.protocols import Encoder
from ipsearch.ranking.cross_encoder import CrossEncoder
from ipsearch.search import Searcher
from ipsearch.settings import Settings

if TYPE_CHECKING:
    from ipsearch.answering.endpoint import Endpoint
    from ipsearch.extraction.tagger import Tagger
    from ipsearch.readers.workers import ReaderPool


def make_encoder(name: str, threads: int = 1) -> Encoder:
    """The encoder with a name such as ``shipped:`` or ``sentence-transformers:intfloat/multilingual-e5-small``.

    Args:
        threads: texts that it may encode at a time, where it can.

    Raises:
        SettingsError: no such kind of encoder.
        ModelError: the model cannot be loaded.
    """
    scheme, colon, rest = name.partition(":")
    if scheme == "shipped" and colon and not rest:
        # Here, not above: what only shows letters or verifies needs no model.
        from ipsearch.encoders.shipped import ShippedEncoder

        return ShippedEncoder(threads=threads)
    if scheme == "hashing" and colon:
        if rest and not (rest.isdecimal() and int(rest) > 0):
            raise SettingsError(f"encoder {name!r}: after 'hashing:' comes the number of dimensions, or nothing.")
        return HashingEncoder(int(rest)) if rest else HashingEncoder()
    if scheme == "sentence-transformers" and rest:
        # Here, not above: it loads torch, and most searches never need it.
        from ipsearch.encoders.sentence_transformers import SentenceTransformerEncoder

        return SentenceTransformerEncoder(rest)
    raise SettingsError(
        f"encoder {name!r} is unknown; use 'shipped:', 'hashing:' or 'sentence-transformers:NAME_OR_FOLDER'."
    )


def make_reranker(name: str) -> CrossEncoder | None:
    """The cross-encoder with a name such as ``cross-encoder:BAAI/bge-reranker-v2-m3``; ``None`` for no name.

    Raises:
        SettingsError: no such kind of reranker.
        ModelError: the model cannot be loaded.
    """
    if not name:
        return None
    scheme, _, rest = name.partition(":")
    if scheme != "cross-encoder" or not rest:
        raise SettingsError(f"reranker {name!r} is unknown; use 'cross-encoder:NAME_OR_FOLDER', or nothing.")
    return CrossEncoder(rest)


def make_tagger(settings: Settings) -> Tagger | None:
    """The tagger with a name such as ``shipped:`` or ``spacy:nl_core_news_lg``; ``None`` for ``none:``.

    Raises:
        SettingsError: no such kind of tagger.
        ModelError: the model cannot be loaded.
    """
    # Here, not above: a search tags nothing.
    from ipsearch.extraction.tagger import SHIPPED, Tagger

    scheme, colon, rest = settings.tagger.partition(":")
    if scheme == "none" and colon and not rest:
        return None
    if scheme == "shipped" and colon and not rest:
        return Tagger(SHIPPED, settings.processes)
    if scheme == "spacy" and rest:
        return Tagger(rest, settings.processes)
    raise SettingsError(f"tagger {settings.tagger!r} is unknown; use 'shipped:', 'spacy:NAME_OR_FOLDER' or 'none:'.")


def make_endpoint(settings: Settings) -> Endpoint | None:
    """The model of ``answerer``, such as ``openai:http://127.0.0.1:11434/v1#model``; ``None`` for ``extractive:``.

    Raises:
        SettingsError: no such kind of answerer.
    """
    scheme, colon, rest = settings.answerer.partition(":")
    base, _, model = rest.partition("#")
    if scheme == "extractive" and colon and not rest:
        return None
    if scheme == "openai" and model and urlsplit(base).scheme in {"http", "https"} and urlsplit(base).netloc:
        # Here, not above: an answer in the letters' own words needs no network.
        from ipsearch.answering.endpoint import Endpoint

        return Endpoint(base, model, settings.answerer_seconds, settings.answerer_key.value)
    raise SettingsError(
        f"answerer {settings.answerer!r} is unknown; use 'extractive:' or 'openai:http://127.0.0.1:11434/v1#MODEL'."
    )


def open_searcher(settings: Settings) -> Searcher:
    """A searcher on the newest commit of the index."""
    encoder = make_encoder(settings.encoder)
    return Searcher(open_snapshot(settings.index, encoder.fingerprint), encoder, make_reranker(settings.reranker))


def open_writer(settings: Settings, encoder: Encoder) -> IndexWriter:
    """The writer of the index; it holds the lock until it is closed."""
    return IndexWriter(settings.index, encoder.fingerprint)


def make_pool(settings: Settings, passwords: tuple[str, ...] = (), processes: int | None = None) -> ReaderPool:
    """Worker processes with the limits of the settings."""
    # Here, not above: a search reads no letters.
    from ipsearch.readers.drafts import Limits, ReadOptions
    from ipsearch.readers.workers import ReaderPool, WorkerLimits

    limits = Limits(file_bytes=settings.file_megabytes * 1_000_000)
    worker = WorkerLimits(settings.read_megabytes * 1_000_000, settings.read_seconds, settings.scan_seconds)
    return ReaderPool(processes or settings.processes, ReadOptions(limits, passwords), worker)
