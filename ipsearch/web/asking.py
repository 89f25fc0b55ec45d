"""The pages on which people search and ask."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ipsearch.api.service import Service
from ipsearch.errors import NotFound, QueryError
from ipsearch.filters import make_filters
from ipsearch.queries import LONGEST_QUERY
from ipsearch.results import Filters, Hit, page_spans
from ipsearch.web import dutch
from ipsearch.web.rendering import number_of, render
from ipsearch.web.suggestions import Suggestions

_ON_A_PAGE, _DEEPEST = 10, 900
_FILTERS = ("since", "until", "letter", "kenmerk", "kind", "entity")
_NEWEST = 6


class AskingPages:
    """Search, ask, and what may be meant while one types."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._suggestions = Suggestions()

    def search(self, request: Request) -> Response:
        """The first page: a query, and what was found."""
        searcher, _ = self._service.searchers.newest()
        asked = _asked(request)
        if not asked["q"]:
            letters = searcher.snapshot.store.letters()
            newest = sorted((one for one in letters if one.date), key=lambda one: str(one.date), reverse=True)[:_NEWEST]
            return render("search.html", asked=asked, found=None, newest=newest, count=len(letters), problem=None)
        offset = number_of(request, "vanaf", _DEEPEST)
        try:
            found = searcher.search(asked["q"], _ON_A_PAGE, _filters(asked), offset)
        except (QueryError, NotFound) as error:
            return _complain("search.html", asked, error, newest=(), count=0)
        return render(
            "search.html", asked=asked, found=found, newest=(), count=0, problem=None,
            offset=offset, step=_ON_A_PAGE, deepest=_DEEPEST, place=place_of,
        )  # fmt: skip

    def ask(self, request: Request) -> Response:
        """A question, and the letters' own words."""
        searcher, _ = self._service.searchers.newest()
        asked = _asked(request)
        if not asked["q"]:
            return render("ask.html", asked=asked, answer=None, problem=None)
        try:
            answer = self._service.ask(searcher, asked["q"], _filters(asked))
        except (QueryError, NotFound) as error:
            return _complain("ask.html", asked, error)
        return render("ask.html", asked=asked, answer=answer, problem=None, place=place_of)

    def suggest(self, request: Request) -> Response:
        """Names and titles that hold what was typed so far."""
        searcher, tag = self._service.searchers.newest()
        typed = request.query_params.get("q", "")[:LONGEST_QUERY]
        return JSONResponse(self._suggestions.of(searcher.snapshot.store, tag, typed))


def place_of(hit: Hit) -> str:
    """The address that opens a hit on its page, at its marked words."""
    number = page_spans(hit.found.passage.spans)[0][0]
    return f"/brieven/{hit.found.letter.id}/{number}?passage={hit.found.passage.key}#plaats"


def _asked(request: Request) -> dict[str, str]:
    """What the form holds, by the names of the command line."""
    values = request.query_params
    asked = {name: values.get(name, "").strip()[:200] for name in _FILTERS}
    return asked | {"q": values.get("q", "").strip()[:LONGEST_QUERY]}


def _filters(asked: dict[str, str]) -> Filters:
    return make_filters(**{name: asked[name] or None for name in _FILTERS})


def _complain(template: str, asked: dict[str, str], error: QueryError | NotFound, **values: Any) -> Response:
    status = HTTPStatus.NOT_FOUND if isinstance(error, NotFound) else HTTPStatus.BAD_REQUEST
    return render(template, status, asked=asked, found=None, answer=None, problem=dutch.said(error), **values)
