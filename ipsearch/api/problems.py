"""Which HTTP answer stands for which error? RFC 9457, ``application/problem+json``, with a stable ``type``."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ipsearch.errors import (
    AccessError,
    FileChanged,
    IndexingError,
    IpsearchError,
    NotFound,
    ReadingError,
    TooLarge,
    UnsupportedFormat,
    UsageError,
)

MEDIA_TYPE = "application/problem+json"
_TYPE = "urn:ipsearch:problem:"
_STATUS: tuple[tuple[type[IpsearchError], HTTPStatus], ...] = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (FileChanged, HTTPStatus.CONFLICT),
    (UsageError, HTTPStatus.BAD_REQUEST),
    (TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (UnsupportedFormat, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
    (ReadingError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (IndexingError, HTTPStatus.SERVICE_UNAVAILABLE),
    (IpsearchError, HTTPStatus.INTERNAL_SERVER_ERROR),
)
_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="ipsearch"'}


def install(app: FastAPI) -> None:
    """Answer every error of the application as a problem."""
    app.add_exception_handler(IpsearchError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_fault)


def problem(status: HTTPStatus, kind: str, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """One problem; ``kind`` is the last part of its ``type``."""
    body = {"type": _TYPE + kind, "title": status.phrase, "status": status.value, "detail": detail}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def status_of(error: IpsearchError) -> HTTPStatus:
    """The status that stands for an error."""
    if isinstance(error, AccessError):
        return HTTPStatus.FORBIDDEN if error.known else HTTPStatus.UNAUTHORIZED
    return next(status for kind, status in _STATUS if isinstance(error, kind))


def problem_of(error: IpsearchError) -> JSONResponse:
    """The problem that stands for an error."""
    status = status_of(error)
    headers = {}
    if status is HTTPStatus.UNAUTHORIZED:
        headers = _CHALLENGE
    elif status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers = {"Retry-After": "5"}
    return problem(status, error.kind, str(error), headers)


async def _on_error(_: Request, error: Exception) -> JSONResponse:
    return problem_of(error) if isinstance(error, IpsearchError) else await _on_fault(_, error)


async def _on_fault(_: Request, error: Exception) -> JSONResponse:
    """A fault of ours: the server's log has the details, the answer has none."""
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "InternalError", f"An unexpected {type(error).__name__}.")


async def _on_validation(_: Request, error: Exception) -> JSONResponse:
    said = error.errors() if isinstance(error, RequestValidationError) else []
    detail = "; ".join(f"{e['loc'][-1]}: {e['msg']}" for e in said)
    return problem(HTTPStatus.BAD_REQUEST, "InvalidParameter", f"{detail}.")


async def _on_http(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        return await _on_fault(_, error)
    status = HTTPStatus(error.status_code)
    kind = "".join(word for word in status.phrase.title() if word.isalpha())
    return problem(status, kind, f"{status.description or status.phrase}.", error.headers)
