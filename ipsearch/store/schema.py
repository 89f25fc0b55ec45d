"""The tables, and how they came to be: numbered migrations, only ever appended to.

Vectors are little-endian float16, ``dimensions`` of them a row: ``numpy.frombuffer(data, "<f2")``. The tokens of a
passage are ``count`` rows of int8, one after the other: ``numpy.frombuffer(data, "i1").reshape(count, -1)``.
Spans are JSON lists ``[page, start, end, seam]``; blocks are JSON
objects with the fields of ``letters.Block`` that differ from their default; the words of a block are the page's, at its
place, and only furniture, which has no place there, keeps its own.
"""

from __future__ import annotations

import sqlite3

from ipsearch.errors import IndexIncompatible

FORMAT = 4

_M001_LETTERS = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE letters (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL,
    title TEXT NOT NULL, kenmerk TEXT, kenmerk_key TEXT, kenmerk_origin TEXT, kamerstuk TEXT, annex_to TEXT,
    date TEXT, date_origin TEXT, subject TEXT, sender TEXT, addressee TEXT, signatory TEXT,
    pages INTEGER NOT NULL, indexed_at TEXT NOT NULL, digest TEXT NOT NULL, warnings TEXT NOT NULL
);
CREATE INDEX letters_kenmerk ON letters (kenmerk_key);
CREATE INDEX letters_kamerstuk ON letters (kamerstuk);
CREATE INDEX letters_digest ON letters (digest);
CREATE TABLE files (
    path TEXT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, letter INTEGER NOT NULL REFERENCES letters (seq),
    assigned TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_sha256 ON files (sha256);
CREATE INDEX files_letter ON files (letter);
CREATE TABLE pages (
    letter INTEGER NOT NULL REFERENCES letters (seq), number INTEGER NOT NULL, printed INTEGER, ocr INTEGER NOT NULL,
    text TEXT NOT NULL, digest TEXT NOT NULL, blocks TEXT NOT NULL, PRIMARY KEY (letter, number)
) WITHOUT ROWID;
CREATE TABLE passages (
    ordinal INTEGER PRIMARY KEY, letter INTEGER NOT NULL REFERENCES letters (seq), position INTEGER NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, section TEXT NOT NULL, spans TEXT NOT NULL,
    first_paragraph INTEGER NOT NULL, last_paragraph INTEGER NOT NULL
);
CREATE UNIQUE INDEX passages_letter ON passages (letter, position);
CREATE TABLE vectors (ordinal INTEGER PRIMARY KEY REFERENCES passages (ordinal), data BLOB NOT NULL);
CREATE TABLE segments (
    name TEXT PRIMARY KEY, rows INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
) WITHOUT ROWID;
"""

_M002_TOKENS = """
CREATE TABLE tokens (
    ordinal INTEGER PRIMARY KEY REFERENCES passages (ordinal), count INTEGER NOT NULL, data BLOB NOT NULL
);
CREATE TABLE abbreviations (
    letter INTEGER NOT NULL REFERENCES letters (seq), short TEXT NOT NULL, long TEXT NOT NULL,
    PRIMARY KEY (letter, short, long)
) WITHOUT ROWID;
"""

# ``tags``: what the tagger found in a passage by itself, kept so that no text is tagged twice; ``digest``: of the text.
# ``mentions`` and ``citations``: what that means in its letter. ``key`` is the folded canonical name.
_M003_MENTIONS = """
CREATE TABLE tags (
    ordinal INTEGER PRIMARY KEY REFERENCES passages (ordinal), digest TEXT NOT NULL, data TEXT NOT NULL
);
CREATE INDEX tags_digest ON tags (digest);
CREATE TABLE mentions (
    ordinal INTEGER NOT NULL REFERENCES passages (ordinal), start INTEGER NOT NULL, end INTEGER NOT NULL,
    label TEXT NOT NULL, canonical TEXT, key TEXT NOT NULL, page INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (ordinal, start)
) WITHOUT ROWID;
CREATE INDEX mentions_key ON mentions (key);
CREATE TABLE citations (
    ordinal INTEGER NOT NULL REFERENCES passages (ordinal), start INTEGER NOT NULL, end INTEGER NOT NULL,
    kind TEXT NOT NULL, key TEXT NOT NULL, printed TEXT NOT NULL, own INTEGER NOT NULL,
    PRIMARY KEY (ordinal, start)
) WITHOUT ROWID;
CREATE INDEX citations_key ON citations (key);
"""

# ``id`` names a toezegging of one file; ``stable`` is the same in every file of the letter, and what ``corrections``
# hang on: they are the users' own, and nothing that is found anew touches them. ``data``: see ``rows.toezegging_row``.
# ``detected``: which version found a letter's toezeggingen, and which linked them to other letters.
_M004_TOEZEGGINGEN = """
CREATE TABLE toezeggingen (
    ordinal INTEGER NOT NULL REFERENCES passages (ordinal), start INTEGER NOT NULL, end INTEGER NOT NULL,
    id TEXT NOT NULL, stable TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL,
    vector BLOB NOT NULL, tokens INTEGER, token_data BLOB, PRIMARY KEY (ordinal, start)
) WITHOUT ROWID;
CREATE INDEX toezeggingen_id ON toezeggingen (id);
CREATE INDEX toezeggingen_stable ON toezeggingen (stable);
CREATE TABLE links (
    ordinal INTEGER NOT NULL, start INTEGER NOT NULL, later INTEGER NOT NULL REFERENCES passages (ordinal),
    first INTEGER NOT NULL, last INTEGER NOT NULL, relation TEXT NOT NULL, confidence REAL NOT NULL,
    PRIMARY KEY (ordinal, start, later)
) WITHOUT ROWID;
CREATE INDEX links_later ON links (later);
CREATE TABLE detected (
    letter INTEGER PRIMARY KEY REFERENCES letters (seq), version TEXT NOT NULL, linked TEXT NOT NULL
);
CREATE TABLE corrections (
    stable TEXT PRIMARY KEY, rejected INTEGER NOT NULL, status TEXT, note TEXT, about TEXT NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_M001_LETTERS, _M002_TOKENS, _M003_MENTIONS, _M004_TOEZEGGINGEN)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an index up to ``FORMAT``, inside the caller's transaction.

    Raises:
        IndexIncompatible: the index was written by a newer ipsearch.
    """
    have = int(connection.execute("PRAGMA user_version").fetchone()[0])
    check_format(have)
    for migration in MIGRATIONS[have:]:
        for statement in migration.split(";"):
            if statement.strip():
                connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def check_format(found: int) -> None:
    """Raises IndexIncompatible when an index has a format that this version does not know."""
    if found > FORMAT:
        raise IndexIncompatible(
            f"The index has format {found}, this version of ipsearch reads up to {FORMAT}. "
            "Install the newer ipsearch, or build the index again: `ipsearch index --rebuild PATH…`."
        )


def check_readable(found: int) -> None:
    """Raises IndexIncompatible when an index has another format than this version reads."""
    check_format(found)
    if found < FORMAT:
        raise IndexIncompatible(
            f"The index has format {found} of an earlier version of ipsearch. Run `ipsearch index PATH…` once: it is "
            f"brought to format {FORMAT}, and no letter is read again."
        )
