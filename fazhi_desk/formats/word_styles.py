"""styles.xml and fontTable.xml from a profile.

Styles carry size, weight, indent, alignment and outline level, so the next clerk can change them in one place. Faces,
exact pitch and the grid switch are also written on every paragraph and run (word_body): there Word, WPS and
LibreOffice differ in what they inherit, and text copied into another paper must keep its looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from fazhi_desk.catalog.profile import Face, Profile
from fazhi_desk.formats import word_units as u

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_INDENT = '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'


def fonts(face: Face, hint: str = ' w:hint="eastAsia"') -> str:
    """The four font slots (w:rFonts); hAnsi stays Chinese, for “ ” — … are looked up there by some programs."""
    name, latin = quoteattr(face.font), quoteattr(face.latin or face.font)
    return f"<w:rFonts{hint} w:ascii={latin} w:hAnsi={name} w:eastAsia={name} w:cs={latin}/>"


def squeeze(profile: Profile, face: Face) -> str:
    """The character spacing that makes the grid come true; only characters of the body's size stand in it."""
    value = u.twips(profile.grid.squeeze)
    return f'<w:spacing w:val="{value}"/>' if value and face.size == profile.faces.body.size else ""


def run_properties(profile: Profile, face: Face) -> str:
    """What every run carries itself."""
    return f"<w:rPr>{fonts(face)}{squeeze(profile, face)}</w:rPr>"


def _style_properties(profile: Profile, face: Face) -> str:
    size = u.half_points(face.size)
    bold = "<w:b/><w:bCs/>" if face.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    spacing = squeeze(profile, face) or '<w:spacing w:val="0"/>'
    return f'<w:rPr>{fonts(face, "")}{bold}{spacing}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def exact(points: float) -> str:
    """Exact line pitch, no space around the paragraph."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{u.twips(points)}" w:lineRule="exact"/>'


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. ``name`` as Word knows it; built-in names keep Word's own translation and behaviour."""

    id: str
    name: str
    face: Face
    spacing: str
    indent: str = NO_INDENT
    align: str = "both"
    following: str = u.NORMAL
    outline: int | None = None
    keep: bool = False
    numbered: bool = True
    """Whether its lines are numbered where lines are."""


def first_line(profile: Profile) -> str:
    """First-line indent in characters, with the twips of the squeezed character beside it."""
    grid = profile.grid
    points = grid.indent * (profile.faces.body.size + grid.squeeze)
    return (
        f'<w:ind w:left="0" w:right="0" w:firstLineChars="{round(grid.indent * 100)}" w:firstLine="{u.twips(points)}"/>'
    )


def styles_of(profile: Profile) -> tuple[Style, ...]:
    """All paragraph styles of a profile; the first is the default."""
    faces, pitch, indent = profile.faces, exact(profile.grid.pitch), first_line(profile)
    number = profile.page_number
    rows = f'<w:spacing w:before="0" w:after="0" w:line="{round(profile.table.pitch * 240)}" w:lineRule="auto"/>'
    headings = tuple(
        Style(u.heading_style(level), f"heading {level}", faces.heading(level), pitch, indent, outline=level - 1,
              keep=profile.switches.heading_with_next)
        for level in (1, 2, 3, 4)
    )
    return (
        Style(u.NORMAL, "Normal", faces.body, pitch, indent),
        Style(u.TITLE, "Title", faces.title, exact(profile.title.pitch), align="center", following=u.ADDRESSEE),
        Style(u.SUBTITLE, "Subtitle", faces.subtitle, pitch, align="center"),
        *headings,
        Style(u.ADDRESSEE, "主送机关", faces.body, pitch),
        Style(u.SALUTATION, "Salutation", faces.body, pitch),
        Style(u.ATTACHMENT, "附件说明", faces.body, pitch, align="left", following=u.ATTACHMENT),
        Style(u.ATTACHMENT_LABEL, "附件标识", faces.attachment_label, pitch, align="left"),
        Style(u.SIGNATURE, "Signature", faces.body, pitch, align="right", following=u.DATE),
        Style(u.DATE, "Date", faces.body, pitch, align="right"),
        Style(u.TABLE, "表格文字", faces.table, rows, align="center", following=u.TABLE),
        Style(u.GAP, "版式空行", faces.body, pitch, numbered=not profile.switches.line_numbers),
        Style(u.FOOTER, "footer", faces.page_number, exact(number.pitch), align="left", following=u.FOOTER),
    )


def _xml(profile: Profile, style: Style, *, default: bool) -> str:
    custom = ' w:customStyle="1"' if not style.name.isascii() else ""
    head = f'<w:style w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if default else ""}{custom}'
    based = "" if default else f'<w:basedOn w:val="{u.NORMAL}"/>'
    link = f'<w:link w:val="{style.id}Char"/>' if style.outline is not None else ""
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    keep = "<w:keepNext/>" if style.keep else ""
    unnumbered = "" if style.numbered else "<w:suppressLineNumbers/>"
    return (
        f'{head} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based}<w:next w:val="{style.following}"/>{link}'
        f'<w:qFormat/><w:pPr>{keep}<w:widowControl w:val="0"/>{unnumbered}'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:snapToGrid w:val="0"/>{style.spacing}{style.indent}<w:jc w:val="{style.align}"/>{outline}</w:pPr>'
        f"{_style_properties(profile, style.face)}</w:style>"
    )


def _run_in(profile: Profile, level: int) -> str:
    """The character style linked to a heading: the head of a run-in paragraph wears it."""
    id_ = u.heading_style(level)
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{id_}Char"><w:name w:val="标题 {level} 字符"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:link w:val="{id_}"/>'
        f"{_style_properties(profile, profile.faces.heading(level))}</w:style>"
    )


def _line_number(profile: Profile) -> str:
    """Word's own character style of the numbers beside the lines."""
    if not profile.switches.line_numbers:
        return ""
    return (
        '<w:style w:type="character" w:styleId="LineNumber"><w:name w:val="line number"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
        f"{_style_properties(profile, profile.faces.line_number)}</w:style>"
    )


OTHERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def styles_xml(profile: Profile) -> str:
    """The part word/styles.xml."""
    body = profile.faces.body
    size = u.half_points(body.size)
    paragraph = "".join(_xml(profile, style, default=n == 0) for n, style in enumerate(styles_of(profile)))
    run_in = "".join(_run_in(profile, level) for level in (1, 2, 3, 4))
    return (
        f'{HEAD}<w:styles xmlns:w="{u.W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts(body, "")}<w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{paragraph}{run_in}{_line_number(profile)}{OTHERS}</w:styles>"
    )


def font_table_xml(profile: Profile) -> str:
    """The part word/fontTable.xml: each font with the stand-in Word should take where it is missing."""
    entries = []
    for name in dict.fromkeys(face.font for face in profile.faces.all()):
        other = profile.alternates.get(name)
        alternate = f"<w:altName w:val={quoteattr(other)}/>" if other else ""
        entries.append(f'<w:font w:name={quoteattr(name)}>{alternate}<w:charset w:val="86"/></w:font>')
    for name in dict.fromkeys(face.latin for face in profile.faces.all() if face.latin):
        entries.append(f'<w:font w:name={quoteattr(name)}><w:charset w:val="00"/></w:font>')
    return f'{HEAD}<w:fonts xmlns:w="{u.W}">{"".join(entries)}</w:fonts>'

