"""``fazhi-desk documents``."""

from __future__ import annotations

import json

from fazhi_desk.commands import main


def test_registering_listing_removing(capsys):
    assert main(["documents", "list"]) == 0
    assert "还没有登记" in capsys.readouterr().out
    title = "关于加强新时代依法行政工作的意见"
    given = ["--number", "国发[2026]5号", "--date", "2026-05-18", "--from", "2026", "--topic", "organization"]
    assert main(["documents", "add", title, *given]) == 0
    assert "国发〔2026〕5号" in capsys.readouterr().out
    assert main(["documents", "add", title]) == 2
    assert "已经登记过" in capsys.readouterr().err
    assert main(["documents", "add", title, *given, "--to", "2030", "--force"]) == 0
    capsys.readouterr()
    assert main(["documents", "list"]) == 0
    said = capsys.readouterr().out
    assert "有效年度：2026—2030" in said
    assert "主题：组织领导与统筹部署" in said
    assert main(["documents", "list", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["valid_from"] == 2026
    assert main(["topics"]) == 0
    assert title in capsys.readouterr().out
    assert main(["documents", "remove", "国发〔2026〕5号"]) == 0
    assert main(["documents", "remove", title]) == 2
    assert "没有登记过" in capsys.readouterr().err
