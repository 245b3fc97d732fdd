"""Files in the manner of Word and of WPS: the parts, names and habits such programs really write.

Everything is made up here; nothing is taken from anybody's papers.
"""

from __future__ import annotations

from tests.formats.conftest import EXTRA, R, W, raw_docx

WORD_STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"
 w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>
<w:pPrDefault/></w:docDefaults>
<w:latentStyles w:defLockedState="0" w:count="376"><w:lsdException w:name="heading 1" w:qFormat="1"/></w:latentStyles>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/>
<w:pPr><w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="header"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="character" w:styleId="a4"><w:name w:val="annotation reference"/></w:style>
<w:style w:type="character" w:styleId="a5"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/>
</w:rPr></w:style>
"""
HEADING_LISTS = """
<w:abstractNum w:abstractNumId="0" w15:restartNumberingAfterBreak="0"
 xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/>
<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="2"/>
<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%3."/>
<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""


def p(*runs: str, ppr: str = "", mark: str = "") -> str:
    """A paragraph as Word writes it, revision ids and proof marks included."""
    rpr = f'<w:rPr>{mark}<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/></w:rPr>'
    inner = "".join(runs)
    return (
        '<w:p w14:paraId="1A2B3C4D" w:rsidR="00A77B3E" w:rsidRDefault="00F02C11" w:rsidP="00B24E55" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f'<w:pPr>{ppr}{rpr}</w:pPr><w:proofErr w:type="spellStart"/>{inner}<w:proofErr w:type="spellEnd"/></w:p>'
    )


