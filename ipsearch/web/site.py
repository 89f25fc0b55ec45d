"""The page for people: which address shows what?"""

from __future__ import annotations

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ipsearch.api.methods import allowed
from ipsearch.api.paths import HAND_IN, SIGN_IN, STATIC
from ipsearch.api.problems import status_of
from ipsearch.api.service import Service
from ipsearch.errors import IpsearchError
from ipsearch.web import dutch
from ipsearch.web.asking import AskingPages
from ipsearch.web.handing_in import HandingInPages
from ipsearch.web.naming import NamingPages
from ipsearch.web.promising import PromisingPages
from ipsearch.web.reading import ReadingPages
from ipsearch.web.rendering import STATIC_FOLDER, render
from ipsearch.web.signing_in import SigningInPages


def make_site(service: Service) -> Starlette:
    """All pages."""
    asking, reading, naming = AskingPages(service), ReadingPages(service), NamingPages(service)
    promising, signing_in, handing_in = PromisingPages(service), SigningInPages(service), HandingInPages(service)
    return Starlette(
        routes=[
            Route("/", asking.search),
            Route("/vragen", asking.ask),
            Route("/suggesties", asking.suggest),
            Route("/toezeggingen", promising.table),
            Route("/toezeggingen.csv", promising.csv),
            Route("/brieven", reading.letters),
            Route("/brieven/{name}", reading.letter),
            Route("/brieven/{name}/{number:int}", reading.letter),
            Route("/passages/{key}", reading.passage),
            Route("/namen", naming.names),
            Route(SIGN_IN, signing_in.show),
            Route(SIGN_IN, signing_in.sign_in, methods=["POST"]),
            Route(HAND_IN, handing_in.form),
            Route(HAND_IN, handing_in.take, methods=["POST"]),
            Route(f"{HAND_IN}/{{jobs}}", handing_in.jobs),
            Mount(STATIC.rstrip("/"), _Kept(directory=STATIC_FOLDER)),
        ],
        exception_handlers={IpsearchError: _on_error, HTTPException: _on_http, Exception: _on_fault},
    )


class _Kept(StaticFiles):
    """Files that browsers may keep: their addresses change when they do."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        answer = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


async def _on_error(_: Request, error: Exception) -> Response:
    if not isinstance(error, IpsearchError):
        return await _on_fault(_, error)
    heading, text = dutch.said(error)
    return render("error.html", status_of(error), heading=heading, text=text)


async def _on_http(request: Request, error: Exception) -> Response:
    status = HTTPStatus(error.status_code) if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    heading = "Deze pagina bestaat niet" if status is HTTPStatus.NOT_FOUND else "Dit kan hier niet"
    answer = render("error.html", status, heading=heading, text="Ga terug, of zoek opnieuw.")
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        answer.headers["Allow"] = allowed(request.app.routes, request.url.path)
    return answer


async def _on_fault(_: Request, error: Exception) -> Response:
    text = "Dit is een fout van ons; waarschuw de beheerder als het blijft."
    return render("error.html", HTTPStatus.INTERNAL_SERVER_ERROR, heading="Er ging iets mis", text=text)
