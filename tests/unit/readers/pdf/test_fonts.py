"""Which characters does a font draw for codes that its encoding says little of?"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject

from ipsearch.readers.pdf.fonts import _Texts, _turned, _type3_scale, _type3_widths


def _texts(encoding: dict[int, str], name: str = "Text") -> _Texts:
    font: Any = SimpleNamespace(character_map={}, encoding=encoding)
    return _Texts(cast("Any", font), composite=False, name=name, signs={})


def test_an_unused_code_is_a_bullet() -> None:
    assert _texts({0x7F: "\x7f"})[0x7F] == "•"
    assert _texts({0x7F: "□"})[0x7F] == "•"


def test_a_code_that_a_font_gives_a_glyph_of_its_own_is_that_glyph() -> None:
    assert _texts({0x8D: "\ufb02", 0x81: "«"})[0x8D] == "fl"
    assert _texts({0x8D: "\ufb02", 0x81: "«"})[0x81] == "«"


def test_letters_that_name_ornaments_are_signs_of_list_items() -> None:
    assert _texts({0x6E: "n"}, "ABCDEF+D050000L")[0x6E] == "■"
    assert _texts({0xA7: "§"}, "Wingdings")[0xA7] == "▪"
    assert _texts({1: "\uf076"}, "Wingdings-Regular")[1] == "❖"
    assert _texts({0x6E: "n"}, "Symbol")[0x6E] == "n"
    assert _texts({0x6E: "n"})[0x6E] == "n"


def test_a_ligature_of_three_letters_that_a_distiller_cut_is_whole_again() -> None:
    assert _turned("\u7400\udd00") == "tti"
    assert _turned("\u6600\ucf00") == "ffi"
    assert _turned("\u6600\u6900") == "fi"


def test_faces_of_type_3_are_of_one_size_whatever_their_letters_are() -> None:
    def height(top: float) -> float:
        font = DictionaryObject()
        font[NameObject("/FontMatrix")] = ArrayObject([FloatObject(x) for x in (0.001, 0, 0, 0.001, 0, 0)])
        font[NameObject("/FontBBox")] = ArrayObject([FloatObject(x) for x in (0, -200, 900, top)])
        return _type3_scale(font)[1]

    assert height(800) == height(1000) == 1.0
    assert height(2200) == 2.4


def test_widths_of_type_3_may_be_fractions() -> None:
    font = DictionaryObject()
    font[NameObject("/FirstChar")] = NumberObject(2)
    font[NameObject("/Widths")] = ArrayObject([FloatObject(0.5), NumberObject(1)])
    assert _type3_widths(font, 1.0) == {"\x02": 0.5, "\x03": 1.0}
