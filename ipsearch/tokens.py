"""Who may use the service? Bearer tokens, of which only hashes are kept.

A token is 256 random bits, so a plain SHA-256 hides it: there is nothing to guess that a slow hash would protect.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from ipsearch.errors import NotFound, SettingsError, UsageError
from ipsearch.places import writing

Scope = Literal["read", "write"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
_MARK = "ipsearch"


@dataclass(frozen=True, slots=True)
class Token:
    """One token as kept: ``hash`` is that of the whole text that its holder has. Write includes read."""

    id: str
    name: str
    scope: Scope
    created: str
    hash: str


class TokenFile:
    """The tokens in a file. What another process changes is seen at the next look."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._tokens: tuple[Token, ...] = ()

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, the oldest first.

        Raises:
            SettingsError: the file cannot be read.
        """
        try:
            status = self._path.stat()
        except FileNotFoundError:
            self._seen, self._tokens = None, ()
            return ()
        seen = (status.st_mtime_ns, status.st_ino)
        if seen != self._seen:
            self._tokens, self._seen = self._read(), seen
        return self._tokens

    def find(self, text: str) -> Token | None:
        """The token that somebody shows, if it is one."""
        shown = _hash(text)
        return next((one for one in self.tokens() if hmac.compare_digest(one.hash, shown)), None)

    def create(self, name: str, scope: str) -> tuple[Token, str]:
        """A new token, and its text: that is nowhere kept.

        Raises:
            UsageError: no such scope.
        """
        for known in SCOPES:
            if known == scope:
                identity = secrets.token_hex(4)
                text = f"{_MARK}_{identity}_{secrets.token_urlsafe(32)}"
                now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
                token = Token(identity, name, known, now, _hash(text))
                self._write((*self.tokens(), token))
                return token, text
        raise UsageError(f"{scope!r} is no scope; choose from {', '.join(SCOPES)}.")

    def revoke(self, identity: str) -> Token:
        """Take a token back.

        Raises:
            NotFound: there is none with this id.
        """
        for token in self.tokens():
            if token.id == identity:
                self._write([one for one in self.tokens() if one.id != identity])
                return token
        raise NotFound(f"No token {identity!r}. `ipsearch token list` lists them.")

    def _read(self) -> tuple[Token, ...]:
        try:
            return tuple(Token(**row) for row in json.loads(self._path.read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise SettingsError(f"The tokens in {self._path} cannot be read ({error}).") from error

    def _write(self, tokens: Sequence[Token]) -> None:
        fresh = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        with writing(self._path.absolute().parent):
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump([asdict(token) for token in tokens], file, indent=1)
            os.replace(fresh, self._path)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
