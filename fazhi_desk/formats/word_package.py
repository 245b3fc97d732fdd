"""Opening a .docx without trusting it: what the file really is, parts in bounded pieces, XML without entities.

Nothing is unpacked to disk and pictures are never read. Whatever is wrong ends in WordUnreadable with one sentence.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.parsers import expat

from fazhi_desk.text.decoding import CONTROL, UnreadableError, decode

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FILE = 200_000_000
MAX_DOCUMENT = 50_000_000
MAX_SIDE = 8_000_000
MAX_ENTRIES = 20_000
MAX_TAGS = 4_000_000
CHUNK = 1 << 18
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLD_STREAMS = ("WordDocument", "WpsDocument")
"""Names of the stream that holds the text of an old Word or WPS file."""
HTML = re.compile(rb"\s*(?:<!--.{0,200}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)", re.IGNORECASE | re.DOTALL)
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError,
    KeyError, IndexError, OverflowError,
)
DAMAGED = "文件已损坏或没有传完整，请向对方重新要一份，或在 Word 里打开后另存为 .docx"


class WordUnreadable(ValueError):  # noqa: N818  # named for what the user meets, and part of the agreed interface
    """The file cannot be read as a Word file; the message is one Chinese sentence with what to do."""


class OtherKind(WordUnreadable):
    """A paper of another kind, which a word processor can save as .docx; ``kind`` is its usual suffix without dot."""

    def __init__(self, what: str, kind: str, advice: str = "请用 Word 或 WPS 打开后另存为 .docx") -> None:
        super().__init__(f"{what}，{advice}")
        self.what = what
        self.kind = kind
        self.advice = advice


def refuse_others(data: bytes) -> None:
    """Say clearly what a file is that is no .docx, whatever its name."""
    if len(data) > MAX_FILE:
        raise WordUnreadable("文件超过200MB，不像一篇文稿，请去掉图片或拆分后再导入")
    if not data.strip(b"\0 \r\n\t"):
        raise WordUnreadable("文件是空的，请核对是否选错了文件")
    head = data[:2048].lstrip(b"\xef\xbb\xbf")
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise WordUnreadable("文件加了打开密码，请在 Word 里去掉密码、另存后再导入")
        if not any(name.encode("utf-16-le") in data for name in OLD_STREAMS):
            raise WordUnreadable("这不是文字文稿（可能是旧式表格、演示文稿，或已损坏），请核对是否选错了文件")
        raise OtherKind("这是旧式 .doc 或 .wps 文件", "doc")
    if head.lstrip().startswith(b"{\\rtf"):
        raise OtherKind("这是 RTF 文件", "rtf")
    if HTML.match(head) or head.lstrip()[:13].lower() == b"mime-version:":
        raise OtherKind("这是网页文件", "html" if HTML.match(head) else "mht")
    if head.startswith(b"%PDF"):
        raise WordUnreadable("这是 PDF 文件，请使用它的 Word 原稿，或另存为 .docx 后再导入")
    if head.lstrip().startswith(b"<?xml") and b"Word.Document" in head:
        raise OtherKind("这是 Word 的 XML 文件", "xml")
    if not data.startswith(b"PK") and _is_text(data):
        raise WordUnreadable("这不是 Word 文件，其实是纯文本，请把文件名的后缀改成 .txt 后再打开")
    if not data.startswith(b"PK"):
        raise WordUnreadable("这不是 Word 文件（.docx），请核对是否选错了文件")


def _is_text(data: bytes) -> bool:
    """Whether the bytes read as plain text: some programs save a text under the name of a Word file."""
    try:
        return CONTROL.search(decode(data)) is None
    except UnreadableError:
        return False


class Package:
    """The parts of a .docx by name. Use ``open_package``."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {item.filename.replace("\\", "/").lstrip("/").lower(): item for item in archive.infolist()}

    def names(self) -> list[str]:
        """Names of the parts, in lower case with forward slashes."""
        return list(self._entries)

    def has(self, name: str) -> bool:
        """Whether the part exists."""
        return name.lower() in self._entries

    def read(self, name: str, limit: int = MAX_SIDE) -> bytes:
        """A part's bytes, at most ``limit`` of them; a bigger part is refused while it is being unpacked."""
        item = self._entries.get(name.lower())
        if item is None:
            raise WordUnreadable(DAMAGED)
        if item.flag_bits & 1:
            raise WordUnreadable("文件加了密码，请去掉密码后再导入")
        if item.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise WordUnreadable(DAMAGED)
        pieces, size = [], 0
        try:
            with self._archive.open(item) as source:
                while size <= limit and (piece := source.read(CHUNK)):
                    size += len(piece)
                    pieces.append(piece)
        except BROKEN as error:
            raise WordUnreadable(DAMAGED) from error
        if size > limit:
            raise WordUnreadable("文件解开后的文字内容异常庞大，不像一篇文稿，已停止读取")
        return b"".join(pieces)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationships of a part by id: (last word of the type, name of the target part). Outside targets left out."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(path):
            return {}
        found = {}
        for item in tree(self.read(path)).iter("{*}Relationship"):
            if item.get("TargetMode") != "External":
                target = (item.get("Target") or "").replace("\\", "/")
                full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                found[item.get("Id") or ""] = ((item.get("Type") or "").rpartition("/")[2], full.lstrip("/"))
        return found


