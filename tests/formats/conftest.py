from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from fazhi_desk.catalog.profile import Profile, profiles_from
from fazhi_desk.formats.paper import Metadata, Paper, paper_from
from fazhi_desk.text.document import parse

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.fixture(scope="session")
def profiles() -> dict[str, Profile]:
    folder = Path(__file__).resolve().parents[2] / "resources" / "profiles"
    return profiles_from({p.name: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.toml"))})


@pytest.fixture(scope="session")
def gbt9704(profiles: dict[str, Profile]) -> Profile:
    return profiles["gbt9704"]


@pytest.fixture(scope="session")
def paper_of() -> Callable[..., Paper]:
    def make(text: str, **about: object) -> Paper:
        return paper_from(parse(text).paragraphs, Metadata(**about))  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def docx_of() -> Callable[..., bytes]:
    """A small .docx around a body, with further parts by kind (styles, numbering, comments, footnotes, header)."""

    def make(body: str, **parts: str) -> bytes:
        wrapped = f'<w:document xmlns:w="{W}" xmlns:r="{R}" {EXTRA}><w:body>{body}</w:body></w:document>'
        return raw_docx(wrapped, parts)

    return make


EXTRA = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
ROOTS = {"styles": "styles", "numbering": "numbering", "comments": "comments", "commentsExtended": "commentsEx", "footnotes": "footnotes",
         "header": "hdr", "footer": "ftr"}


def raw_docx(document: str, parts: Mapping[str, str] | None = None) -> bytes:
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{kind}1.xml"/>' for n, kind in enumerate(parts)
    )
    top = f'<Relationship Id="r" Type="{R}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{top}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        "word/document.xml": document,
        **{
            f"word/{kind}1.xml": f'<w:{ROOTS[kind]} xmlns:w="{W}">{inner}</w:{ROOTS[kind]}>'
            for kind, inner in parts.items()
        },
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()
