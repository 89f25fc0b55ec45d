"""How does a request reach a route that is asked all the time? Straight: what FastAPI finds out for other routes about
their parameters, such a route reads itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class StraightRoute(APIRoute):
    """A route whose function is called with the request and sends what it returns, if it asks for nothing else."""

    def get_route_handler(self) -> Handler:
        """The function itself, or what FastAPI makes of it."""
        asked = list(inspect.signature(self.endpoint).parameters)
        if asked != ["request"] or not inspect.iscoroutinefunction(self.endpoint):
            return super().get_route_handler()
        handler: Handler = self.endpoint
        return handler
