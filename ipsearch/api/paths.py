"""Where do things stand under the address of the service?"""

from __future__ import annotations

API_VERSION = "1.2.0"
PREFIX = "/api/v1"
DOCUMENT = f"{PREFIX}/openapi.json"
HEALTH, READY, METRICS = f"{PREFIX}/health", f"{PREFIX}/ready", f"{PREFIX}/metrics"
LETTERS, JOBS = f"{PREFIX}/letters", f"{PREFIX}/jobs"
SIGN_IN = "/aanmelden"
HAND_IN = "/insturen"
STATIC = "/static/"
# The page may be used by a browser that signed in: it shows its token in this cookie.
COOKIE = "ipsearch_token"


def is_api(path: str) -> bool:
    """Whether programs ask here, and are answered with JSON."""
    return path == "/api" or path.startswith("/api/")


def is_upload(method: str, path: str) -> bool:
    """Whether letters are handed in here: by a program, or with the form of the page."""
    return method == "POST" and path in {LETTERS, HAND_IN}


def is_open(path: str) -> bool:
    """Whether anyone may ask: what says nothing about the letters."""
    return path in {HEALTH, READY, DOCUMENT, SIGN_IN} or path.startswith(STATIC)
