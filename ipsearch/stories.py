"""What did ministers undertake, by when, and what became of it?

A story is a toezegging at its place, what later letters tell of it in the order of time, and how it stands now. What
users said of it goes before what was found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ipsearch.annotations import KINDS, STRENGTHS, FoundToezegging, MadeAt, Strength, ToezeggingKind
from ipsearch.citations import cite
from ipsearch.errors import NotFound
from ipsearch.filters import parse_day_or_part, parse_one_of
from ipsearch.results import Correction, Link, NewToezegging, Status, StoredPassage, StoredToezegging
from ipsearch.store.promised import Place
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.toezeggingen import names

# Below this half of what is found is no toezegging: shown only when all are asked for.
SURE = 0.5
# A passage with less confidence is shown, but does not decide how a promise stands.
_TELLING = 0.4
# From here on the sentence that keeps a promise is itself listed as a toezegging that is kept.
_KEPT = 0.6
_FAR = dt.date.max


@dataclass(frozen=True, slots=True)
class Event:
    """What a passage of a later letter tells."""

    link: Link
    stored: StoredPassage

    @property
    def sentence(self) -> str:
        """The words that tell it."""
        return self.stored.passage.text[self.link.first : self.link.last]


@dataclass(frozen=True, slots=True)
class Story:
    """A toezegging, what became of it in the order of time, and how it stands. ``score``: see ``finding``."""

    told: StoredToezegging
    status: Status
    events: tuple[Event, ...] = ()
    correction: Correction | None = None
    score: float | None = None

    @property
    def found(self) -> FoundToezegging:
        """What was found."""
        return self.told.new.found

    @property
    def rejected(self) -> bool:
        """Whether a user said that it is none."""
        return self.correction is not None and self.correction.rejected


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stories: ``None`` and ``False`` mean no limit. ``everything`` shows the unsure and the rejected too."""

    kind: ToezeggingKind | None = None
    strength: Strength | None = None
    due_before: dt.date | None = None
    open: bool = False
    everything: bool = False

    def __call__(self, story: Story) -> bool:
        found = story.found
        term = found.deadline.last if found.deadline else None
        return (
            (self.everything or (found.confidence >= SURE and not story.rejected))
            and self.kind in {None, found.kind}
            and self.strength in {None, found.strength}
            and (self.due_before is None or (term is not None and term < self.due_before))
            and (not self.open or (found.kind == "made" and story.status not in {"fulfilled"}))
        )


def make_wanted(
    kind: str | None = None,
    strength: str | None = None,
    due_before: str | None = None,
    only_open: bool = False,
    everything: bool = False,
) -> Wanted:
    """Which stories, as typed in any border.

    Raises:
        QueryError: a value makes no sense; the message says what would.
    """
    return Wanted(
        parse_one_of("kind", kind, KINDS) if kind else None,
        parse_one_of("strength", strength, STRENGTHS) if strength else None,
        parse_day_or_part("due-before", due_before) if due_before else None,
        only_open,
        everything,
    )


def stories(store: StoreSnapshot, today: dt.date) -> list[Story]:
    """All stories of an index, those with a term first, by its last day; then by date of the letter.

    Args:
        today: the day on which a term has passed or not.
    """
    all_found, links = store.toezeggingen.all(), store.toezeggingen.links()
    corrections = store.toezeggingen.corrections()
    later = [link.later for many in links.values() for link in many]
    passages = store.passages(sorted({*later, *(ordinal for ordinal, _ in all_found)}))
    made = []
    for ordinal, new in all_found:
        events = [Event(link, passages[link.later]) for link in links.get((ordinal, new.found.start), ())]
        told = StoredToezegging(new, passages[ordinal])
        made.append(_story(told, sorted(events, key=_when), corrections.get(new.stable), today))
    made += _kept(made, {(ordinal, new.found.start) for ordinal, new in all_found}, corrections)
    return sorted(made, key=_by_term)


def one(store: StoreSnapshot, name: str, today: dt.date) -> list[Story]:
    """The stories whose id is, or begins with, a name.

    Raises:
        NotFound: there is none, or the name could be of several different ones.
    """
    found = [story for story in stories(store, today) if story.told.new.id.startswith(name)]
    if not found:
        raise NotFound(
            f"No toezegging {name!r} in this index. `ipsearch toezeggingen --all` lists them with their ids."
        )
    if len({story.told.new.stable for story in found}) > 1:
        raise NotFound(f"{name!r} could be any of: {', '.join(s.told.new.id for s in found[:5])}. Type more of it.")
    return found


def status(found: FoundToezegging, events: Sequence[Event], today: dt.date) -> Status:
    """How a toezegging stands, by what was found.

    A term that has passed without a word is overdue; a promise in a letter without a date, and one that is only
    mentioned, are unknown as long as nothing tells more.
    """
    if found.kind == "fulfilled":
        return "fulfilled"
    telling = [event for event in events if event.link.confidence >= _TELLING]
    if any(event.link.relation == "fulfilled" for event in telling):
        return "fulfilled"
    if telling:
        return "progress"
    term = found.deadline.last if found.deadline else None
    if term is not None:
        return "overdue" if term < today else "open"
    return "unknown" if found.kind == "referenced" else "open"


def _story(told: StoredToezegging, events: Sequence[Event], said: Correction | None, today: dt.date) -> Story:
    found = status(told.new.found, events, today)
    if found == "open" and told.stored.letter.date is None and told.new.found.deadline is None:
        found = "unknown"
    return Story(told, said.status if said and said.status else found, tuple(events), said)


def _kept(made: Iterable[Story], known: set[Place], corrections: dict[str, Correction]) -> list[Story]:
    """The sentences that report a promise as kept, known by the promise that they answer and not by their words."""
    best: dict[Place, tuple[float, Story, Event]] = {}
    for story in made:
        for event in story.events:
            place = (event.link.later, event.link.first)
            if event.link.relation != "fulfilled" or event.link.confidence < _KEPT or place in known or story.rejected:
                continue
            if place not in best or best[place][0] < event.link.confidence:
                best[place] = (event.link.confidence, story, event)
    return [_report(story, event, corrections) for _, story, event in best.values()]


def _report(story: Story, event: Event, corrections: dict[str, Correction]) -> Story:
    letter, promise = story.told.stored.letter, story.found
    made_at = MadeAt(cite(letter), letter.date)
    confidence = round(event.link.confidence * promise.confidence, 4)
    found = replace(
        promise, start=event.link.first, end=event.link.last, kind="fulfilled", confidence=confidence,
        action=event.sentence.rstrip(" ."), deadline=None, made_at=made_at,
    )  # fmt: skip
    name, stable = names(event.stored.letter, [event.sentence])[0]
    new = NewToezegging(found, name, stable, story.told.new.vector, story.told.new.tokens)
    said = corrections.get(stable)
    return Story(StoredToezegging(new, event.stored), said.status if said and said.status else "fulfilled", (), said)


def _when(event: Event) -> tuple[dt.date, int, int]:
    return (event.stored.letter.date or _FAR, event.link.later, event.link.first)


def _by_term(story: Story) -> tuple[dt.date, dt.date, int, int]:
    term = story.found.deadline.last if story.found.deadline else None
    letter = story.told.stored.letter
    return (term or _FAR, letter.date or _FAR, story.told.stored.ordinal, story.found.start)
