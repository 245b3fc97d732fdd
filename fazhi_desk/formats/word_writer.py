"""A paper as a Word file (.docx), by the numbers of a profile. The same input gives the same bytes."""

from __future__ import annotations

import io
import zipfile

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats import word_parts as parts
from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.paper import Paper
from fazhi_desk.formats.word_body import body_xml
from fazhi_desk.formats.word_styles import HEAD, font_table_xml, styles_xml

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold; a real one would change the bytes from second to second."""


def write(paper: Paper, profile: Profile) -> bytes:
    """The bytes of the .docx."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in files(paper, profile).items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def files(paper: Paper, profile: Profile) -> dict[str, str]:
    """Every part of the file by its path, in the order they are stored."""
    numbered = parts.footers(profile)
    return {
        "[Content_Types].xml": parts.content_types(profile),
        **parts.relations(profile),
        "word/document.xml": document_xml(paper, profile),
        "word/styles.xml": styles_xml(profile),
        "word/settings.xml": parts.settings_xml(profile),
        "word/fontTable.xml": font_table_xml(profile),
        **{f"word/footer{n}.xml": text for n, text in enumerate(numbered.values(), 1)},
        "customXml/item1.xml": parts.draft_xml(paper),
        "customXml/itemProps1.xml": parts.ITEM_PROPERTIES,
        "docProps/core.xml": parts.core_xml(paper),
        "docProps/app.xml": parts.app_xml(paper.metadata),
    }


def document_xml(paper: Paper, profile: Profile) -> str:
    """The part word/document.xml."""
    return (
        f'{HEAD}<w:document xmlns:w="{u.W}" xmlns:r="{u.R}"><w:body>{body_xml(paper, profile)}'
        f"{parts.section_xml(profile)}</w:body></w:document>"
    )
