"""Under which one name are all mentions of a thing found?

``names/*.toml`` says what is called what: canonical names, written by us, with the forms that mean the same wherever
they stand (``forms``), those that mean it when they are written just so, with their capitals (``written``: *De Morgen*
is a newspaper, *de morgen* is none), and those that only mean it where something is named at all (``named``). A name
that is not listed is its own canonical name, less what inflection and years add to it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from ipsearch.annotations import Label
from ipsearch.text.analysis import fold

# Characters of a name that a slip does not make another, and how alike (0 to 100) two are then.
_LONG_ENOUGH, _ALIKE = 16, 93
# How alike two long forms of one short form are when they are names of one thing.
_RELATED = 55
_NOT_A_LETTER = re.compile(r"[\W_]+")
_YEARS = re.compile(r"\s*\(\d{4}(?:\s?[-–/]\s?\d{2,4})?\)$")
_ARTICLE = re.compile(r"^(?:de|het|een|the|'t)\s+", re.IGNORECASE)
_MINISTRY = re.compile(r"^ministerie van ", re.IGNORECASE)
_GENITIVE = re.compile(r"(?:['’]s|['’]|(?<=[a-zà-ÿ])s)$")
# A name of one word that ends like this has no genitive in s.
_HISSING = ("s", "x", "z")


@dataclass(frozen=True, slots=True)
class Name:
    """A thing that is named: ``forms`` always mean it, ``written`` with these capitals, ``named`` only where the
    context makes it a name."""

    canonical: str
    label: Label
    forms: tuple[str, ...]
    named: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@cache
def listed_names() -> tuple[Name, ...]:
    """All names of ``names/*.toml``, by file and canonical name."""
    made = []
    for file in sorted(files("ipsearch.extraction").joinpath("names").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            for canonical, entry in tomllib.loads(file.read_text("utf-8")).items():
                written = tuple(entry.get("written", ()))
                own = () if canonical in written else (canonical,)
                forms = tuple(dict.fromkeys((*own, *entry.get("forms", ()))))
                made.append(Name(canonical, entry["label"], forms, tuple(entry.get("named", ())), written))
    return tuple(made)


class Naming:
    """Looks up the canonical name of what is mentioned.

    Args:
        names: what is listed.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._exact: dict[str, Name] = {}
        self._listed: dict[str, Name] = {}
        self._named: dict[str, Name] = {}
        self._near: dict[str, Name | None] = {}
        for name in names:
            for form in name.forms:
                self._exact.setdefault(form, name)
                self._listed.setdefault(_key(form), name)
            for form in (*name.named, *name.written):
                self._exact.setdefault(form, name)
                self._named.setdefault(_key(form), name)

    def canonical(self, words: str, label: Label, long_forms: Mapping[str, str] | None = None) -> str:
        """The canonical name of a mention.

        Args:
            words: as they stand in the text.
            long_forms: what folded short forms stand for in this letter, or in this index. A long form that is not
                listed goes by the name of its short form, when that one is.
        """
        words = " ".join(words.split())
        long = _long_form(words, long_forms or {})
        for form in _less_and_less(words):
            name = self._find(form)
            if name and _goes_with(name.label, label) and not (long and _other_thing(name, long)):
                return name.canonical
        if long:
            return self.canonical(long, label)
        if listed := self._listed_short_form(words, long_forms or {}):
            return listed.canonical
        plain = _YEARS.sub("", _ARTICLE.sub("", words))
        if (near := self._misspelled(plain)) and _goes_with(near.label, label):
            return near.canonical
        return _MINISTRY.sub("Ministerie van ", plain)

    def _listed_short_form(self, words: str, long_forms: Mapping[str, str]) -> Name | None:
        """ "Europol Cybercrime Centrum (EC3)": a letter may call a listed thing otherwise."""
        key = _key(words)
        return next(
            (n for s, long in long_forms.items() if _key(long) == key and (n := self._listed.get(_key(s)))), None
        )

    def _misspelled(self, words: str) -> Name | None:
        """A long listed name that is nearly the same: "Raad voor de Rechtshanding". Numbers must be equal."""
        if len(words) < _LONG_ENOUGH:
            return None
        if words not in self._near:
            found = process.extractOne(_key(words), self._listed.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
            same = found is not None and _digits(found[0]) == _digits(words)
            self._near[words] = self._listed[found[0]] if found is not None and same else None
        return self._near[words]

    def is_unlisted(self, words: str) -> bool:
        """Whether no name is listed that is written like this."""
        return all(self._find(form) is None for form in _less_and_less(words))

    def is_other(self, words: str, long: str) -> bool:
        """Whether a letter that explains the words so means nothing that is listed under them."""
        found = [name for form in _less_and_less(words) if (name := self._find(form))]
        return all(_other_thing(name, long) for name in found)

    def _find(self, form: str) -> Name | None:
        if name := self._exact.get(form):
            return name  # "Vw" is a law and "V&W" a ministry
        key = _key(form)
        return self._listed.get(key) or self._named.get(key)


@cache
def naming() -> Naming:
    """With all names that are listed."""
    return Naming(listed_names())


def variants(form: str) -> Iterator[str]:
    """The ways in which a form is written: with hyphen, space or nothing between its parts, and in the genitive."""
    yield form
    if "-" in form:
        yield form.replace("-", " ")
        joined = re.sub(r"-(?=[a-z])", "", form)
        if joined != form:
            yield joined
    if " " not in form and form[-1:].isalpha() and not form.lower().endswith(_HISSING):
        yield f"{form}s" if not form.isupper() else f"{form}’s"


def _other_thing(name: Name, long: str) -> bool:
    """Whether a letter's own long form of a listed short form is unlike all that the list calls it."""
    return all(fuzz.token_set_ratio(fold(form), fold(long)) < _RELATED for form in name.forms)


def _long_form(words: str, long_forms: Mapping[str, str]) -> str | None:
    """What the words are short for, when they are not their own long form."""
    long = long_forms.get(fold(_GENITIVE.sub("", words))) or long_forms.get(fold(words))
    return long if long and _key(long) != _key(words) else None


def _less_and_less(words: str) -> Iterator[str]:
    """The words, then without article, years and genitive."""
    yield words
    plain = _YEARS.sub("", _ARTICLE.sub("", words))
    if plain != words:
        yield plain
    bare = _GENITIVE.sub("", plain)
    if bare != plain and len(bare) > 2:
        yield bare


def _goes_with(listed: Label, found: Label) -> bool:
    """A place may act as an organisation and a programme be one; a person or a date is never either."""
    return listed == found or not {listed, found} & {"PERSON", "DATE", "KAMERSTUK", "NORP"}


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _key(text: str) -> str:
    """The form in which two ways of writing one name are equal: its letters and digits."""
    return _NOT_A_LETTER.sub("", fold(text))
