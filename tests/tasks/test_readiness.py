from __future__ import annotations

import pytest

from fazhi_desk.storage.places import find_places
from fazhi_desk.tasks.export_paper import prepared
from fazhi_desk.tasks.open_paper import OpenedPaper
from fazhi_desk.tasks.readiness import content_checks, missing_parts
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import split

BENCH = Workbench(find_places())
BODY = "一、主要做法\n全县推进依法行政，开展培训3次。"


def paper(text: str) -> OpenedPaper:
    from pathlib import Path

    return OpenedPaper(Path("稿.fzd"), text, split(text))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (f"临川县2026年法治政府建设工作总结\n{BODY}\n临川县人民政府\n2027年1月15日", ()),
        (f"临川县2026年法治政府建设工作总结\n{BODY}", ("落款", "成文日期")),
        (f"临川县2026年法治政府建设工作总结\n{BODY}\n临川县人民政府\n【待补：成文日期】", ("成文日期",)),
        (f"临川县2026年述法报告\n{BODY}\n【待补：职务姓名】\n【待补：成文日期】", ("落款", "成文日期")),
        (f"{BODY}\n临川县人民政府\n2027年1月15日", ("题目",)),
        (f"临川县2026年法治政府建设工作总结\n{BODY}\n临川县人民政府　2027年1月15日", ()),
        (f'+++\nfzd = 1\nsignature = "临川县人民政府"\ndate = 2027-01-15\n+++\n临川县2026年工作总结\n{BODY}', ()),
        (f'+++\nfzd = 1\nkind = "speech"\n+++\n在全县法治政府建设推进会上的讲话\n{BODY}', ()),
    ],
)
def test_title_signature_and_date_are_looked_for(text, missing):
    out, _ = prepared(BENCH, paper(text))
    assert missing_parts(out) == missing


def test_private_details_are_named():
    report = review_paper(BENCH, paper(f"临川县2026年法治政府建设工作总结\n{BODY}电话13800138000。"), ReviewOptions())
    privacy = next(check for check in content_checks(report) if check.id == "privacy")
    assert not privacy.passed
    assert privacy.sentence == "有1处不宜公开的内容（证件号、手机号、密级等）：“13800138000”，请先核对。"
