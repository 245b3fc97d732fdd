"""A paper opened in LibreOffice and saved again is the same paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats.paper import Metadata, paper_from
from fazhi_desk.formats.word_reader import read
from fazhi_desk.formats.word_writer import write
from fazhi_desk.model import KINDS
from fazhi_desk.storage.places import find_places
from fazhi_desk.tasks.export_paper import export_paper
from fazhi_desk.tasks.new_paper import new_paper
from fazhi_desk.tasks.open_paper import open_paper
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.document import parse

pytestmark = pytest.mark.libreoffice
Convert = Callable[[Path, str], Path]
FRONT = 'fzd = 1\nkind = "department"\nunit = "云溪县人力资源和社会保障局"\n'
DRAFT = """云溪县人力资源和社会保障局关于2024年推进法治政府建设工作情况的报告
云溪县人民政府：

现将有关情况报告如下：

一、主要做法
（一）强化审核。全年审核文件32件，提出“意见”41条。
1.严格把关
一是逐件登记；二是限时办结。
指标\t2023年\t2024年
案件\t152\t186
二、存在问题
力量不足。
附件：1.目录
2.清单
云溪县人力资源和社会保障局
2025年1月8日
"""


def resaved(office: Convert, source: Path, through: str) -> bytes:
    """The file as LibreOffice writes it, by way of another format or straight."""
    first = office(source, through)
    if through == "docx":
        return first.read_bytes()
    return office(first, "docx").read_bytes()


def test_our_file_saved_by_libreoffice_gives_text_and_front_matter_back(
    office: Convert, tmp_path: Path, profiles: dict[str, Profile]
) -> None:
    source = tmp_path / "paper.docx"
    source.write_bytes(write(paper_from(parse(DRAFT).paragraphs, Metadata(front_matter=FRONT)), profiles["gbt9704"]))
    result = read(resaved(office, source, "docx"))
    assert result.text == DRAFT
    assert result.front_matter == FRONT


def test_lists_as_libreoffice_writes_them_are_numbered(office: Convert, tmp_path: Path) -> None:
    """A numbered list made by python-docx's template, rewritten by LibreOffice by way of .odt."""
    document = docx.Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("完")
    source = tmp_path / "list.docx"
    document.save(str(source))
    assert read(source.read_bytes()).text == "1.甲\n2.乙\n完\n"
    assert read(resaved(office, source, "odt")).text == "1.甲\n2.乙\n完\n"


@pytest.mark.parametrize("kind", KINDS)
def test_a_fresh_paper_of_each_kind_saved_by_libreoffice_is_the_same_paper(
    office: Convert, tmp_path: Path, kind: str
) -> None:
    bench = Workbench(find_places())
    draft, source = tmp_path / "稿.fzd", tmp_path / "paper.docx"
    draft.write_text(new_paper(bench, kind, unit="云溪县司法局", year=2026), encoding="utf-8")
    paper = open_paper(draft)
    export_paper(bench, paper, source)
    result = open_paper(office(source, "docx"))
    assert result.lines == paper.lines
    assert result.front.values == paper.front.values
    assert result.notes == ()
