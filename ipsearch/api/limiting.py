"""How large may a request be, and how long may its answer take?"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ipsearch.api.paths import PREFIX, is_api, is_upload
from ipsearch.api.problems import problem
from ipsearch.settings import Settings

# Bytes: a form without a file is smaller; a file comes with a little around it.
_FORM, _AROUND = 64_000, 64_000
# Handing in a large letter takes longer than asking something.
_UPLOAD_TIMES = 10
_ASKING = frozenset({f"{PREFIX}/ask", "/vragen"})
# The rest of what was sent is not read.
_CLOSE = {"Connection": "close"}


class _TooLong(Exception):
    """More arrived than may."""


class Limits:
    """Refuses what is too large before it is read, and ends what takes too long."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._file = settings.file_megabytes * 1_000_000 + _AROUND
        self._seconds = settings.request_seconds
        # A language model has its own time; what is made of its words comes after.
        self._writing = settings.answerer_seconds if settings.answerer.startswith("openai:") else 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on within the limits."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        upload = is_upload(scope["method"], scope["path"])
        request = _Request(receive, send, self._file if upload else _FORM)
        try:
            said = Headers(scope=scope).get("content-length", "0")
            if not said.isdecimal() or int(said) > request.most:
                raise _TooLong
            async with asyncio.timeout(self._time(scope["path"], upload)):
                with suppress(_TooLong):
                    await self._app(scope, request.receive, request.send)
            if request.too_long:
                raise _TooLong
        except _TooLong:
            refusal = _too_large(scope["path"], request.most)
        except TimeoutError:
            detail = f"This took longer than {self._seconds:g} s; ask for less, or raise `request_seconds`."
            refusal = problem(HTTPStatus.SERVICE_UNAVAILABLE, "TimedOut", detail, _CLOSE)
        else:
            return None
        if not request.answered:
            await refusal(scope, receive, send)
        return None

    def _time(self, path: str, upload: bool) -> float:
        if upload:
            return self._seconds * _UPLOAD_TIMES
        return self._seconds + (self._writing if path in _ASKING else 0.0)


def _too_large(path: str, most: int) -> Response:
    if is_api(path):
        detail = f"A request holds at most {most:,} bytes here."
        return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "TooLarge", detail, _CLOSE)
    detail = f"Dit is te groot: samen mag het hoogstens {most // 1_000_000 or 1} MB zijn. Ga terug, en kies minder."
    return PlainTextResponse(detail, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _CLOSE)


class _Request:
    """Counts what arrives, and remembers whether an answer has begun: from then on nothing else can be said."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive = receive
        self._send = send
        self._arrived = 0
        self.most = most
        self.too_long = self.answered = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._arrived += len(message.get("body", b""))
        if self._arrived > self.most:
            self.too_long = True
            raise _TooLong
        return message

    async def send(self, message: Message) -> None:
        if self.too_long and not self.answered:
            return  # what the application makes of the interruption is not the answer
        self.answered = True
        await self._send(message)
