"""Starting the window: nothing heavy is imported before the first paint."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from fazhi_desk.desktop.collector import Collector
from fazhi_desk.desktop.fonts import DESK, DESK_POINTS, font
from fazhi_desk.desktop.shell import NAME, Shell
from fazhi_desk.desktop.theme import apply, chosen
from fazhi_desk.storage.places import Places, find_places
from fazhi_desk.storage.settings import Settings, load

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

NO_DISPLAY = "这里没有图形界面，打不开窗口；可以改用命令行，例如 fazhi-desk review 文件名。"


SAMPLE = "--sample"
"""Asks for the sample draft: what a first start shows."""


def main(arguments: list[str]) -> int:
    """Open the window with the files named; 2 where there is no display."""
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2
    application = make_application(sys.argv[:1])
    places = find_places()
    settings = load(places.settings)
    shell = make_shell(settings)
    paths = [Path(name) for name in arguments if name not in ("--", SAMPLE)]
    sample = SAMPLE in arguments

    def open_desk() -> None:
        try:
            begin(furnish(shell, places, settings), paths, sample=sample)
        except Exception:
            import logging

            logging.getLogger(__name__).exception("the window cannot be built")
            _fail(application, shell)

    shell.when_painted(open_desk)
    shell.show()
    return int(application.exec())


def _fail(application: QApplication, shell: Shell) -> None:
    """The window cannot be furnished: say so and end, an empty frame helps nobody."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.critical(shell, NAME, "程序文件不全或已损坏，请重新安装。文稿没有改动，详情已记入日志。")
    application.exit(3)


def has_display() -> bool:
    """Whether a window can be opened: Qt would end the program without a word of Chinese."""
    drawn_nowhere = os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal"))
    if sys.platform in ("win32", "darwin") or drawn_nowhere or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return _x_answers(os.environ.get("DISPLAY", ""))


def _x_answers(display: str) -> bool:
    """Whether an X server listens; a DISPLAY left over from a session that ended would abort the program.

    Read from the kernel's list of listening sockets: this program opens none itself, not even to ask.
    """
    import re

    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return bool(display)  # a server on another machine: let Qt try
    where = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where X listens
    try:
        listed = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return Path(where).exists()
    return any(row.endswith((f" {where}", f" @{where}")) for row in listed)


def make_application(arguments: list[str]) -> QApplication:
    """The application with Qt's own words in Chinese."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(arguments)
    application.setApplicationName("fazhi_desk")
    application.setApplicationDisplayName(NAME)
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    application.setFont(font(DESK, DESK_POINTS))
    if application.findChild(Collector) is None:
        Collector(application)
    return application


def make_shell(settings: Settings) -> Shell:
    """The frame of the window, ready to be painted."""
    theme = chosen(settings.theme)
    apply(theme)
    return Shell(theme, settings.geometry)


def furnish(shell: Shell, places: Places, settings: Settings, *, inline: bool = False) -> Desk:
    """Put everything into the frame; ``inline`` reviews without a second process."""
    from fazhi_desk.desktop.runner import InlineRunner, ProcessRunner, Runner
    from fazhi_desk.desktop.window import Desk
    from fazhi_desk.storage.logs import log_to
    from fazhi_desk.tasks.workbench import Workbench

    log_to(places.logs)
    bench = Workbench(places)
    runner: Runner = InlineRunner(bench, shell) if inline else ProcessRunner(shell)
    desk = Desk(shell, bench, settings, runner)
    # Dressing the empty page counts as a change; there is nothing yet that could be lost.
    desk.editor.document().setModified(False)
    return desk


def begin(desk: Desk, paths: list[Path], *, sample: bool = False) -> None:
    """The papers named, a copy of the sample, else the first page; and what was found again."""
    opened = desk.files.open_first(paths)
    if not opened and sample:
        desk.commands.sample()
    elif not opened:
        desk.show_start()
    desk.files.offer_recovery()
    desk.begin()
