"""The pages on which people read letters."""

from __future__ import annotations

import datetime as dt

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ipsearch.api.service import Service
from ipsearch.crossreferences import cited_by, cites
from ipsearch.errors import FileChanged, NotFound
from ipsearch.letters import Letter, Page
from ipsearch.readers.formats import SUPPORTED_SUFFIXES
from ipsearch.results import page_spans
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.text.analysis import fold
from ipsearch.web.marking import Places, show_blocks
from ipsearch.web.rendering import number_of, render

_ON_A_PAGE = 25


class ReadingPages:
    """The list of letters, and a letter page by page."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def letters(self, request: Request) -> Response:
        """Everything that is indexed, the newest first."""
        store = self._service.searchers.newest()[0].snapshot.store
        asked = request.query_params.get("q", "").strip()[:200]
        found = sorted(store.letters(), key=lambda one: one.date or dt.date.min, reverse=True)
        if asked:
            found = [one for one in found if fold(asked) in fold(_described(one))]
        offset = number_of(request, "vanaf", len(found))
        shown = found[offset : offset + _ON_A_PAGE]
        counts = {one.id: (len(cites(store, one)), len(cited_by(store, one))) for one in shown}
        return render(
            "letters.html", asked=asked, letters=shown, counts=counts, total=store.count_letters(),
            found=len(found), offset=offset, step=_ON_A_PAGE,
        )  # fmt: skip

    def letter(self, request: Request) -> Response:
        """One page of a letter, with words marked: those of a passage, or at given offsets."""
        store = self._service.searchers.newest()[0].snapshot.store
        letter = store.letter(request.path_params["name"])
        number = request.path_params.get("number", 1)
        page = store.page(letter.id, number)
        places, elsewhere = _places(store, letter, page, request)
        start, end = (places[0][0], places[-1][1]) if places else (0, 0)
        return render(
            "letter.html", letter=letter, page=page, blocks=list(show_blocks(page.blocks, places, "plaats")),
            start=start, end=end, quote=page.text[start:end], elsewhere=elsewhere, warnings=store.warnings(letter.id),
            cites=cites(store, letter), cited_by=cited_by(store, letter), pictured=self._pictured(store, letter),
            pages=store.pages(letter.id), query=request.url.query,
            marks=not page.ocr or self._service.pictures.marks_scans,
        )  # fmt: skip

    def passage(self, request: Request) -> Response:
        """Leads to the page on which a passage stands."""
        store = self._service.searchers.newest()[0].snapshot.store
        found = store.passage(request.path_params["key"])
        number = page_spans(found.passage.spans)[0][0]
        return RedirectResponse(f"/brieven/{found.letter.id}/{number}?passage={found.passage.key}#plaats")

    def _pictured(self, store: StoreSnapshot, letter: Letter) -> bool:
        """Whether there are pictures of the pages."""
        try:
            path = self._service.originals.path(letter, store.path_key(letter.id))
        except FileChanged:
            return False
        return SUPPORTED_SUFFIXES.get(path.suffix.lower()) == "pdf"


def _described(letter: Letter) -> str:
    said = (letter.title, letter.kenmerk, letter.kamerstuk, letter.sender, letter.subject, letter.file, letter.date)
    return " ".join(str(one) for one in said if one)


def _places(store: StoreSnapshot, letter: Letter, page: Page, request: Request) -> tuple[Places, list[int]]:
    """What to mark on this page, and the other pages on which the same passage stands."""
    values = request.query_params
    if key := values.get("passage"):
        found = store.passage(key[:64])
        if found.letter.id != letter.id:
            raise NotFound(f"Passage {key!r} does not stand in this letter.")
        spans = found.passage.spans
        here = sorted((span.start, span.end) for span in spans if span.page == page.number)
        return here, sorted({span.page for span in spans if span.page != page.number})
    start, end = values.get("begin", ""), values.get("eind", "")
    if start.isascii() and end.isascii() and start.isdecimal() and end.isdecimal():
        if int(start) < int(end) <= len(page.text):
            return [(int(start), int(end))], []
        raise NotFound(f"[{start}, {end}) is no place on this page.")
    return [], []
