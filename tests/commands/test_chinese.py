"""Help in columns that count a Chinese character as two."""

from __future__ import annotations

import re

import pytest

from fazhi_desk.commands.chinese import COLUMN, wrapped
from fazhi_desk.commands.options import parser
from fazhi_desk.text.lines import display_width

TEXT = "文种：county 市县综合总结，department 部门总结，half-year 半年总结（上半年），annual-report 法治政府建设年度报告"


@pytest.mark.parametrize("width", [20, 33, 56])
def test_lines_fit_and_nothing_is_lost_or_torn(width):
    lines = wrapped(TEXT, width)
    assert max(map(display_width, lines)) <= width
    assert "".join(lines).replace(" ", "") == TEXT.replace(" ", "")
    assert not [line for line in lines if line[0] in "，、。：）"]
    assert all(word in " ".join(lines) for word in ("department", "half-year", "annual-report"))


def test_what_an_option_does_stands_in_one_column(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        parser().parse_args(["export", "--help"])
    shown = capsys.readouterr().out.splitlines()
    begin = shown.index("选项：")
    columns = []
    for line in shown[begin + 1 :]:
        parts = re.split(" {2,}", line.strip(), maxsplit=1)
        if len(parts) == 2:
            columns.append(display_width(line[: line.rindex(parts[1])]))
    assert len(columns) >= 4
    assert set(columns) == {COLUMN}


def test_headings_end_with_a_full_width_colon(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["--help"])
    shown = capsys.readouterr().out
    assert "选项：\n" in shown
    assert "命令：\n  new " in shown
