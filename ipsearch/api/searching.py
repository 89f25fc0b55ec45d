"""Routes that search, answer, and list what is named."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from ipsearch import contract
from ipsearch.api.answers import Newest, links, newest_of, responses
from ipsearch.api.models import Answer, Entities, Passage, SearchResult
from ipsearch.api.parameters import DEEPEST, AskParameters, SearchParameters, described, read
from ipsearch.api.paths import PREFIX
from ipsearch.api.service import service_of
from ipsearch.api.straight import StraightRoute
from ipsearch.entities import IndexNames
from ipsearch.entities import entities as find_entities
from ipsearch.filters import parse_label

router = APIRouter(prefix=PREFIX, route_class=StraightRoute)


@router.get(
    "/search", summary="Passages for a query, best first", tags=["Search"],
    response_model=SearchResult, responses=responses(304, 404), openapi_extra=described(SearchParameters),
)  # fmt: skip
async def search(request: Request) -> Response:
    """Each passage with its letter, kenmerk and printed page, and the words that made it a hit."""
    asked, commit = read(SearchParameters, request), newest_of(request)
    found = commit.searcher.search(asked.q, asked.limit, asked.filters(), asked.offset)
    return commit.json(contract.hits_json(found), links(request, found.total, asked.limit, asked.offset, DEEPEST))


@router.get(
    "/ask", summary="The letters' own words in answer to a question, or an honest no", tags=["Search"],
    response_model=Answer, responses=responses(304, 404), openapi_extra=described(AskParameters),
)  # fmt: skip
def ask(request: Request) -> Response:
    """Every quote is read again from its page."""
    asked, commit = read(AskParameters, request), newest_of(request)
    return commit.json(contract.answer_json(service_of(request).ask(commit.searcher, asked.q, asked.filters())))


@router.get(
    "/passages/{key}", summary="One passage by its key", tags=["Letters"],
    response_model=Passage, responses=responses(304, 404),
)  # fmt: skip
async def passage(commit: Newest, key: Annotated[str, Path(max_length=64, examples=["aaa83a3b53dd-7"])]) -> Response:
    """Where a hit stands, and what it names."""
    found = commit.store.passage(key)
    mentions = commit.store.annotations.mentions([found.ordinal]).get(found.ordinal, ())
    return commit.json(contract.passage_json(found, IndexNames(commit.store).named(mentions)))


@router.get(
    "/entities", summary="Who and what the letters name, the commonest first", tags=["Search"],
    response_model=Entities, responses=responses(304),
)  # fmt: skip
def entities(
    request: Request,
    commit: Newest,
    q: Annotated[str | None, Query(max_length=200, description="Only what goes by this name.")] = None,
    label: Annotated[str | None, Query(max_length=20, description="Only PERSON, ORG, GPE_LOC, …")] = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """Each under one name, with its forms and the period in which it is named."""
    found = find_entities(commit.store, q, parse_label(label) if label else None)
    shown = [contract.named_json(one) for one in found[offset : offset + limit]]
    return commit.json({"total": len(found), "entities": shown}, links(request, len(found), limit, offset))
