from __future__ import annotations

import io
import json

import docx
import pytest

from fazhi_desk.commands import main

DRAFT = """临川县2026年法治政府建设工作总结

　　一、加强领导
　　（一）深入学习。专题学习6次。组织34个单位述法。
　　二、存在的不足
　　力量薄弱。
"""


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "稿.fzd"
    path.write_text(f'+++\nfzd = 1\nkind = "county"\n+++\n{DRAFT}', encoding="utf-8")
    return path


@pytest.fixture
def returned(draft, tmp_path):
    """The exported file, edited as a leader does in Word."""
    path = tmp_path / "返稿.docx"
    assert main(["export", str(draft), "-o", str(path)]) == 0
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("6次", "8次").replace("力量薄弱。", "执法力量薄弱。经费不足。")
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(buffer.getvalue())
    return path


def test_changes_are_listed_by_section(draft, returned, capsys):
    capsys.readouterr()
    assert main(["compare", str(draft), str(returned)]) == 0
    out = capsys.readouterr().out
    assert "返稿与文稿有3处不同：改2处、增1处。" in out
    assert "一、加强领导 › （一）深入学习\n  1. 改　专题学习［－6］［＋8］次。" in out
    assert "  3. 增　［＋经费不足。］" in out


def test_json_and_an_untouched_copy(draft, returned, capsys):
    capsys.readouterr()
    assert main(["compare", str(draft), str(returned), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["differences"]
    assert rows[0] == {
        "number": 1, "kind": "changed", "section": "一、加强领导 › （一）深入学习", "line": 4, "old": "专题学习6次。",
        "new": "专题学习8次。", "moved": False,
    }
    assert main(["compare", str(draft), str(draft)]) == 0
    assert "文字一致" in capsys.readouterr().out


def test_accepting_some_writes_a_draft_with_its_front_matter(draft, returned, tmp_path):
    target = tmp_path / "新.fzd"
    assert main(["compare", str(draft), str(returned), "--accept", "1,3", "-o", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith('+++\nfzd = 1\nkind = "county"\n+++\n')
    assert "专题学习8次。组织34个单位述法。" in text
    assert "　　力量薄弱。经费不足。" in text
    assert main(["compare", str(draft), str(returned), "--accept", "all", "-o", str(target), "--force"]) == 0
    assert "执法力量薄弱。经费不足。" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--accept", "1"], "-o"),
        (["--accept", "x", "-o", "新.fzd"], "不是序号"),
        (["--accept", "9", "-o", "新.fzd"], "共3处"),
        (["--accept", "1", "-o", "新.docx"], ".fzd 或 .txt"),
    ],
)
def test_what_cannot_be_accepted_writes_nothing(returned, capsys, arguments, words):
    folder = returned.parent
    draft = folder / "稿.fzd"
    arguments = [str(folder / word) if word.startswith("新") else word for word in arguments]
    before = sorted(folder.iterdir())
    assert main(["compare", str(draft), str(returned), *arguments]) == 2
    assert words in capsys.readouterr().err
    assert sorted(folder.iterdir()) == before
