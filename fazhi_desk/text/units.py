"""The units things are counted in, and which of them mean the same."""

from __future__ import annotations

from collections.abc import Iterable


def words(text: str) -> tuple[str, ...]:
    """The words of a list written with spaces."""
    return tuple(text.split())


COUNTED = words(
    "个百分点 百分点 个工作日 工作日 个自然日 个小时 小时 个课时 课时 个学时 学时 分钟 个月 个季度 个点 "
    "件次 人次 家次 户次 场次 批次 辆次 条次 车次 项次 份次 处次 起次 次 人 名 位 件 起 宗 例 场 期 份 个 项 家 户 条 "
    "篇 册 部 本 卷 张 处 台 辆 艘 架 套 间 座 所 支 组 对 轮 批 类 种 块 幅 枚 面 只 头 门 节 堂 课 版次 "
    "元 美元 港元 欧元 亩 公顷 平方米 平方公里 平方千米 立方米 公里 千米 米 吨 公斤 千克 斤 升 度 "
    "岁 年 天 日 周 分 秒 倍 成 站 班 款 章 字 句 则 字节 集 幢 栋 株 棵 口 把 袋 箱 盒 桶 瓶 盏 尊 笔 "
    "页 道 点位 家（次） 件（次） 人（次） 场（次） 大 国 县 市 省 村 镇 乡 万人次"
)
"""Units as they stand behind a number. The longest that fits counts."""

CHINESE_COUNTED = words(
    "个 项 件 次 名 人 家 期 场 份 条 起 类 种 部 位 支 张 户 所 册 方面 大类 天 组 篇 卷 轮 批 点"
)
"""Units that make a figure of a numeral written in Chinese characters (三项, 十二个)."""

SAME = {
    "名": "人", "位": "人", "起": "件", "宗": "件", "例": "件", "百分点": "个百分点", "工作日": "个工作日",
    "个小时": "小时", "个课时": "课时", "个学时": "学时", "场次": "场", "家（次）": "家次", "件（次）": "件次",
    "人（次）": "人次", "场（次）": "场", "批次": "批", "条次": "条", "项次": "项", "个点": "个百分点",
}
"""Units that may be added and compared with one another, each with the name of its group."""


def canonical(unit: str) -> str:
    """The group a unit belongs to: 名 and 人 are one, 件 and 起 are one."""
    return SAME.get(unit, unit)


def by_first(units: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Units by their first character, the longest first."""
    table: dict[str, list[str]] = {}
    for unit in units:
        table.setdefault(unit[0], []).append(unit)
    return {first: tuple(sorted(set(group), key=len, reverse=True)) for first, group in table.items()}


BY_FIRST = by_first(COUNTED)
NOT_A_UNIT = {
    "人": "大民事力社才员工均口防文权", "年": "月度第底末初", "日": "报", "部": "门分署长", "分": "别之管局类级析",
    "成": "立为员功", "大": "学会队型厅", "家": "庭长", "所": "有在属长", "期": "间", "对": "于照标", "组": "织",
    "面": "对向积", "节": "约点", "站": "在点", "本": "地市县级次", "课": "题", "类": "似", "章": "程", "把": "关",
    "道": "路", "国": "家", "县": "级区", "市": "级场", "省": "级", "村": "民", "乡": "镇", "周": "年边", "项": "目",
    "次": "年日月要", "位": "于居列", "户": "籍", "条": "例件", "处": "理置罚", "支": "持付部", "批": "准评",
    "台": "账阶",
}
"""What may not follow a unit of one character: 12人大代表 counts no people."""


def unit_at(text: str, at: int) -> str:
    """The unit that begins at ``at``, or an empty text."""
    if at >= len(text):
        return ""
    for unit in BY_FIRST.get(text[at], ()):
        if text.startswith(unit, at):
            if len(unit) == 1 and text[at + 1 : at + 2] and text[at + 1] in NOT_A_UNIT.get(unit, ""):
                continue
            return unit
    return ""
