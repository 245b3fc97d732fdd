from __future__ import annotations

from collections.abc import Callable

import pytest

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats.page_count import pages
from fazhi_desk.formats.page_layout import lay_out, plain_measure
from fazhi_desk.formats.paper import Paper

TITLE = "云溪县司法局2026年法治政府建设工作总结"
BODY = "　　（一）规范行政执法。全年审核案件125件，提出意见36条，组织培训4期，对发现的问题逐项整改、限期销号。"
TAIL = ["云溪县司法局", "2027年1月8日"]


@pytest.mark.parametrize("count", [1, 3, 9, 10, 11, 20, 21, 35, 60])
def test_the_count_is_that_of_the_printed_pages(
    paper_of: Callable[..., Paper], gbt9704: Profile, count: int
) -> None:
    lines = [TITLE, "云溪县人民政府：", "", *[BODY] * count, "", *TAIL]
    made = lay_out(paper_of("\n".join(lines)), gbt9704, plain_measure(gbt9704))
    assert pages(lines) == len(made)


def test_tables_and_attachments_count(paper_of: Callable[..., Paper], gbt9704: Profile) -> None:
    rows = ["序号\t事项\t备注", *(f"{n}\t案件\t均已办结" for n in range(30))]
    lines = [TITLE, BODY, *rows, BODY, "附件：1.目录", *TAIL, "附件1", "目录", *[BODY] * 12]
    made = lay_out(paper_of("\n".join(lines)), gbt9704, plain_measure(gbt9704))
    assert pages(lines) == len(made) == 4


def test_hard_wrapped_lines_are_put_together() -> None:
    prose = BODY.strip("　") * 12
    lines = [TITLE, *(prose[n : n + 30] for n in range(0, len(prose), 30))]
    assert pages(lines, wrapped=True) <= pages(lines)


def test_an_empty_draft_is_one_page() -> None:
    assert pages([]) == pages(["", "　"]) == 1
