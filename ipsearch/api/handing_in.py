"""Routes for letters that are handed in, and what becomes of them."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import asdict
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from fastapi import APIRouter, File, Request, UploadFile
from fastapi import Path as InPath
from fastapi.responses import JSONResponse

from ipsearch.api import models
from ipsearch.api.answers import responses
from ipsearch.api.jobs import Job
from ipsearch.api.paths import JOBS, PREFIX
from ipsearch.api.service import Service, service_of
from ipsearch.errors import Damaged, UnsupportedFormat
from ipsearch.places import writing
from ipsearch.readers.formats import SUPPORTED_SUFFIXES

router = APIRouter(prefix=PREFIX, tags=["Handing in"])
_LONGEST_NAME = 120
_ID = 12
_BLOCK = 1 << 20


@router.post(
    "/letters", summary="Hand in a letter", status_code=HTTPStatus.ACCEPTED,
    response_model=models.Job, responses=responses(403, 413, 415, 422),
)  # fmt: skip
def hand_in(
    request: Request, file: Annotated[UploadFile, File(description="PDF, DOCX, HTML or text.")]
) -> JSONResponse:
    """Needs a token with the scope write. The letter is indexed in the background; `Location` leads to its job."""
    service = service_of(request)
    job = service.jobs.submit(_keep(service, file.file, _safe_name(file.filename or "")))
    return JSONResponse(_job_json(job), HTTPStatus.ACCEPTED, {"Location": f"{JOBS}/{job.id}"})


@router.get(
    "/jobs/{identity}", summary="What became of a letter that was handed in",
    response_model=models.Job, responses=responses(404),
)  # fmt: skip
async def job(request: Request, identity: Annotated[str, InPath(max_length=64)]) -> JSONResponse:
    """Ask again until `status` is done or failed."""
    service = service_of(request)
    found = service.jobs.job(identity)
    letter = found.letter
    if found.status == "done" and letter is None:  # it was indexed before, from this very file
        letter = service.searchers.newest()[0].snapshot.store.letter(found.path).id
    return JSONResponse(_job_json(found) | {"letter": letter})


def _job_json(job: Job) -> dict[str, Any]:
    shown = asdict(job)
    return {name: shown[name] for name in models.Job.model_fields}


def _safe_name(given: str) -> str:
    """The last part of a file name, without what could lead elsewhere or be shown as something else."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C").strip().lstrip(".~$ ")
    stem, dot, suffix = name.rpartition(".")
    if f".{suffix.lower()}" not in SUPPORTED_SUFFIXES or not stem:
        known = ", ".join(sorted(SUPPORTED_SUFFIXES))
        raise UnsupportedFormat(name or "file", f"The name of the file must end in one of {known}.")
    return stem[:_LONGEST_NAME] + dot + suffix


def _keep(service: Service, content: BinaryIO, name: str) -> Path:
    """The file below the folder for letters that were handed in; the same bytes lie there once."""
    hashed = sha256()
    while block := content.read(_BLOCK):
        hashed.update(block)
    digest = hashed.hexdigest()
    if not content.tell():
        raise Damaged(name, f"{name} is empty; hand in the file again from its source.")
    folder = service.settings.uploads.absolute() / digest[:_ID]
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        kept = next(iter(sorted(folder.iterdir())), folder / name)
        if not kept.exists():
            content.seek(0)
            fresh = folder / f".{name}"
            with fresh.open("wb") as file:
                shutil.copyfileobj(content, file)
            fresh.rename(kept)
    return kept
