"""Who may ask what, and how often?

On 127.0.0.1 anyone on this machine may read. Elsewhere, or when the settings say so, reading needs a token. Handing in
a letter always does, one with the scope ``write``: a program shows it; a browser has signed in with it, and may only
send the form of our own page.
"""

from __future__ import annotations

import functools
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ipsearch.api.paths import COOKIE, HAND_IN, LETTERS, SIGN_IN, is_api, is_open
from ipsearch.api.problems import problem, problem_of
from ipsearch.errors import AccessError, SettingsError
from ipsearch.settings import Settings
from ipsearch.tokens import Token, TokenFile

_MINUTE = 60.0
_CLIENTS = 10_000
_NOT_FROM_HERE = "Brieven insturen kan alleen met het formulier van deze site, en met een token dat mag schrijven."


@functools.lru_cache(1_000)
def on_this_machine(host: str) -> bool:
    """Whether an address is reached from this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """Lets pass what may pass; everything else is answered here."""

    def __init__(
        self, app: ASGIApp, settings: Settings, tokens: TokenFile, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app = app
        self._tokens = tokens
        self._reading_is_free = on_this_machine(settings.host) and not settings.token_for_reading
        self._rate = Rate(settings.requests_per_minute, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on; of what passes, ``scope["token"]`` is the id of the token that was shown, and
        ``scope["may_write"]`` whether it lets hand in letters."""
        if scope["type"] == "http":
            refusal = self._refusal(scope)
            if refusal is not None:
                return await refusal(scope, receive, send)
        return await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), str(scope["path"])
        if self._reading_is_free and not on_this_machine(_name(headers.get("host", ""))):
            # A page elsewhere whose name leads to this machine (DNS rebinding) must not read the letters.
            detail = "Ask for 127.0.0.1 or localhost; under another name the service needs `token_for_reading`."
            return problem(HTTPStatus.MISDIRECTED_REQUEST, "WrongHost", detail)
        try:
            token = self._check(scope["method"], path, headers)
        except AccessError as error:
            if is_api(path):
                return problem_of(error)
            return PlainTextResponse(_NOT_FROM_HERE, HTTPStatus.FORBIDDEN) if error.known else _to_sign_in(scope)
        except SettingsError:  # nobody who asks should read where the tokens lie
            return problem(HTTPStatus.SERVICE_UNAVAILABLE, "TokensUnreadable", "The tokens cannot be read.")
        scope["token"] = token.id if token else None
        scope["may_write"] = token is not None and token.scope == "write"
        address = (scope.get("client") or ("",))[0]
        if (token or not on_this_machine(address)) and (wait := self._rate.wait(token.id if token else address)):
            return _slow_down(path, wait)
        return None

    def _check(self, method: str, path: str, headers: Headers) -> Token | None:
        shown = _bearer(headers)
        token = self._tokens.find(shown) if shown else None
        if shown and token is None:
            raise AccessError("This token is unknown, or was revoked.")
        if (method, path) == ("POST", LETTERS):
            # Never by cookie: another page could make a browser send it.
            if token is None:
                raise AccessError("Handing in a letter needs a token with the scope write (Authorization: Bearer …).")
            if token.scope != "write":
                raise AccessError("This token has the scope read; handing in a letter needs write.", known=True)
            return token
        if (method, path) == ("POST", HAND_IN):
            return self._check_form(headers)
        if token is None and (cookie := _cookie(headers)):
            token = self._tokens.find(cookie)
        if token is None and not self._reading_is_free and not is_open(path):
            raise AccessError("Reading needs a token here (Authorization: Bearer …).")
        return token

    def _check_form(self, headers: Headers) -> Token:
        """The form of the page: by cookie, so what another page makes a browser send is refused."""
        cookie = _cookie(headers)
        token = self._tokens.find(cookie) if cookie else None
        if token is None:
            raise AccessError("Handing in letters needs a token with the scope write.")
        if token.scope != "write" or not _from_our_page(headers):
            raise AccessError("This token, or this page, may not hand in letters.", known=True)
        return token


class Rate:
    """How long must a client wait? Nothing, until it spent its requests of a minute; then until one is won back."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self._most = float(per_minute)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Seconds to wait; 0 lets this request pass, and counts it."""
        now = self._clock()
        left, seen = self._left.pop(client, (self._most, now))
        left = min(self._most, left + (now - seen) * self._most / _MINUTE)
        passes = left >= 1
        self._left[client] = (left - passes, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if passes else (1 - left) * _MINUTE / self._most


def _name(host: str) -> str:
    """The name in a Host header, without the port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _from_our_page(headers: Headers) -> bool:
    """Whether a browser sends what a page of this very address made: no page of another site, nor of another port."""
    where = headers.get("sec-fetch-site")
    if where is not None:  # no page can change what the browser says here
        return where == "same-origin"
    return urlsplit(headers.get("origin", "")).netloc == headers.get("host", "") != ""


def _bearer(headers: Headers) -> str | None:
    scheme, _, shown = headers.get("authorization", "").partition(" ")
    return shown.strip() if scheme.lower() == "bearer" else None


def _cookie(headers: Headers) -> str | None:
    said = headers.get("cookie")
    if not said:
        return None
    try:
        found = SimpleCookie(said).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _to_sign_in(scope: Scope) -> Response:
    there = quote(scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""))
    return RedirectResponse(f"{SIGN_IN}?naar={there}", HTTPStatus.SEE_OTHER)


def _slow_down(path: str, wait: float) -> Response:
    headers = {"Retry-After": str(int(wait) + 1)}
    if is_api(path):
        detail = f"Too many requests; try again in {int(wait) + 1} s."
        return problem(HTTPStatus.TOO_MANY_REQUESTS, "TooManyRequests", detail, headers)
    return PlainTextResponse("Te veel verzoeken; probeer het zo weer.", HTTPStatus.TOO_MANY_REQUESTS, headers)
