"""Statements and whole papers made for this purpose: what is sound stays silent, what is planted is found."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.checks import kinds
from fazhi_desk.model import Severity
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import from_lines
from tests.examples import ZONES, findings

DATA = Path(__file__).resolve().parents[1] / "data"
TITLE = "临川县2024年法治政府建设工作总结"
FOUND_AT_LEAST = 0.85
STATEMENTS = [line.split("\t") for line in (DATA / "figure_statements.tsv").read_text(encoding="utf-8").splitlines()]


@functools.cache
def rules():
    return [rule for rule in load(kinds()).rules if rule.family in ("figures", "dates")]


def serious(lines, kind="county"):
    document = from_lines(lines)
    view = view_of(document, document.articles[0], Given(kind=kind), FactsCache(), ZONES.of)
    return {
        (f.rule, f.span.paragraph, f.message)
        for rule in rules()
        if not rule.head.kinds or kind in rule.head.kinds
        for f in findings(rule, kinds()[rule.head.kind], view)
        if f.severity is not Severity.HINT
    }


@pytest.mark.parametrize("text", [text for sort, text in STATEMENTS if sort == "faulty"])
def test_a_faulty_statement_is_found(text):
    assert serious([TITLE, "一、主要工作", text])


@pytest.mark.parametrize("text", [text for sort, text in STATEMENTS if sort == "sound"])
def test_a_sound_statement_is_left_alone(text):
    assert not serious([TITLE, "一、主要工作", text])


@pytest.mark.parametrize("kind", ["county", "department", "township"])
def test_a_clean_paper_is_silent_and_planted_faults_are_found(kind):
    paper = (DATA / "figure_papers" / f"{kind}.txt").read_text(encoding="utf-8")
    assert serious(paper.split("\n"), kind) == set()
    edits = (DATA / "figure_papers" / f"{kind}.edits.tsv").read_text(encoding="utf-8").splitlines()
    missed = []
    for edit in edits:
        old, new = (part.replace("\\t", "\t") for part in edit.split("\t"))
        assert old in paper
        if not serious(paper.replace(old, new, 1).split("\n"), kind):
            missed.append(new)
    assert len(missed) <= (1 - FOUND_AT_LEAST) * len(edits), missed
