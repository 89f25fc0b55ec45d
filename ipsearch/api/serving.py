"""How is the service run? By uvicorn, on this machine only unless told otherwise, without a log of queries."""

from __future__ import annotations

import uvicorn

from ipsearch.api.app import make_app
from ipsearch.errors import StorageError
from ipsearch.settings import Settings


def serve(settings: Settings) -> None:
    """Serve until stopped.

    Raises:
        StorageError: the address cannot be listened on.
    """
    try:
        uvicorn.run(make_app(settings), host=settings.host, port=settings.port, access_log=False, log_level="warning")
    except SystemExit as stopped:  # uvicorn's way to say that the port is taken
        if stopped.code:
            raise StorageError(f"Cannot listen on {settings.host}:{settings.port}; choose another --port.") from stopped
