"""A server of ours that speaks OpenAI's chat completions, and misbehaves as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One request; what it holds is kept in ``server.requests``."""

    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append({"path": self.path, "headers": dict(self.headers), "body": json.loads(body)})
        with suppress(BrokenPipeError, ConnectionResetError):  # the client need not hear all of it
            self.server.behaviour(self)

    def do_GET(self) -> None:
        self.server.requests.append({"path": self.path})
        self.send_error(405)

    def log_message(self, format: str, *_: Any) -> None:
        """Quiet."""

    def begin(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def event(self, data: object) -> None:
        text = data if isinstance(data, str) else json.dumps(data)
        self.wfile.write(f"data: {text}\n\n".encode())
        self.wfile.flush()

    def say(self, text: str) -> None:
        self.event({"choices": [{"delta": {"content": text}}]})


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.requests: list[dict[str, Any]] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Server]:
    server = Server(behaviour)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def saying(text: str) -> Behaviour:
    """Streams a text in pieces, as a well-behaved model does."""

    def behave(handler: Handler) -> None:
        handler.begin()
        for start in range(0, len(text), 20):
            handler.say(text[start : start + 20])
        handler.event("[DONE]")

    return behave


def silent(handler: Handler) -> None:
    time.sleep(3)


def dripping(handler: Handler) -> None:
    """A byte now and then, and never the end of a line."""
    handler.begin()
    for _ in range(100):
        handler.wfile.write(b":")
        handler.wfile.flush()
        time.sleep(0.05)


def endless(handler: Handler) -> None:
    handler.begin()
    for _ in range(100_000):
        handler.say("en verder " * 50)


def endless_without_words(handler: Handler) -> None:
    handler.begin()
    for _ in range(2_000):
        handler.wfile.write(b": keep-alive " * 1_000 + b"\n")


def refusing(handler: Handler) -> None:
    handler.send_error(503)


def refusing_in_words(handler: Handler) -> None:
    handler.begin()
    handler.event({"choices": [{"delta": {"refusal": "I cannot help with that."}}]})


def filtered(handler: Handler) -> None:
    handler.begin()
    handler.event({"choices": [{"delta": {}, "finish_reason": "content_filter"}]})


def breaking_off(handler: Handler) -> None:
    handler.begin(**{"Content-Length": "5000"})
    handler.say('{"sentences": [')


def garbage(handler: Handler) -> None:
    handler.begin()
    handler.wfile.write(b"data: {not json\n\ndata: \xff\xfe\n\n")


def odd_shapes(handler: Handler) -> None:
    handler.begin()
    handler.event({"choices": [{"delta": {"content": ["a", {"b": 1}]}}]})


def redirecting(handler: Handler) -> None:
    handler.begin(302, Location="http://127.0.0.1:9/elsewhere")


def empty(handler: Handler) -> None:
    handler.begin()
    handler.event("[DONE]")
