"""How is a language model asked over HTTP? Any endpoint that speaks OpenAI's chat completions, streamed.

The other side is trusted with nothing: time, size and form of what it sends are bounded, redirects are not followed
(the letters go where the user said, nowhere else), and whatever goes wrong is one kind of error.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ipsearch.errors import AnswererError

# Characters of an answer. A model that goes on after that has lost its way.
LONGEST = 12_000
_CHUNK = 8_192
# Bytes that may come without an answer in them: comments, empty events.
_MOST_BYTES = 4_000_000
_DATA, _DONE = b"data:", "[DONE]"


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind ``base`` (such as ``http://127.0.0.1:11434/v1``).

    ``seconds`` is what one answer may take, from the first byte asked to the last received. ``key`` is sent as a bearer
    token when there is one.
    """

    base: str
    model: str
    seconds: float = 60.0
    key: str = field(default="", repr=False)

    def complete(self, messages: list[dict[str, str]]) -> str:
        """What the model answers to the messages.

        Raises:
            AnswererError: it cannot be reached, refuses, is too slow, sends too much, or what it sends is no answer.
        """
        end = time.monotonic() + self.seconds
        made, size = [], 0
        try:
            for piece in self._pieces(messages, end):
                made.append(piece)
                size += len(piece)
                if size > LONGEST:
                    raise AnswererError("the model did not stop writing")
        except urllib.error.HTTPError as error:
            with error:
                raise AnswererError(f"the model refused (HTTP {error.code})") from error
        except TimeoutError as error:
            raise AnswererError(f"the model took longer than {self.seconds:g} seconds") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            late = isinstance(getattr(error, "reason", None), TimeoutError)
            said = (
                f"took longer than {self.seconds:g} seconds" if late else f"cannot be reached or breaks off ({error})"
            )
            raise AnswererError(f"the model {said}") from error
        if not "".join(made).strip():
            raise AnswererError("the model sent nothing")
        return "".join(made)

    def _pieces(self, messages: list[dict[str, str]], end: float) -> Iterator[str]:
        body = {"model": self.model, "messages": messages, "stream": True, "temperature": 0}
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(
            f"{self.base.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers, method="POST"
        )
        # No proxies: they would be read from the environment.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirects())
        with opener.open(request, timeout=self.seconds) as response:
            for line in _lines(response, end):
                if line.startswith(_DATA):
                    data = line[len(_DATA) :].decode("utf-8").strip()
                    if data == _DONE:
                        return
                    yield _content(data)
        raise AnswererError("the model breaks off")


def _lines(response: Any, end: float) -> Iterator[bytes]:
    """The lines as they come; a line that never ends is cut off by time or size."""
    rest, received = b"", 0
    while chunk := response.read1(_CHUNK):
        received += len(chunk)
        if time.monotonic() > end:
            raise TimeoutError
        if received > _MOST_BYTES:
            raise AnswererError("the model did not stop writing")
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
    yield rest


def _content(data: str) -> str:
    """The text of one event.

    Raises:
        AnswererError: it is not of the form that OpenAI documents, or says that the model refuses.
    """
    try:
        choices = json.loads(data)["choices"]
        if not choices:  # some send the count of tokens so
            return ""
        delta, ended = choices[0].get("delta") or {}, choices[0].get("finish_reason")
        refusal, content = delta.get("refusal"), delta.get("content") or ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise AnswererError("the model sends something else than it should") from error
    if refusal or ended == "content_filter":
        raise AnswererError("the model refused to answer")
    if not isinstance(content, str):
        raise AnswererError("the model sends something else than it should")
    return content
