"""Is the text Markdown, as converters write it (pandoc, markitdown, html2text), and what does it read as?

Markdown is plain text save for its signs: headings are marked by ``#`` (kept, ``lines`` reads them), notes by ``[^1]``
(made one line each, ``notes`` lifts them), tables by pipes. All other signs are how a converter writes type that a
letter's words do not hold: emphasis, links, escapes, line breaks, comments and what it left as HTML.
"""

from __future__ import annotations

import html
import re

# What tells Markdown from text that happens to have such a sign: two kinds, or two headings.
_HEADING = re.compile(r"^(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_TELLING = (
    re.compile(r"^\[\^[^\]\s]+\]:", re.MULTILINE),
    re.compile(r"\*\*[^\s*][^*\n]*\*\*"),
    re.compile(r"\\(?=[-.>#*_\[\]|$<~]|\n)"),
    re.compile(r"^ {0,3}\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?)?[ \t]*$", re.MULTILINE),
    re.compile(r"\[[^\]\n]+\]\(<?(?:https?:|mailto:|#)[^)\s]*>?\)"),
)
_HEADINGS, _KINDS, _BREAKS = 2, 2, 2
# Older Markdown and reStructuredText draw a line under a heading that is as long as its words.
_RULED_HEADING = re.compile(r"^(?P<title>[^\W_][^\n|]*?)[ \t]*\n(?P<rule>([=~^\-])\3{2,})[ \t]*$", re.MULTILINE)

