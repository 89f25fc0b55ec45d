"""Which HTTP answer stands for which error? RFC 9457, ``application/problem+json``, with a stable ``type``."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ipsearch.errors import IndexingError, IpsearchError, NotFound, UsageError

MEDIA_TYPE = "application/problem+json"
_TYPE = "urn:ipsearch:problem:"
_STATUS: tuple[tuple[type[IpsearchError], HTTPStatus], ...] = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (UsageError, HTTPStatus.BAD_REQUEST),
    (IndexingError, HTTPStatus.SERVICE_UNAVAILABLE),
    (IpsearchError, HTTPStatus.INTERNAL_SERVER_ERROR),
)


def install(app: FastAPI) -> None:
    """Answer every error of the application as a problem."""
    app.add_exception_handler(IpsearchError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_fault)


def problem(status: HTTPStatus, kind: str, detail: str) -> JSONResponse:
    """One problem; ``kind`` is the last part of its ``type``."""
    body = {"type": _TYPE + kind, "title": status.phrase, "status": status.value, "detail": detail}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE)


async def _on_error(_: Request, error: Exception) -> JSONResponse:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    return problem(status, type(error).__name__, str(error))


async def _on_fault(_: Request, error: Exception) -> JSONResponse:
    """A fault of ours: the server's log has the details, the answer has none."""
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "InternalError", f"An unexpected {type(error).__name__}.")


async def _on_validation(_: Request, error: Exception) -> JSONResponse:
    said = error.errors() if isinstance(error, RequestValidationError) else []
    detail = "; ".join(f"{e['loc'][-1]}: {e['msg']}" for e in said)
    return problem(HTTPStatus.BAD_REQUEST, "InvalidParameter", f"{detail}.")


async def _on_http(_: Request, error: Exception) -> JSONResponse:
    status = HTTPStatus(error.status_code) if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    return problem(status, status.phrase.title().replace(" ", ""), f"{status.description or status.phrase}.")
