"""What does the user state about a letter that the file does not print itself?

``letters.toml`` beside the letters, or the file named with ``--assign``::

    ["bijlage5.pdf"]
    kenmerk = "4712345"
    kamerstuk = "29628-1189"
    date = 2023-12-15
    annex_to = "4712300"
    title = "Halfjaarbericht politie: internationale samenwerking"
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipsearch.errors import SettingsError
from ipsearch.kenmerk import parse_kamerstuk

MANIFEST = "letters.toml"


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a manifest says of one file; ``None`` where it says nothing."""

    kenmerk: str | None = None
    kamerstuk: str | None = None
    date: dt.date | None = None
    annex_to: str | None = None
    title: str | None = None
    subject: str | None = None
    sender: str | None = None
    addressee: str | None = None
    signatory: str | None = None

    @property
    def digest(self) -> str:
        """Changes when what is said changes; empty when nothing is said."""
        said = "\n".join(f"{f.name}={v}" for f in dataclasses.fields(self) if (v := getattr(self, f.name)) is not None)
        return hashlib.sha256(said.encode()).hexdigest()[:16] if said else ""


class Manifests:
    """The manifests beside the letters, read when first needed, and the one named with ``--assign``."""

    def __init__(self, assigned: Path | None = None) -> None:
        self._assigned = read_manifest(assigned) if assigned else {}
        self._beside: dict[Path, dict[str, Assignment]] = {}

    def of(self, path: Path, name: str) -> Assignment:
        """What is stated of a file: by ``--assign`` under its name or path, else by ``letters.toml`` beside it.

        Raises:
            SettingsError: the manifest beside the file cannot be used.
        """
        folder = path.parent
        if folder not in self._beside:
            beside = folder / MANIFEST
            self._beside[folder] = read_manifest(beside) if beside.is_file() else {}
        for key in (str(path), name, path.name):
            if key in self._assigned:
                return self._assigned[key]
        return self._beside[folder].get(path.name, Assignment())


def read_manifest(path: Path) -> dict[str, Assignment]:
    """The assignments in a manifest, by file name.

    Raises:
        SettingsError: no such file, no TOML, or an entry that makes no sense; the message says which.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.") from error
    return {name: _assignment(path, name, table) for name, table in tables.items()}


def _assignment(path: Path, name: str, table: Any) -> Assignment:
    known = {field.name for field in dataclasses.fields(Assignment)}
    if not isinstance(table, dict):
        raise SettingsError(f'{path}: write a table for each file: ["{name}"], then kenmerk = "…" and so on.')
    for key, value in table.items():
        wanted = dt.date if key == "date" else str
        if key not in known:
            raise SettingsError(f"{path}: {name}: unknown key {key!r}; known are {', '.join(sorted(known))}.")
        if not isinstance(value, wanted) or isinstance(value, dt.datetime):
            raise SettingsError(f"{path}: {name}: {key} must be {'a date (2023-12-15)' if key == 'date' else 'text'}.")
    return Assignment(**{**table, "kamerstuk": _kamerstuk(path, name, table.get("kamerstuk"))})


def _kamerstuk(path: Path, name: str, value: str | None) -> str | None:
    if value is None:
        return None
    kamerstuk = parse_kamerstuk(value)
    if kamerstuk is None:
        raise SettingsError(f"{path}: {name}: {value!r} is no Kamerstuk number; write it as 29628-1189.")
    return str(kamerstuk)
