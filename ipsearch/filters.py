"""What does the user narrow a search to, as typed in any border?"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TypeVar

from ipsearch.annotations import LABELS, Label
from ipsearch.errors import QueryError
from ipsearch.letters import BLOCK_KINDS, FURNITURE, BlockKind
from ipsearch.results import Filters

Choice = TypeVar("Choice", bound=str)

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_KINDS: tuple[BlockKind, ...] = tuple(kind for kind in BLOCK_KINDS if kind not in FURNITURE)


def make_filters(
    *,
    since: str | None = None,
    until: str | None = None,
    letter: str | None = None,
    kenmerk: str | None = None,
    kind: str | None = None,
    entity: str | None = None,
) -> Filters:
    """Filters from text; a year or month alone stands for its first day in ``since``, its last in ``until``.

    Raises:
        QueryError: a value makes no sense; the message says what would.
    """
    kinds = tuple(_kind(one.strip()) for one in kind.split(",")) if kind else ()
    first = _date("since", since, last=False) if since else None
    return Filters(first, _date("until", until, last=True) if until else None, letter, kenmerk, kinds, entity)


def parse_label(text: str) -> Label:
    """The label of an entity, in any case.

    Raises:
        QueryError: there is no such label; the message lists them.
    """
    for label in LABELS:
        if text.upper() == label:
            return label
    raise QueryError(f"{text!r} is no kind of entity; choose from {', '.join(LABELS)}.")


def parse_day(text: str) -> dt.date:
    """A day as ``2019-07-04``.

    Raises:
        QueryError: it is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except (TypeError, ValueError):
        raise QueryError(f"date: {text!r} is no day; write 2019-07-04.") from None


def parse_day_or_part(name: str, text: str) -> dt.date:
    """A day; of a year or month alone its first.

    Raises:
        QueryError: it is none; the message names the option.
    """
    return _date(name, text, last=False)


def parse_one_of(name: str, text: str, choices: tuple[Choice, ...]) -> Choice:
    """One of a few words, in any case.

    Raises:
        QueryError: it is none of them; the message lists them.
    """
    for choice in choices:
        if text.lower() == choice:
            return choice
    raise QueryError(f"{name}: {text!r} is none of {', '.join(choices)}.")


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
