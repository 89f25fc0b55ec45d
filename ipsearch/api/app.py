"""The HTTP service, version 1: a route translates its parameters, asks one flow, returns the contract's JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Request, Response

from ipsearch import contract
from ipsearch.api import problems
from ipsearch.api.searchers import Searchers
from ipsearch.backends import make_encoder, make_reranker
from ipsearch.crossreferences import cited_by, cites
from ipsearch.entities import entities as find_entities
from ipsearch.filters import make_filters, parse_label
from ipsearch.ledger import story_json
from ipsearch.queries import LONGEST_QUERY
from ipsearch.remembering import remembered
from ipsearch.settings import Settings
from ipsearch.stories import make_wanted, stories

API_VERSION = "1.0.0"
PREFIX = "/api/v1"

Text = Annotated[str | None, Query(max_length=200)]
LetterName = Annotated[str, Path(max_length=200, description="Id, kenmerk or Kamerstuk number.")]


def make_app(settings: Settings) -> FastAPI:
    """The application on the index that the settings name; the index may appear later, or change under it."""
    searchers = Searchers(settings, make_encoder(settings.encoder), make_reranker(settings.reranker))
    app = FastAPI(
        title="ipsearch",
        version=API_VERSION,
        description="Search in Dutch government letters: every passage with its kenmerk and page.",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    problems.install(app)
    app.middleware("http")(_state_version)
    _add_search(app, searchers)
    _add_letters(app, searchers)
    _add_entities(app, searchers)
    _add_toezeggingen(app, searchers)

    @app.get(f"{PREFIX}/health", summary="Whether the service runs")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    return app


async def _state_version(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    response.headers["API-Version"] = API_VERSION
    return response


def _add_search(app: FastAPI, searchers: Searchers) -> None:
    @app.get(f"{PREFIX}/search", summary="Passages for a query, best first")
    async def search(
        q: Annotated[str, Query(max_length=LONGEST_QUERY, description='Words, a "phrase", a kenmerk or a Kamerstuk.')],
        limit: Annotated[int, Query(ge=1, le=100)] = 10,
        offset: Annotated[int, Query(ge=0, le=900)] = 0,
        since: Text = None,
        until: Text = None,
        letter: Text = None,
        kenmerk: Text = None,
        kind: Text = None,
        entity: Text = None,
    ) -> dict[str, Any]:
        filters = make_filters(since=since, until=until, letter=letter, kenmerk=kenmerk, kind=kind, entity=entity)
        return contract.hits_json(searchers.newest().search(q, limit, filters, offset))


def _add_entities(app: FastAPI, searchers: Searchers) -> None:
    @app.get(f"{PREFIX}/entities", summary="Who and what the letters name, the commonest first")
    async def entities(
        q: Annotated[str | None, Query(max_length=200, description="Only what goes by this name.")] = None,
        label: Annotated[str | None, Query(max_length=20, description="Only PERSON, ORG, GPE_LOC, …")] = None,
        limit: Annotated[int, Query(ge=1, le=1_000)] = 50,
        offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    ) -> dict[str, Any]:
        found = find_entities(searchers.newest().snapshot.store, q, parse_label(label) if label else None)
        return {"total": len(found), "entities": [contract.named_json(e) for e in found[offset : offset + limit]]}


def _add_toezeggingen(app: FastAPI, searchers: Searchers) -> None:
    @app.get(f"{PREFIX}/toezeggingen", summary="What was undertaken, by term, or as half remembered")
    async def toezeggingen(
        q: Annotated[str | None, Query(max_length=LONGEST_QUERY, description="What is half remembered.")] = None,
        kind: Text = None,
        strength: Text = None,
        due_before: Text = None,
        only_open: Annotated[bool, Query(alias="open", description="Only what is not kept.")] = False,
        everything: Annotated[bool, Query(alias="all", description="The unsure and the rejected too.")] = False,
        limit: Annotated[int, Query(ge=1, le=1_000)] = 50,
        offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    ) -> dict[str, Any]:
        wanted = make_wanted(kind, strength, due_before, only_open, everything)
        searcher = searchers.newest()
        found = [story for story in stories(searcher.snapshot.store, dt.date.today()) if wanted(story)]
        ordered = remembered(searcher, q, found) if q else found
        return {"total": len(found), "toezeggingen": [story_json(s) for s in ordered[offset : offset + limit]]}


def _add_letters(app: FastAPI, searchers: Searchers) -> None:
    @app.get(f"{PREFIX}/letters", summary="What is indexed")
    async def letters() -> dict[str, Any]:
        found = searchers.newest().snapshot.store.letters()
        return {"letters": [contract.letter_json(letter) for letter in found]}

    @app.get(f"{PREFIX}/letters/{{name}}", summary="One letter with its pages")
    async def letter(name: LetterName) -> dict[str, Any]:
        store = searchers.newest().snapshot.store
        found = store.letter(name)
        references = contract.references_json(cites(store, found), cited_by(store, found))
        return contract.reading_json(found, store.pages(found.id), store.warnings(found.id)) | references

    @app.get(f"{PREFIX}/letters/{{name}}/pages/{{number}}", summary="One page by its physical number")
    async def page(name: LetterName, number: Annotated[int, Path(ge=1, le=1_000_000)]) -> dict[str, Any]:
        store = searchers.newest().snapshot.store
        return contract.page_json(store.page(store.letter(name).id, number))
