"""How is an answer sent? As JSON that belongs to one commit: whoever has it already is told so, and gets nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, FastAPI, Request, Response
from pydantic import TypeAdapter

from ipsearch.api.models import Problem
from ipsearch.api.problems import MEDIA_TYPE
from ipsearch.api.service import service_of
from ipsearch.search import Searcher
from ipsearch.store.snapshot import StoreSnapshot

Json = dict[str, Any]
# Writes JSON four times as fast as the standard library: most of what HTTP adds to a search is this and its parameters.
_ANY: TypeAdapter[Any] = TypeAdapter(Any)


class NotModified(Exception):
    """Who asks has the answer of this commit already."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


@dataclass(frozen=True, slots=True)
class Commit:
    """What one request sees of the index."""

    searcher: Searcher
    tag: str

    @property
    def store(self) -> StoreSnapshot:
        return self.searcher.snapshot.store

    def json(self, body: Any, headers: Mapping[str, str] | None = None) -> Response:
        """The answer to send."""
        return self.send(_ANY.dump_json(body), "application/json", headers)

    def send(self, body: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
        """Any other body of this commit."""
        return Response(body, media_type=media_type, headers=_kept_until_changed(self.tag) | dict(headers or {}))


def newest_of(request: Request) -> Commit:
    """The newest commit, for one request.

    Raises:
        NotModified: the caller's answer is of this commit.
    """
    searcher, state = service_of(request).searchers.newest()
    # Weak: the time that a search took is another each time, and gzip changes the bytes.
    # The day counts: on it depends which terms have passed.
    tag = f'W/"{state}-{dt.date.today():%Y%m%d}"'
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or tag in [one.strip() for one in known.split(",")]:
        raise NotModified(tag)
    return Commit(searcher, tag)


async def newest(request: Request) -> Commit:
    """The same, for a route to depend on."""
    return newest_of(request)


Newest = Annotated[Commit, Depends(newest)]


def install(app: FastAPI) -> None:
    """Answer those who have the newest answer with 304."""

    async def on_not_modified(_: Request, error: Exception) -> Response:
        tag = error.tag if isinstance(error, NotModified) else ""
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=_kept_until_changed(tag))

    app.add_exception_handler(NotModified, on_not_modified)


def links(request: Request, total: int, limit: int, offset: int, most: int | None = None) -> dict[str, str]:
    """The header that leads to the pages before and after this one (RFC 8288).

    Args:
        most: the largest offset that may be asked for.
    """
    places = {"first": 0} if offset else {}
    if offset:
        places["prev"] = max(0, offset - limit)
    if offset + limit < total and (most is None or offset + limit <= most):
        places["next"] = offset + limit
    if not places:
        return {}
    # As it was sent, encoded already where whoever asks keeps to the rules.
    asked = request.scope["query_string"].decode("latin-1").split("&")
    kept = "".join(f"{part}&" for part in asked if part and part.partition("=")[0] not in {"limit", "offset"})
    path, kept = quote(request.scope["path"]), quote(kept, safe="&=%+")
    made = [f'<{path}?{kept}limit={limit}&offset={place}>; rel="{relation}"' for relation, place in places.items()]
    return {"Link": ", ".join(made)}


def responses(*statuses: int) -> dict[int | str, Json]:
    """What a route may answer besides what was asked for, for the description."""
    found: dict[int | str, Json] = {}
    for status in sorted({400, 401, 429, 503, *statuses}):
        if status == HTTPStatus.NOT_MODIFIED:
            found[status] = {"description": "You have the newest answer."}
        else:
            content = {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}
            found[status] = {"description": HTTPStatus(status).phrase, "content": content}
    return found


def _kept_until_changed(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}
