"""A clean paper of our own, and ways to look at what the rules find in it."""

from __future__ import annotations

import functools

from fazhi_desk.catalog.catalog import load
from fazhi_desk.checks import kinds
from fazhi_desk.model import PlacedFinding, Report, Severity
from fazhi_desk.review.desk import ReviewCatalog
from fazhi_desk.review.session import Request, Session
from fazhi_desk.review.views import Given

FAMILIES = ("numbering", "placeholder", "punctuation", "structure")
CLEAN = """\
临川县2024年法治政府建设工作总结

2024年，临川县坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，按照省、市统一部署，推动法治政府建设各项任务落地见效。现将有关情况报告如下。
一、主要工作
（一）强化组织领导
县委书记、县长认真履行推进法治建设第一责任人职责，专题研究4次，听取汇报6次，协调解决经费、人员等问题12个。印发《临川县2024年法治政府建设工作要点》，把31项任务分解到34个责任单位，按季度调度、半年通报、年底考核。
（二）规范决策程序
制定重大行政决策事项目录，对县城供水价格调整等4个事项履行公众参与、专家论证、风险评估、合法性审查、集体讨论决定程序。聘请法律顾问5名，参与涉法事务120件，出具法律意见68份，采纳率98.5%。
（三）严格行政执法
1.落实“三项制度”。公示执法信息9640条，对重大执法决定开展法制审核89件，审核率100%。
2.规范涉企检查。推行“综合查一次”，检查频次同比下降21.3%，没有发生重复检查、多头检查。
3.创新监管方式。推广App“扫码入企”，接入执法事项286项，推行“1+5+N”监管模式。
（四）化解矛盾纠纷
一是抓排查，村（社区）每周排查一次；二是抓调解，全年调解纠纷2874起；三是抓复议，受理行政复议案件41件，审结38件。
二、存在的问题
对照上级要求还有差距：一是少数干部运用法治思维的能力不强；二是基层执法力量不足，持证人员偏少；三是普法的针对性还不够，形式比较单一。
三、下一步打算
（一）着力提升依法决策水平。健全重大行政决策程序，完善决策后评估制度，把公众参与落到实处。
（二）着力提升执法规范化水平。加强执法人员培训，每年不少于60学时，开展案卷评查2次。
（三）着力提升普法实效。落实“谁执法谁普法”责任制，开展宣传活动不少于40场次。

附件：1.任务清单
2.统计表

临川县人民政府
2025年1月8日"""


@functools.cache
def catalog() -> ReviewCatalog:
    """The built-in rules."""
    return ReviewCatalog(load(kinds()))


def review(text: str) -> Report:
    """The review of a paper as a county's summary."""
    return Session(catalog(), kinds()).update(Request(lines=tuple(text.split("\n")), given=Given(kind="county")))


def serious(text: str) -> list[PlacedFinding]:
    """Errors and warnings of our families that have a place."""
    return [
        finding
        for finding in review(text).findings
        if finding.family in FAMILIES and finding.severity is not Severity.HINT and finding.place
    ]


def told(text: str) -> list[tuple[str, str]]:
    """Family and quote of each of them."""
    return [(finding.family, finding.place.quote) for finding in serious(text) if finding.place]


def planted(before: str, after: str, text: str = CLEAN) -> str:
    """The clean paper with one place changed."""
    assert text.count(before) == 1, (before, text.count(before))
    return text.replace(before, after)
