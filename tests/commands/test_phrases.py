"""``fazhi-desk phrases``: the writer's own phrases from the command line."""

from __future__ import annotations

import json

from fazhi_desk.commands import main
from fazhi_desk.storage.places import find_places


def test_add_search_export_import(tmp_path, capsys):
    assert main(["phrases", "add", "一是办理信访积案12件。"]) == 0
    assert "办理信访积案{件数}件" in capsys.readouterr().out
    assert main(["phrases", "search", "blxfja", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["text"] == "办理信访积案{件数}件"
    target = tmp_path / "给同事.jsonl"
    assert main(["phrases", "export", "-o", str(target)]) == 0
    find_places().phrases.unlink()
    assert main(["phrases", "import", str(target)]) == 0
    assert "导入短语1条" in capsys.readouterr().out
    assert main(["phrases", "import", str(target)]) == 0
    assert "导入短语0条，另有1条已经有了" in capsys.readouterr().out


def test_mistakes_are_one_sentence_and_leave_everything_as_it_was(tmp_path, capsys):
    assert main(["phrases", "add", "件"]) == 2
    assert main(["phrases", "add", "压实责任", "--function", "nonsense"]) == 2
    assert main(["phrases", "export", "-o", str(tmp_path / "空.jsonl")]) == 2
    broken = tmp_path / "坏.jsonl"
    broken.write_bytes("压实".encode("gb18030"))
    assert main(["phrases", "import", str(broken)]) == 2
    told = capsys.readouterr().err.strip().split("\n")
    assert len(told) == 4
    assert all(sentence.endswith("。") for sentence in told)
    assert not find_places().phrases.exists()
    assert list(tmp_path.glob("空*")) == []
