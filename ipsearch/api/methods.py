"""Which methods does an address know? HEAD wherever GET is known; what is not known is told with what is."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send


class HeadAsGet:
    """Answers HEAD as GET: with the same headers. The server sends no body after them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            return await self._app(scope, receive, send)
        asked = {**scope, "method": "GET"}
        try:
            return await self._app(asked, receive, send)
        finally:  # what lies around the application notes its route
            scope.update({name: asked[name] for name in ("route", "endpoint") if name in asked})


def allowed(routes: Iterable[BaseRoute], path: str) -> str:
    """The methods that an address knows, as the header Allow says them."""
    found = {
        method
        for route in routes
        if isinstance(route, Route) and route.path_regex.match(path)
        for method in route.methods or ()
    }
    if not found or "GET" in found:  # files, too, are only read
        found |= {"GET", "HEAD"}
    return ", ".join(sorted(found))
