"""The review process: it is started again when it dies or hangs, and the findings come back."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from fazhi_desk.desktop.app import furnish, make_application, make_shell
from fazhi_desk.desktop.runner import ProcessRunner
from fazhi_desk.storage.places import find_places
from fazhi_desk.storage.settings import Settings
from tests.desktop.conftest import Answers, settle, text_of, write


@pytest.fixture
def desk(qapp, qtbot, paper):
    make_application([])
    settings = Settings(completion=False)
    shell = make_shell(settings)
    made = furnish(shell, find_places(), settings)
    made.files.dialogs = Answers()
    qtbot.addWidget(shell, before_close_func=lambda _: made.shut_down())
    shell.show()
    made.begin()
    assert made.files.open_path(paper)
    settle(qtbot, made)
    return made


def test_findings_come_from_the_other_process(desk, qtbot):
    assert desk.editor.bridge.report.findings
    assert desk.runner.pid not in (None, os.getpid())


def test_a_killed_process_comes_back_with_the_findings(desk, qtbot):
    count = len(desk.editor.bridge.report.findings)
    first = desk.runner.pid
    before = text_of(desk)
    os.kill(first, signal.SIGKILL)
    qtbot.waitUntil(lambda: desk.runner.pid not in (None, first), timeout=10_000)
    settle(qtbot, desk)
    assert len(desk.editor.bridge.report.findings) == count
    assert text_of(desk) == before
    desk.editor.go_to(7, 3)
    write(desk.editor, "XX件")
    settle(qtbot, desk)
    assert len(desk.editor.bridge.report.findings) > count


@pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP")
def test_a_stuck_process_is_started_again(desk, qtbot):
    desk.runner._watch.setInterval(500)
    first = desk.runner.pid
    os.kill(first, signal.SIGSTOP)
    write(desk.editor, "字")
    desk.editor.bridge.flush()
    qtbot.waitUntil(lambda: desk.runner.pid not in (None, first), timeout=10_000)
    desk.runner._watch.setInterval(20_000)
    settle(qtbot, desk)


def test_the_process_ends_with_the_window(desk):
    process = desk.runner._link.process
    desk.shut_down()
    assert process.poll() is not None


def test_giving_up_is_said(qtbot, monkeypatch):
    monkeypatch.setattr("fazhi_desk.desktop.runner.worker_command", lambda: [sys.executable, "-c", "pass"])
    runner = ProcessRunner()
    with qtbot.waitSignal(runner.failed, timeout=20_000):
        runner.start()
    runner.stop()
