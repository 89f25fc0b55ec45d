"""Routes for letters that are handed in, and what becomes of them."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, File, Request, UploadFile
from fastapi import Path as InPath
from fastapi.responses import JSONResponse

from ipsearch.api import models
from ipsearch.api.answers import responses
from ipsearch.api.jobs import Job
from ipsearch.api.paths import JOBS, PREFIX
from ipsearch.api.service import service_of
from ipsearch.api.uploads import keep

router = APIRouter(prefix=PREFIX, tags=["Handing in"])


@router.post(
    "/letters", summary="Hand in a letter", status_code=HTTPStatus.ACCEPTED,
    response_model=models.Job, responses=responses(403, 413, 415, 422),
)  # fmt: skip
def hand_in(
    request: Request, file: Annotated[UploadFile, File(description="PDF, DOCX, HTML or text.")]
) -> JSONResponse:
    """Needs a token with the scope write. The letter is indexed in the background; `Location` leads to its job."""
    service = service_of(request)
    job = service.jobs.submit(keep(service.settings.uploads, file.file, file.filename or ""))
    return JSONResponse(_job_json(job), HTTPStatus.ACCEPTED, {"Location": f"{JOBS}/{job.id}"})


@router.get(
    "/jobs/{identity}", summary="What became of a letter that was handed in",
    response_model=models.Job, responses=responses(404),
)  # fmt: skip
async def job(request: Request, identity: Annotated[str, InPath(max_length=64)]) -> JSONResponse:
    """Ask again until `status` is done or failed."""
    service = service_of(request)
    found = service.jobs.job(identity)
    return JSONResponse(_job_json(found) | {"letter": service.letter_of(found)})


def _job_json(job: Job) -> dict[str, Any]:
    shown = asdict(job)
    return {name: shown[name] for name in models.Job.model_fields}
