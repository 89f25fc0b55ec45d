"""What do all requests share?"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from ipsearch.answering.endpoint import Endpoint
from ipsearch.api.jobs import Job, Jobs
from ipsearch.api.observing import Metrics
from ipsearch.api.originals import Originals
from ipsearch.api.pictures import Pictures
from ipsearch.api.searchers import Searchers
from ipsearch.ask import ask
from ipsearch.backends import make_encoder, make_endpoint, make_reranker
from ipsearch.results import Answer, Filters
from ipsearch.search import Searcher
from ipsearch.settings import Settings
from ipsearch.tokens import TokenFile


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of a running service."""

    settings: Settings
    searchers: Searchers
    tokens: TokenFile
    jobs: Jobs
    pictures: Pictures
    originals: Originals
    metrics: Metrics
    endpoint: Endpoint | None

    def ask(self, searcher: Searcher, question: str, filters: Filters) -> Answer:
        """The answer to a question, as the settings ask for it."""
        return ask(searcher, question, filters, self.settings.answer_threshold, self.endpoint)

    def letter_of(self, job: Job) -> str | None:
        """Id of the letter that a job brought in; of one that was there already, from this very file, too.

        Raises:
            NotFound: it is done, and gone from the index since.
        """
        if job.status != "done" or job.letter is not None:
            return job.letter
        return self.searchers.newest()[0].snapshot.store.letter(job.path).id

    def close(self) -> None:
        """End what runs beside it."""
        self.jobs.close()
        self.pictures.close()


def make_service(settings: Settings) -> Service:
    """A service on the index that the settings name; the index may appear later, or change under it."""
    return Service(
        settings,
        Searchers(settings, make_encoder(settings.encoder), make_reranker(settings.reranker)),
        TokenFile(settings.tokens),
        Jobs(settings),
        Pictures(settings.read_megabytes * 1_000_000),
        Originals(),
        Metrics(),
        make_endpoint(settings),
    )


def service_of(request: Request) -> Service:
    """The service that a request was made to."""
    service = request.app.state.service
    if not isinstance(service, Service):
        raise TypeError("the application has no service")
    return service
