"""The page that shows who and what the letters name, over time."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from ipsearch.api.service import Service
from ipsearch.entities import entities, over_time
from ipsearch.errors import QueryError
from ipsearch.filters import parse_label
from ipsearch.web import dutch
from ipsearch.web.charts import bars
from ipsearch.web.rendering import render

_ON_A_PAGE = 50


class NamingPages:
    """Names, with a small chart each."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def names(self, request: Request) -> Response:
        """The commonest names, or those that were asked for."""
        store = self._service.searchers.newest()[0].snapshot.store
        asked = request.query_params.get("q", "").strip()[:200]
        kind = request.query_params.get("label", "").strip()[:20]
        try:
            label = parse_label(kind) if kind else None
        except QueryError as error:
            heading, text = dutch.said(error)
            return render("error.html", HTTPStatus.BAD_REQUEST, heading=heading, text=text)
        found = entities(store, asked or None, label)
        if not label and not asked:  # days are no names
            found = [one for one in found if one.label not in {"DATE", "KAMERSTUK"}]
        shown = found[:_ON_A_PAGE]
        years = over_time(store, shown)
        known = [year for counts in years for year in counts] or [0]
        charts = [bars(counts, min(known), max(known)) for counts in years]
        return render(
            "names.html", asked=asked, label=label or "", total=len(found), named=list(zip(shown, charts, strict=True)),
            first=min(known), last=max(known),
        )  # fmt: skip
