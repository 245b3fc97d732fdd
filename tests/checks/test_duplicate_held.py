"""Pairs and clauses held back from fitting: what the whole check says of them in papers."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.checks import kinds
from fazhi_desk.model import Severity
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import parse
from tests.examples import ZONES

DATA = Path(__file__).parent.parent / "data"
KINDS = kinds()
RULE = load(KINDS).rule("duplicate")
MARKED = re.compile("⟦(.*)⟧")
SOME = 30
"""Pairs in one paper."""


def rows(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def warned(pairs):
    """Of each pair whether the paper that tells the first in its first part, the second in its second is warned of it."""
    told = []
    for first in range(0, len(pairs), SOME):
        some = pairs[first : first + SOME]
        parts = ["一、主要工作", *(one for one, _ in some), "二、下一步打算", *(other for _, other in some)]
        document = parse("云岭县2024年法治政府建设工作总结\n" + "\n".join(parts) + "\n")
        view = view_of(document, document.articles[0], Given(kind="county"), FactsCache(), ZONES.of)
        linked = [
            {view.paragraphs[span.paragraph].text for span in (finding.span, *finding.related)}
            for finding in KINDS["duplicate"].find(view, RULE)
            if finding.severity is Severity.WARNING
        ]
        told += [any(set(pair) <= texts for texts in linked) for pair in some]
    return told


def share(told):
    return sum(told) / len(told)


@pytest.mark.parametrize(
    ("column", "least", "most"), [(1, 0.97, 1.0), (2, 0.90, 1.0), (3, 0.0, 0.0), (4, 0.0, 0.05)],
    ids=["light", "medium", "loose", "other matter"],
)
def test_whole_sentences_are_judged_as_well_as_asked(column, least, most):
    told = warned([(row[0], row[column]) for row in rows("duplicate_pairs_held.tsv")])
    assert least <= share(told) <= most


@pytest.mark.parametrize(
    ("grade", "least", "most"), [("light", 0.85, 1.0), ("medium", 0.89, 1.0), ("hard", 0.0, 0.05)]
)
def test_clauses_within_sentences_are_judged_as_well(grade, least, most):
    chosen = [(one, other) for told, one, other in rows("duplicate_clauses_held.tsv") if told == grade]
    told = warned([(MARKED.sub(r"\1", one), MARKED.sub(r"\1", other)) for one, other in chosen])
    assert least <= share(told) <= most


def test_nothing_held_back_is_fitted_on():
    fitted = {cell for name in ("duplicate_pairs.tsv", "duplicate_clauses.tsv") for row in rows(name) for cell in row[1:]}
    held = Counter(cell for name in ("duplicate_pairs_held.tsv", "duplicate_clauses_held.tsv") for row in rows(name) for cell in row[1:])
    assert not fitted & held.keys()
