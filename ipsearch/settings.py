"""What can be set, and where from? Defaults < ``ipsearch.toml`` < ``IPSEARCH_*`` < flags, read once."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import msgspec
from msgspec import Meta

from ipsearch.answering import THRESHOLD
from ipsearch.errors import SettingsError

SETTINGS_FILE = "ipsearch.toml"
_PREFIX = "IPSEARCH_"
# How people write what msgspec knows as true and false.
_SWITCHES = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_Seconds = Annotated[float, Meta(gt=0)]


class Secret:
    """A value that is not shown with what holds it."""

    def __init__(self, value: str) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "Secret('***')" if self.value else "Secret('')"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. What shapes an index is written into it and compared when it is opened.

    Checked by msgspec: to import pydantic takes a tenth of a search from the command line.
    """

    # The folder of the index.
    index: Path = Path("index")
    # shipped:, hashing: or sentence-transformers:NAME_OR_FOLDER
    encoder: str = "shipped:"
    # cross-encoder:NAME_OR_FOLDER orders the first hits; empty: none
    reranker: str = ""
    # shipped:, spacy:NAME_OR_FOLDER or none: says who and what is named
    tagger: str = "shipped:"
    # extractive: or openai:URL#MODEL, which writes from the passages
    answerer: str = "extractive:"
    # Time that a language model may take for an answer, and the key that its endpoint asks for.
    answerer_seconds: _Seconds = 60.0
    answerer_key: Secret = field(default_factory=lambda: Secret(""))
    # Confidence below which a question is not answered.
    answer_threshold: Annotated[float, Meta(ge=0, le=1)] = THRESHOLD
    # Files read at a time, and letters that become visible together.
    processes: Annotated[int, Meta(ge=1, le=256)] = field(default_factory=lambda: os.cpu_count() or 1)
    commit_letters: Annotated[int, Meta(ge=1, le=10_000)] = 64
    # Time that reading one file, or a page of a scan, may take; a whole scan.
    read_seconds: _Seconds = 120.0
    scan_seconds: _Seconds = 3_600.0
    # Memory that reading one file may take, and the largest file that is read.
    read_megabytes: Annotated[int, Meta(ge=256)] = 2_000
    file_megabytes: Annotated[int, Meta(ge=1)] = 200
    # Where the service listens, and the processes that serve.
    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535)] = 8000
    workers: Annotated[int, Meta(ge=1, le=64)] = 1
    # The file with the hashes of the service's tokens.
    tokens: Path = Path("tokens.json")
    # Reading needs a token on this machine too, as behind a proxy.
    token_for_reading: bool = False
    # The folder of the letters that were handed in over HTTP.
    uploads: Path = Path("uploads")
    # Web pages elsewhere that may read the API, parted by commas.
    cors_origins: str = ""
    # Time that answering one request may take, and requests that one client from elsewhere may make.
    request_seconds: _Seconds = 30.0
    requests_per_minute: Annotated[int, Meta(ge=1)] = 600
    # Who answers for the service, in the description of the API.
    contact_name: str = ""
    contact_email: str = ""
    contact_url: str = ""
    # A line of JSON for each request, without queries.
    log_requests: bool = True


NAMES: tuple[str, ...] = tuple(one.name for one in fields(Settings))


def read_settings(**flags: Any) -> Settings:
    """The settings in force; flags that are ``None`` were not given.

    Raises:
        SettingsError: a value cannot be used; the message says which and why.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        said = _of_file() | _of_environment() | given
    except (ValueError, OSError) as error:  # the TOML reader's own error is a ValueError
        raise SettingsError(f"{SETTINGS_FILE} cannot be read: {error}.") from error
    types, read, problems = get_type_hints(Settings, include_extras=True), {}, []
    for name, value in said.items():
        try:
            if name not in types:
                raise ValueError("there is no such setting")
            if types[name] is bool and isinstance(value, str):
                value = _SWITCHES.get(value.lower(), value)
            read[name] = msgspec.convert(value, types[name], strict=False, dec_hook=_made)
        except ValueError as error:  # as msgspec's own are
            problems.append(f"{name}: {error}")
    if problems:
        said_where = f"{SETTINGS_FILE}, {_PREFIX}* or flags"
        raise SettingsError(f"Settings ({said_where}) cannot be used: {'; '.join(problems)}.")
    return Settings(**read)


def _made(kind: type, value: Any) -> Any:
    """Of a type that msgspec does not know."""
    if not isinstance(value, str | Path | Secret):
        raise ValueError(f"Expected text, got {value!r}")
    return value if isinstance(value, kind) else kind(value)


def _of_file() -> dict[str, Any]:
    path = Path(SETTINGS_FILE)
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _of_environment() -> dict[str, str]:
    """The variables that name a setting, in small letters or capitals."""
    known = {f"{_PREFIX}{name}".upper(): name for name in NAMES}
    return {known[name.upper()]: value for name, value in os.environ.items() if name.upper() in known}


def parse_settings(text: str) -> Settings:
    """The settings in force with some of them changed, as ``index=DIR,encoder=hashing:``.

    Raises:
        SettingsError: the text is not of that form, or a value cannot be used.
    """
    pairs = [part.partition("=") for part in text.split(",")]
    if not all(sign for _, sign, _ in pairs):
        raise SettingsError(f"{text!r}: expected SETTING=VALUE, several parted by commas.")
    return read_settings(**{name.strip(): value.strip() for name, _, value in pairs})
