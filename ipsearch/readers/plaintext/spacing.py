"""Which words did an extractor take apart because they were letter-spaced ("T o t   s l o t")?

Headings are set so. Some tools print a wider gap between the words than between the letters; where they do not, the
words are told apart by the words of the letter itself and of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from ipsearch.readers.plaintext.lines import Line
from ipsearch.readers.plaintext.sheets import Sheet
from ipsearch.text.lexicon import known_words

# A line of such words: this many pieces, of so many characters on average, this share of them letters.
_MIN_PIECES, _LENGTH, _LETTERS = 4, 1.45, 0.6
_LONGEST_PIECE, _LONGEST_WORD = 3, 28
# Headings are few and short; parting the words of more would take long.
_MOST_LINES, _LONGEST_LINE = 150, 300
_LINE_END = re.compile(r"([\n\f])")
_GAP = re.compile(r"\s{2,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*\.?|[^\W\d_]+(?:[’'-][^\W\d_]+)*|\S")
# A run of so many letters may be a sentence, when so many of its words are short ones.
_GLUED_RUN, _SHORT_PIECES = re.compile(r"[^\W\d_]{14,}"), 2
_CAPITAL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
# Sentences that stand against each other ("gedaan.Drie"): so many of them are damage, a single one is a slip.
_AGAINST = re.compile(r"(?<=[a-zà-ÿ)»”’]{2})([.!?](?=[A-ZÀ-Ý][a-zà-ÿ])|[,;:](?=[a-zà-ÿ]{2}))")
_ADDRESS = re.compile(r"(?<!\S)\S*(?:@|://|www\.|\.(?:nl|eu|com|org)\b)\S*")
_MIN_AGAINST = 3
# Words with two or three spaces between them all, so many that they are no cells; this share of them has letters.
_STRETCHED = re.compile(r"^\S+(?: {2,3}\S+){5,}$", re.MULTILINE)
_LETTERED = 0.7
# Lines of so many words, half of them small letters, are sentences and no rows; so many of them show how words are
# parted in a text that has no more than this share of its gaps otherwise.
_SENTENCE_WORDS, _SENTENCES, _OTHERWISE = 6, 3, 0.05
_OPENING = frozenset("(“‘«[")
# The short words of headings.
SHORT_WORDS = frozenset(
    "u aan al als bij dat de der des die dit door een een en er het hoe hun ik in is kan mee met na naar niet nog nu "
    "of om ook op over per te ten ter tot uit uw van vier vijf voor wat we wel wie zes zo".split()
)


class Known:
    """The words of a letter, and those of the lexicon."""

    def __init__(self, text: str) -> None:
        self._words = {word.lower() for word in _WORD.findall(text)}
        self._lexicon: Container[object] = known_words()

    def __contains__(self, word: str) -> bool:
        if word in self._words or word in SHORT_WORDS:
            return True
        # Lists of words have many that somebody typed without a space, and many short ones that nobody uses.
        glued = any(word[:cut] in SHORT_WORDS and word[cut:] in SHORT_WORDS for cut in range(1, len(word)))
        return len(word) > _LONGEST_PIECE and word in self._lexicon and not glued


def close_spacing(text: str) -> str:
    """The text with the words of letter-spaced lines closed."""
    lines = _LINE_END.split(text)
    spaced = [place for place, line in enumerate(lines) if _is_spaced(line)][:_MOST_LINES]
    if not spaced:
        return text
    known = Known(text)
    for place in spaced:
        lines[place] = _closed(lines[place].strip(), known)
    return "".join(lines)


def with_closed_lines(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Sheets with the lines closed that a margin column beside them hid."""
    if not any(_is_spaced(line.text) for sheet in sheets for line in sheet.lines):
        return list(sheets)
    known = Known("\n".join(line.text for sheet in sheets for line in sheet.lines))
    return [replace(sheet, lines=tuple(_closed_line(line, known) for line in sheet.lines)) for sheet in sheets]


def _closed_line(line: Line, known: Known) -> Line:
    return replace(line, text=_closed(line.text.strip(), known)) if _is_spaced(line.text) else line


