from __future__ import annotations

import sys

from fazhi_desk.desktop import jobs as jobs_module
from fazhi_desk.desktop.jobs import BROKEN, Jobs
from fazhi_desk.desktop.message_bar import MessageArea

STUBBORN = [sys.executable, "-c", "import sys, time; sys.stdin.buffer.read(4); time.sleep(60)"]


def make(qtbot):
    area = MessageArea()
    qtbot.addWidget(area)
    return area, Jobs(area, area)


def test_a_word_file_is_read_in_a_process_of_its_own(qtbot, tmp_path):
    from fazhi_desk.formats import word_writer
    from fazhi_desk.formats.paper import paper_from
    from fazhi_desk.storage.places import find_places
    from fazhi_desk.tasks.workbench import Workbench
    from fazhi_desk.text.document import parse

    path = tmp_path / "稿.docx"
    text = "临川县2026年法治政府建设工作总结\n\n一、加强领导\n　　召开会议3次。"
    path.write_bytes(word_writer.write(paper_from(parse(text).paragraphs), Workbench(find_places()).profile("gbt9704")))
    area, jobs = make(qtbot)
    answers: list[dict] = []
    jobs.run("open-word", {"path": str(path)}, answers.append, title="正在读取 Word 文件")
    assert area.bar("job-open-word") is not None
    qtbot.waitUntil(lambda: bool(answers), timeout=15_000)
    assert "召开会议3次。" in answers[0]["text"]
    assert area.texts == []
    assert not jobs.running("open-word")


def test_a_failure_is_told_in_the_bar(qtbot, tmp_path):
    area, jobs = make(qtbot)
    jobs.run("open-word", {"path": str(tmp_path / "没有.docx")}, lambda _: None, title="正在读取")
    qtbot.waitUntil(lambda: any("找不到" in text for text in area.texts), timeout=15_000)


def test_a_job_can_be_stopped(qtbot, monkeypatch):
    monkeypatch.setattr(jobs_module, "job_command", lambda: STUBBORN)
    area, jobs = make(qtbot)
    job = jobs.run("open-word", {}, lambda _: None, title="正在读取")
    process = job._process
    area.bar("job-open-word").buttons[0].click()
    assert process.wait(5) != 0
    assert area.texts == []
    assert not jobs.running("open-word")


def test_a_process_that_dies_is_told(qtbot, monkeypatch):
    monkeypatch.setattr(jobs_module, "job_command", lambda: [sys.executable, "-c", "pass"])
    _, jobs = make(qtbot)
    said: list[str] = []
    jobs.run("open-word", {}, lambda _: None, failed=said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=15_000)
    assert said == [BROKEN]
