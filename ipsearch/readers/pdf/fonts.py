"""Which characters, and how wide, does a font draw for the codes of a string?

``Font`` of pypdf (``pypdf.generic._font``, not public: pypdf is pinned for it) reads encodings, ToUnicode maps and
widths; a ``Face`` keeps what the walk needs of it in tables that are filled code by code, once per font.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font

_BOLD = re.compile(r"bold|black|heavy|demi(?!c)|semibd", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slanted|kursiv", re.IGNORECASE)
_SYMBOLIC_FACE = re.compile(r"symbol|wingding|dingbat|webdings", re.IGNORECASE)
# D050000L is what Ghostscript's fonts and those of Linux call ZapfDingbats.
_DINGBATS_FACE = re.compile(r"dingbats|D050000L", re.IGNORECASE)
_WINGDINGS_FACE = re.compile(r"wingdings", re.IGNORECASE)

# ISO 32000-1, table 123: font flags, and the weight from which a face counts as bold (CSS: 600 is semi-bold).
_ITALIC_FLAG, _FORCE_BOLD_FLAG, _BOLD_WEIGHT = 1 << 6, 1 << 18, 600
# A simple font has so many codes.
_CODES = 256
# Boxes around the letters of a font are this tall, in em.
_EM_BOX = (0.7, 1.6)
_UNKNOWN, _SOFT_HYPHEN = "\ufffd", "\u00ad"
_FIGURES = frozenset("0123456789")
# Words of a font that are remembered.
_MOST_WORDS = 20_000
# Of three letters Ghostscript keeps the first and one that is none; these are the ligatures that begin so.
_CUT, _OF_THREE = 2, {"f": "ffi", "t": "tti"}
# What stands for the code of a space in a font that has none.
_NO_CODE = "\U0010ffff"
# What pypdf gives for a code without a glyph.
_NO_GLYPH = "□"
# "All unused codes greater than 40 map to the bullet" (ISO 32000-1, table D.2, note 3); ReportLab relies on it.
_UNUSED_CODES = frozenset((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D))

_PLAIN = {
    # ligatures: NFC keeps them, a reader of text wants letters
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft", "\ufb06": "st",
    "\u0132": "IJ", "\u0133": "ij",
    # hyphens with special behaviour all look like a hyphen; which of them stays is decided at the line end
    "\u2010": "-", "\u2011": "-",
    # nothing is drawn
    "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "", "\x00": "",
    # Symbol and Wingdings bullets, as Word writes them
    "\uf0b7": "•", "\uf0a7": "▪", "\uf06f": "o", "\uf02d": "-", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→",
}  # fmt: skip
# What fonts of ornaments draw for the letters that files name them by.
_DINGBATS = dict(zip("lmnoqrsuv34", "●○■❏❑▲▼◆❖✓✔", strict=True))
_WINGDINGS = dict(zip("lmnqruvw§¨Øàèüþ", "●○■❑❑◆❖◆▪▫➢→➔✓☑", strict=True))
# Symbol fonts are also coded in this part of the private use area.
_PRIVATE = 0xF000
_PLAIN_BY_CODE = {ord(drawn): plain for drawn, plain in _PLAIN.items()}


# TeX's bitmap fonts name their glyphs by number; these are the signs of its T1 encoding that Latin-1 has elsewhere, and
# the two of TS1 that are no letters of a text.
_TEX_SIGNS = dict(zip(range(0x10, 0x20), "“”„«»–—\u200b\u2080ıȷ", strict=False))
_TEX_SIGNS |= {0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0x27: "’", 0x60: "‘", 0x7F: "-"}
_TEX_SIGNS |= {0x88: "•", 0xBF: "€", 0xD7: "Œ", 0xF7: "œ", 0xFF: "ß"}
_NUMBERED_GLYPH = re.compile(r"/a\d+$")


class _Texts(dict[int, str]):
    """Text per code, for ``str.translate``; filled on demand."""

    def __init__(self, font: Font, composite: bool, name: str, signs: Mapping[int, str]) -> None:
        super().__init__(signs)
        self._font, self._composite, self._symbolic = font, composite, bool(_SYMBOLIC_FACE.search(name))
        self._ornaments = _ornaments(name)

    def __missing__(self, code: int) -> str:
        text = self._look_up(code)
        named = chr(ord(text) - _PRIVATE) if len(text) == 1 and ord(text) >> 8 == _PRIVATE >> 8 else text
        text = self[code] = self._ornaments.get(named) or plain_text(text)
        return text

    def _look_up(self, code: int) -> str:
        char = chr(code)
        text = self._font.character_map.get(char)
        if isinstance(text, str):
            text = _turned(text)
            # One glyph for a letter and the soft hyphen after it draws the letter only (Typst).
            text = text.replace(_SOFT_HYPHEN, "") if len(text) > 1 else text
            return "•" if self._symbolic and text == "·" else text
        encoding = self._font.encoding
        if isinstance(encoding, dict):
            named = str(encoding.get(code, char))
            # A font that names a glyph of its own for the code uses it.
            return "•" if code in _UNUSED_CODES and named in (char, _NO_GLYPH) else named
        # A composite font without a map draws glyph numbers, which mean nothing; Unicode encodings are characters.
        return _UNKNOWN if self._composite else char


class _Widths(dict[str, float]):
    """Width in em per code; filled on demand."""

    def __init__(self, font: Font, unit: float, known: Mapping[str, float]) -> None:
        super().__init__(known)
        self._font, self._unit = font, unit

    def __missing__(self, char: str) -> float:
        given = self._font.character_widths
        value = given.get(char, given.get("default", 500))
        width = self[char] = float(value) * self._unit if isinstance(value, (int, float)) else 0.5
        return width


@dataclass(frozen=True, slots=True)
class Face:
    """A font as the walk uses it.

    ``codec`` decodes the strings of a composite font, ``None`` for single bytes. ``height`` is the size in em of
    text set at size 1 (not 1 for some Type 3 fonts). ``blank`` is the code that draws a space. ``silent`` fonts
    draw shapes that have no text. ``superior`` are the codes of figures that the font itself may draw small and raised.
    ``words`` are those measured so far: a letter repeats its words.
    """

    texts: _Texts
    widths: _Widths
    codec: str | None
    blank: str
    bold: bool
    italic: bool
    height: float
    silent: bool
    superior: frozenset[str] = frozenset()
    words: dict[str, tuple[str, float] | None] = field(default_factory=dict)

    def word(self, codes: str) -> tuple[str, float] | None:
        """The text of the codes between two blanks and its width in em; ``None`` when it is no single plain word."""
        if codes not in self.words:
            if len(self.words) >= _MOST_WORDS:
                self.words.clear()
            self.words[codes] = self._word(codes)
        return self.words[codes]

    def _word(self, codes: str) -> tuple[str, float] | None:
        text = codes.translate(self.texts)
        if not self.superior.isdisjoint(codes) or not _is_one_word(text):
            return None
        return text, sum(map(self.widths.__getitem__, codes))

    def codes(self, string: bytes) -> str:
        """The character codes of a string, each as one character."""
        if self.codec is None:
            return string.decode("latin-1")
        try:
            return string.decode(self.codec, "surrogatepass")
        except (UnicodeDecodeError, LookupError):
            return string.decode(self.codec, "replace")


def _is_one_word(text: str) -> bool:
    """Whether a text has letters and no blank; most are ASCII, where that is soon told."""
    if text.isascii() and text.isprintable():
        return " " not in text and text != ""
    return len(text.split()) == 1 and not text[0].isspace() and not text[-1].isspace()


def face_of(resource: DictionaryObject) -> Face:
    """The face of a font resource.

    Raises:
        Exception: whatever pypdf raises on a font it cannot read; the walk then leaves the text of that font out.
    """
    font = Font.from_font_resource(resource)
    name = f"{font.font_descriptor.name} {font.name}"
    composite = isinstance(font.encoding, str)
    unit, height = _type3_scale(resource) if font.sub_type == "Type3" else (0.001, 1.0)
    signs = _TEX_SIGNS if font.sub_type == "Type3" and _is_tex(resource) else {}
    texts = _Texts(font, composite and not _is_unicode(resource), name, signs)
    return Face(
        texts=texts,
        widths=_Widths(font, unit, _type3_widths(resource, unit) if font.sub_type == "Type3" else {}),
        codec=font.encoding if isinstance(font.encoding, str) else None,
        blank=_blank(font, texts),
        bold=is_bold_name(name) or _is_heavy(font),
        italic=is_italic_name(name) or _is_slanted(font),
        height=height,
        silent=not font.interpretable or str(resource.get("/Encoding", "")).endswith("-V"),
        superior=_superior_figures(font) if composite else frozenset(),
    )


def _ornaments(name: str) -> Mapping[str, str]:
    """What a font of ornaments draws for letters; nothing for other fonts."""
    if _DINGBATS_FACE.search(name):
        return _DINGBATS
    return _WINGDINGS if _WINGDINGS_FACE.search(name) else {}


def _turned(text: str) -> str:
    """The letters of a ligature, the right way round where a distiller wrote the bytes of each in the wrong order.

    Ghostscript does: "fi" becomes two Chinese characters that no glyph stands for together.
    """
    if len(text) == 1 or text.isascii():
        return text
    letters = [chr(ord(character) >> 8) for character in text if not ord(character) & 0xFF]
    if len(letters) == len(text) == _CUT and letters[0] in _OF_THREE and not letters[1].isascii():
        return _OF_THREE[letters[0]]
    whole = len(letters) == len(text) and all(letter.isascii() and letter.isalpha() for letter in letters)
    return "".join(letters) if whole else text


def _superior_figures(font: Font) -> frozenset[str]:
    """The codes of figures in a font that has two glyphs for one: OpenType's ``sups`` may be among them.

    Typst and InDesign call notes with those. Widths do not tell: superior figures can be wider than a proportional one.
    """
    codes: dict[str, list[str]] = {}
    for code, text in font.character_map.items():
        if text in _FIGURES and isinstance(code, str) and code in font.character_widths:
            codes.setdefault(text, []).append(code)
    if all(len(found) == 1 for found in codes.values()):
        return frozenset()
    return frozenset(code for found in codes.values() for code in found)


def is_bold_name(name: str) -> bool:
    """Whether a face of this name is bold."""
    return bool(_BOLD.search(name))


def is_italic_name(name: str) -> bool:
    """Whether a face of this name is italic."""
    return bool(_ITALIC.search(name))


def plain_text(text: str) -> str:
    """What is drawn, as letters: ligatures taken apart, hyphens made equal, invisible characters left out."""
    return text.translate(_PLAIN_BY_CODE)


def _is_unicode(resource: DictionaryObject) -> bool:
    encoding = resource.get("/Encoding")
    return isinstance(encoding, str) and ("UCS2" in encoding or "UTF16" in encoding)


def _blank(font: Font, texts: _Texts) -> str:
    """The code of the space: the font's own, unless that draws something else; Qt maps it to a tab."""
    mapped = (code for code, text in font.character_map.items() if isinstance(code, str) and str(text).isspace())
    for code in (font.space_char, *mapped, " "):
        if len(code) == 1 and texts[ord(code)].isspace():
            return code
    return _NO_CODE