def close_tabbed(text: str) -> str:
    """The text with spaces for tabs, where an extractor put a tab between every two words."""
    spaces, tabs = (len(re.findall(rf"(?<=\S){gap}(?=\S)", text)) for gap in (" +", "\t"))
    if spaces > _OTHERWISE * tabs:
        return text
    words = [line.split("\t") for line in text.split("\n") if line.count("\t") >= _SENTENCE_WORDS - 1]
    sentences = sum(2 * sum(map(str.islower, line)) > len(line) for line in words)
    return text.replace("\t", " ") if sentences >= _SENTENCES else text


def close_stretched(text: str) -> str:
    """The text with lines that were stretched to both edges set with single spaces again (pdfminer doubles them)."""
    return _STRETCHED.sub(_single_spaced, text)


def _single_spaced(match: re.Match[str]) -> str:
    words = match[0].split()
    lettered = sum(any(map(str.isalpha, word)) for word in words)
    return " ".join(words) if lettered >= _LETTERED * len(words) else match[0]


def part_sentences(text: str) -> str:
    """The text with a space after signs that an extractor ran into the next word, when it did so repeatedly."""
    if len(_AGAINST.findall(text)) < _MIN_AGAINST:
        return text
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    inside = {place for start, end in addresses for place in range(start, end)}
    return _AGAINST.sub(lambda match: match[0] if match.start() in inside else f"{match[0]} ", text)


def part_glued(text: str) -> str:
    """The text with the words parted of long runs of letters that are sentences without spaces (pdfplumber, pypdf)."""
    if not _GLUED_RUN.search(text):
        return text
    known = Known(_GLUED_RUN.sub(" ", text))
    runs = {run: _words_of(run, known) for run in set(_GLUED_RUN.findall(text))}
    short = {run: sum(word.lower() in SHORT_WORDS for word in words) for run, words in runs.items()}
    sure = {run for run, words in runs.items() if len(words) >= _MIN_PIECES and short[run] >= _SHORT_PIECES}
    # Beside such a run a shorter one is no compound either.
    glued = sure | ({run for run in runs if len(runs[run]) >= _MIN_PIECES - 1 and short[run]} if sure else set())
    return _GLUED_RUN.sub(lambda match: " ".join(runs[match[0]]) if match[0] in glued else match[0], text)


def _words_of(run: str, known: Known) -> list[str]:
    """The words of a run of letters, when all of them are known or names; else the run."""
    words: list[str] = []
    for part in _CAPITAL.split(run):
        pieces = _parted(part, known).split()
        if not all(piece.lower() in known for piece in pieces) and not (part[0].isupper() and len(pieces) == 1):
            return [run]
        words += pieces
    return words


def _is_spaced(line: str) -> bool:
    pieces = line.split() if len(line) < _LONGEST_LINE else []
    if len(pieces) < _MIN_PIECES or max(map(len, pieces)) > _LONGEST_PIECE:
        return False
    signs = "".join(pieces)
    letters = sum(map(str.isalpha, signs))
    return len(signs) <= _LENGTH * len(pieces) and letters >= _LETTERS * len(signs)


def _closed(line: str, known: Known) -> str:
    parts = _GAP.split(line)
    if len(parts) > 1:
        return " ".join(part.replace(" ", "") for part in parts)
    closed = ""
    for token in _TOKEN.findall(line.replace(" ", "")):
        words = " ".join(_parted(piece, known) for piece in _CAPITAL.split(token)) if token[0].isalpha() else token
        glued = not closed or closed[-1] in _OPENING or not (token[0].isalnum() or token[0] in _OPENING)
        closed += words if glued else f" {words}"
    return closed


def _parted(letters: str, known: Known) -> str:
    """Letters as the words that they most likely are: long known words count most, unknown letters nothing."""
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(letters) + 1):
        options = [(best[end - 1][0], end - 1)]
        for start in range(max(0, end - _LONGEST_WORD), end):
            if letters[start:end].lower() in known:
                options.append((best[start][0] + (end - start) ** 2, start))
        best.append(max(options))
    words: list[str] = []
    end = len(letters)
    while end:
        start = best[end][1]
        words.append(letters[start:end])
        end = start
    return " ".join(words[::-1]) if all(len(word) > 1 or word in "uU" for word in words) else letters
