"""Proof after writing: open the Word file again and say what holds.

Only what can be read off the file is claimed; fonts installed on this machine are the caller's to know.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_desk.catalog.profile import NumberPlace, Profile
from fazhi_desk.formats import word_units as u

if TYPE_CHECKING:
    from lxml.etree import _Element

NS = {"w": u.W}
OPEN_PLACE = re.compile(r"【待补[^】]{0,40}】|[XxＸ×]{2,6}|[_＿]{3,}|20[XxＸ×]{2}|某[县市区镇乡局单]")
NAMED = 5
"""So many open places are quoted in the sentence."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. ``sentence`` says how it is, in the user's words."""

    id: str
    sentence: str
    passed: bool


@dataclass(frozen=True, slots=True)
class _Opened:
    """The parts of the file that are looked at."""

    document: _Element
    styles: _Element
    settings: _Element
    footers: tuple[str, ...]

    def find(self, path: str) -> list[_Element]:
        return self.document.findall(path, NS)


def check(data: bytes, profile: Profile) -> tuple[Check, ...]:
    """What was verified in a file that ``word_writer`` wrote with ``profile``."""
    try:
        opened = _open(data)
    except (KeyError, ValueError, SyntaxError, OSError, zipfile.BadZipFile):
        return (Check("opens", "写出的文件不能重新打开，请重新导出。", passed=False),)
    found = [Check("opens", "写出的文件已重新打开核对。", passed=True)]
    return (*found, *(one for look in LOOKS for one in look(opened, profile)))


def _open(data: bytes) -> _Opened:
    from lxml import etree  # late: half the program never needs it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.testzip() is not None:
            raise ValueError("checksum")
        names = ("document", "styles", "settings")
        parts = [etree.fromstring(archive.read(f"word/{name}.xml"), parser) for name in names]
        footers = tuple(
            archive.read(name).decode("utf-8") for name in sorted(archive.namelist()) if name.startswith("word/footer")
        )
    return _Opened(parts[0], parts[1], parts[2], footers)


def _w(name: str) -> str:
    return f"{{{u.W}}}{name}"


def _fonts(opened: _Opened, profile: Profile) -> Iterator[Check]:
    runs = opened.find(".//w:r")
    fonts = [run.find("w:rPr/w:rFonts", NS) for run in runs]
    bare = sum(one is None or not one.get(_w("eastAsia")) or one.get(_w("hint")) != "eastAsia" for one in fonts)
    named = sorted({str(one.get(_w("eastAsia"))) for one in fonts if one is not None and one.get(_w("eastAsia"))})
    strange = [name for name in named if name not in {face.font for face in profile.faces.all()}]
    yield Check(
        "east-asian-font",
        f"有{bare}处文字没有写明中文字体。" if bare else "每一处文字都写明了中文字体，引号、破折号也用中文字体。",
        passed=not bare,
    )
    yield Check(
        "fonts",
        f"用到的字体：{'、'.join(named) or '无'}。" + (f"其中{'、'.join(strange)}不在格式之内。" if strange else ""),
        passed=not strange,
    )
    themed = any(
        str(key).endswith("Theme") for part in (opened.document, opened.styles) for one in part.iter(_w("rFonts"))
        for key in one.attrib
    )
    yield Check(
        "theme-font", "文件里有主题字体，显示可能走样。" if themed else "没有使用主题字体，换一台电脑不会变成等线。",
        passed=not themed,
    )


def _margins(opened: _Opened, profile: Profile) -> Iterator[Check]:
    page, found = profile.page, opened.document.find("w:body/w:sectPr/w:pgMar", NS)
    size = opened.document.find("w:body/w:sectPr/w:pgSz", NS)
    mm = u.twips_of_mm
    want = {"top": mm(page.top), "bottom": mm(page.bottom), "left": mm(page.left), "right": mm(page.right)}
    good = (
        found is not None and all(found.get(_w(key)) == str(value) for key, value in want.items())
        and size is not None and size.get(_w("w")) == str(mm(page.width)) and size.get(_w("h")) == str(mm(page.height))
    )
    sizes = f"上{page.top:g}、下{page.bottom:g}、左{page.left:g}、右{page.right:g}毫米"
    yield Check("margins", f"页边距为{sizes}。" if good else f"页边距与格式不符，应为{sizes}。", passed=good)


