from __future__ import annotations

import pytest

from fazhi_desk.commands import main

PAPER = "临川县2026年法治政府建设工作总结\n\n一、加强领导\n截止目前，召开会议3次。\n"


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "稿.fzd"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_without_a_target_the_text_is_printed(paper, capsys):
    assert main(["fix", str(paper), "--safe-only"]) == 0
    out = capsys.readouterr()
    assert "截至目前" in out.out
    assert "共修正1处" in out.err
    assert paper.read_text(encoding="utf-8") == PAPER


def test_in_place_keeps_the_first_original(paper, tmp_path):
    assert main(["fix", str(paper), "--in-place", "--safe-only"]) == 0
    backup = tmp_path / "稿.fzd.bak"
    assert backup.read_text(encoding="utf-8") == PAPER
    assert "截至" in paper.read_text(encoding="utf-8")
    assert main(["fix", str(paper), "--in-place", "--safe-only"]) == 0
    assert backup.read_text(encoding="utf-8") == PAPER
    assert not (tmp_path / "稿.fzd.bak2").exists()


def test_nothing_is_written_over_the_draft_itself(paper, tmp_path):
    assert main(["fix", str(paper), "-o", str(paper), "--force"]) == 2
    text = tmp_path / "a.txt"
    text.write_text(PAPER, encoding="utf-8")
    assert main(["export", str(text), "-o", str(text), "--force"]) == 2
    assert text.read_text(encoding="utf-8") == PAPER


def test_odd_targets_are_refused(paper, tmp_path, capsys):
    assert main(["new", "county", "-o", str(tmp_path / "a.docx")]) == 2
    assert main(["phrases", "mine", str(paper), "-o", str(tmp_path / "a.txt")]) == 2
    assert main(["review", str(paper), "--article", "3"]) == 2
    assert main(["review", str(paper), str(paper), "--text-out", str(tmp_path / "t")]) == 2
    assert "一次只能配一个文件" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["county", "department", "township", "demonstration", "duty-report", "speech",
                                  "half-year", "plan", "annual-report"])
@pytest.mark.parametrize("unit", [[], ["--unit", "临川县教育局"]], ids=["no unit", "a unit"])
def test_a_fresh_draft_of_any_kind_shows_hints_only(kind, unit, tmp_path, capsys):
    draft = tmp_path / "新稿.fzd"
    assert main(["new", kind, "-o", str(draft), "--year", "2026", *unit]) == 0
    assert main(["review", str(draft)]) == 0, capsys.readouterr().out
