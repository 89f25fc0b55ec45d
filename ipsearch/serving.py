"""How is the service run? By uvicorn, on this machine only unless told otherwise, without a log of queries."""

from __future__ import annotations

import functools
import gc

import uvicorn
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.supervisors import Multiprocess

from ipsearch.api.app import make_api
from ipsearch.api.guarding import Guard, on_this_machine
from ipsearch.api.limiting import Limits
from ipsearch.api.methods import HeadAsGet
from ipsearch.api.observing import Observed
from ipsearch.api.paths import is_api
from ipsearch.api.service import Service, make_service
from ipsearch.errors import SettingsError, StorageError
from ipsearch.settings import Settings
from ipsearch.tokens import TokenFile
from ipsearch.web.site import make_site

# Bytes below which compressing costs more than it saves; and how hard to try, 1 to 9.
_SMALL, _EFFORT = 1_000, 4


def make_application(settings: Settings) -> ASGIApp:
    """The API and the page on the index that the settings name."""
    return application_of(make_service(settings))


def application_of(service: Service) -> ASGIApp:
    """The same, on parts that exist."""
    settings = service.settings
    app: ASGIApp = HeadAsGet(_split(make_api(service), make_site(service)))
    app = GZipMiddleware(app, minimum_size=_SMALL, compresslevel=_EFFORT)
    app = Guard(Limits(app, settings), settings, service.tokens)
    if origins := [origin.strip() for origin in settings.cors_origins.split(",") if origin.strip()]:
        # Outside the guard: a browser asks whether it may ask without showing a token.
        app = CORSMiddleware(app, allow_origins=origins, allow_headers=["Authorization"], expose_headers=["*"])
    return Observed(app, service.metrics, settings.log_requests)


def serve(settings: Settings) -> None:
    """Serve until stopped.

    Raises:
        SettingsError: the address can be reached from elsewhere, and there are no tokens.
        StorageError: the address cannot be listened on.
    """
    if not on_this_machine(settings.host) and not TokenFile(settings.tokens).tokens():
        raise SettingsError(
            f"On {settings.host} others can reach the letters, and there are no tokens. "
            "Make one first: `ipsearch token create --name NAME`."
        )
    config = uvicorn.Config(
        functools.partial(_started, settings),
        factory=True, host=settings.host, port=settings.port, workers=settings.workers,
        access_log=False, log_level="warning", server_header=False, timeout_graceful_shutdown=10,
    )  # fmt: skip
    try:
        if settings.workers > 1:
            Multiprocess(config, sockets=[config.bind_socket()]).run()
        else:
            uvicorn.Server(config).run()
    except SystemExit as stopped:  # uvicorn's way to say that the port is taken
        if stopped.code:
            raise StorageError(f"Cannot listen on {settings.host}:{settings.port}; choose another --port.") from stopped


def _started(settings: Settings) -> ASGIApp:
    """The application in the process that serves it."""
    application = make_application(settings)
    # What is there now stays to the end: looking through it for garbage again and again takes time from searches.
    gc.collect()
    gc.freeze()
    return application


def _split(api: ASGIApp, site: ASGIApp) -> ASGIApp:
    async def split(scope: Scope, receive: Receive, send: Send) -> None:
        """Programs to the API, people to the page; the API also hears when the service starts and stops."""
        to_api = scope["type"] != "http" or is_api(scope["path"])
        await (api if to_api else site)(scope, receive, send)

    return split
