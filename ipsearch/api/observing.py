"""What is seen of each request from outside: safe headers on its answer, a count, and a line without what was asked."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import time
from bisect import bisect_left
from collections import defaultdict
from contextlib import suppress
from itertools import accumulate

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ipsearch.api.paths import API_VERSION, is_api

_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
# What programs get holds no page: nothing of it may run, whatever a browser takes it for.
_API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_Headers = tuple[tuple[bytes, bytes], ...]


def _added(**more: str) -> _Headers:
    """Headers as they are sent, for answers that do not say so themselves; they are made once."""
    lines = {**_SAFE, "Cache-Control": "no-store", **{name.replace("_", "-"): value for name, value in more.items()}}
    return tuple((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in lines.items())


_API_HEADERS = _added(Content_Security_Policy=_API_POLICY, API_Version=API_VERSION)
_PAGE_HEADERS = _added(Content_Security_Policy=_PAGE_POLICY)
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counts of this process, in the text form of Prometheus."""

    def __init__(self) -> None:
        self._requests: dict[tuple[str, str, int], int] = defaultdict(int)
        self._buckets: dict[str, list[int]] = defaultdict(lambda: [0] * (len(_BUCKETS) + 1))
        self._seconds: dict[str, float] = defaultdict(float)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request that was answered."""
        self._requests[method, route, status] += 1
        self._seconds[route] += seconds
        self._buckets[route][bisect_left(_BUCKETS, seconds)] += 1

    def text(self, **gauges: int) -> str:
        """Everything so far; ``gauges`` are what the caller knows of the index."""
        own = f'process="{os.getpid()}"'
        lines = [_head("ipsearch_requests_total", "counter", "Requests by route and status.")]
        lines += [
            f'ipsearch_requests_total{{{own},method="{method}",route="{route}",status="{status}"}} {n}'
            for (method, route, status), n in sorted(self._requests.items())
        ]
        name = "ipsearch_request_seconds"
        lines.append(_head(name, "histogram", "Time to answer, by route."))
        for route, counts in sorted(self._buckets.items()):
            label = f'{own},route="{route}"'
            most = [*map(str, _BUCKETS), "+Inf"]
            lines += [f'{name}_bucket{{{label},le="{b}"}} {n}' for b, n in zip(most, accumulate(counts), strict=True)]
            lines.append(f"{name}_sum{{{label}}} {self._seconds[route]:.6f}")
            lines.append(f"{name}_count{{{label}}} {sum(counts)}")
        for gauge, value in gauges.items():
            lines += [_head(f"ipsearch_{gauge}", "gauge", f"{gauge.replace('_', ' ').capitalize()}."),
                      f"ipsearch_{gauge}{{{own}}} {value}"]  # fmt: skip
        return "\n".join(lines) + "\n"


class Observed:
    """Wraps the whole service."""

    def __init__(self, app: ASGIApp, metrics: Metrics, logged: bool) -> None:
        self._app = app
        self._metrics = metrics
        self._logged = logged

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and note how it went."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        started, answered = time.perf_counter(), _Seen(send, is_api(scope["path"]))
        try:
            return await self._app(scope, receive, answered)
        finally:
            seconds = time.perf_counter() - started
            # Never the path itself: it holds what was asked for.
            route = str(getattr(scope.get("route"), "path", None) or getattr(scope.get("endpoint"), "__name__", "none"))
            method = scope["method"] if scope["method"] in {"GET", "HEAD", "POST", "OPTIONS"} else "other"
            self._metrics.count(method, route, answered.status, seconds)
            if self._logged:
                _say(_line(method, route, answered, seconds, scope.get("token")))


class _Seen:
    """Adds headers to an answer on its way out, and looks at its size."""

    def __init__(self, send: Send, api: bool) -> None:
        self._send = send
        self._api = api
        self.status, self.size = 500, 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = message["headers"] = list(message.get("headers", ()))
            said = {name for name, _ in headers}
            headers += [header for header in (_API_HEADERS if self._api else _PAGE_HEADERS) if header[0] not in said]
        else:
            self.size += len(message.get("body", b""))
        await self._send(message)


def _say(line: str) -> None:
    """On standard error; nobody who asks is troubled when nobody reads it any more."""
    with suppress(OSError, ValueError):
        sys.stderr.write(line + "\n")


def _line(method: str, route: str, seen: _Seen, seconds: float, token: str | None) -> str:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    said = {"time": now, "method": method, "route": route, "status": seen.status, "bytes": seen.size,
            "ms": round(1000 * seconds, 2), "token": token}  # fmt: skip
    return json.dumps(said)


def _head(name: str, kind: str, help_text: str) -> str:
    return f"# HELP {name} {help_text}\n# TYPE {name} {kind}"
