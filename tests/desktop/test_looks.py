"""Colours, actions, sections, start: what needs no open draft."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from fazhi_desk.catalog.files import builtin
from fazhi_desk.desktop import numbers, sections
from fazhi_desk.desktop.actions import ACTIONS, BAR, MENUS, NEVER, matches
from fazhi_desk.desktop.editing import open_places, pieces
from fazhi_desk.desktop.theme import THEMES

TEXTS = ("text", "muted", "accent", "error", "warning", "hint", "good")
LINES = [
    "总结", "导语。", "一、甲", "（一）子一。正文", "（二）子二", "正文", "二、乙", "乙的正文", "三、丙", "丙的正文。",
    "某单位", "2026年1月5日",
]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_text_can_be_read(theme):
    for ground in ("window", "panel", "page", "hover", "selected", "bar"):
        for name in TEXTS if ground in ("panel", "page") else ("text",):
            assert contrast(getattr(theme, name), getattr(theme, ground)) >= 4.5, (name, ground)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.muted, theme.window) >= 4.5
    assert contrast(theme.muted, theme.selected) >= 4.5


def test_actions_are_complete():
    ids = [spec.id for spec in ACTIONS]
    assert len(ids) == len(set(ids))
    assert set(BAR) <= {*ids, ""}
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
    assert not set(keys) & set(NEVER)
    assert {spec.menu for spec in ACTIONS} == set(MENUS)
    for spec in ACTIONS:
        if spec.icon:
            assert (builtin("resources") / "icons" / f"{spec.icon}.svg").is_file()


def test_initials_are_right():
    pinyin = pytest.importorskip("pypinyin")
    for spec in ACTIONS:
        text = spec.text.split("\u3000")[0].replace(" ", "")
        read = pinyin.pinyin(text, style=pinyin.Style.FIRST_LETTER, heteronym=True, errors=list)
        letters = spec.initials
        options = [{one[0].lower() for one in syllable} for syllable in read]
        flat = list(letters)
        assert len(flat) == len(options), spec.text
        assert all(letter in allowed for letter, allowed in zip(flat, options, strict=True)), spec.text


def test_commands_are_found_by_characters_and_initials():
    found = [spec.id for spec in ACTIONS if matches(spec, "dcword")]
    assert found[:1] == ["export_word"]
    assert "review" in [spec.id for spec in ACTIONS if matches(spec, "sj")]
    assert "renumber" in [spec.id for spec in ACTIONS if matches(spec, "编号")]


def test_heads_leave_out_the_signature():
    found = numbers.heads(LINES)
    assert [(h.level, h.line, h.end, h.parent) for h in found] == [
        (1, 2, 6, -1), (2, 3, 4, 0), (2, 4, 6, 0), (1, 6, 8, -1), (1, 8, 10, -1),
    ]


def test_moving_a_section_numbers_it_anew():
    moved = sections.move(LINES, 7, -1)
    assert moved.lines[2:8] == ["一、乙", "乙的正文", "二、甲", "（一）子一。正文", "（二）子二", "正文"]
    assert moved.line == 3
    assert sections.move(moved.lines, 3, 1).lines == LINES
    assert sections.move(LINES, 2, -1) is None
    assert sections.move(LINES, 0, 1) is None


def test_dragging_promoting_renaming():
    dragged = sections.move_before(LINES, 2, 10)
    assert dragged.lines[2] == "一、乙"
    assert dragged.lines[6] == "三、甲"
    promoted = sections.shift_level(LINES, 4, -1)
    assert promoted.lines[4] == "二、子二"
    assert promoted.lines[6] == "三、乙"
    assert sections.shift_level(LINES, 2, -1) is None
    assert sections.rename(LINES, 3, "新名").lines[3] == "（一）新名。正文"


def test_levels_and_renumbering_keep_the_writers_brackets():
    assert sections.set_level(LINES, 7, 2).lines[7] == "（一）乙的正文"
    assert sections.set_level(LINES, 3, 0).lines[3] == "子一。正文"
    assert numbers.renumbered(["总结", "一、甲", "(一)子", "(三)子", "五、乙"]) == [
        "总结", "一、甲", "(一)子", "(二)子", "二、乙",
    ]
    assert numbers.renumbered(LINES) == LINES


def test_inserting_a_section_between_its_neighbours():
    made = sections.insert_section(LINES, (6, 8), "新节", ["【待补：x】"])
    assert made.lines[8:11] == ["三、新节", "【待补：x】", "四、丙"]
    end = sections.insert_section(LINES, (None, None), "末节", ["【待补：x】"])
    assert end.lines[10:13] == ["四、末节", "【待补：x】", "某单位"]


def test_inserting_numbers_on_only_what_comes_behind():
    wrong = ["总结", "一、甲", "（一）子", "（三）子", "五、乙", "（六）子", "二、丙", "（一）子", "三、丁", "某单位"]
    made = sections.insert_section(wrong, (5, 6), "新节", ["【待补：x】"])
    assert made.lines == [
        *wrong[:6], "二、新节", "【待补：x】", "三、丙", "（一）子", "四、丁", "某单位",
    ]
    gap = sections.insert_section(["总结", "一、甲", "正文", "三、丙", "正文"], (1, 3), "新节", ["x"])
    assert gap.lines == ["总结", "一、甲", "正文", "二、新节", "x", "三、丙", "正文"]
    top = sections.insert_section(["总结", "一、甲", "正文"], (None, 1), "新节", ["x"])
    assert top.lines == ["总结", "一、新节", "x", "二、甲", "正文"]
    below = sections.insert_section(wrong, (1, 2), "新子", ["x"], level=2)
    assert below.lines[1:6] == ["一、甲", "（一）新子", "x", "（二）子", "（四）子"]
    assert below.lines[6:] == wrong[4:]


def test_hard_wrapped_lines_are_joined():
    wrapped = ["总结", "", *["　　一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二", "三四五六七八。"] * 6]
    joined = sections.joined(wrapped, 3)
    assert joined.lines[2] == "　　一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八。"
    assert len(joined.lines) == 8
    assert joined.line == 2
    assert sections.joined(LINES, 0) is None


def test_pieces_and_open_places():
    assert pieces(["a", "b", "c", "d", "e"], ["a", "x", "c", "d", "e"]) == [(1, 2, ["x"])]
    assert pieces(["a", "b"], ["a", "n", "b"]) == [(1, 1, ["n"])]
    assert open_places(["x【待补：甲】y【待补】", "【待补：没有收口"]) == [(0, 1, 7), (0, 8, 12), (1, 0, 8)]


def test_without_a_display_one_sentence_and_two(tmp_path):
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    for extra in ({}, {"DISPLAY": ":987"}):
        done = subprocess.run(
            [sys.executable, "-m", "fazhi_desk"], env={**environment, **extra, "FAZHI_DESK_HOME": str(tmp_path)},
            capture_output=True, text=True, check=False, timeout=60,
        )
        assert done.returncode == 2
        assert done.stderr.strip().endswith("。")
        assert "Traceback" not in done.stderr


def test_nothing_heavy_is_imported_for_the_window(tmp_path):
    code = (
        "import sys; import fazhi_desk.desktop.app, fazhi_desk.desktop.window; "
        "sys.exit(any(name in sys.modules for name in ('jieba', 'numpy', 'docx', 'pypinyin', 'rapidfuzz', 'lxml')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


MAIN = """
import sys
from PySide6.QtCore import QTimer
from fazhi_desk.desktop import app
real = app.begin
def begin(desk, paths, **more):
    real(desk, paths, **more)
    def close():
        print(desk.editor.bridge.lines[0], len(desk.editor.bridge.report.findings), flush=True)
        desk.shell.close()
    desk.editor.bridge.report_placed.connect(lambda _: QTimer.singleShot(0, close))
app.begin = begin
sys.exit(app.main(["--", sys.argv[1]]))
"""


def test_the_program_opens_a_file_reviews_it_and_ends_clean(tmp_path, paper):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", MAIN, str(paper)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("临川县2026年法治政府建设工作总结 ")
    assert not [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]


def test_the_picture_is_drawn_without_a_script(tmp_path, paper):
    out = tmp_path / "窗口.png"
    done = subprocess.run(
        [sys.executable, "-m", "fazhi_desk.desktop.picture", str(out), str(paper), "--theme", "dark", "--size", "1000x600"],
        capture_output=True, text=True, check=False, timeout=90,
    )
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"\x89PNG")
