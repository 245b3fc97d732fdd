from __future__ import annotations

from fazhi_desk.model import Finding, Place, PlacedFinding, Severity
from fazhi_desk.review.overlaps import merged


def finding(rule, family, severity, start, end):
    source = Finding(rule, family, severity, None, "")
    return PlacedFinding(rule, family, severity, Place(start, end, "字" * (end - start)), "", "", None, None, 0, (), (), source)


def test_the_surest_then_the_tightest_stays():
    rows = [
        finding("a", "typos", Severity.WARNING, 3, 9),
        finding("b", "typos", Severity.ERROR, 4, 6),
        finding("c", "terms", Severity.WARNING, 4, 6),
        finding("d", "typos", Severity.WARNING, 8, 12),
        finding("e", "typos", Severity.WARNING, 8, 10),
    ]
    assert [f.rule for f in merged(rows)] == ["b", "c", "e"]


def test_other_families_and_long_findings_are_left_alone():
    rows = [
        finding("a", "figures", Severity.WARNING, 3, 9),
        finding("b", "figures", Severity.WARNING, 3, 9),
        finding("c", "punctuation", Severity.HINT, 0, 90),
        finding("d", "punctuation", Severity.WARNING, 4, 5),
    ]
    assert merged(rows) == rows
