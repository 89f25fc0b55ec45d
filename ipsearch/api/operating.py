"""Routes for those who keep the service running."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from ipsearch.api.answers import responses
from ipsearch.api.models import Health, Ready
from ipsearch.api.paths import PREFIX
from ipsearch.api.service import service_of

router = APIRouter(prefix=PREFIX, tags=["Operation"])


@router.get("/health", summary="Whether the service runs")
async def health() -> Health:
    """Says nothing about the index."""
    return Health(status="ok")


@router.get("/ready", summary="Whether the service can answer", responses=responses())
async def ready(request: Request) -> Ready:
    """503 while there is no index that can be searched."""
    snapshot = service_of(request).searchers.newest()[0].snapshot
    return Ready(status="ready", commit=snapshot.commit, letters=snapshot.store.count_letters())


@router.get("/metrics", summary="Counts, for Prometheus", response_class=PlainTextResponse, responses=responses())
async def metrics(request: Request) -> PlainTextResponse:
    """Of the process that answers: with several, each has its own."""
    service = service_of(request)
    snapshot = service.searchers.newest()[0].snapshot
    text = service.metrics.text(
        index_commit=snapshot.commit,
        index_letters=snapshot.store.count_letters(),
        index_passages=snapshot.store.count_passages(),
    )
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4")