def open_package(data: bytes) -> Package:
    """Open the bytes of a .docx; WordUnreadable for anything else."""
    refuse_others(data)
    if data.count(b"PK\x01\x02") > MAX_ENTRIES:
        raise WordUnreadable("压缩包里的文件多得不正常，不像一篇文稿，已停止读取")
    try:
        package = Package(zipfile.ZipFile(io.BytesIO(data)))
    except BROKEN as error:
        raise WordUnreadable(DAMAGED) from error
    _refuse_other_packages(package)
    return package


def _refuse_other_packages(package: Package) -> None:
    names = package.names()
    if package.has("content.xml") and package.has("mimetype"):
        _refuse_odf(package)
    if package.has("ofd.xml"):
        raise WordUnreadable("这是 OFD 版式文件，请使用它的 Word 原稿")
    if any(name.startswith("xl/") for name in names):
        raise WordUnreadable("这是一份 Excel 表格，请核对是否选错了文件")
    if any(name.startswith("ppt/") for name in names):
        raise WordUnreadable("这是一份演示文稿，请核对是否选错了文件")
    if not any(name.endswith(".xml") for name in names):
        raise WordUnreadable("这是一个普通压缩包，不是 Word 文件，请先解压")


def _refuse_odf(package: Package) -> None:
    """Only a text among the ODF files can become a Word file."""
    if b"opendocument.text" not in package.read("mimetype", MAX_SIDE):
        raise WordUnreadable("这是 ODF 的表格或演示文稿，请核对是否选错了文件")
    raise OtherKind("这是 ODF 文件（.odt）", "odt", "请用 WPS 或 LibreOffice 打开后另存为 .docx")


def main_part(package: Package) -> str:
    """Name of the part with the text."""
    try:
        found = [target for kind, target in package.relations("").values() if kind == "officeDocument"]
    except WordUnreadable:
        found = []
    for name in (*found, "word/document.xml", "word/document2.xml"):
        if package.has(name):
            return name
    raise WordUnreadable("文件里找不到正文，可能已损坏，请在 Word 里打开后另存为 .docx")


def tree(data: bytes) -> _Element:
    """A small part as a tree; entities are never resolved."""
    from lxml import etree  # late: only an import of a Word file needs it

    if data.count(b"<") > MAX_TAGS // 8:
        raise WordUnreadable(DAMAGED)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise WordUnreadable(DAMAGED) from error
    if b"<!DOCTYPE" in data or root.getroottree().docinfo.internalDTD is not None:
        raise WordUnreadable(DAMAGED)
    return root


def stream(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Send a part through handlers without building a tree. Names come as ``namespace local``."""
    if data.count(b"<") > MAX_TAGS:
        raise WordUnreadable("文件的内部结构异常庞大，不像一篇文稿，已停止读取")
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003  # expat's own signature
    except expat.ExpatError as error:
        raise WordUnreadable(DAMAGED) from error


def _no_doctype(*_: object) -> None:
    """Word never writes one; it is where entity bombs live."""
    raise WordUnreadable("文件的内部结构不正常，为安全起见没有打开")
