"""How long coverage and sections of a paper of 10,000 characters take after one edit (budget: 2 ms).

Run with ``python -m tests.benchmarks.coverage``; prints median and 95th percentile in milliseconds.
"""

from __future__ import annotations

import statistics
import time

from fazhi_desk.catalog.files import builtin, read_tables
from fazhi_desk.catalog.requirement import requirements_from
from fazhi_desk.catalog.template import templates_from
from fazhi_desk.catalog.topic import topics_from
from fazhi_desk.catalog.zones import zones_from
from fazhi_desk.review.coverage import cover
from fazhi_desk.review.sections import judged, layout_of
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import parse

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


def main() -> None:
    """Measure and print."""
    tables = read_tables(builtin("resources"))
    pick = lambda folder: {n: t for n, t in tables.items() if n.startswith(folder)}  # noqa: E731
    topics, requirements = topics_from(pick("topics/")), requirements_from(pick("requirements/"))
    template = next(t for t in templates_from(pick("templates/")) if t.kind == "county")
    zones, cache = zones_from(tables["templates/zones.toml"], "zones.toml"), FactsCache()
    times = []
    for n in range(60):
        document = parse(paper(10_000, f"本次修改后办理行政应诉案件{n}件，负责人出庭应诉{n}次。\n"))
        view = view_of(document, document.articles[0], Given(kind="county"), cache, zones.of)
        start = time.perf_counter()
        coverage = cover(view, topics, requirements, {})
        judged(layout_of(view, coverage.records, topics), [template])
        times.append((time.perf_counter() - start) * 1000)
    warm = sorted(times[5:])
    print(f"characters {len(document.text)}, median {statistics.median(warm):.2f} ms, p95 {warm[int(0.95 * len(warm))]:.2f} ms")


if __name__ == "__main__":
    main()