def _pitch(opened: _Opened, profile: Profile) -> Iterator[Check]:
    allowed = {str(u.twips(profile.grid.pitch)), str(u.twips(profile.title.pitch))}
    wrong = 0
    for paragraph in opened.find("w:body/w:p"):  # rows of tables keep a natural pitch
        spacing, snap = paragraph.find("w:pPr/w:spacing", NS), paragraph.find("w:pPr/w:snapToGrid", NS)
        exact = spacing is not None and spacing.get(_w("lineRule")) == "exact" and spacing.get(_w("line")) in allowed
        wrong += not (exact and snap is not None and snap.get(_w("val")) == "0")
    grid = profile.grid
    yield Check(
        "pitch",
        f"有{wrong}段行距与格式不符。" if wrong else
        f"行距固定值{grid.pitch:g}磅，每页{grid.lines}行、每行{grid.characters}字。",
        passed=not wrong,
    )


def _page_numbers(opened: _Opened, profile: Profile) -> Iterator[Check]:
    place = profile.page_number.place
    both = opened.settings.find("w:evenAndOddHeaders", NS) is not None
    wanted = {NumberPlace.OUTSIDE: 2, NumberPlace.NONE: 0}.get(place, 1)
    references = len(opened.find("w:body/w:sectPr/w:footerReference"))
    numbered = all(" PAGE " in text for text in opened.footers)
    good = both == (place is NumberPlace.OUTSIDE) and references == len(opened.footers) == wanted and numbered
    said = {
        NumberPlace.OUTSIDE: "页码单页居右、双页居左。",
        NumberPlace.CENTRE: "页码居中。",
        NumberPlace.RIGHT: "页码居右。",
        NumberPlace.NONE: "按所选格式不编页码。",
    }
    yield Check("page-number", said[place] if good else "页码没有写对，请重新导出。", passed=good)


def _headings(opened: _Opened, profile: Profile) -> Iterator[Check]:
    del profile
    levels = {
        str(style.get(_w("styleId"))): outline.get(_w("val"))
        for style in opened.styles.iter(_w("style"))
        if (outline := style.find("w:pPr/w:outlineLvl", NS)) is not None
    }
    good = all(levels.get(id_) == str(n) for n, id_ in enumerate(u.HEADINGS))
    used = [str(one.get(_w("val"))) for one in opened.find(".//w:pPr/w:pStyle")]
    count = sum(style in u.HEADINGS for style in used)
    run_in = sum(str(one.get(_w("val"))).endswith("Char") for one in opened.find(".//w:rPr/w:rStyle"))
    sentence = f"独立成行的标题{count}个，用了可以导航的标题样式；段首标题{run_in}个，用了相应的字符样式。"
    yield Check("headings", sentence if good else "标题样式的级别不对，导航窗格会乱。", passed=good)


def _open_places(opened: _Opened, profile: Profile) -> Iterator[Check]:
    del profile
    found: list[str] = []
    for paragraph in opened.document.iter(_w("p")):
        text = "".join(one.text or "" for one in paragraph.iter(_w("t")))
        found += OPEN_PLACE.findall(text)
    several = "、".join(f"“{text}”" for text in list(dict.fromkeys(found))[:NAMED])
    yield Check(
        "open-places",
        f"还有{len(found)}处没有填写：{several}。" if found else "没有发现未填写的占位内容。",
        passed=not found,
    )


LOOKS: tuple[Callable[[_Opened, Profile], Iterator[Check]], ...] = (
    _fonts, _margins, _pitch, _page_numbers, _headings, _open_places,
)
