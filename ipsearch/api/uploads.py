"""Where are letters kept that were handed in? Under a name that leads nowhere else; the same bytes lie there once."""

from __future__ import annotations

import shutil
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from ipsearch.errors import Damaged, UnsupportedFormat
from ipsearch.places import writing
from ipsearch.readers.formats import SUPPORTED_SUFFIXES

_LONGEST_NAME = 120
_ID = 12
_BLOCK = 1 << 20


def keep(folder: Path, content: BinaryIO, name: str) -> Path:
    """Keep a file below ``folder``.

    Raises:
        UnsupportedFormat: by its name this is no letter.
        Damaged: it is empty.
        StorageError: the folder cannot be written.
    """
    name = _checked(name)
    hashed = sha256()
    while block := content.read(_BLOCK):
        hashed.update(block)
    digest = hashed.hexdigest()
    if not content.tell():
        raise Damaged(name, f"{name} is empty; hand in the file again from its source.")
    folder = folder.absolute() / digest[:_ID]
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        kept = next(iter(sorted(folder.iterdir())), folder / name)
        if not kept.exists():
            content.seek(0)
            fresh = folder / f".{name}"
            with fresh.open("wb") as file:
                shutil.copyfileobj(content, file)
            fresh.rename(kept)
    return kept


def plain_name(given: str) -> str:
    """The last part of a file name, without what could lead elsewhere or be shown as something else."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C").strip().lstrip(".~$ ")
    stem, dot, suffix = name.rpartition(".")
    return stem[:_LONGEST_NAME] + dot + suffix[:_LONGEST_NAME]


def _checked(given: str) -> str:
    name = plain_name(given)
    stem, _, suffix = name.rpartition(".")
    if f".{suffix.lower()}" not in SUPPORTED_SUFFIXES or not stem:
        known = ", ".join(sorted(SUPPORTED_SUFFIXES))
        raise UnsupportedFormat(name or "file", f"The name of the file must end in one of {known}.")
    return name
