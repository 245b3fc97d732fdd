from __future__ import annotations

import pytest

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin, read_toml
from fazhi_desk.catalog.zones import zones_from
from fazhi_desk.model import Zone
from fazhi_desk.text.units import words

ZONES = zones_from(read_toml(builtin("resources") / "templates" / "zones.toml"), "zones.toml")
PROBLEMS = words("""存在的问题 存在问题 存在的不足和原因 存在的主要问题及原因 当前存在的问题与不足 存在的困难和问题 存在的短板和差距 问题与不足
主要问题 不足之处 面临的困难 工作中的不足之处 存在的差距 问题和不足 短板弱项 存在的薄弱环节 困难和挑战 工作中存在的不足 存在不足及原因分析
法治政府建设存在的不足 不足和原因""")
PLANS = words("""下一步工作打算 下一步打算 下步工作打算 下步工作思路 下一步工作计划和措施 2025年工作安排 2025年主要安排 2025年重点工作 2025年工作打算
下一年度主要安排 下年度工作安排 明年工作思路 努力方向 今后努力方向 工作打算 工作思路 工作计划 下阶段工作重点 后续工作安排 2025年度法治政府建设工作思路
2025年法治政府建设主要任务 2025年推进法治政府建设的主要安排 未来展望 工作展望 下半年工作打算""")
DONE = words("""主要工作 工作开展情况 2024年工作情况 2024年推进法治政府建设的主要举措和成效 主要做法 2024年重点工作 2024年主要工作完成情况 主要举措和成效
坚持问题导向，破解执法难题 聚焦突出问题，开展专项整治 强化整改，解决存在问题 补短板、强弱项 理清工作思路，压实责任 制定工作计划，明确任务 2024年主要任务落实情况
统筹安排，压实责任 坚持依法决策 化解矛盾纠纷 针对薄弱环节加强培训 深化“八五”普法规划实施 主要经验 亮点工作 严格规范执法 2023年问题整改完成情况""")


@pytest.mark.parametrize("title", PROBLEMS)
def test_problems(title):
    assert ZONES.of(title, 1, None, "county", 2024) is Zone.PROBLEM


@pytest.mark.parametrize("title", PLANS)
def test_plans(title):
    assert ZONES.of(title, 1, None, "county", 2024) is Zone.PLAN


@pytest.mark.parametrize("title", DONE)
@pytest.mark.parametrize("level", [1, 2])
def test_reports_of_what_was_done(title, level):
    assert ZONES.of(title, level, None, "county", 2024) is Zone.ACHIEVEMENT


def test_first_responsible():
    assert ZONES.of("履行推进法治建设第一责任人职责情况", 1, None, "county", 2024) is Zone.RESPONSIBLE
    assert ZONES.of("履行第一责任人职责", 2, Zone.ACHIEVEMENT, "county", 2024) is Zone.RESPONSIBLE
    assert ZONES.of("压实第一责任人职责", 2, Zone.PLAN, "county", 2024) is Zone.PLAN
    assert ZONES.of("落实安全生产第一责任人责任", 2, None, "county", 2024) is Zone.ACHIEVEMENT


def test_sub_sections_follow_their_parent():
    assert ZONES.of("规范执法", 2, Zone.PLAN, "county", 2024) is Zone.PLAN
    assert ZONES.of("下步打算", 2, Zone.PROBLEM, "county", 2024) is Zone.PLAN
    assert ZONES.of("执法力量不足", 2, Zone.PROBLEM, "county", 2024) is Zone.PROBLEM
    assert ZONES.of("存在问题", 3, Zone.ACHIEVEMENT, "county", 2024) is Zone.ACHIEVEMENT
    assert ZONES.of("", 0, None, "county", 2024) is Zone.LEAD


def test_kinds():
    assert ZONES.of("聚焦重点", 1, None, "speech", 2024) is Zone.EXHORTATION
    assert ZONES.of("肯定成绩，增强信心", 1, None, "speech", 2024) is Zone.ACHIEVEMENT
    assert ZONES.of("规范行政执法", 1, None, "plan", 2025) is Zone.PLAN
    assert ZONES.of("2024年工作回顾", 1, None, "plan", 2025) is Zone.ACHIEVEMENT


def test_a_mistake_is_named():
    with pytest.raises(CatalogError, match="正则"):
        zones_from({"zones": [{"zone": "plan", "pattern": "("}], "default": {}}, "zones.toml")
    with pytest.raises(CatalogError, match="this"):
        zones_from({"zones": [{"zone": "plan", "pattern": "x", "year": "last"}], "default": {}}, "zones.toml")
