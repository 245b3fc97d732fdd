"""The parts of a .docx beside body and styles: settings, footers, properties, relationships, the draft's own data."""

from __future__ import annotations

from fazhi_desk.catalog.profile import NumberPlace, Profile
from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.paper import ILLEGAL, Metadata, Paper, cells
from fazhi_desk.formats.word_runs import escaped
from fazhi_desk.formats.word_styles import HEAD, exact, run_properties
from fazhi_desk.model import Role

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
STORE = "{6F1D2C2E-0B5B-4E0C-9C1B-5A2B7E7C9704}"
"""A fixed name for the data part, so that Word keeps it and the same input gives the same bytes."""


def _clean(text: str) -> str:
    return escaped(ILLEGAL.sub("", text))


def section_xml(profile: Profile) -> str:
    """w:sectPr: paper, margins, grid, footers."""
    page, mm = profile.page, u.twips_of_mm
    place = profile.page_number.place
    footers = "" if place is NumberPlace.NONE else '<w:footerReference w:type="default" r:id="rIdOdd"/>'
    if place is NumberPlace.OUTSIDE:
        footers += '<w:footerReference w:type="even" r:id="rIdEven"/>'
    gap = u.twips(profile.reading_copy.number_gap)
    numbered = f'<w:lnNumType w:countBy="1" w:distance="{gap}" w:restart="newPage"/>'
    return (
        f'<w:sectPr>{footers}<w:pgSz w:w="{mm(page.width)}" w:h="{mm(page.height)}"/><w:pgMar w:top="{mm(page.top)}" '
        f'w:right="{mm(page.right)}" w:bottom="{mm(page.bottom)}" w:left="{mm(page.left)}" w:header="851" '
        f'w:footer="{mm(page.footer)}" w:gutter="0"/>'
        f'{numbered if profile.switches.line_numbers else ""}<w:cols w:space="720"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{u.twips(profile.grid.pitch)}"/></w:sectPr>'
    )


def footers(profile: Profile) -> dict[str, str]:
    """Footer parts by relationship id: the page number between dashes (GB/T 9704-2012 7.5)."""
    number = profile.page_number
    inset = u.twips(number.inset * profile.faces.page_number.size)
    odd = f'<w:ind w:left="0" w:right="{inset}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'
    even = f'<w:ind w:left="{inset}" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'
    centre = '<w:jc w:val="center"/>'
    places = {
        NumberPlace.OUTSIDE: {"rIdOdd": odd, "rIdEven": even},
        NumberPlace.RIGHT: {"rIdOdd": odd},
        NumberPlace.CENTRE: {"rIdOdd": centre},
        NumberPlace.NONE: {},
    }
    return {id_: _footer(profile, more) for id_, more in places[number.place].items()}


def _footer(profile: Profile, more: str) -> str:
    number = profile.page_number
    look = run_properties(profile, profile.faces.page_number)

    def piece(inner: str) -> str:
        return f"<w:r>{look}{inner}</w:r>"

    def text(value: str) -> str:
        return piece(f'<w:t xml:space="preserve">{escaped(value)}</w:t>')

    field = (
        piece('<w:fldChar w:fldCharType="begin"/>')
        + piece('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + piece('<w:fldChar w:fldCharType="separate"/>')
        + text("1")
        + piece('<w:fldChar w:fldCharType="end"/>')
    )
    left, right = (f"{number.dash} ", f" {number.dash}") if number.dash else ("", "")
    return (
        f'{HEAD}<w:ftr xmlns:w="{u.W}"><w:p><w:pPr><w:pStyle w:val="{u.FOOTER}"/><w:widowControl w:val="0"/>'
        f'<w:snapToGrid w:val="0"/>{exact(number.pitch)}{more}</w:pPr>'
        f"{text(left) if left else ''}{field}{text(right) if right else ''}</w:p></w:ftr>"
    )


def settings_xml(profile: Profile) -> str:
    """word/settings.xml, its children in the order of the schema."""
    both = "<w:evenAndOddHeaders/>" if profile.page_number.place is NumberPlace.OUTSIDE else ""
    return (
        f'{HEAD}<w:settings xmlns:w="{u.W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        f'<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/>{both}'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def core_xml(paper: Paper) -> str:
    """docProps/core.xml. Dates only where the paper tells one: the file must not depend on the clock."""
    about = paper.metadata
    day = about.written
    stamp = f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}T00:00:00Z" if day else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified") if day
    )
    creator = _clean(about.unit or about.author or about.signature)
    by = _clean(about.author or about.unit or about.signature)
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{u.PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{_clean(paper.title)}</dc:title>'
        f"<dc:creator>{creator}</dc:creator><dc:language>zh-CN</dc:language>"
        f"<cp:lastModifiedBy>{by}</cp:lastModifiedBy>{dates}</cp:coreProperties>"
    )


