"""The route that lists what was undertaken."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from ipsearch.api.answers import Newest, links, responses
from ipsearch.api.models import Toezeggingen
from ipsearch.api.paths import PREFIX
from ipsearch.ledger import story_json
from ipsearch.queries import LONGEST_QUERY
from ipsearch.remembering import remembered
from ipsearch.stories import make_wanted, stories

router = APIRouter(prefix=PREFIX, tags=["Toezeggingen"])


@router.get(
    "/toezeggingen", summary="What was undertaken, by term, or as half remembered",
    response_model=Toezeggingen, responses=responses(304),
)  # fmt: skip
def toezeggingen(
    request: Request,
    commit: Newest,
    q: Annotated[str | None, Query(max_length=LONGEST_QUERY, description="What is half remembered.")] = None,
    kind: Annotated[str | None, Query(max_length=200, description="made, fulfilled or referenced")] = None,
    strength: Annotated[str | None, Query(max_length=200, description="hard, intention or ambition")] = None,
    before: Annotated[
        str | None, Query(alias="dueBefore", max_length=200, description="Only with a term before it; or `due_before`.")
    ] = None,
    due_before: Annotated[str | None, Query(max_length=200, include_in_schema=False)] = None,
    only_open: Annotated[bool, Query(alias="open", description="Only what is not kept.")] = False,
    everything: Annotated[bool, Query(alias="all", description="The unsure and the rejected too.")] = False,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """Each with its source paragraph and place, its term, how it stands, and what later letters tell of it."""
    wanted = make_wanted(kind, strength, before or due_before, only_open, everything)
    found = [story for story in stories(commit.store, dt.date.today()) if wanted(story)]
    ordered = remembered(commit.searcher, q, found) if q else found
    shown = [story_json(story) for story in ordered[offset : offset + limit]]
    return commit.json({"total": len(found), "toezeggingen": shown}, links(request, len(found), limit, offset))
