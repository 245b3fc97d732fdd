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

@functools.cache
def bench() -> Workbench:
    base = Path(tempfile.mkdtemp())
    return Workbench(Places(base, base, base, base))


def fresh() -> Session:
    return Session(bench().review, bench().kinds)
