"""The kinds of numbering, placeholder, punctuation and structure on texts of every kind."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.checks import kinds
from fazhi_desk.model import Reach, Role
from fazhi_desk.review.views import FactsCache, Given, single, view_of
from fazhi_desk.text.document import from_lines
from tests.checks.papers import FAMILIES, catalog

MINE = [r for r in catalog().rules if r.family in FAMILIES or r.head.kind == "fullwidth"]
ALPHABET = st.sampled_from("一二三四（）()、。，；：“”‘’《》【】\"'?!,.;: \u3000\u00a0\tXx×*_○件%是第，①②1２3年月日某等法治政府附件\U00020bb7\u2028😀")
LINES = st.lists(st.one_of(st.text(ALPHABET, max_size=50), st.sampled_from(["一、主要工作", "（三）强化领导。研究4次。", "1.培训", "附件：1.清单"])), max_size=14)
HOSTILE = ["“" * 4000, "（" * 4000, "》" * 4000, "一是" * 3000, "，" * 6000, " " * 9000, "x" * 9000, "×_" * 3000, "1" * 9000, "（1）" * 2000,
           "某" * 6000, "。一、法治政府" * 900, "待" * 6000, "[（【" * 2000, "20" * 4000, "第 " * 3000, '"' * 5000, "１2" * 3000, "-" * 5000, "…" * 5000]  # fmt: skip


def found(lines: list[str]) -> None:
    document = from_lines(lines)
    for article in document.articles:
        view = view_of(document, article, Given(kind="county"), FactsCache(), catalog().zones.of)
        for rule in MINE:
            kind = kinds()[rule.head.kind]
            views = [view] if kind.reach is Reach.DOCUMENT else [
                single(view, at) for at, p in enumerate(view.paragraphs) if p.role is not Role.BLANK
            ]
            for seen in views:
                for finding in kind.find(seen, rule):
                    assert finding.message
                    assert "{" not in finding.message.replace("{数量}", "")
                    spans = [finding.span, *finding.related, *(e.span for fix in finding.fixes for e in fix.edits)]
                    for span in spans:
                        if span is not None:
                            assert 0 <= span.start <= span.end <= len(seen.paragraphs[span.paragraph].text)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_findings_stay_inside_their_paragraphs(lines: list[str]) -> None:
    found(lines)


def test_hostile_texts_take_no_time() -> None:
    for text in HOSTILE:
        begun = time.perf_counter()
        found([text, "正文。" + text + "。"])
        assert time.perf_counter() - begun < 4, text[:6]
