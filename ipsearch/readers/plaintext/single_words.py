"""Which text has a word on each of its last or stretched lines, because its PDF places every word of them apart?

pypdf ends the line there. No other text has most of its lines so; in such a one, runs of single words are lines again.
Where no line was left whole, nothing shows how paragraphs and headings were parted; that text stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ipsearch.readers.plaintext.lines import ends_sentence

# A share of the lines between these holds one word.
_SHARE, _MOST = 0.6, 0.9
# So many single words in a row are a line's; it is filled up to this many characters.
_LEAST, _WIDTH = 4, 80
_LABEL = re.compile(r"^\[?(\d{1,3})[\]).]?$")
# The number of a page that is drawn before its text.
_FOLIO = re.compile(r"^\d{1,3}[/|]\d{1,3}$")
_HYPHENS = ("-", "\u00ad")


def join_single_words(text: str) -> str:
    """The text with its lines put together again where each holds a single word; any other text unchanged."""
    pages = [page.split("\n") for page in text.split("\f")]
    # Figures stand alone in the cells of tables.
    filled = [line.split() for page in pages for line in page if _is_lettered(line)]
    single = sum(len(words) == 1 for words in filled)
    if not _SHARE * len(filled) <= single <= _MOST * len(filled):
        return text
    return "\f".join("\n".join(_joined(page)) for page in pages)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    for single, run in groupby(lines, key=lambda line: len(line.split()) == 1):
        part = list(run)
        words = single and len(part) >= _LEAST and any(map(_is_lettered, part))
        yield from _filled([line.strip() for line in part]) if words else part


def _is_lettered(line: str) -> bool:
    return any(map(str.isalpha, line))


def _filled(words: Sequence[str]) -> Iterator[str]:
    """Words as lines: a new one where the line is full, a word was broken, or a sentence ends and another starts.

    Where the words start as a note does, the next label opens a line as well.
    """
    if _FOLIO.match(words[0]):
        yield words[0]
        words = words[1:]
    due = _label(words[0])
    line = ""
    for word in words:
        labelled = due is not None and _label(word) == due
        new = ends_sentence(line) and (word[:1].isupper() or labelled)
        if line and (new or line.endswith(_HYPHENS) or len(line) + len(word) >= _WIDTH):
            yield line
            line = ""
        if labelled and not line and due is not None:
            due += 1
        line = f"{line} {word}" if line else word
    if line:
        yield line


def _label(word: str) -> int | None:
    found = _LABEL.match(word)
    return int(found[1]) if found else None
