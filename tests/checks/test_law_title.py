from __future__ import annotations

import pytest

from fazhi_desk.checks._misnaming import by_length, meant

KNOWN = by_length(["行政处罚法", "法治政府建设与责任落实督察工作规定", "优化营商环境条例", "土地管理法"])


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("行政处罚发", "行政处罚法"),
        ("行政处法", "行政处罚法"),
        ("行政处罚罚法", "行政处罚法"),
        ("行处政罚法", "行政处罚法"),
        ("行政罚处法", "行政处罚法"),
        ("法治政府与责任落实督察工作规定", "法治政府建设与责任落实督察工作规定"),
        ("优化营商环境条理", "优化营商环境条例"),
        ("行政处罚书", None),
        ("土地管理办法", None),
        ("优化营商环境若干措施", None),
    ],
)
def test_only_a_slip_is_taken_for_the_known_title(name, title):
    assert meant(name, KNOWN) == title
