"""Whether a figure counts what happened (flow) or what there is (stock).

A stock may stand unchanged for years (14个乡镇, 5名法律顾问); a flow that equals last year's was probably copied.
Source: practice.md 4.1, no. 6.
"""

from __future__ import annotations

import re

from fazhi_desk.model import Period

STOCK_WORDS = re.compile(
    "现有|共有|拥有|下辖|辖区|所辖|在编|编制|在册|在岗|持证|总数|总人口|户籍|常住|配备|设有|设立|建有|建成|覆盖|聘有|"
    "聘请.{0,8}(?:顾问|监督员)|"
    "法律顾问|公职律师|法律明白人|调解员|人民调解委员会|调委会|网格员|执法人员|阵地|广场|长廊|"
    "工作站|工作室|服务中心|服务点|"
    "权力事项|权责|清单|承接.{0,8}事项|行政许可事项|不少于|人均|每|法定|时限|(?:站|室|所|点|中心|基地|公园|平台|队伍)$"
)
STOCK_NOUNS = re.compile(
    "^(?:乡镇|镇|乡|街道|村|社区|行政村|村（社区）|部门|单位|责任单位|站所|网格|科室|内设机构|学时|课时)"
)
STOCK_UNITS = frozenset(["学时", "课时", "小时", "个工作日", "天", "年", "岁", "平方米", "公里", "亩"])
FLOW_WORDS = re.compile(
    "受理|办理|办结|审结|开展|组织|举办|召开|培训|查处|处罚|检查|排查|化解|调解|审查|审核|宣传|发放|接受|解答|提供|修改|废止|清理|"
    "制定|印发|出台|公开|公示|发布|推送|走访|提出|采纳|整改|移送|出庭|应诉|参加|参与|评查|约谈|通报|挽回|追回|追缴|追讨|罚没|退还|减免|评选|表彰|新增|新建|兑现|落实"
)
EVENT_UNITS = frozenset(["场", "场次", "次", "期", "轮", "人次", "件次", "家次", "户次", "起"])
"""Units of what happens; what there is is never counted in them."""
REGULAR = re.compile("每|不少于|不低于|至少|不超过")
"""So often by rule: the same in every year."""
ACTS = re.compile(
    "(?:共|累计|先后|集中|全年)*(?:培训|轮训|参训|集训|考核|慰问|走访|检查|抽查|评查|清退|约谈|旁听|表彰|调处|化解)"
)
"""What was done with the people named behind it: 培训执法人员420人 is no number of officers."""


def period_of(subject: str, unit: str, noun: str = "") -> Period:
    """FLOW for what was done within the time reported on, STOCK for what exists, UNKNOWN where neither shows.

    ``subject`` are the words before the figure, ``noun`` those behind its unit.
    """
    if unit in STOCK_UNITS or STOCK_NOUNS.match(noun):
        return Period.STOCK
    if (unit in EVENT_UNITS or ACTS.match(subject)) and not REGULAR.search(subject):
        return Period.FLOW
    if STOCK_WORDS.search(subject):
        return Period.FLOW if re.search("新增|新建|新聘", subject) else Period.STOCK
    if FLOW_WORDS.search(subject) or unit in EVENT_UNITS:
        return Period.FLOW
    return Period.UNKNOWN
