from __future__ import annotations

import pytest

from fazhi_desk.storage.places import find_places
from fazhi_desk.tasks.export_card import card_of
from fazhi_desk.tasks.export_paper import export_paper
from fazhi_desk.tasks.fonts import lacking
from fazhi_desk.tasks.open_paper import open_paper
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.workbench import Workbench

PAPER = (
    "临川县2026年法治政府建设工作总结\n一、主要做法\n县政府全年受理行政复议案件24件，其中维持10件、撤销3件、驳回8件。\n"
    "印发文件【待补：名称】。\n联系电话13800138000。\n临川县人民政府\n2027年1月15日\n"
)


@pytest.fixture
def done(tmp_path):
    bench = Workbench(find_places())
    path = tmp_path / "稿.txt"
    path.write_text(PAPER, encoding="utf-8")
    paper = open_paper(path)
    return export_paper(bench, paper, tmp_path / "a.docx"), review_paper(bench, paper, ReviewOptions())


def test_what_the_review_found_stands_on_the_card(done):
    card = card_of(*done, frozenset())
    failed = {check.id: check.sentence for check in card.failed}
    assert failed["open-places"] == "还有1处待补没有填。"
    told, _, names = failed["must-topics"].partition("项：")
    assert told == f"必写的主题还缺{len(names.split('；'))}", "a name may hold 、 itself"
    assert "仿宋_GB2312" in failed["fonts-installed"]
    assert card.unverified == ("法条时效", "人名职务")
    assert card.summary == f"自检：{len(card.checks) - len(card.failed)}项合格，{len(card.failed)}项请看"


def test_what_nobody_looked_at_is_said(done):
    card = card_of(done[0], None, None)
    assert card.unverified == ("本机是否装有所用字体", "待补内容、必写主题、数字")


def test_a_font_and_its_latin_name_are_one(done):
    profile = done[0].profile
    names = {"FangSong_GB2312", "楷体_GB2312", "SimHei", "SimSun"}
    assert lacking(profile, names) == ("方正小标宋简体",)
    assert lacking(profile, names | {"FZXiaoBiaoSong-B05S"}) == ()
