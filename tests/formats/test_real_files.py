"""Files as Word and WPS write them: what is read, and what is told."""

from __future__ import annotations

import pytest

from fazhi_desk.commands import main
from fazhi_desk.formats.word_reader import read
from fazhi_desk.tasks.open_paper import open_paper
from fazhi_desk.text.document import parse
from tests.formats import office_files


def test_a_report_from_word() -> None:
    result = read(office_files.word_report())
    assert result.text == office_files.WORD_REPORT
    assert result.notes == (
        "文件里有修订痕迹，已按“接受全部修订”读取，请核对改动处。",
        "有隐藏文字没有导入。",
        "文本框里的文字放在了它所在段落的后面，请核对位置。",
        "目录没有导入，导出后可在 Word 里重新生成。",
        "自动编号6处已变成文字，请核对序号。",
        "批注（王主任），在“（一）强化审核。全年审核”处的“全年审核文件32件”：与台账不一致，请核",
        "脚注（未并入正文），在“（一）强化审核。全年审核”处：截至12月20日",
    )


def test_a_report_from_wps() -> None:
    result = read(office_files.wps_report())
    assert result.text == office_files.WPS_REPORT
    assert result.notes == (
        "图片1幅没有导入。",
        "表格1个只保留文字，每行一段，单元格用制表符隔开。",
        "页眉没有导入：“临川县司法局文件”",
    )


def test_several_papers_in_one_file_are_told(tmp_path) -> None:
    path = tmp_path / "汇编.docx"
    path.write_bytes(office_files.collection())
    paper = open_paper(path)
    assert len(parse(paper.text).articles) == 3
    assert any("3篇文稿" in note for note in paper.notes)


@pytest.mark.parametrize("make", [office_files.word_report, office_files.wps_report, office_files.collection])
def test_what_was_read_can_be_exported_and_read_again(make, tmp_path) -> None:
    source, draft, word = tmp_path / "来稿.docx", tmp_path / "来稿.fzd", tmp_path / "出.docx"
    source.write_bytes(make())
    assert main(["import", str(source), "-o", str(draft)]) == 0
    assert main(["export", str(draft), "-o", str(word)]) == 0
    before = [line.strip("　 ") for line in open_paper(draft).lines if line.strip()]
    after = [line.strip("　 ") for line in open_paper(word).lines if line.strip()]
    assert after == before
