"""The pages that list what was undertaken: a table, a timeline for each subject, and a file for a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ipsearch.api.service import Service
from ipsearch.citations import cite
from ipsearch.errors import QueryError
from ipsearch.ledger import event_json, stories_csv, story_json
from ipsearch.queries import LONGEST_QUERY
from ipsearch.remembering import remembered
from ipsearch.stories import Event, Story, make_wanted, stories
from ipsearch.text.analysis import fold
from ipsearch.web import dutch
from ipsearch.web.rendering import number_of, render

_ON_A_PAGE = 25
_FILTERS = ("q", "kind", "strength", "due_before", "open")

_NO_SUBJECT = "Zonder onderwerp"
# Sorts after every day.
_UNDATED = "9999"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of a timeline: what was said, in what sense, and where."""

    date: str
    said: str
    row: Row


class PromisingPages:
    """Toezeggingen, with filters that all three share."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def table(self, request: Request) -> Response:
        """A row each, by term; or, when asked for, by subject in the order of time."""
        asked = _asked(request)
        try:
            found = self._found(asked)
        except QueryError as error:
            return render(
                "promises.html", HTTPStatus.BAD_REQUEST, asked=asked, problem=dutch.said(error), rows=(), lines=(),
                total=0, offset=0, step=_ON_A_PAGE,
            )  # fmt: skip
        offset = number_of(request, "vanaf", len(found))
        if asked["per"]:
            rows, lines = [], _timelines(found)
        else:
            rows, lines = [story_json(story) for story in found[offset : offset + _ON_A_PAGE]], []
        return render(
            "promises.html", asked=asked, problem=None, rows=rows, lines=lines, total=len(found), offset=offset,
            step=_ON_A_PAGE,
        )  # fmt: skip

    def csv(self, request: Request) -> Response:
        """All that the filters leave, for a spreadsheet."""
        # The mark at the beginning tells spreadsheets that this is UTF-8.
        body = "\ufeff" + stories_csv(self._found(_asked(request))) + "\n"
        headers = {"Content-Disposition": 'attachment; filename="toezeggingen.csv"'}
        return Response(body, media_type="text/csv; charset=utf-8", headers=headers)

    def _found(self, asked: dict[str, str]) -> list[Story]:
        searcher, _ = self._service.searchers.newest()
        wanted = make_wanted(
            asked["kind"] or None, asked["strength"] or None, asked["due_before"] or None, bool(asked["open"])
        )
        found = [story for story in stories(searcher.snapshot.store, dt.date.today()) if wanted(story)]
        return remembered(searcher, asked["q"], found) if asked["q"] else found


def _asked(request: Request) -> dict[str, str]:
    values = request.query_params
    asked = {name: values.get(name, "").strip()[:200] for name in _FILTERS}
    return asked | {"q": values.get("q", "").strip()[:LONGEST_QUERY], "per": values.get("per", "")[:20]}


def _timelines(found: list[Story]) -> list[tuple[str, list[Moment]]]:
    """For each subject what was promised and what was told of it since, in the order of time; the longest first."""
    subjects: dict[str, list[Story]] = defaultdict(list)
    for story in found:
        subjects[fold(story.found.topic or "")].append(story)
    made = []
    for subject, promised in subjects.items():
        moments = [moment for story in promised for moment in _moments(story)]
        # The same words may tell of several promises on a subject, or stand in two files of a letter: once is enough.
        once = {(one.date, " ".join(one.row["text"].split())): one for one in reversed(moments)}
        title = promised[0].found.topic if subject else None
        made.append((title or _NO_SUBJECT, sorted(once.values(), key=lambda one: (one.date, one.row["number"]))))
    return sorted(made, key=lambda line: (line[0] == _NO_SUBJECT, -len(line[1]), line[0]))


def _moments(story: Story) -> list[Moment]:
    row = story_json(story)
    promised = Moment(row["date"] or _UNDATED, dutch.TOEZEGGING_KINDS[story.found.kind], row)
    return [promised, *(_told(event) for event in story.events)]


def _told(event: Event) -> Moment:
    """What a later letter tells, narrowed to the words that tell most, at the page on which those stand."""
    link = event_json(event)
    number = link["sentence"]["number"]
    citation = cite(event.stored.letter, number, event.stored.printed_page(number))
    row = {**link, **link["sentence"], "deadline": None, "citation": citation}
    return Moment(link["date"] or _UNDATED, dutch.RELATIONS[event.link.relation], row)
