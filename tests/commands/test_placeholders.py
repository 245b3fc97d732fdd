from __future__ import annotations

from pathlib import Path

from fazhi_desk.commands import main
from fazhi_desk.formats.word_reader import read

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.fzd"


def test_open_places_are_listed(capsys):
    assert main(["placeholders", str(SAMPLE)]) == 0
    out = capsys.readouterr().out
    assert "共2处待补" in out
    assert "调整权责事项的项数" in out


def test_the_collection_table_is_a_word_table(tmp_path, capsys):
    target = tmp_path / "收集表.docx"
    assert main(["placeholders", str(SAMPLE), "-o", str(target)]) == 0
    lines = read(target.read_bytes()).text.split("\n")
    rows = [line.split("\t") for line in lines if "\t" in line]
    assert rows[0][:2] == ["序号", "所在部分"]
    assert len(rows) == 3
    assert main(["placeholders", str(SAMPLE), "-o", str(target)]) == 2


def test_as_text_every_place_has_lines_to_fill_in(tmp_path):
    target = tmp_path / "收集表.txt"
    assert main(["placeholders", str(SAMPLE), "-o", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    assert "\t" not in text
    for word in ("所在部分：", "原文：", "请填写：", "填报内容（数字请注明统计截止时间）：", "填报科室：", "备注："):
        assert text.count(word) == 2


def test_odd_targets_are_refused(tmp_path):
    assert main(["placeholders", str(SAMPLE), "-o", str(tmp_path / "a.pdf")]) == 2