_NOTE = re.compile(r"^\[\^[^\]\s]+\]:")
# Converters of Word files write a note as an item that leads back to its call, which is a link in brackets.
_LED_BACK = re.compile(r"^ {0,3}(\d{1,3})[.)][ \t]+(\S.*?)[ \t]*\[[^\]\w]{1,3}\]\(<?#[^)\n]*\)[ \t]*$", re.MULTILINE)
# Others write the notes of a page as quotations, with the number glued to the first word or not.
_QUOTED_NOTE = re.compile(r"^>[ \t]*(?:<sup>)?(\d{1,3})(?:</sup>|[.)])?[ \t]*(?=[^\W\d_])([^\n]+)$", re.MULTILINE)
_CALLED = re.compile(r"\[\\?\[(\d{1,3})\\?\]\]\(<?#[^)\s]*\)")
_ANCHOR = re.compile(r"\[\]\(<?[^)\s]*>?\)")
_RULE = re.compile(r"^ {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_QUOTE = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_BREAK = re.compile(r"\\$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)(?:\{[^}\n]*\})?")
_LINK = re.compile(r"\[([^\[\]\n]+(?:\n[^\[\]\n]+)?)\]\(<?[^()\s]*>?(?:[ \t]+\"[^\"\n]*\")?\)(?:\{[^}\n]*\})?")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^>\s]+)>")
_RAISED = re.compile(r"<sup>[ \t]*\[?(\d{1,3})\]?[ \t]*</sup>|\^(\d{1,3})\^", re.IGNORECASE)
# Emphasis keeps within a few lines; the bound keeps an unclosed sign from costing more.
_STRONG = re.compile(r"(?<![*_])(\*\*|__)(?=[^\s*_])([^\n]{1,200}?(?:\n[^\n]{1,200}?){0,3})(?<=\S)\1(?![*_])")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?(?:\n[^*\n]+?)?)(?<=[^\s\\])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]+?(?:\n[^_\n]+?)?)(?<=[^\s\\])_(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|$<^'\"])")
_TABLE = re.compile(r"<table\b.*?</table>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.IGNORECASE | re.DOTALL)
_NEW_LINE = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_PIPED_ROW = re.compile(r"^[ \t]*\|[^\n]*$", re.MULTILINE)
_TAG = re.compile(r"</?(?:a|b|blockquote|div|em|i|img|ins|mark|p|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.I)
_BAR = re.compile(r"^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$")


def from_markdown(text: str) -> str:
    """The text without Markdown's signs, save those of headings, notes and tables; unchanged when it has none."""
    text = _with_signed_headings(text)
    if not _is_markdown(text):
        return text
    text = _TABLE.sub(_piped, _COMMENT.sub("", text))
    text = _ANCHOR.sub("", _CALLED.sub(r"[^\1]", _LED_BACK.sub(r"[^\1]: \2", text)))
    text = _with_piped_rows(_with_whole_notes(_QUOTE.sub("", _with_noted_quotes(text))))
    text = _RULE.sub("_____", _BREAK.sub("", text))
    text = _RAISED.sub(lambda match: f"[^{match[1] or match[2]}]", text)
    text = _LINK.sub(_linked, _AUTOLINK.sub(r"\1", _IMAGE.sub("", text)))
    text = _TAG.sub("", _NEW_LINE.sub("\n", _PIPED_ROW.sub(lambda row: _NEW_LINE.sub(" ", row[0]), text)))
    text = _UNDERLINED.sub(r"\1", _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text)))
    # A heading stands apart, and its own emphasis is gone by now.
    text = _HEADING.sub(r"\n\1 \2\n", text)
    return html.unescape(_ESCAPE.sub(r"\1", text))


def _is_markdown(text: str) -> bool:
    headings = len(_HEADING.findall(text))
    kinds = bool(headings) + sum(bool(pattern.search(text)) for pattern in _TELLING)
    # A line of a letter never ends in a backslash; pandoc writes every break of a line so.
    return headings >= _HEADINGS or kinds >= _KINDS or len(_BREAK.findall(text)) >= _BREAKS


def _with_signed_headings(text: str) -> str:
    """The text with headings that stand over a line of signs behind "#" instead: the sign used first is the highest."""
    ruled = [match for match in _RULED_HEADING.finditer(text) if len(match["title"]) == len(match["rule"])]
    if len(ruled) < _HEADINGS:
        return text
    signs = list(dict.fromkeys(match[3] for match in ruled))
    for match in reversed(ruled):
        heading = f"{'#' * (signs.index(match[3]) + 1)} {match['title']}"
        text = f"{text[: match.start()]}{heading}{text[match.end() :]}"
    return text


def _with_noted_quotes(text: str) -> str:
    """The text with quotations as notes whose numbers are called by raised figures."""
    called = {match[1] or match[2] for match in _RAISED.finditer(text)}
    return _QUOTED_NOTE.sub(lambda match: f"[^{match[1]}]: {match[2]}" if match[1] in called else match[0], text)


def _linked(match: re.Match[str]) -> str:
    """The words of a link; a number that leads to a place in the same text calls a note."""
    words: str = match[1]
    return f"[{words}]" if words.isdigit() and "](#" in match[0].replace("<", "") else words


def _with_whole_notes(text: str) -> str:
    """The text with every note on one line: converters wrap them, and indent what goes on."""
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        if _NOTE.match(line):
            inside = True
            lines.append(line)
        elif inside and line.strip() and (lines[-1] or line.startswith("    ")):
            while not lines[-1]:
                lines.pop()
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            inside = inside and not line.strip()
            lines.append(line)
    return "\n".join(lines)


def _with_piped_rows(text: str) -> str:
    """The text with the rows of tables between pipes, which some converters leave out at both ends."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if not (_BAR.match(line) and "|" in line and place and "|" in lines[place - 1]):
            continue
        if line.lstrip().startswith("|"):
            continue
        end = place
        while end < len(lines) and "|" in lines[end]:
            end += 1
        lines[place - 1 : end] = [f"| {row.strip()} |" for row in lines[place - 1 : end]]
    return "\n".join(lines)


def _piped(match: re.Match[str]) -> str:
    """A table that a converter left as HTML, since Markdown has no such cells, in rows between pipes."""
    rows = [[" ".join(_TAG.sub(" ", cell).split()) for cell in _CELL.findall(row)] for row in _ROW.findall(match[0])]
    rows = [row for row in rows if row]
    if not rows:
        return ""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(["", lines[0], "|---" * len(rows[0]) + "|", *lines[1:], ""])
