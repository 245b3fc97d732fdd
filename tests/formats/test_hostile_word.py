"""Files that lie, break or bite: one sentence, bounded time and memory."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats.paper import Paper
from fazhi_desk.formats.word_package import MAX_DOCUMENT
from fazhi_desk.formats.word_reader import WordUnreadable, read
from fazhi_desk.formats.word_writer import write
from tests.formats.conftest import W, raw_docx

SECONDS = 10
"""Twice the promised bound: this machine is shared."""


def refusal(data: bytes) -> str:
    start = time.perf_counter()
    with pytest.raises(WordUnreadable) as caught:
        read(data)
    assert time.perf_counter() - start < SECONDS
    message = str(caught.value)
    assert "\n" not in message
    assert not message.isascii()
    return message


def zipped(**files: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_x", ".x"), content)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"\0" * 5000, "空的"),
        ("只是文字".encode(), "不是 Word 文件"),
        ("只是文字".encode("gb18030"), "纯文本"),
        (b"\x89ABC\x01\x02\x00", "请核对"),
        (zipped(OFD_xml="<a/>"), "OFD"),
        (OLE + "WordDocument".encode("utf-16-le"), ".doc 或 .wps"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "网页"),
        (b"<html xmlns:w='urn:x'>", "网页"),
        (b"MIME-Version: 1.0\r\n", "网页"),
        (b"%PDF-1.4", "PDF"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML 文件"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text", content_xml="<a/>"), "ODF"),
        (zipped(xl__workbook_xml="<a/>"), "Excel"),
        (zipped(ppt__presentation_xml="<a/>"), "演示文稿"),
        (zipped(notes="text"), "普通压缩包"),
        (zipped(other_xml="<a/>"), "找不到正文"),
        (b"PK\x03\x04", "损坏"),
        (b"PK", "损坏"),
    ],
)
def test_what_is_no_docx_is_called_by_its_name(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_an_encrypted_entry(docx_of: Callable[..., bytes]) -> None:
    data = bytearray(docx_of("<w:p/>"))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    assert "密码" in refusal(bytes(data))


def test_a_bomb_is_not_unpacked() -> None:
    text = b"<w:t>" + b" " * (MAX_DOCUMENT + 10)
    assert "庞大" in refusal(zipped(word__document_xml=text))


def test_a_size_that_lies_is_found_out() -> None:
    data = bytearray(zipped(word__document_xml=b"<a>" + b"x" * 1_000_000 + b"</a>"))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 100)
    assert "损坏" in refusal(bytes(data))


def test_millions_of_tags_are_refused() -> None:
    assert "庞大" in refusal(raw_docx(f'<w:document xmlns:w="{W}">' + "<w:r/>" * 4_100_000 + "</w:document>"))


def test_a_hundred_thousand_empty_runs_are_read(docx_of: Callable[..., bytes]) -> None:
    start = time.perf_counter()
    assert read(docx_of("<w:p>" + "<w:r><w:rPr/></w:r>" * 100_000 + "<w:r><w:t>完</w:t></w:r></w:p>")).text == "完\n"
    assert time.perf_counter() - start < SECONDS


def test_deep_nesting_is_read_or_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000
    with suppress(WordUnreadable):
        read(raw_docx(f'<w:document xmlns:w="{W}"><w:body>{deep}</w:body></w:document>'))


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "哈哈">' + "".join(
        f'<!ENTITY b{n} "{"&b" + str(n - 1) + ";" if n else "&b;"}{"&b;" * 9}">' for n in range(9)
    ) + "]>"
    document = f'{bomb}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b8;</w:t></w:r></w:p></w:body></w:document>'
    assert "安全" in refusal(raw_docx(document))
    outside = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{W}"/>'
    assert "安全" in refusal(raw_docx(outside))


def test_a_foreign_entity_in_a_side_part_reads_nothing(docx_of: Callable[..., bytes]) -> None:
    data = docx_of("<w:p><w:r><w:t>正文</w:t></w:r></w:p>", styles="")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if "styles1" in name:
                content = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
            target.writestr(name, content)
    result = read(buffer.getvalue())
    assert result.text == "正文\n"
    assert result.notes == ("文件的样式部分已损坏，只读了正文。",)


def test_names_that_climb_out_of_the_archive_write_nothing(
    docx_of: Callable[..., bytes], tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    buffer = io.BytesIO(docx_of("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("../../evil.txt", "x")
        archive.writestr("/evil.txt", "x")
    assert read(buffer.getvalue()).text == "正文\n"
    assert list(tmp_path.rglob("*")) == []


def test_a_big_picture_is_never_unpacked(docx_of: Callable[..., bytes]) -> None:
    buffer = io.BytesIO(docx_of("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/media/image1.png", b"\0" * 50_000_000)
    start = time.perf_counter()
    assert read(buffer.getvalue()).text == "正文\n"
    assert time.perf_counter() - start < 1


def test_a_directory_of_a_hundred_thousand_names_is_refused() -> None:
    entry = b"PK\x01\x02" + b"\0" * 42
    assert "不正常" in refusal(b"PK\x03\x04" + entry * 100_000)


def test_a_span_of_millions_of_columns_is_bounded(docx_of: Callable[..., bytes]) -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc>'
    body = f"<w:tbl>{f'<w:tr>{cell * 20}</w:tr>' * 50}</w:tbl>"
    assert len(read(docx_of(body)).text) < 100_000


@pytest.mark.parametrize("seed", range(200))
def test_truncated_and_flipped_files_are_read_or_refused(
    seed: int, paper_of: Callable[..., Paper], gbt9704: Profile
) -> None:
    data = bytearray(write(paper_of("法治政府建设工作总结\n一、做法\n（一）强化审核。正文。\n甲\t乙\n丙\t丁\n"), gbt9704))
    chance = random.Random(seed)
    if seed % 2:
        data = data[: chance.randrange(len(data))]
    for _ in range(chance.randrange(1, 30) if data else 0):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    with suppress(WordUnreadable):
        read(bytes(data))


def mangled(data: bytes, chance: random.Random) -> bytes:
    """A sound archive around parts whose XML was cut, doubled or overwritten in places."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = set(chance.sample(names, chance.randrange(1, 3)))
        for name in names:
            part = bytearray(source.read(name))
            for _ in range(chance.randrange(1, 6) if name in chosen and part else 0):
                low = chance.randrange(len(part))
                piece = part[low : low + chance.randrange(1, 200)]
                what = chance.randrange(3)
                part[low : low + len(piece)] = (b"", piece * 2, chance.randbytes(len(piece)))[what]
                part = part or bytearray(b"<")
            target.writestr(name, bytes(part))
    return buffer.getvalue()


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bits turned over, and half the time the end cut off."""
    made = bytearray(data[: chance.randrange(len(data))] if chance.random() < 0.5 else data)
    for _ in range(chance.randrange(1, 30) if made else 0):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def read_or_refused(data: bytes) -> None:
    start = time.perf_counter()
    with suppress(WordUnreadable):
        read(data)
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("seed", range(60))
def test_mangled_parts_are_read_or_refused(seed: int) -> None:
    from tests.formats import office_files

    sources = (office_files.word_report, office_files.wps_report)
    read_or_refused(mangled(sources[seed % 2](), random.Random(seed)))


@pytest.mark.long
@pytest.mark.parametrize("block", range(20))
def test_thousands_of_broken_files_are_read_or_refused(block: int) -> None:
    from tests.formats import office_files

    sources = [make() for make in (office_files.word_report, office_files.wps_report, office_files.collection)]
    for seed in range(block * 200, block * 200 + 200):
        chance = random.Random(seed)
        read_or_refused((mangled, flipped)[seed % 2](chance.choice(sources), chance))
