"""Every error is in the tree that the module draws, at its place, and survives the way from a worker process."""

from __future__ import annotations

import pickle
import re

import pytest

from ipsearch import errors
from ipsearch.errors import IpsearchError, ReadingError

CLASSES = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, IpsearchError)]


def drawn() -> dict[str, str]:
    """Name and parent of each class in the drawing."""
    parents: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r"^ {4}([ │├└─]*)([A-Z]\w+)", line):
            depth = len(match[1])
            above = [one for one in above if one[0] < depth]
            parents[match[2]] = above[-1][1] if above else "Exception"
            above.append((depth, match[2]))
    return parents


def test_the_drawing_is_the_tree() -> None:
    assert drawn() == {cls.__name__: cls.__base__.__name__ for cls in CLASSES if cls.__base__}


@pytest.mark.parametrize("cls", CLASSES)
def test_an_error_is_the_same_after_pickling(cls: type[IpsearchError]) -> None:
    error = cls("brief.pdf", "Te groot.") if issubclass(cls, ReadingError) else cls("Te groot.")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.kind, vars(copy)) == (cls, "Te groot.", cls.__name__, vars(error))


@pytest.mark.parametrize("cls", [c for c in CLASSES if issubclass(c, ReadingError)])
def test_a_reading_error_names_its_file(cls: type[ReadingError]) -> None:
    error = cls("map/brief.pdf", "Beschadigd.")
    assert (error.file, error.message, str(error)) == ("map/brief.pdf", "Beschadigd.", "Beschadigd.")


@pytest.mark.parametrize("cls", CLASSES)
def test_every_error_says_what_it_means(cls: type[IpsearchError]) -> None:
    assert cls.__doc__
    assert "__doc__" in vars(cls)
