from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.text.decoding import MAX_BYTES, UnreadableError, decode

TEXT = "临川县法治政府建设工作总结\n一、主要工作：办理12件。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_encoding_of_the_contract(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big_endian_with_a_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_line_ends_become_newlines_and_other_breaks_stay() -> None:
    assert decode("一\r\n二\r三\u2028四\x0b五\x0c六\x85七\xa0八".encode()) == "一\n二\n三\u2028四\x0b五\x0c六\x85七\xa0八"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04rest",
        b"\xd0\xcf\x11\xe0rest",
        b"%PDF-1.7",
        b"\x89PNG",
        b"\xff\xd8\xff\xe0",
        b"{\\rtf1",
        "有\0字节".encode(),
        b"\xff\xfe\x00\xd8",
        b"\xef\xbb\xbf\xff\xff",
        b"\x81\xff\xff\xff",
        bytes(range(1, 32)) * 20,
        b"a" * (MAX_BYTES + 1),
    ],
)
def test_what_is_no_paper_gives_one_chinese_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError) as told:
        decode(data)
    assert "\n" not in str(told.value)
    assert any("\u4e00" <= char <= "\u9fff" for char in str(told.value))


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableError:
        return
    assert "\r" not in text
    assert "\0" not in text


@given(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs", "Cc"]), max_size=80))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text
