"""How is the API described to programs? In OpenAPI 3.1, as the Dutch API Design Rules ask."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from ipsearch.api.models import Problem
from ipsearch.api.paths import API_VERSION, HEALTH, LETTERS, PREFIX, READY

_OPEN = {HEALTH, READY}
_TAGS = [
    {"name": "Search", "description": "Passages, answers and names."},
    {"name": "Toezeggingen", "description": "What was undertaken, by when, and what became of it."},
    {"name": "Letters", "description": "Letters, their pages and pictures, and the files themselves."},
    {"name": "Handing in", "description": "New letters, and what became of them."},
    {"name": "Operation", "description": "For those who keep the service running."},
]


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of an application, made once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, tags=_TAGS,
            license_info={"name": "MIT", "identifier": "MIT"}, contact=app.contact,
            servers=[{"url": PREFIX, "description": "This service."}],
        )  # fmt: skip
        schemas = document["components"]["schemas"]
        # What is invalid is answered with 400, as a problem.
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        schemas["Problem"] = Problem.model_json_schema()
        bearer = {"type": "http", "scheme": "bearer", "description": "Made by `ipsearch token create`."}
        document["components"]["securitySchemes"] = {"token": bearer}
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                _finish(path, method, operation)
        # Below the address of the server, which ends in the version.
        document["paths"] = {path.removeprefix(PREFIX): item for path, item in document["paths"].items()}
        app.openapi_schema = document
    return app.openapi_schema


def _finish(path: str, method: str, operation: dict[str, Any]) -> None:
    said = operation["responses"].get("422", {}).get("content", {})
    if "application/json" in said:
        operation["responses"].pop("422")
    version = {"API-Version": {"schema": {"type": "string"}, "description": f"For example {API_VERSION}."}}
    for response in operation["responses"].values():
        response["headers"] = response.get("headers", {}) | version
    if path not in _OPEN:
        # On the machine itself, reading is free; elsewhere it is not.
        free: list[dict[str, list[str]]] = [] if (method, path) == ("post", LETTERS) else [{}]
        operation["security"] = [*free, {"token": []}]
