"""``fazhi-desk export``: profiles, the leader's copy, the self-check card."""

from __future__ import annotations

import io
import zipfile

import pytest

from fazhi_desk.commands import main

PAPER = "临川县2026年法治政府建设工作总结\n一、做法\n受理案件24件。\n临川县人民政府\n2027年1月15日\n"


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "稿.fzd"
    path.write_text(f'+++\nfzd = 1\nkind = "county"\nprofile = "plain-report"\n+++\n{PAPER}', encoding="utf-8")
    return path


def document(path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read("word/document.xml").decode()


def test_the_drafts_own_profile_is_taken_and_the_command_line_wins(draft, tmp_path):
    target = tmp_path / "a.docx"
    assert main(["export", str(draft), "-o", str(target)]) == 0
    assert "Times New Roman" in document(target)
    assert main(["export", str(draft), "-o", str(target), "--profile", "gbt9704", "--force"]) == 0
    assert "Times New Roman" not in document(target)


def test_an_unknown_profile_names_the_known_ones(draft, tmp_path, capsys):
    assert main(["export", str(draft), "-o", str(tmp_path / "a.docx"), "--profile", "x"]) == 2
    said = capsys.readouterr().err
    assert "gbt9704" in said
    assert "plain-report" in said
    assert not (tmp_path / "a.docx").exists()


def test_a_mistake_in_an_own_profile_is_told_and_spoils_no_other(draft, tmp_path, capsys, monkeypatch):
    from fazhi_desk.storage.places import find_places

    folder = find_places().catalog / "profiles"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('id = "mine"\nextends = "gbt9704"\n[page]\ntop = 900\n', encoding="utf-8")
    assert main(["export", str(draft), "-o", str(tmp_path / "a.docx"), "--profile", "mine"]) == 2
    assert "上边距（天头）应当在0到100毫米之间" in capsys.readouterr().err
    assert main(["export", str(draft), "-o", str(tmp_path / "a.docx")]) == 0


def test_a_leaders_copy(draft, tmp_path):
    target = tmp_path / "审阅稿.docx"
    assert main(["export", str(draft), "-o", str(target), "--leader"]) == 0
    assert "<w:lnNumType" in document(target)


def test_the_card_says_what_was_verified_and_what_was_not(draft, tmp_path, capsys):
    assert main(["export", str(draft), "-o", str(tmp_path / "a.docx")]) == 0
    out = capsys.readouterr()
    assert "√ 没有使用主题字体" in out.out
    assert "数字台账没有发现前后对不上的地方" in out.out
    assert "没有核对：" in out.out
    assert "法条时效、人名职务" in out.out
    assert "必写的主题还缺" in out.err