def _is_heavy(font: Font) -> bool:
    weight = font.font_descriptor.weight
    heavy = isinstance(weight, (int, float)) and weight >= _BOLD_WEIGHT
    return heavy or bool(_flags(font) & _FORCE_BOLD_FLAG)


def _is_slanted(font: Font) -> bool:
    angle = font.font_descriptor.italic_angle
    return (isinstance(angle, (int, float)) and angle != 0) or bool(_flags(font) & _ITALIC_FLAG)


def _flags(font: Font) -> int:
    flags = font.font_descriptor.flags
    return int(flags) if isinstance(flags, (int, float)) else 0


def _is_tex(resource: DictionaryObject) -> bool:
    """Whether a font without a map of its own names all its glyphs by number."""
    encoding = resource.get("/Encoding")
    encoding = encoding.get_object() if encoding is not None else None
    names = encoding.get("/Differences", ()) if isinstance(encoding, DictionaryObject) else ()
    glyphs = [str(name) for name in names if isinstance(name, str) and name != "/.notdef"]
    return bool(glyphs) and "/ToUnicode" not in resource and all(map(_NUMBERED_GLYPH.match, glyphs))


def _type3_widths(resource: DictionaryObject, unit: float) -> dict[str, float]:
    """Width in em per code of a Type 3 font.

    pypdf cuts off fractions, which are all there is where an em is 1, as cairo writes it.
    """
    widths, first = resource.get("/Widths"), resource.get("/FirstChar", 0)
    given = widths.get_object() if widths is not None else ()
    if not isinstance(given, list) or not isinstance(first, int):
        return {}
    return {
        chr(code): float(width) * unit
        for code, width in enumerate(given[: _CODES - first], max(0, first))
        if isinstance(width, (int, float))
    }


def _type3_scale(resource: DictionaryObject) -> tuple[float, float]:
    """Width unit in em, and height in em: Type 3 fonts bring their own glyph space (ISO 32000-1, 9.6.5)."""
    matrix = [abs(float(value)) for value in resource.get("/FontMatrix", (0.001, 0, 0, 0.001, 0, 0))]
    box = [float(value) for value in resource.get("/FontBBox", (0, 0, 0, 0))]
    tall = abs(box[3] - box[1]) * matrix[3]
    # The box of a Type 3 font is its only measure of height; bitmap fonts made by TeX leave it empty. One about as tall
    # as an em holds the tallest letters that this subset happens to have, in a font whose em is 1.
    return matrix[0], tall if 0.2 < tall < 3 and not _EM_BOX[0] < tall < _EM_BOX[1] else 1.0
