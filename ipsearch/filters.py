"""What does the user narrow a search to, as typed in any border?"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from ipsearch.errors import QueryError
from ipsearch.letters import BLOCK_KINDS, FURNITURE, BlockKind
from ipsearch.results import Filters

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_KINDS: tuple[BlockKind, ...] = tuple(kind for kind in BLOCK_KINDS if kind not in FURNITURE)


def make_filters(
    *,
    since: str | None = None,
    until: str | None = None,
    letter: str | None = None,
    kenmerk: str | None = None,
    kind: str | None = None,
) -> Filters:
    """Filters from text; a year or month alone stands for its first day in ``since``, its last in ``until``.

    Raises:
        QueryError: a value makes no sense; the message says what would.
    """
    kinds = tuple(_kind(one.strip()) for one in kind.split(",")) if kind else ()
    first = _date("since", since, last=False) if since else None
    return Filters(first, _date("until", until, last=True) if until else None, letter, kenmerk, kinds)


def _kind(text: str) -> BlockKind:
    for kind in _KINDS:
        if text == kind:
            return kind
    raise QueryError(f"{text!r} is no kind of passage; choose from {', '.join(_KINDS)}.")


def _date(name: str, text: str, last: bool) -> dt.date:
    match = _DATE.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), match[3]
        return dt.date(year, month, int(day) if day else calendar.monthrange(year, month)[1] if last else 1)
    except ValueError:
        raise QueryError(f"{name}: {text!r} is no date; write 2023, 2023-06 or 2023-06-30.") from None
