"""What can be set, and where from? Defaults < ``ipsearch.toml`` < ``IPSEARCH_*`` < flags, read once."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from ipsearch.errors import SettingsError

SETTINGS_FILE = "ipsearch.toml"
_PREFIX = "IPSEARCH_"


class Settings(BaseModel):
    """Everything that can be set. What shapes an index is written into it and compared when it is opened.

    The sources are read in a few lines of our own: pydantic-settings takes a tenth of a search from the command line to
    import.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    index: Path = Field(Path("index"), description="folder of the index")
    encoder: str = Field("shipped:", description="shipped:, hashing: or sentence-transformers:NAME_OR_FOLDER")
    reranker: str = Field("", description="cross-encoder:NAME_OR_FOLDER orders the first hits; empty: none")
    tagger: str = Field("shipped:", description="shipped:, spacy:NAME_OR_FOLDER or none: says who and what is named")
    answerer: str = Field("extractive:", description="extractive: or openai:URL#MODEL, which writes from the passages")
    answerer_seconds: float = Field(60.0, gt=0, description="time that a language model may take for an answer")
    answerer_key: SecretStr = Field(SecretStr(""), description="key that the language model's endpoint asks for")
    answer_threshold: float = Field(0.15, ge=0, le=1, description="confidence below which a question is not answered")
    processes: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, le=256, description="files read at a time"
    )
    commit_letters: int = Field(64, ge=1, le=10_000, description="letters that become visible together")
    read_seconds: float = Field(120.0, gt=0, description="time that reading one file, or a page of a scan, may take")
    scan_seconds: float = Field(3_600.0, gt=0, description="time that reading a whole scan may take")
    read_megabytes: int = Field(2_000, ge=256, description="memory that reading one file may take")
    file_megabytes: int = Field(200, ge=1, description="largest file that is read")
    host: str = Field("127.0.0.1", description="address that the service listens on")
    port: int = Field(8000, ge=0, le=65_535, description="port that the service listens on")
    workers: int = Field(1, ge=1, le=64, description="processes that serve")
    tokens: Path = Field(Path("tokens.json"), description="file with the hashes of the service's tokens")
    token_for_reading: bool = Field(False, description="reading needs a token on this machine too, as behind a proxy")
    uploads: Path = Field(Path("uploads"), description="folder of the letters that were handed in over HTTP")
    cors_origins: str = Field("", description="web pages elsewhere that may read the API, parted by commas")
    request_seconds: float = Field(30.0, gt=0, description="time that answering one request may take")
    requests_per_minute: int = Field(600, ge=1, description="requests that one client from elsewhere may make")
    contact_name: str = Field("", description="who answers for the service, in the description of the API")
    contact_email: str = Field("", description="their address for mail")
    contact_url: str = Field("", description="their page")
    log_requests: bool = Field(True, description="a line of JSON for each request, without queries")


def read_settings(**flags: Any) -> Settings:
    """The settings in force; flags that are ``None`` were not given.

    Raises:
        SettingsError: a value cannot be used; the message says which and why.
    """
    try:
        given = {name: value for name, value in flags.items() if value is not None}
        return Settings(**(_of_file() | _of_environment() | given))
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"Settings ({SETTINGS_FILE}, IPSEARCH_* or flags) cannot be used: {problems}.") from error
    except (ValueError, OSError) as error:  # the TOML reader's own error is a ValueError
        raise SettingsError(f"{SETTINGS_FILE} cannot be read: {error}.") from error


def _of_file() -> dict[str, Any]:
    path = Path(SETTINGS_FILE)
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _of_environment() -> dict[str, str]:
    """The variables that name a setting, in small letters or capitals."""
    known = {f"{_PREFIX}{name}".upper(): name for name in Settings.model_fields}
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
