"""How does a page become HTML?"""

from __future__ import annotations

import functools
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from ipsearch.citations import cite
from ipsearch.kenmerk import parse_kamerstuk
from ipsearch.results import Hit
from ipsearch.web import dutch
from ipsearch.web.marking import annotated, marked, plain

FOLDER = Path(__file__).parent
STATIC_FOLDER = FOLDER / "static"
_LONGEST_NUMBER = 10


def render(template: str, status: HTTPStatus = HTTPStatus.OK, **values: Any) -> HTMLResponse:
    """One page from its template; every value is escaped."""
    return HTMLResponse(_environment().get_template(template).render(values), status)


def number_of(request: Request, name: str, most: int) -> int:
    """A number in the address, at most ``most``; 0 when it is none."""
    given = request.query_params.get(name, "0")
    return min(most, int(given)) if given.isascii() and given.isdecimal() and len(given) < _LONGEST_NUMBER else 0


@functools.cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=plain,
    )
    made.filters.update(
        day=dutch.day,
        iso_day=dutch.iso_day,
        part=lambda text: quote(str(text), safe=""),
        marked=marked,
        annotated=_annotated,
        kamerstuk=_printed,
    )
    # What has no letter or figure cannot be looked for.
    made.tests["searchable"] = lambda text: any(character.isalnum() for character in str(text))
    made.globals.update(
        cite=cite, page_name=dutch.page_name, why=dutch.why, exact=dutch.exact, refused=dutch.refused,
        reason=dutch.reason,
        LABELS=dutch.LABELS, KINDS=dutch.KINDS, TOEZEGGING_KINDS=dutch.TOEZEGGING_KINDS, STRENGTHS=dutch.STRENGTHS,
        STATUSES=dutch.STATUSES, RELATIONS=dutch.RELATIONS, version=_version(),
    )  # fmt: skip
    return made


def _annotated(hit: Hit) -> Markup:
    """The passage of a hit with what was looked for and what is named; days and numbers speak for themselves."""
    named = [(one.start, one.end) for one in hit.mentions if one.label not in {"DATE", "KAMERSTUK"}]
    return annotated(hit.found.passage.text, hit.highlights, named)


def _printed(kamerstuk: str | None) -> str | None:
    """A Kamerstuk number as official publications print it."""
    found = parse_kamerstuk(kamerstuk) if kamerstuk else None
    return found.printed if found else kamerstuk


def _version() -> str:
    """Changes when a file that browsers keep does."""
    return sha256(b"".join(path.read_bytes() for path in sorted(STATIC_FOLDER.iterdir()))).hexdigest()[:10]
