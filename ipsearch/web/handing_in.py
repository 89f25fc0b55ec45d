"""The pages on which people hand in letters, and follow what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ipsearch.api.jobs import Job
from ipsearch.api.paths import HAND_IN
from ipsearch.api.service import Service
from ipsearch.api.uploads import keep, plain_name
from ipsearch.errors import NotFound, ReadingError
from ipsearch.letters import Letter
from ipsearch.readers.formats import SUPPORTED_SUFFIXES
from ipsearch.web.rendering import render

# Files in one form: their jobs still fit in an address.
_MOST = 50
# So that browsers which tell nothing else say from which page a form comes; other sites hear nothing still.
_TELLS_ITSELF = {"Referrer-Policy": "same-origin"}


@dataclass(frozen=True, slots=True)
class Followed:
    """A file that was handed in, and its letter, as soon as readers see it."""

    job: Job
    letter: Letter | None

    @property
    def state(self) -> str:
        """What is said of it: a letter that is done and not seen yet is being worked on."""
        return "running" if self.job.status == "done" and self.letter is None else self.job.status


class HandingInPages:
    """A form for those who may, and a page that follows."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def form(self, request: Request) -> Response:
        """The form, or how to get at it."""
        return self._form(request)

    async def take(self, request: Request) -> Response:
        """Keep the letters and have them indexed; each file has its job, one that is refused too."""
        async with request.form(max_files=_MOST, max_fields=1) as form:
            files = [one for one in form.getlist("file") if isinstance(one, UploadFile) and one.filename]
            if not files:
                return self._form(request, HTTPStatus.BAD_REQUEST)
            jobs = await run_in_threadpool(lambda: [self._take(one) for one in files])
        return RedirectResponse(f"{HAND_IN}/{'-'.join(job.id for job in jobs)}", HTTPStatus.SEE_OTHER)

    def jobs(self, request: Request) -> Response:
        """How far they are."""
        known = self._service.jobs
        followed = [self._follow(known.job(one)) for one in request.path_params["jobs"].split("-")[:_MOST]]
        waiting = sum(one.state in {"queued", "running"} for one in followed)
        return render("handed_in.html", followed=followed, waiting=waiting)

    def _form(self, request: Request, status: HTTPStatus = HTTPStatus.OK) -> Response:
        made = render(
            "hand_in.html", status, may_write=request.scope["may_write"], known=request.scope["token"] is not None,
            suffixes=_suffixes(), most=_MOST, megabytes=self._service.settings.file_megabytes,
            nothing=status is not HTTPStatus.OK,
        )  # fmt: skip
        made.headers.update(_TELLS_ITSELF)
        return made

    def _take(self, file: UploadFile) -> Job:
        name = plain_name(file.filename or "")
        try:
            return self._service.jobs.submit(keep(self._service.settings.uploads, file.file, name))
        except ReadingError as error:
            return self._service.jobs.refuse(name, error)

    def _follow(self, job: Job) -> Followed:
        if job.status != "done":
            return Followed(job, None)
        try:
            identity = self._service.letter_of(job)
            return Followed(job, self._service.searchers.newest()[0].snapshot.store.letter(identity or ""))
        except NotFound:
            return Followed(job, None)


def _suffixes() -> Sequence[str]:
    return sorted(SUPPORTED_SUFFIXES)
