"""The HTTP API, version 1: a route translates its parameters, asks one flow, returns the contract's JSON."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.routing import BaseRoute

from ipsearch.api import answers, handing_in, letters, operating, problems, promises, searching
from ipsearch.api.description import describe
from ipsearch.api.methods import allowed
from ipsearch.api.paths import API_VERSION, DOCUMENT
from ipsearch.api.problems import problem
from ipsearch.api.service import Service
from ipsearch.settings import Settings

_MODULES = (searching, promises, letters, handing_in, operating)


def make_api(service: Service) -> FastAPI:
    """The routes below ``/api/v1``."""

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        service.close()

    app = FastAPI(
        title="ipsearch",
        version=API_VERSION,
        description="Search in Dutch government letters: every passage with its kenmerk and page.",
        contact=_contact(service.settings),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=life,
        # As its own, not as those of routers within it: each router would be looked through twice a request.
        routes=_routes(),
    )
    app.state.service = service
    problems.install(app)
    answers.install(app)
    app.add_exception_handler(HTTPStatus.METHOD_NOT_ALLOWED, _on_other_method)

    @app.get(DOCUMENT, include_in_schema=False)
    async def document() -> JSONResponse:
        # Any page may read this one: tools that show and check descriptions run in browsers.
        return JSONResponse(describe(app), headers={"Access-Control-Allow-Origin": "*"})

    return app


def _routes() -> list[BaseRoute]:
    return [route for module in _MODULES for route in module.router.routes]


async def _on_other_method(request: Request, _: Exception) -> JSONResponse:
    known = allowed(_routes(), request.url.path)
    detail = f"This address knows {known}, not {request.method}."
    return problem(HTTPStatus.METHOD_NOT_ALLOWED, "MethodNotAllowed", detail, {"Allow": known})


def _contact(settings: Settings) -> dict[str, str] | None:
    """Who answers for this service: only those who run it can say."""
    said = {"name": settings.contact_name, "email": settings.contact_email, "url": settings.contact_url}
    return {name: value for name, value in said.items() if value} or None
