"""Routes that show letters: what was read, and the files themselves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import FileResponse

from ipsearch import contract
from ipsearch.api.answers import Newest, links, responses
from ipsearch.api.models import Letters, Page, Reading
from ipsearch.api.paths import PREFIX
from ipsearch.api.service import service_of
from ipsearch.crossreferences import cited_by, cites
from ipsearch.errors import NotFound, QueryError
from ipsearch.readers.formats import SUPPORTED_SUFFIXES

router = APIRouter(prefix=PREFIX, tags=["Letters"])
LetterName = Annotated[str, Path(max_length=200, description="Id, kenmerk or Kamerstuk number.")]
PageNumber = Annotated[int, Path(ge=1, le=1_000_000, description="Physical page, counted from 1.")]
Offset = Annotated[int, Query(ge=0, le=100_000_000, description="In code points of the page's text.")]
_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    # Never as a page: the scripts of a letter do not run here.
    "html": "text/plain; charset=utf-8",
    "text": "text/plain; charset=utf-8",
}


@router.get("/letters", summary="What is indexed", response_model=Letters, responses=responses(304))
async def letters(
    request: Request,
    commit: Newest,
    limit: Annotated[int, Query(ge=1, le=10_000)] = 1_000,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Response:
    """All letters, by date."""
    found = commit.store.letters()
    shown = [contract.letter_json(letter) for letter in found[offset : offset + limit]]
    return commit.json({"total": len(found), "letters": shown}, links(request, len(found), limit, offset))


@router.get(
    "/letters/{name}", summary="One letter with its pages", response_model=Reading, responses=responses(304, 404)
)
def letter(commit: Newest, name: LetterName) -> Response:
    """What it cites, and what cites it, come along."""
    store = commit.store
    found = store.letter(name)
    references = contract.references_json(cites(store, found), cited_by(store, found))
    return commit.json(contract.reading_json(found, store.pages(found.id), store.warnings(found.id)) | references)


# Before the page itself: "2.png" is no number.
@router.get(
    "/letters/{name}/pages/{number}.png", summary="The picture of a page, with words marked",
    response_class=Response,
    responses=responses(304, 404, 409, 422)
    | {200: {"content": {"image/png": {}}, "description": "`X-Marks` says how many lines are marked."}},
)  # fmt: skip
def picture(
    request: Request, commit: Newest, name: LetterName, number: PageNumber, start: Offset = 0, end: Offset = 0
) -> Response:
    """The words at `[start, end)` of the page's text are marked. Only PDF files have pictures; on a scan the words are
    looked for by recognising it again, which takes some seconds, and needs Tesseract."""
    found = commit.store.letter(name)
    page = commit.store.page(found.id, number)
    if start > end or end > len(page.text):
        raise QueryError(f"[{start}, {end}) is no place in the {len(page.text)} code points of this page.")
    service = service_of(request)
    path = service.originals.path(found, commit.store.path_key(found.id))
    if SUPPORTED_SUFFIXES.get(path.suffix.lower()) != "pdf":
        raise NotFound(f"{found.file} is no PDF: its pages have no picture.")
    drawn = service.pictures.draw(found.id, path, page, start, end)
    return commit.send(drawn.png, "image/png", {"X-Marks": str(len(drawn.boxes))})


@router.get(
    "/letters/{name}/pages/{number}", summary="One page by its physical number",
    response_model=Page, responses=responses(304, 404),
)  # fmt: skip
async def page(commit: Newest, name: LetterName, number: PageNumber) -> Response:
    """Its text and the blocks that it consists of."""
    return commit.json(contract.page_json(commit.store.page(commit.store.letter(name).id, number)))


@router.get(
    "/letters/{name}/file", summary="The file itself", response_class=Response,
    responses=responses(304, 404, 409)
    | {200: {"content": {"application/octet-stream": {}}, "description": "As it was read."}},
)  # fmt: skip
def file(request: Request, commit: Newest, name: LetterName) -> Response:
    """Refused when it is no longer what was read."""
    found = commit.store.letter(name)
    path = service_of(request).originals.path(found, commit.store.path_key(found.id))
    media_type = _MEDIA_TYPES[SUPPORTED_SUFFIXES.get(path.suffix.lower(), "text")]
    headers = {"ETag": f'"{found.sha256}"', "Cache-Control": "private, no-cache"}
    return FileResponse(path, media_type=media_type, filename=path.name, headers=headers)
