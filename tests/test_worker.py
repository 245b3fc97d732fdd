"""The review process as the window uses it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from fazhi_desk.tasks.frames import read_frame, write_frame
from fazhi_desk.tasks.live import decode
from fazhi_desk.tasks.live_figures import decode_figures

ROOT = Path(__file__).resolve().parents[1]
LINES = ["临川县2026年法治政府建设工作总结", "", "一、加强领导", "截止目前，召开会议3次。"]


@pytest.fixture
def worker():
    process = subprocess.Popen(
        [sys.executable, "-m", "fazhi_desk.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def ask(worker, message):
    write_frame(worker.stdin, message)
    return decode(read_frame(worker.stdout))


def test_open_edit_and_close(worker):
    report = ask(worker, {"type": "open", "lines": LINES, "front": {}, "options": {}, "revision": 1})
    assert report.revision == 1
    assert [(f.rule, f.marks) for f in report.findings if f.rule == "cutoff-until"] == [("cutoff-until", ((3, 0, 2),))]
    fixed = ask(worker, {"type": "edit", "start": 3, "end": 4, "lines": ["截至目前，召开会议3次。"], "revision": 2})
    assert fixed.revision == 2
    assert not [f for f in fixed.findings if f.rule == "cutoff-until"]
    worker.stdin.close()
    assert worker.wait(5) == 0


def test_the_newest_state_wins(worker):
    write_frame(worker.stdin, {"type": "open", "lines": LINES, "front": {}, "options": {}, "revision": 0})
    for revision in range(1, 60):
        write_frame(worker.stdin, {"type": "edit", "start": 3, "end": 4, "lines": ["字" * revision], "revision": revision})
    answers = []
    while not answers or answers[-1] < 59:
        answers.append(decode(read_frame(worker.stdout)).revision)
    assert answers == sorted(answers)
    assert len(answers) < 60


def test_visible_lines_come_first_when_asked(worker):
    lines = ["临川县2026年法治政府建设工作总结", "一、加强领导", *(f"　　第{n}季度组织检查{n}次。" * 30 for n in range(11, 111))]
    lines[60] = "截止目前，召开会议3次。"
    look = ask(worker, {"type": "open", "lines": lines, "front": {}, "options": {}, "revision": 1, "visible": [55, 65]})
    assert look.partial
    assert [h.text for h in look.headings] == ["加强领导"]
    first = decode(read_frame(worker.stdout))
    assert first.partial
    assert [(f.rule, f.marks) for f in first.findings if f.rule == "cutoff-until"] == [("cutoff-until", ((60, 0, 2),))]
    whole = decode(read_frame(worker.stdout))
    assert (whole.partial, whole.revision) == (False, 1)


def test_idle_it_costs_nothing(worker):
    ask(worker, {"type": "open", "lines": LINES, "front": {}, "options": {}, "revision": 1})
    stat = Path(f"/proc/{worker.pid}/stat")
    if not stat.exists():
        pytest.skip("没有 /proc")

    def used():
        return sum(int(field) for field in stat.read_text().rsplit(")", 1)[1].split()[11:13])

    time.sleep(0.5)  # what follows the first answer is not idleness yet
    before = used()
    time.sleep(0.6)
    assert used() - before <= 1


def test_it_ends_with_its_parent():
    """A window killed outright leaves nothing behind: the pipe's end is the worker's end."""
    code = (
        "import subprocess, sys, time, os\n"
        "p = subprocess.Popen([sys.executable, '-m', 'fazhi_desk.worker'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "print(p.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    pid = int(parent.stdout.readline())
    time.sleep(0.4)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists() or "zombie" in Path(f"/proc/{pid}/status").read_text():
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived its window")


def test_the_figures_are_told_when_asked(worker):
    lines = [*LINES[:3], "全年受理24件，办结20件。"]
    ask(worker, {"type": "open", "lines": lines, "front": {}, "options": {}, "revision": 4})
    write_frame(worker.stdin, {"type": "figures"})
    answer = read_frame(worker.stdout)
    assert (answer["type"], answer["revision"]) == ("figures", 4)
    figures = decode_figures(answer)
    assert [(f.written, f.marks) for f in figures] == [("24件", ((3, 4, 7),)), ("20件", ((3, 10, 13),))]
