"""What may be asked of a search? Read by one model: FastAPI looks at one parameter after the other, which takes as long
as all the rest that a request adds to a search."""

from __future__ import annotations

from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError

from ipsearch.filters import make_filters
from ipsearch.queries import LONGEST_QUERY
from ipsearch.results import Filters

DEEPEST = 900


class _Narrowed(BaseModel):
    """What a search is narrowed to."""

    since: str | None = Field(None, max_length=200, description="2023, 2023-06 or 2023-06-30.")
    until: str | None = Field(None, max_length=200)
    letter: str | None = Field(None, max_length=200, description="Id, file, kenmerk or Kamerstuk number.")
    kenmerk: str | None = Field(None, max_length=200)
    kind: str | None = Field(None, max_length=200, description="paragraph, bullet, table, …")
    entity: str | None = Field(None, max_length=200, description="Only passages that name this.")

    def filters(self) -> Filters:
        """The same, as a search takes it."""
        return make_filters(**{name: getattr(self, name) for name in _Narrowed.model_fields})


class SearchParameters(_Narrowed):
    """Of a search."""

    q: str = Field(max_length=LONGEST_QUERY, description='Words, a "phrase", a kenmerk or a Kamerstuk.')
    limit: int = Field(10, ge=1, le=100)
    offset: int = Field(0, ge=0, le=DEEPEST)


class AskParameters(_Narrowed):
    """Of a question."""

    q: str = Field(max_length=LONGEST_QUERY, description="A question in ordinary words.")


Model = TypeVar("Model", bound=_Narrowed)


def read(model: type[Model], request: Request) -> Model:
    """The parameters of a request.

    Raises:
        RequestValidationError: one is missing, or cannot be used.
    """
    try:
        return model.model_validate(dict(request.query_params))
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error


def described(model: type[_Narrowed]) -> dict[str, Any]:
    """The parameters for the description of a route."""
    schema = model.model_json_schema()
    return {
        "parameters": [
            {"name": name, "in": "query", "required": name in schema["required"], "schema": field}
            | ({"description": said} if (said := field.get("description")) else {})
            for name, field in schema["properties"].items()
        ]
    }
