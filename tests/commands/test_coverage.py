"""``fazhi-desk coverage``: the table, the JSON, the picture; nothing is overwritten unasked."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from fazhi_desk.commands import main
from tests.review.test_matrix import PAPER


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "总结.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_the_table_tells_where_and_by_when(paper, capsys):
    assert main(["coverage", str(paper)]) == 0
    said = capsys.readouterr().out
    assert "期限：2027年3月1日前报送，4月1日前公开" in said
    assert "（二）规范行政执法（有做法有依据）" in said
    assert "不足：一是行政执法监督力量薄弱" in said
    assert "措施：一是加强行政执法监督" in said


def test_json_has_the_values_of_the_picture(paper, capsys):
    assert main(["coverage", str(paper), "--format", "json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert [column["title"] for column in values["columns"]][-1] == "三、2027年主要安排"
    row = next(row for row in values["rows"] if row["id"] == "three-systems")
    assert {"level": "evidenced", "count": 1} in row["cells"]
    assert PAPER[slice(values["remedies"][0]["problem"]["start"], values["remedies"][0]["problem"]["end"])].startswith("一是")
    assert [due["date"] for due in values["deadlines"]] == ["2027-03-01", "2027-04-01"]


def test_the_picture_is_written_once(paper, tmp_path, capsys):
    target = tmp_path / "图.svg"
    assert main(["coverage", str(paper), "-o", str(target), "--theme", "dark"]) == 0
    etree.fromstring(target.read_bytes())
    before = target.read_bytes()
    assert main(["coverage", str(paper), "-o", str(target)]) == 2
    assert "已经存在" in capsys.readouterr().err
    assert target.read_bytes() == before
    assert main(["coverage", str(paper), "-o", str(tmp_path / "图.png")]) == 2
    assert not (tmp_path / "图.png").exists()


def test_what_cannot_be_read_is_told(tmp_path, capsys):
    assert main(["coverage", str(tmp_path / "没有.txt")]) == 2
    assert capsys.readouterr().err.strip()


def test_review_tells_the_days(paper, capsys):
    main(["review", str(paper)])
    assert "期限：2027年3月1日前报送，4月1日前公开" in capsys.readouterr().out
    main(["review", str(paper), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["document"]["deadlines"][0]["date"] == "2027-03-01"
    main(["review", str(paper), "--kind", "plan"])
    assert "期限" not in capsys.readouterr().out
