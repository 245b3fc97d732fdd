"""Real papers go the whole way: open, review, edit, export, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi_desk.storage.places import Places
from fazhi_desk.tasks.export_paper import export_paper
from fazhi_desk.tasks.fix_paper import fix_paper
from fazhi_desk.tasks.open_paper import open_paper
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.workbench import Workbench
from tests.real import NAMES, real_paper


@pytest.fixture
def bench(tmp_path):
    return Workbench(Places(tmp_path / "d", tmp_path / "c", tmp_path / "k", tmp_path / "l"))


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_way(name, shared, bench, tmp_path):
    path = tmp_path / "原稿.txt"
    path.write_text(real_paper(shared, name), encoding="utf-8")
    before = path.read_bytes()
    paper = open_paper(path)
    report = review_paper(bench, paper, ReviewOptions())
    assert report.characters > 1500
    assert len(report.topics) == 48
    for finding in report.findings:
        for place in (finding.place, *finding.related):
            if place is not None:
                assert paper.text[place.start : place.end] == place.quote
    fixed, changes = fix_paper(bench, paper, safe_only=True)
    assert fixed.count("\n") == paper.text.count("\n")
    again, more = fix_paper(bench, open_paper(written(tmp_path / "改.txt", fixed)), safe_only=True)
    assert (again, more) == (fixed, ())
    assert bool(changes) == (fixed != paper.text)
    done = export_paper(bench, open_paper(tmp_path / "改.txt"), tmp_path / "稿.docx")
    assert all(check.passed for check in done.checks if check.id != "open-places"), done.checks
    back = open_paper(done.path)
    assert squeezed(back.text) == squeezed(fixed)
    assert path.read_bytes() == before


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def squeezed(text: str) -> str:
    """Word keeps every character; blank lines, hand-typed indents and hard wraps are layout. |-tables become cells."""
    return "".join(text.split()).replace("|", "")
