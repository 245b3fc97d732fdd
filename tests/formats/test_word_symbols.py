from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.formats.word_symbols import of_field, of_font


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings", 0xF0FE, "☑"), ("wingdings", 0xFE, "☑"), ("Wingdings 2", 0xF052, "☑"), ("Symbol", 0xF0B1, "±"),
        ("Wingdings", 0xF081, "①"), ("宋体", 0x2460, "①"), ("宋体", 0x41, "A"), ("Wingdings", 0xF021, ""),
        ("Webdings", 0xF041, ""), ("宋体", 0xD800, ""), ("", 0, ""),
    ],
)
def test_signs_of_symbol_fonts(font: str, code: int, sign: str) -> None:
    assert of_font(font, code) == sign


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r" eq \o\ac(○,3) ", "③"), (r"EQ \o\ac(○,密)", "密"), (r"EQ \o\ac(○,25)", "㉕"), (r"EQ \o\ac(○,60)", "60"), (r"EQ \f(1,2)", "1/2"),
        (r'EQ \* jc0 \* "Font:仿宋" \* hps16 \o\ad(\s\up 9(yún),云)', "云"), (r"eq \o(○;4)", "④"),
        (r"EQ \r(3,x)", ""), (r"EQ \o\ac(○,\s\up 2(x))", ""), (r'SYMBOL 254 \f "Wingdings" \s 16', "☑"),
        (r"SYMBOL 0x2460", "①"), ("PAGE", None), ("EQUALS", None), ("", None), ("EQ " + "x" * 400, ""),
    ],
)
def test_fields_that_draw_a_sign(code: str, shown: str | None) -> None:
    assert of_field(code) == shown


@given(st.text(r"EQ \o\ac(○,;1x)SYMBOLf0 \"", max_size=60))
def test_any_code_gives_an_answer(code: str) -> None:
    found = of_field(code)
    assert found is None or len(found) <= len(code)
