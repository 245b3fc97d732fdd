"""Old kinds of file through LibreOffice; where there is none, or it does not answer, one clear sentence."""

from __future__ import annotations

import quopri
import shutil
import stat
import subprocess
import time
from pathlib import Path

import pytest

from fazhi_desk.commands import main
from fazhi_desk.formats.web_archive import page_of
from fazhi_desk.tasks import convert_word
from fazhi_desk.tasks.convert_word import ConversionError, to_docx
from fazhi_desk.tasks.open_paper import PaperError, open_paper, takes_long

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
TEXT = "临川县2026年法治政府建设工作总结\n一、主要做法\n（一）强化审核。全年审核文件32件。\n临川县司法局\n2027年1月8日\n"


def program(folder: Path, script: str) -> str:
    """A stand-in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_without_libreoffice_it_is_said_clearly(tmp_path, monkeypatch):
    monkeypatch.setattr(convert_word, "find_office", lambda: None)
    path = tmp_path / "旧稿.doc"
    path.write_bytes(OLE)
    with pytest.raises(PaperError) as caught:
        open_paper(path)
    said = str(caught.value)
    assert "旧式 .doc 或 .wps" in said
    assert "没有安装 LibreOffice" in said
    assert "另存为 .docx" in said


def test_a_program_that_never_ends_is_stopped_with_its_children(tmp_path, monkeypatch):
    mark = tmp_path / "child"
    script = f"(sleep 4; touch {mark}) & sleep 60"
    monkeypatch.setattr(convert_word, "find_office", lambda: program(tmp_path, script))
    start = time.monotonic()
    with pytest.raises(ConversionError, match="已停止"):
        to_docx(OLE, "doc", patience=0.5)
    assert time.monotonic() - start < 4
    time.sleep(4)
    assert not mark.exists()


def test_a_program_that_fails_or_makes_too_much_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(convert_word, "find_office", lambda: program(tmp_path, "exit 1"))
    with pytest.raises(ConversionError, match="没能转换"):
        to_docx(OLE, "doc")
    monkeypatch.setattr(convert_word, "LARGEST", 10)
    monkeypatch.setattr(
        convert_word, "find_office", lambda: program(tmp_path, "mkdir made; echo 0123456789abcdef > made/paper.docx")
    )
    with pytest.raises(ConversionError, match="没能转换"):
        to_docx(OLE, "doc")


def test_its_folder_is_its_own_and_gone_afterwards_and_the_network_is_shut(tmp_path, monkeypatch):
    seen = tmp_path / "seen"
    script = f'pwd > {seen}; cat profile/user/registrymodifications.xcu >> {seen}; env >> {seen}; echo "$@" >> {seen}'
    monkeypatch.setattr(convert_word, "find_office", lambda: program(tmp_path, script))
    with pytest.raises(ConversionError):
        to_docx(OLE, "doc")
    told = seen.read_text(encoding="utf-8")
    folder = Path(told.split("\n")[0])
    assert not folder.exists()
    assert f"HOME={folder}" in told
    assert "UserInstallation=file://" in told
    assert "DisableMacrosExecution" in told
    assert "http_proxy=http://127.0.0.1:9" in told


@pytest.mark.parametrize(
    ("name", "data", "slow"),
    [
        ("a.doc", b"", True), ("a.docx", OLE, True), ("a.docx", b"PK\x03\x04", False), ("a.fzd", b"x", False),
        ("a.wps", OLE, True), ("a.txt", b"{\\rtf1}", True), ("没有.doc", None, False),
    ],
)
def test_what_needs_libreoffice_is_known_at_once(tmp_path, name, data, slow):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert takes_long(tmp_path / name) is slow


@pytest.fixture(scope="module")
def old_files(tmp_path_factory) -> Path:
    """The paper as .doc, .rtf and .odt, made by LibreOffice."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("old")
    draft, word = folder / "稿.txt", folder / "稿.docx"
    draft.write_text(TEXT, encoding="utf-8")
    assert main(["export", str(draft), "-o", str(word)]) == 0
    for kind in ("doc", "rtf", "odt"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind,
             "--outdir", str(folder), str(word)], check=True, capture_output=True, timeout=120,
        )
    shutil.copy(folder / "稿.doc", folder / "改名.docx")
    shutil.copy(folder / "稿.doc", folder / "稿.wps")
    return folder


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["稿.doc", "稿.wps", "改名.docx", "稿.rtf", "稿.odt"])
def test_old_files_are_converted_and_it_is_told(old_files, name):
    paper = open_paper(old_files / name)
    assert [line for line in paper.lines if line] == [line for line in TEXT.split("\n") if line]
    assert "LibreOffice 转换后读取" in paper.notes[0]
    assert paper.word


@pytest.mark.libreoffice
def test_a_web_page_under_a_word_name(old_files, capsys):
    page = old_files / "网页.doc"
    page.write_text(
        '<html><head><meta charset="utf-8"></head><body><p>工作总结</p><p>一、做法</p></body></html>', encoding="utf-8"
    )
    target = old_files / "网页.txt"
    assert main(["import", str(page), "-o", str(target)]) == 0
    assert "这是网页文件" in capsys.readouterr().out
    assert target.read_text(encoding="utf-8").split() == ["工作总结", "一、做法"]


MHT = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="----=_X"; type="text/html"

这是单个文件网页。
------=_X
Content-Location: file:///C:/a.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="{charset}"

{page}
------=_X
Content-Location: file:///C:/a.png
Content-Transfer-Encoding: base64
Content-Type: image/png

AAAA
------=_X--
"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_the_page_of_a_web_archive_is_found(charset):
    quoted = quopri.encodestring("<html><body><p>工作总结㐂</p></body></html>".encode("gb18030" if charset == "gb2312" else charset))
    data = MHT.format(charset=charset, page=quoted.decode("ascii")).encode()
    assert "<p>工作总结㐂</p>" in (page_of(data) or b"").decode("utf-8-sig")
    assert page_of(b"MIME-Version: 1.0\r\n\r\n") is None
    assert page_of(data.replace(charset.encode(), b"x-none")) is not None


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["存档.mht", "存档.doc"])
def test_a_web_archive_is_read_as_the_page_in_it(old_files, name):
    page = quopri.encodestring("<html><body><p>工作总结</p><p>一、做法</p></body></html>".encode())
    path = old_files / name
    path.write_text(MHT.format(charset="utf-8", page=page.decode("ascii")), encoding="utf-8")
    paper = open_paper(path)
    assert [line for line in paper.lines if line] == ["工作总结", "一、做法"]
    assert "这是网页文件" in paper.notes[0]


def test_a_web_archive_without_a_page_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(convert_word, "find_office", lambda: "soffice")
    path = tmp_path / "空.mht"
    path.write_bytes(b"MIME-Version: 1.0\r\n\r\n")
    with pytest.raises(PaperError, match="找不到正文"):
        open_paper(path)


@pytest.mark.libreoffice
def test_a_damaged_old_file_writes_nothing(old_files, capsys):
    path = old_files / "坏.doc"
    path.write_bytes((old_files / "稿.doc").read_bytes()[:6000])
    target = old_files / "坏.txt"
    status = main(["import", str(path), "-o", str(target)])
    assert (status == 2) is not target.exists()
