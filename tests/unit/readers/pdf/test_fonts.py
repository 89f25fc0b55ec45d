"""Which characters does a font draw for the codes that a standard encoding leaves unused?"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from ipsearch.readers.pdf.fonts import _Texts, _turned


def _texts(encoding: dict[int, str]) -> _Texts:
    font: Any = SimpleNamespace(character_map={}, encoding=encoding)
    return _Texts(cast("Any", font), composite=False, symbolic=False, signs={})


def test_an_unused_code_is_a_bullet() -> None:
    assert _texts({0x7F: "\x7f"})[0x7F] == "•"
    assert _texts({0x7F: "□"})[0x7F] == "•"


def test_a_code_that_a_font_gives_a_glyph_of_its_own_is_that_glyph() -> None:
    assert _texts({0x8D: "\ufb02", 0x81: "«"})[0x8D] == "fl"
    assert _texts({0x8D: "\ufb02", 0x81: "«"})[0x81] == "«"


def test_a_ligature_of_three_letters_that_a_distiller_cut_is_whole_again() -> None:
    assert _turned("\u7400\udd00") == "tti"
    assert _turned("\u6600\ucf00") == "ffi"
    assert _turned("\u6600\u6900") == "fi"
