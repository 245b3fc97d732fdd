"""First paint against a minimal window, keys against a bare QTextEdit: ``python -m tests.benchmarks window``."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTS, ROUNDS, KEYS = 9, 5, 50
SENTENCE = (
    "（{n}）规范行政执法行为。全面落实行政执法公示、执法全过程记录、重大执法决定法制审核制度，对拟作出的重大决定逐件审核，"
    "全年审核案件{n}件，提出意见{n}条，并就审核中发现的共性问题开展专题培训，进一步提升了运用法治思维解决问题的能力。"
)
WATCH = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False
def done():
    print(time.time(), flush=True)
    import os
    os._exit(0)
"""
MINIMAL = WATCH + """
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
application = QApplication([])
window = QMainWindow()
edit = QPlainTextEdit(window)
window.setCentralWidget(edit)
window.resize(1366, 768)
watch = Watch()
edit.viewport().installEventFilter(watch)
window.show()
application.exec()
"""
OURS = WATCH + """
from fazhi_desk.desktop import app
watch = Watch()
real = app.make_shell
def make_shell(settings):
    shell = real(settings)
    shell.centralWidget().installEventFilter(watch)
    return shell
app.make_shell = make_shell
app.main([])
"""
READY = """
import time
from PySide6.QtCore import QTimer
from fazhi_desk.desktop import app
real = app.begin
def begin(desk, paths, **more):
    real(desk, paths, **more)
    QTimer.singleShot(0, done)
def done():
    print(time.time(), flush=True)
    import os
    os._exit(0)
app.begin = begin
app.main([])
"""
BARE_KEY_LIMIT = 1.5


def first_paint(script: str) -> float:
    """Milliseconds from starting Python to the first paint having been handled."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "HOME": home}
        environment.pop("FAZHI_DESK_HOME", None)
        start = time.time()
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True,
            timeout=60,
        )
        return (float(done.stdout) - start) * 1000


def starts() -> None:
    """First paint, interleaved."""
    first_paint(MINIMAL), first_paint(OURS)
    pairs = [(first_paint(MINIMAL), first_paint(OURS)) for _ in range(STARTS)]
    minimal = statistics.median(pair[0] for pair in pairs)
    ours = statistics.median(pair[1] for pair in pairs)
    ready = statistics.median(first_paint(READY) for _ in range(STARTS))
    print(f"first paint: {ours:.0f} ms, minimal window {minimal:.0f} ms, ratio {ours / minimal:.2f} (at most 1.50)")
    print(f"ready to write: {ready:.0f} ms, ratio {ready / minimal:.2f}")


class _Quiet:
    def send(self, message: object) -> None:
        """Nobody reviews."""


def keys(size: int) -> None:
    """A key from being posted to the paint it causes, in the middle of a draft."""
    from PySide6.QtGui import QFont, QTextCursor
    from PySide6.QtWidgets import QApplication, QTextEdit

    from fazhi_desk.desktop.editor import Editor
    from fazhi_desk.desktop.theme import LIGHT

    application = QApplication.instance() or QApplication([])
    lines = ["青石镇2026年法治政府建设工作总结", *(SENTENCE.format(n=n % 90 + 1) for n in range(size // len(SENTENCE)))]
    bare = QTextEdit()
    bare.setFont(QFont(["Noto Serif CJK SC"], 16))
    bare.setPlainText("\n".join(lines))
    ours = Editor(LIGHT, 16, _Quiet())
    ours.load(lines)
    _mark(ours)
    results: dict[str, list[list[float]]] = {"bare": [], "ours": []}
    for widget in (bare, ours):
        widget.resize(1000, 700)
        widget.show()
        cursor = widget.textCursor()
        cursor.setPosition(widget.document().findBlockByNumber(len(lines) // 2).position() + 40)
        cursor.movePosition(QTextCursor.MoveOperation.NoMove)
        widget.setTextCursor(cursor)
    application.processEvents()
    for _ in range(ROUNDS):
        for name, widget in (("bare", bare), ("ours", ours)):
            widget.setFocus()
            results[name].append(_type(application, widget))
    report(size, results)


def _mark(editor: object) -> None:
    """Three findings in every line, as a review would leave them."""
    from fazhi_desk.desktop.editor import Editor
    from fazhi_desk.desktop.marks import Mark

    assert isinstance(editor, Editor)
    table = editor.bridge.marks
    marks = (Mark(5, 9, "hint", 0), Mark(12, 18, "warning", 1), Mark(30, 34, "error", 2))
    table._marks = [marks] * len(editor.bridge.lines)
    editor.bridge.report = object()  # type: ignore[assignment]


def _type(application: object, widget: object) -> list[float]:
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QTextEdit

    assert isinstance(widget, QTextEdit)
    times = []
    for _ in range(KEYS):
        start = time.perf_counter()
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QCoreApplication.sendEvent(widget, event)
        widget.viewport().repaint()
        times.append((time.perf_counter() - start) * 1000)
        QCoreApplication.processEvents()
    return times


def report(size: int, results: dict[str, list[list[float]]]) -> None:
    """Medians of the rounds' p50 and p95."""
    def at(name: str, share: float) -> float:
        return statistics.median(sorted(run)[min(int(len(run) * share), len(run) - 1)] for run in results[name])

    p50, p95 = at("ours", 0.5) / at("bare", 0.5), at("ours", 0.95)
    print(
        f"key, {size:>7,} characters: p50 {at('ours', 0.5):.2f} ms, bare {at('bare', 0.5):.2f} ms, ratio {p50:.2f} "
        f"(at most {BARE_KEY_LIMIT:.2f}); p95 {p95:.2f} ms, bare {at('bare', 0.95):.2f} ms (at most bare + 2)"
    )


def main() -> None:
    """Print times and ratios."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    starts()
    for size in (10_000, 100_000):
        keys(size)


if __name__ == "__main__":
    main()
