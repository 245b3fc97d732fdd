"""What the title and head of a paper tell: kind, unit, class of unit, year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fazhi_desk.model import Paragraph, Role
from fazhi_desk.text.numerals import ascii_digits

YEAR = re.compile(r"(?<![0-9０-９])([12１２][0-9０-９]{3})\s*(?:年|—|－|-)")
OPENING_YEAR = re.compile(r"[ \u3000]*([12１２][0-9０-９]{3})年度?[，,]")
"""2022年，澄湖区……: the text begins with the year it reports on."""
KIND_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("speech", re.compile(r"讲话|发言|致辞")),
    ("duty-report", re.compile(r"述法|述职|第一责任人职责|同志.{0,12}报告")),
    ("half-year", re.compile(r"上半年|半年(?:度)?(?:工作)?(?:总结|报告|情况)|[1一](?:至|—|-|－)[6六]月")),
    ("annual-report", re.compile(r"年度报告|年报")),
    ("plan", re.compile(r"(?:工作)?(?:计划|要点|打算|思路|安排|方案)(?:[（(].{1,10}[）)])?$")),
    ("demonstration", re.compile(r"示范(?:创建|市|县|区|地区|项目)|创建(?:工作)?(?:总结|情况|汇报)")),
)
UNIT_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("street_office", re.compile(r"街道")),
    ("zone_committee", re.compile(r"开发区|高新区|管委会|管理委员会|园区")),
    ("vertical_department", re.compile(r"税务局|海关|气象局|烟草|海事局|国家安全局")),
    ("public_institution", re.compile(r"学校|医院|学院|研究院|服务中心")),
    ("department", re.compile(r"局(?!面|部|势)|委员会|办公室|厅|支队|大队|总队|[委办](?=[0-9０-９]{4}|法治|$)")),
    ("township_gov", re.compile(r"[镇乡](?!村|贤)")),
)
UNIT_END = re.compile(r"[省市州县区旗盟镇乡局委办厅院会府处队校站所社组道]$")
PARTY = re.compile(r"^中共.{2,20}委员会")
UNIT_KIND = {
    "street_office": "township",
    "township_gov": "township",
    "department": "department",
    "vertical_department": "department",
    "public_institution": "department",
}


def title_of(paragraphs: Sequence[Paragraph]) -> str:
    """The title of an article, its lines joined without white space around; ——在…会上的讲话 belongs to it."""
    lines = [p.text.strip() for p in paragraphs if p.role in (Role.TITLE, Role.SUBTITLE)]
    titles = [p.text.strip() for p in paragraphs if p.role is Role.TITLE]
    return "".join(titles + [line for line in lines if line.startswith("—")])


def year_of(paragraphs: Sequence[Paragraph], title: str) -> int | None:
    """The year of the report: the title's, else that of the opening words, else the one named most often."""
    told = YEAR.search(title) or OPENING_YEAR.match(opening_of(paragraphs))
    if told:
        return int(ascii_digits(told[1]))
    years = Counter(ascii_digits(found) for p in paragraphs[:40] for found in YEAR.findall(p.text))
    return int(years.most_common(1)[0][0]) if years else None


def opening_of(paragraphs: Sequence[Paragraph]) -> str:
    """The first paragraph of running text."""
    return next((p.text for p in paragraphs if p.role is Role.BODY), "")


def opens_with(opening: str, year: int | None) -> bool:
    """Whether the text begins with that year as the time it reports on (2022年，澄湖区……)."""
    told = OPENING_YEAR.match(opening)
    return told is not None and int(ascii_digits(told[1])) == year


def unit_of(paragraphs: Sequence[Paragraph], title: str) -> str:
    """The unit that writes: what stands before the year or 关于 in the title, else the signature."""
    line = title.rsplit("——", 1)[-1].removeprefix("关于")
    head = re.split(r"关于|[0-9０-９]{4}|法治|依法|上半年|推进|[Xx×]{2}年", line, maxsplit=1)[0]
    name = head.removesuffix("在").strip(" \u3000《“（(")
    if len(name) >= 2 and UNIT_END.search(name):
        return name
    signed = [p.text.strip() for p in paragraphs if p.role is Role.SIGNATURE and "【" not in p.text]
    return signed[-1] if signed else ""


def unit_class_of(unit: str, title: str, opening: str) -> str:
    """The class of the unit by its name; a county government where nothing says otherwise."""
    for source in (unit, title, opening[:200]):
        name = PARTY.sub("", source)
        for unit_class, words in UNIT_WORDS:
            found = words.search(name[-14:] if source is unit else name)
            if found and (source is not opening or re.search(r"[我全本][局镇乡委办]", opening)):
                return unit_class
    return "county_gov"


def kind_of(title: str, unit_class: str, headings: Sequence[str]) -> str:
    """The kind of paper by its title and headings."""
    for kind, words in KIND_WORDS:
        if words.search(title) and not (kind == "plan" and "总结" in title):
            return kind
    if not title and any("半年" in text for text in headings):
        return "half-year"
    return UNIT_KIND.get(unit_class, "county")


HEAD = re.compile("[县市区镇乡州旗盟]长|(?:办事处|管委会)主任")
SECRETARY = re.compile("(?<![副组])书记")
TOWNS = ("township_gov", "street_office")
GOVERNMENTS = ("city_gov", "county_gov", *TOWNS)


def duty_subject_of(told: str, unit_class: str) -> str:
    """Who reports on his duty, by what title and first sentence say of him: what he answers for depends on it.

    副书记、县长 is the head of government; the head of a bureau is that whatever he is in its party group
    (党政主要负责人履行推进法治建设第一责任人职责规定 第五、六条).
    """
    if unit_class not in GOVERNMENTS:
        return "dept_head"
    party = SECRETARY.search(told) is not None and HEAD.search(told) is None
    if unit_class in TOWNS:
        return "town_secretary" if party else "town_head"
    return "party_secretary" if party else "gov_head"


CLASS_OF_KIND = {"department": "department", "township": "township_gov", "county": "county_gov"}


def class_for_kind(kind: str, guessed: str) -> str:
    """The class of unit that goes with a kind given by the user: township papers come from townships or streets."""
    wanted = CLASS_OF_KIND.get(kind)
    if wanted is None or UNIT_KIND.get(guessed, "county") == kind:
        return guessed
    return wanted
