from __future__ import annotations

import pytest

from fazhi_desk.tasks.open_paper import PaperError, open_paper


def test_front_matter_is_kept_apart(tmp_path):
    path = tmp_path / "a.fzd"
    path.write_text('+++\nkind = "plan"\nlater = 1\n+++\n标题\n正文', encoding="utf-8")
    paper = open_paper(path)
    assert paper.front.values == {"kind": "plan", "later": 1}
    assert paper.lines == ("标题", "正文")


def test_broken_front_matter_is_text_and_told(tmp_path):
    path = tmp_path / "a.fzd"
    path.write_text("+++\nkind = \n+++\n标题", encoding="utf-8")
    paper = open_paper(path)
    assert paper.front.body == 0
    assert paper.notes


@pytest.mark.parametrize("name", ["没有.fzd", "没有.docx"])
def test_a_missing_file_is_one_sentence(tmp_path, name):
    with pytest.raises(PaperError, match="找不到"):
        open_paper(tmp_path / name)
