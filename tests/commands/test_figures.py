"""``fazhi-desk figures``: the ledger on the screen and as a table file."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from lxml import etree

from fazhi_desk.commands import main
from fazhi_desk.formats.spreadsheet import csv_bytes, xlsx
from fazhi_desk.review.ledger import HEADERS

PAPER = """临川县2024年法治政府建设工作总结

一、化解争议
全年受理行政复议案件36件，办结率97.2%。追回工资5264万元。
"""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "文稿.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def cells(data: bytes) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            etree.fromstring(package.read(name))
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    return [["".join(c.itertext()) for c in row.iter(f"{MAIN}c")] for row in sheet.iter(f"{MAIN}row")]


def test_the_table_on_the_screen(paper, capsys):
    assert main(["figures", str(paper)]) == 0
    shown = capsys.readouterr().out
    assert "受理行政复议案件" in shown
    assert "36件" in shown
    assert shown.rstrip().endswith("共3个数字。")


def test_a_paper_without_figures(tmp_path, capsys):
    path = tmp_path / "空.txt"
    path.write_text("临川县法治政府建设工作总结\n一、主要工作\n认真落实各项任务。\n", encoding="utf-8")
    assert main(["figures", str(path)]) == 0
    assert capsys.readouterr().out == "没有找到数字。\n"


def test_csv_opens_rightly_in_excel(paper, tmp_path, capsys):
    target = tmp_path / "台账.csv"
    assert main(["figures", str(paper), "-o", str(target)]) == 0
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert tuple(table[0]) == HEADERS
    assert [row[2:4] for row in table[1:]] == [["36", "件"], ["97.2", "%"], ["52640000", "元"]]
    assert "共3个数字" in capsys.readouterr().out


def test_xlsx_holds_numbers_as_numbers(paper, tmp_path):
    target = tmp_path / "台账.xlsx"
    assert main(["figures", str(paper), "-o", str(target)]) == 0
    table = cells(target.read_bytes())
    assert tuple(table[0]) == HEADERS
    assert table[1][1:4] == ["受理行政复议案件", "36", "件"]
    assert b"<v>52640000</v>" in zipfile.ZipFile(target).read("xl/worksheets/sheet1.xml")


def test_an_existing_file_is_kept_unless_forced(paper, tmp_path, capsys):
    target = tmp_path / "台账.csv"
    target.write_text("旧")
    assert main(["figures", str(paper), "-o", str(target)]) == 2
    assert target.read_text() == "旧"
    assert "已经存在" in capsys.readouterr().err
    assert main(["figures", str(paper), "-o", str(target), "--force"]) == 0


@pytest.mark.parametrize("name", ["台账.docx", "台账"])
def test_other_formats_are_refused(paper, tmp_path, name, capsys):
    assert main(["figures", str(paper), "-o", str(tmp_path / name)]) == 2
    assert ".xlsx" in capsys.readouterr().err


def test_a_missing_file_is_one_sentence(tmp_path, capsys):
    assert main(["figures", str(tmp_path / "没有.txt")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_hostile_cells():
    rows = [("甲", "乙"), ("=1+1", 3.0), ('a\x00<&>"\ud800', 1e15)]
    assert cells(xlsx("台账/[1]", rows)) == [["甲", "乙"], ["=1+1", "3"], ['a<&>"', "1e+15"]]
    assert csv_bytes(rows).decode("utf-8-sig").splitlines()[1] == "'=1+1,3.0"


def test_another_reader_takes_the_workbook():
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(xlsx("数字台账", [("指标", "数值"), ("受理案件", 36.0)])))
    sheet = book["数字台账"]
    assert [[cell.value for cell in row] for row in sheet.rows] == [["指标", "数值"], ["受理案件", 36]]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
