"""Word, PDF and paper from the window."""

from __future__ import annotations

import shutil
import subprocess
import zipfile

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from fazhi_desk.desktop.card_dialog import CardDialog
from fazhi_desk.desktop.paper_painter import PER_INCH, Faces, families, pages_of, paint, pdf
from fazhi_desk.desktop.print_dialog import Job, PrintDialog, send
from fazhi_desk.formats.page_layout import Type
from fazhi_desk.formats.paper import Block, Paper
from fazhi_desk.model import Role
from fazhi_desk.tasks.own_profile import names_of

GRID = Paper((Block(Role.BODY, "正" * 1500),))


@pytest.fixture
def standard(qapp):
    from fazhi_desk.storage.places import find_places
    from fazhi_desk.tasks.workbench import Workbench

    return Workbench(find_places()).profile("gbt9704")


def words_of(data: bytes, tmp_path) -> list[list[tuple[float, float, str]]]:
    """Words of a PDF by page: left and right edge in millimetres."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (poppler-utils)")
    import re

    source, target = tmp_path / "a.pdf", tmp_path / "a.html"
    source.write_bytes(data)
    subprocess.run(["pdftotext", "-bbox", str(source), str(target)], check=True, timeout=60)
    found = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>([^<]*)</word>')
    mm = 25.4 / 72
    return [
        [(float(x) * mm, float(to) * mm, text) for x, to, text in found.findall(page)]
        for page in target.read_text(encoding="utf-8").split("<page ")[1:]
    ]


def test_a_pdf_has_22_lines_of_28_characters_and_the_fonts_inside(standard, tmp_path):
    pages, faces = pages_of(GRID, standard)
    data = pdf(pages, faces, standard, "总结")
    assert data.startswith(b"%PDF")
    first, second, _ = words_of(data, tmp_path)
    assert [len(text) for _, _, text in first if "正" in text] == [26] + [28] * 21
    assert [len(text) for _, _, text in second if "正" in text] == [28] * 22
    for left, right, _ in [word for word in second if "正" in word[2]]:
        assert (left, right) == (pytest.approx(28, abs=0.5), pytest.approx(210 - 26, abs=0.5))
    told = subprocess.run(["pdffonts", str(tmp_path / "a.pdf")], capture_output=True, text=True, check=True).stdout
    assert all(row.split()[-5] == "yes" for row in told.splitlines()[2:])


def test_short_lines_headings_and_dates_stand_where_they_are_set(standard, tmp_path):
    """Also on a device of many dots an inch: nothing runs together or over the edge."""
    from fazhi_desk.formats.paper import paper_from
    from fazhi_desk.text.document import parse

    text = "工作总结\n一、主要做法\n（一）强化审核。全年审核文件32件。\n云溪县人力资源和社会保障局\n2027年1月8日\n"
    pages, faces = pages_of(paper_from(parse(text).paragraphs), standard)
    data = pdf(pages, faces, standard, "总结")
    (words,) = words_of(data, tmp_path)
    em = 15.7 * 25.4 / 72
    heading = next(word for word in words if word[2].startswith("一、"))
    assert heading[0] == pytest.approx(28 + 2 * em, abs=0.5)
    assert heading[1] - heading[0] == pytest.approx(6 * em, abs=0.5)
    sign = next(word for word in words if word[2].startswith("云溪县"))
    assert sign[1] == pytest.approx(210 - 26 - 2 * em, abs=0.6)
    date = next(word for word in words if word[2].startswith("2027"))
    assert date[0] - sign[0] == pytest.approx(2 * em, abs=0.6)


def test_the_dash_of_the_page_number_stands_7_mm_below_the_type_area(standard):
    pages, faces = pages_of(GRID, standard)
    per_mm = 12
    image = QImage(210 * per_mm, 297 * per_mm, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(per_mm * 25.4 / PER_INCH, per_mm * 25.4 / PER_INCH)
    paint(painter, pages[0], faces)
    painter.end()
    width = image.width()
    inked = []
    for y in range(264 * per_mm, image.height()):
        row = bytes(image.constScanLine(y))[:width]
        dark = [x for x in range(width) if row[x] < 128]
        if dark:
            inked.append((y, dark))
    widest = max(len(dark) for _, dark in inked)
    top = next(y for y, dark in inked if len(dark) >= 0.8 * widest)
    assert top / per_mm - 262 == pytest.approx(7, abs=0.5)
    assert max(x for _, dark in inked for x in dark) / per_mm == pytest.approx(210 - 26 - 14 * 25.4 / 72, abs=1)


def test_a_missing_font_has_a_stand_in(standard):
    assert families("仿宋_GB2312", standard.alternates)[:3] == ["仿宋_GB2312", "FangSong_GB2312", "仿宋"]
    assert "SimHei" in families("黑体", {})
    assert families("Times New Roman", {}) == ["Times New Roman"]
    font = Faces({}).of(Type("黑体", 10.5, bold=True))[0]
    assert font.pixelSize() == 210
    assert font.bold()


def test_printing_paints_every_page_on_the_printer(standard, tmp_path):
    pages, faces = pages_of(GRID, standard)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target = tmp_path / "印.pdf"
    printer.setOutputFileName(str(target))
    assert send(Job(pages[:2], faces, standard, "总结", copies=1), printer)
    assert len(words_of(target.read_bytes(), tmp_path)) == 2
    assert not send(Job(pages, faces, standard, "总结", printer="没有这台"))


def dialog_of(window, saved: list[Job]) -> PrintDialog:
    out = window.outgoing
    return PrintDialog(
        out._prepared, names_of(window.bench), out.profile, lambda job: not saved.append(job), window.shell
    )


def test_the_dialog_shows_pages_and_hands_over_what_was_chosen(opened, qtbot):
    saved: list[Job] = []
    dialog = dialog_of(opened, saved)
    qtbot.addWidget(dialog)
    assert "每页22行、每行28字" in dialog.told.text()
    assert not dialog.view.grab().isNull()
    dialog.copy.setCurrentIndex(dialog.copy.findData("reading"))
    assert "每行21字" in dialog.told.text()
    dialog.profile.setCurrentIndex(dialog.profile.findData("plain-report"))
    assert dialog.job.profile.page_number.place == "centre"
    dialog.first.setValue(dialog.last.value())
    assert len(dialog.job.pages) == 1
    dialog.as_pdf.click()
    assert saved[0].profile.switches.line_numbers
    assert saved[0].title == "临川县2026年法治政府建设工作总结"


def test_without_a_printer_the_pdf_is_offered(opened, qtbot, monkeypatch):
    monkeypatch.setattr("fazhi_desk.desktop.print_dialog.QPrinterInfo.availablePrinterNames", list)
    dialog = dialog_of(opened, [])
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    assert dialog.printer.currentText() == "没有找到打印机"


def test_turning_pages_stops_at_the_ends(window, qtbot, tmp_path):
    path = tmp_path / "长.txt"
    path.write_text("工作总结\n" + "做好工作。" * 400, encoding="utf-8")
    window.files.open_path(path)
    dialog = dialog_of(window, [])
    qtbot.addWidget(dialog)
    assert not dialog.back.isEnabled()
    for _ in range(9):
        dialog.turn(1)
    assert not dialog.forth.isEnabled()
    assert dialog.where.text() == "第4页，共4页"


def test_pdf_and_leaders_copy_by_the_menu(opened, tmp_path):
    target = tmp_path / "总结.pdf"
    opened.files.dialogs.name = str(target)
    opened.menus.actions["export_pdf"].trigger()
    assert target.read_bytes().startswith(b"%PDF")
    assert "还有1处待补没有填" in opened.messages.bar("export").text
    opened.files.dialogs.name = str(tmp_path / "审阅稿")
    opened.menus.actions["export_reading"].trigger()
    with zipfile.ZipFile(tmp_path / "审阅稿.docx") as archive:
        assert "lnNumType" in archive.read("word/document.xml").decode()


def test_a_pdf_that_cannot_be_written_keeps_the_old_one(opened, tmp_path):
    target = tmp_path / "没有的文件夹" / "总结.pdf"
    opened.files.dialogs.name = str(target)
    opened.menus.actions["export_pdf"].trigger()
    assert "不存在" in opened.messages.bar("export").text


def test_the_export_bar_leads_to_the_card(opened, tmp_path, qtbot, monkeypatch):
    shown: list[CardDialog] = []
    monkeypatch.setattr(CardDialog, "exec", lambda card: bool(shown.append(card)))
    assert opened.outgoing.export_to(tmp_path / "出.docx")
    bar = opened.messages.bar("export")
    assert "自检：" in bar.text
    monkeypatch.setattr(CardDialog, "deleteLater", lambda _: None)
    next(button for button in bar.buttons if button.text() == "自检单").click()
    assert any("没有核对" in text and "法条时效" in text for text in shown[0].texts)
    assert shown[0].texts[0].startswith("本机没有安装") or "待补" in shown[0].texts[0]
    qtbot.addWidget(shown[0])


def test_the_drafts_own_format_is_used(opened):
    opened.files.set_front("profile", "plain-report")
    assert opened.outgoing.profile == "plain-report"
    opened.files.set_front("profile", None)
    assert opened.outgoing.profile == "gbt9704"


def test_a_format_that_does_not_exist_is_told(opened, tmp_path):
    opened.files.set_front("profile", "没有")
    opened.menus.actions["print"].trigger()
    assert "没有名为“没有”的格式" in opened.messages.bar("export").text


def test_the_text_of_a_pdf_can_be_searched(standard, tmp_path):
    """Also where a font draws a character and a radical with one glyph."""
    text = "民生工作一二人力八大小见车长风马龙门页"
    pages, faces = pages_of(Paper((Block(Role.BODY, text),)), standard)
    words = words_of(pdf(pages, faces, standard, "总结"), tmp_path)[0]
    assert words[0][2] == text


def test_only_codes_of_radicals_are_replaced():
    from fazhi_desk.desktop.pdf_text import searchable

    table = b"x <2F2F> begincmap <2F2F> <2F30> [<2F2F> <4E00> <2EA0> <2EFF>] endcmap [<2F2F>]"
    assert searchable(table) == (
        b"x <2F2F> begincmap <2F2F> <2F30> [<5DE5> <4E00> <6C11> <2EFF>] endcmap [<2F2F>]"
    )