def app_xml(about: Metadata) -> str:
    """docProps/app.xml."""
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>法治写作台</Application><Company>{_clean(about.unit)}</Company></Properties>"
    )


def draft_xml(paper: Paper) -> str:
    """The draft's front matter, and marks by which the reader restores what layout took away.

    ``blanks`` holds ``index:count:mark`` for blank lines of the draft, ``added`` marks of paragraphs that came from
    the front matter, ``breaks`` marks of what holds soft breaks of the writer's own, which a title keeps. No text of
    the paper is repeated here: what somebody deletes in Word is gone from the file.
    """
    blanks, added, breaks, at = [], [], [], 0
    for block in paper.blocks:
        row = cells(block.text) if block.role is Role.TABLE else None
        if row == ():
            continue
        text = "\t".join(row) if row else block.text
        if block.blank_before or block.role is Role.BLANK:
            count = block.blank_before + (block.role is Role.BLANK)
            blanks.append(f"{at}:{count}:{'end' if block.role is Role.BLANK else u.mark(text)}")
        if block.added:
            added.append(u.mark(text))
        if block.role in (Role.TITLE, Role.BODY) and any(char in text for char in "\u2028\x0b\n"):
            breaks.append(u.mark(text.replace("\x0b", "\u2028")))
        at += block.role is not Role.BLANK and not block.added
    front = paper.metadata.front_matter
    return (
        f'{HEAD}<draft xmlns="{u.DRAFT}" breaks="{" ".join(breaks)}" '
        f'blanks="{" ".join(blanks)}" added="{" ".join(added)}">{_clean(front)}</draft>'
    )


ITEM_PROPERTIES = (
    f'{HEAD}<ds:datastoreItem ds:itemID="{STORE}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{u.DRAFT}"/></ds:schemaRefs></ds:datastoreItem>'
)


def _relations(entries: dict[str, tuple[str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{to}"/>' for id_, (kind, to) in entries.items())
    return f'{HEAD}<Relationships xmlns="{u.PACKAGE}/relationships">{inner}</Relationships>'


def relations(profile: Profile) -> dict[str, str]:
    """All relationship parts by their path."""
    odd_even = {"rIdOdd": "footer1.xml", "rIdEven": "footer2.xml"}
    document = {
        "rIdStyles": (f"{u.R}/styles", "styles.xml"),
        "rIdSettings": (f"{u.R}/settings", "settings.xml"),
        "rIdFonts": (f"{u.R}/fontTable", "fontTable.xml"),
        "rIdDraft": (f"{u.R}/customXml", "../customXml/item1.xml"),
        **{id_: (f"{u.R}/footer", odd_even[id_]) for id_ in footers(profile)},
    }
    package = {
        "rId1": (f"{u.R}/officeDocument", "word/document.xml"),
        "rId2": (f"{u.PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        "rId3": (f"{u.R}/extended-properties", "docProps/app.xml"),
    }
    return {
        "_rels/.rels": _relations(package),
        "word/_rels/document.xml.rels": _relations(document),
        "customXml/_rels/item1.xml.rels": _relations({"rId1": (f"{u.R}/customXmlProps", "itemProps1.xml")}),
    }


def content_types(profile: Profile) -> str:
    """[Content_Types].xml."""
    overrides = {
        "/word/document.xml": f"{MAIN}document.main+xml",
        "/word/styles.xml": f"{MAIN}styles+xml",
        "/word/settings.xml": f"{MAIN}settings+xml",
        "/word/fontTable.xml": f"{MAIN}fontTable+xml",
        **{f"/word/footer{n}.xml": f"{MAIN}footer+xml" for n in range(1, len(footers(profile)) + 1)},
        "/customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    inner = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="{u.PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )
