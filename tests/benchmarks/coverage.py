"""How long coverage and sections of a paper of 10,000 characters take, at first and after one edit (budget: 2 ms)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping
from typing import ClassVar

from fazhi_desk.model import View
from fazhi_desk.review.desk import Covered, KeptCover, ReviewCatalog
from fazhi_desk.review.session import Request, Session
from tests.benchmarks.engine import bench

SECTION = """（{n}）规范工作第{m}项
全年召开会议{m}次，印发工作要点，将{m}项任务落实到32个责任单位，听取汇报3次，法律顾问参与涉法事务{m}件。
落实“谁执法谁普法”责任制，开展法治宣传{m}场次，发放资料1.2万份；审核规范性文件{m}件，提出意见47条，采纳46条。
办理行政复议案件{m}件，审结36件，调解和解率33.3%，排查矛盾纠纷2874起，化解2815起，主动公开政府信息5120条。
"""
HAN = "一二三四五六七八九十"


def paper(characters: int, extra: str = "") -> str:
    """A paper of about so many characters; ``extra`` goes into the middle."""
    text, m = "临川县2024年法治政府建设工作总结\n一、主要工作\n", 1
    while len(text) < characters * 0.8:
        text += SECTION.format(n=HAN[m % 10], m=m)
        if m == 10:
            text += extra
        m += 1
    return text + "二、存在的问题\n一是力量不足；二是宣传不够。\n三、下一步打算\n" + "加强行政复议和普法，年内办班2期。\n" * 20


class Watched(ReviewCatalog):
    """Keeps how long each look at topics and sections took, in milliseconds."""

    took: ClassVar[list[float]] = []

    def cover(self, view: View, waived: Mapping[str, str], kept: KeptCover | None = None) -> Covered:
        """As the session asks for it."""
        start = time.perf_counter()
        covered = super().cover(view, waived, kept)
        self.took.append(1000 * (time.perf_counter() - start))
        return covered


def main() -> None:
    """Measure and print: the session keeps what it knows, so the first look and those after an edit are told apart."""
    tools = bench()
    session = Session(Watched(tools.catalog), tools.kinds)
    for n in range(61):
        text = paper(10_000, f"本次修改后办理行政应诉案件{n}件，负责人出庭应诉{n}次。\n")
        session.update(Request(tuple(text.split("\n"))))
    first, *edits = Watched.took
    edits = sorted(edits[5:])
    print(
        f"characters {len(text)}: first look {first:.2f} ms; after one edit median {statistics.median(edits):.2f} ms, "
        f"p95 {edits[int(0.95 * len(edits))]:.2f} ms (bound 2)"
    )


if __name__ == "__main__":
    main()