def r(text: str, rpr: str = "") -> str:
    """A run with its fonts and a revision id."""
    return (
        f'<w:r w:rsidRPr="00C13D77"><w:rPr>{rpr}<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/>'
        f'<w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def styled(style: str, *runs: str) -> str:
    """A paragraph with a style."""
    return p(*runs, ppr=f'<w:pStyle w:val="{style}"/>')


def field(code: str, result: str) -> str:
    """A field in five runs, as Word stores it."""
    def char(kind: str) -> str:
        return f'<w:r><w:rPr><w:noProof/></w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f'{char("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{char("separate")}'
        f"{r(result)}{char('end')}"
    )


def box(text: str) -> str:
    """A text box twice, for new programs and for old ones."""
    inner = f"<w:txbxContent>{p(r(text))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="urn:wp"><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def document(body: str, **parts: str) -> bytes:
    """The whole file; Word's section and a footer with the page number."""
    section = (
        '<w:sectPr w:rsidR="00A77B3E"><w:footerReference w:type="default" r:id="r9"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/><w:docGrid w:type="lines"/></w:sectPr>'
    )
    wrapped = f'<w:document xmlns:w="{W}" xmlns:r="{R}" {EXTRA} mc:Ignorable="w14 wp14"><w:body>{body}{section}</w:body>'
    return raw_docx(f"{wrapped}</w:document>", parts)


def word_report() -> bytes:
    """A report written in Word: numbered heading styles, a table of contents, changes, comments, notes, a box."""
    changed = (
        '<w:ins w:id="3" w:author="李县长" w:date="2027-01-10T09:00:00Z">' + r("扎实") + "</w:ins>"
        '<w:del w:id="4" w:author="李县长" w:date="2027-01-10T09:00:00Z"><w:r><w:delText>大力</w:delText></w:r></w:del>'
    )
    comment = '<w:r><w:rPr><w:rStyle w:val="a4"/></w:rPr><w:commentReference w:id="0"/></w:r>'
    note = '<w:r><w:rPr><w:rStyle w:val="a5"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    toc = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
        + styled("TOC1", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" \\h \\z \\u '
                 '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                 f'<w:hyperlink w:anchor="_Toc1">{r("一、主要做法")}<w:r><w:tab/></w:r>{field("PAGEREF _Toc1", "1")}</w:hyperlink>')
        + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>') + "</w:sdtContent></w:sdt>"
    )
    body = (
        p(r("临川县2026年法治政府建设工作总结"), ppr='<w:jc w:val="center"/>') + p() + toc
        + p(r("临川县人民政府：")) + p(r("2026年，"), r("全县"), changed, r("推进依法行政。"))
        + styled("1", '<w:bookmarkStart w:id="0" w:name="_Toc1"/>', r("主要做法"), '<w:bookmarkEnd w:id="0"/>')
        + styled("2", r("强化审核。"), '<w:commentRangeStart w:id="0"/>', r("全年审核文件"), r("32"), r("件"),
                 '<w:commentRangeEnd w:id="0"/>', comment, note, r("。"))
        + styled("2", r("严格执法。"), r("<内部掌握>".replace("<", "&lt;").replace(">", "&gt;"), "<w:vanish/>"), r("办理案件152件。"))
        + p(r("严格把关"), ppr='<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>')
        + p(r("限时办结"), ppr='<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>')
        + styled("1", r("存在的不足"))
        + p(r("力量不足。"), box("旁注：请各科室核对"))
        + p(r("临川县人民政府"), ppr='<w:jc w:val="right"/>') + p(field("DATE", "2027年1月15日"), ppr='<w:jc w:val="right"/>')
    )
    return document(
        body, styles=WORD_STYLES, numbering=HEADING_LISTS,
        comments=f'<w:comment w:id="0" w:author="王主任" w:initials="W">{p(r("与台账不一致，请核"))}</w:comment>',
        footnotes=f'<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">{p(r("截至12月20日"))}</w:footnote>',
        footer=p(r("— "), field("PAGE", "1"), r(" —")),
    )


WORD_REPORT = """临川县2026年法治政府建设工作总结

临川县人民政府：
2026年，全县扎实推进依法行政。
一、主要做法
（一）强化审核。全年审核文件32件。
（二）严格执法。办理案件152件。
1.严格把关
2.限时办结
二、存在的不足
力量不足。
旁注：请各科室核对
临川县人民政府
2027年1月15日
"""


def wps_report() -> bytes:
    """A report written in WPS: hand-typed numbers, direct formatting, spaces for indents, soft breaks, a wide table."""
    indent = '<w:snapToGrid/><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640" w:firstLineChars="200"/>'
    def cell(text: str, more: str = "") -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{more}</w:tcPr>{p(r(text))}</w:tc>'

    wide = '<w:gridSpan w:val="2"/>'
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="7"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>'
        f"<w:tr>{cell('指标', '<w:vMerge w:val=&quot;restart&quot;/>'.replace('&quot;', chr(34)))}{cell('办件数', wide)}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('2025年')}{cell('2026年')}</w:tr>"
        f"<w:tr>{cell('案件')}{cell('152')}{cell('186')}</w:tr></w:tbl>"
    )
    body = (
        p(r("关于2026年法治政府建设"), "<w:r><w:br/></w:r>", r("工作情况的报告"), ppr='<w:jc w:val="center"/>')
        + p(r("一、"), r("主要做法", "<w:b/>"), ppr=indent)
        + p(r("（一）强化审核。", '<w:rFonts w:eastAsia="楷体_GB2312"/>'), r("审核文件32件。"), ppr=indent)
        + p(r("　　一是逐件登记；二是限时办结。"))
        + p(r("办件情况如下表："), ppr=indent) + table
        + p('<w:r><w:drawing><wp:inline xmlns:wp="urn:wp"><a:graphic><a:blip r:embed="r7"/></a:graphic></wp:inline></w:drawing></w:r>')
        + p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', r("已核对"))
        + p('<w:r><w:br w:type="page"/></w:r>', '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>')
    )
    return document(body, styles='<w:style w:type="table" w:styleId="7"><w:name w:val="Table Grid"/></w:style>',
                    header=p(r("临川县司法局文件")))


WPS_REPORT = """关于2026年法治政府建设\u2028工作情况的报告
一、主要做法
（一）强化审核。审核文件32件。
　　一是逐件登记；二是限时办结。
办件情况如下表：
指标\t办件数\t
\t2025年\t2026年
案件\t152\t186

☑已核对
"""


LONG = "".join(f"第{n}季度审核文件{n * 3}件，提出意见{n * 5}条，逐条督促有关科室整改到位并形成清单；" for n in range(1, 9)) + "成效明显。"


def collection() -> bytes:
    """Three papers pasted one after the other, as offices collect them."""
    body = ""
    for unit in ("水务局", "教育局", "卫生健康局"):
        body += p(r(f"临川县{unit}2026年法治政府建设工作总结"), ppr='<w:jc w:val="center"/>')
        body += p(r("2026年，我局坚持依法行政，各项工作有序推进。"))
        body += p(r("一、主要做法")) + p(r(f"（一）强化审核。{unit}{LONG}"))
        body += p(r("二、存在的不足")) + p(r("力量薄弱。")) + p(r(f"临川县{unit}")) + p(r("2027年1月8日"))
    return document(body)
