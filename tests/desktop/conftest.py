"""A real window per test, reviewed in place; nothing is asked that a test does not answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fazhi_desk.desktop.app import furnish, make_application, make_shell
from fazhi_desk.storage.places import find_places
from fazhi_desk.storage.settings import Settings

PAPER = """临川县2026年法治政府建设工作总结

　　2026年，临川县坚持依法行政。现将有关情况报告如下。
　　一、加强组织领导
　　（一）深入学习。县政府常务会议专题学习6次，印发要点【待补：印发文件的名称】。
　　（二）压实责任。组织34个单位述法。
　　二、依法科学决策
　　公布重大行政决策目录5项。
　　三、存在的不足和原因
　　一是力量薄弱，主要原因是吸引力不足。
　　临川县人民政府
　　2027年1月15日"""


@pytest.fixture
def window(qapp, qtbot):
    make_application([])
    settings = Settings(completion=False)
    shell = make_shell(settings)
    made = furnish(shell, find_places(), settings, inline=True)
    made.files.dialogs = Answers()
    qtbot.addWidget(shell, before_close_func=lambda _: made.shut_down())
    shell.resize(1366, 768)
    shell.show()
    made.begin()
    qtbot.waitUntil(lambda: made.phrases.ready, timeout=15_000)
    return made


class Answers:
    """Stands for the dialogs."""

    def __init__(self) -> None:
        self.name = ""
        self.leaving = "drop"
        self.asked: list[str] = []
        self.shown: list[object] = []
        self.accepting = True
        self.sending = "go"

    def open_name(self, _folder: str, _title: str = "", _kinds: str = "") -> str:
        return self.name

    def folder_name(self, _title: str, _folder: str) -> str:
        return self.name

    def save_name(self, _title: str, _start: str, _kinds: str) -> str:
        return self.name

    def private(self, question: str, rows: list[str]) -> str:
        self.asked.append(question + "".join(rows))
        return self.sending

    def accepted(self, dialog: object) -> bool:
        self.shown.append(dialog)
        return self.accepting

    def leave(self, name: str) -> str:
        self.asked.append(name)
        return self.leaving


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "总结.fzd"
    path.write_text(f'+++\nfzd = 1\nkind = "county"\nyear = 2026\n+++\n{PAPER}\n', encoding="utf-8")
    return path


@pytest.fixture
def opened(window, paper, qtbot):
    """The window with the paper, reviewed."""
    assert window.files.open_path(paper)
    settle(qtbot, window)
    return window


def settle(qtbot, window) -> None:
    """Wait until the review speaks of the draft as it stands."""
    window.editor.bridge.flush()
    qtbot.waitUntil(lambda: window.editor.bridge.settled, timeout=20_000)


def text_of(window) -> str:
    return "\n".join(window.editor.bridge.lines)


def write(widget, text: str) -> None:
    """Type as one does: letters by the keys, 汉字 through the input method (QTest aborts on them)."""
    for char in text:
        if char.isascii():
            QTest.keyClicks(widget, char)
        else:
            commit(widget, char)


def commit(widget, text: str) -> None:
    """What an input method hands over at the end of a composition."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget, text: str) -> None:
    """What an input method shows while composing; "" gives up."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))
