"""Lines of every sort, and a fresh session: for property tests of the review."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from fazhi_desk.review.session import Session
from fazhi_desk.storage.places import Places
from fazhi_desk.tasks.workbench import Workbench

POOL = (
    "临川县2026年法治政府建设工作总结", "", "一、加强组织领导", "二、严格规范执法", "（一）压实责任。截止目前，召开会议3次。",
    "（二）落实三项制度。执法公示、全过程记录、法制审核全面落实，审核147件。", "（四）做好应诉。受理24件，办结26件。",
    "　　一是健全机制；二是强化培训；四是加强监督。", "全年印发文件××件，培训20XX人次。", "三、存在的问题", "执法力量不足。",
    "四、2027年工作安排", "推进行政复议工作，受理88件。", "清理文件112件，保留91件，修改13件，废止7件。", "指标\t2025年\t2026年",
    "受理\t18\t20", "健全机制,强化保障。", "“领导干部上讲台活动12场。", "𠮷林县的说法\u2028换行\u00a0空格",
    "健全行政执法与刑事司法衔接机制，对涉嫌犯罪的案件及时移送公安机关。",
    "完善行政执法和刑事司法衔接机制，及时将涉嫌犯罪的案件移送公安机关处理。", "临川县人民政府", "2027年1月20日",
)


MORE = tuple("　　" + "".join(rows) for rows in (
    (POOL[5], POOL[13], "仍存在执法力量不足的问题。", "下一步，加强普法宣传。"),
    (POOL[19], "全年办理行政复议案件88件，办结96件，同比下降12.5%。", "其中城区40件、乡镇50件。"),
    (POOL[20], "聘请法律顾问5名，审查合同147件；全年未发生行政复议纠错案件。"),
    ("　　县政府常务会议开展会前学法10次，专题研究法治工作6次。", "“三项制度全面落实，", "公示执法信息9640条。"),
    ("排查矛盾纠纷2874起，化解2815起，化解率97.9%。", "推进政务公开，主动公开信息5120条，答复依申请公开32件。", POOL[17]),
    ("一要压实责任；二要强化培训；四要加强督察。", "清理规范性文件112件，保留91件。"),
    (POOL[19], "认真履行推进法治建设第一责任人职责，对重要工作亲自部署。", "如附件3所示，"),
    ("不断强化监督，不断强化培训，不断强化保障，不断强化考核。", "指导21个村修订村规民约👏，受理投诉24件，办结26件。"),
))
"""Paragraphs of several sentences, with faults, repetitions and topics."""


@functools.cache
def bench() -> Workbench:
    base = Path(tempfile.mkdtemp())
    return Workbench(Places(base, base, base, base))


def fresh() -> Session:
    return Session(bench().review, bench().kinds)
