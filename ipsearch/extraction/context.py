"""What do the mentions of a text mean in its letter: which year is "29 november jl.", whose abbreviation is "KPCN"?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ipsearch.annotations import Abbreviation, Label, Mention
from ipsearch.extraction.dates import find_periods, iso_period
from ipsearch.extraction.naming import naming
from ipsearch.text.abbreviations import long_forms_of
from ipsearch.text.analysis import fold

# "het korps" is clear in a letter that names one.
_THE_FORCE = re.compile(r"\b[Hh]et (?P<word>korps)\b(?!\s+[A-ZÀ-ÖØ-Þ])")
_FORCE = "Korps "


@dataclass(frozen=True, slots=True)
class Context:
    """What a letter says that its mentions depend on.

    ``date`` is the letter's own. ``long_forms`` are its own abbreviations, by folded short form. ``force`` is the one
    police force that it names as "Korps …", if it names one. ``short_labels`` say of folded short forms what they are,
    where their long form stands beside them: "Visuminformatiesysteem (VIS)".
    """

    date: dt.date | None = None
    long_forms: Mapping[str, str] = field(default_factory=dict)
    force: str | None = None
    short_labels: Mapping[str, Label] = field(default_factory=dict)


def context_of(
    date: dt.date | None,
    defined: Iterable[Abbreviation],
    tags: Sequence[tuple[str, Sequence[Mention]]],
) -> Context:
    """The context of one letter.

    Args:
        defined: what the letter itself defines.
        tags: each text of the letter with what was tagged in it.
    """
    long_forms = long_forms_of(defined)
    forces = {
        name
        for text, mentions in tags
        for m in mentions
        if m.label == "ORG" and (name := _canonical(text, m, long_forms) or "").startswith(_FORCE)
    }
    return Context(date, long_forms, forces.pop() if len(forces) == 1 else None, dict(_short_labels(tags)))


def in_context(text: str, tags: Sequence[Mention], context: Context) -> tuple[Mention, ...]:
    """The mentions of a text with the names and dates that they have in its letter, in order, none overlapping.

    Args:
        tags: what a tagger found in the text by itself.
    """
    relabelled = [_relabelled(text, m, context) for m in tags]
    kept = [
        replace(m, canonical=_canonical(text, m, context.long_forms))
        for m in relabelled
        if not (m.label == "DATE" and context.date) and not _common(text, m, context.long_forms)
    ]
    extra = [*_dates(text, context), *_force(text, context)]
    taken = [(m.start, m.end) for m in kept]
    kept += [m for m in extra if not any(start < m.end and m.start < end for start, end in taken)]
    return tuple(sorted(kept, key=lambda m: m.start))


def _canonical(text: str, mention: Mention, long_forms: Mapping[str, str]) -> str | None:
    if mention.label in {"DATE", "KAMERSTUK"}:
        return mention.canonical
    words = text[mention.start : mention.end]
    own = mention.canonical or words
    # What nobody listed the letter itself may explain; and it may mean another thing than what is listed.
    if fold(words) in long_forms or (long_forms and naming().is_unlisted(words)):
        return naming().canonical(words, mention.label, long_forms)
    return own


def _short_labels(tags: Sequence[tuple[str, Sequence[Mention]]]) -> Iterator[tuple[str, Label]]:
    for text, mentions in tags:
        for long, short in pairwise(mentions):
            words = text[short.start : short.end]
            if text[long.end : short.start] == " (" and text[short.end : short.end + 1] == ")" and words.isupper():
                yield fold(words), long.label


def _relabelled(text: str, mention: Mention, context: Context) -> Mention:
    """A short form that is not listed is what its long form is."""
    words = text[mention.start : mention.end]
    label = context.short_labels.get(fold(words))
    if label is None or label == mention.label or not naming().is_other(words, context.long_forms.get(fold(words), "")):
        return mention
    return replace(mention, label=label)


def _common(text: str, mention: Mention, long_forms: Mapping[str, str]) -> bool:
    """A short form of common words names nothing: "internationale politiesamenwerking (IPS)"."""
    words = text[mention.start : mention.end]
    long = long_forms.get(fold(words))
    return long is not None and long == long.lower() and naming().is_other(words, long)


def _dates(text: str, context: Context) -> Iterator[Mention]:
    if context.date:
        for found in find_periods(text, context.date):
            yield Mention(found.start, found.end, "DATE", iso_period(found.period) if found.period else None)


def _force(text: str, context: Context) -> Iterator[Mention]:
    if context.force:
        for match in _THE_FORCE.finditer(text):
            yield Mention(*match.span("word"), "ORG", context.force)
