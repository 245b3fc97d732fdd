"""Starting the window: nothing heavy is imported before the first paint."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from fazhi_desk.desktop.fonts import DESK, DESK_POINTS, font
from fazhi_desk.desktop.runner import InlineRunner, ProcessRunner, Runner
from fazhi_desk.desktop.theme import chosen
from fazhi_desk.desktop.view import dress_application
from fazhi_desk.desktop.window import NAME, MainWindow
from fazhi_desk.storage.logs import log_to
from fazhi_desk.storage.places import Places, find_places
from fazhi_desk.storage.settings import Settings, load
from fazhi_desk.tasks.workbench import Workbench

NO_DISPLAY = "这里没有图形界面，打不开窗口；可以改用命令行，例如 fazhi-desk review 文件名。"


def main(arguments: list[str]) -> int:
    """Open the window with the files named; 2 where there is no display."""
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2
    places = find_places()
    log_to(places.logs)
    application = make_application(sys.argv[:1])
    window = make_window(places, load(places.settings))
    window.show()
    paths = [Path(name) for name in arguments if name != "--"]
    QTimer.singleShot(0, window, lambda: begin(window, paths))
    return int(application.exec())


def has_display() -> bool:
    """Whether a window can be opened: Qt would end the program without a word of Chinese."""
    drawn_nowhere = os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal"))
    if sys.platform in ("win32", "darwin") or drawn_nowhere or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return _x_answers(os.environ.get("DISPLAY", ""))


def _x_answers(display: str) -> bool:
    """Whether an X server listens; a DISPLAY left over from a session that ended would abort the program."""
    import re
    import socket

    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return bool(display)  # a server on another machine: let Qt try
    for address in (f"\0/tmp/.X11-unix/X{local[1]}", f"/tmp/.X11-unix/X{local[1]}"):  # noqa: S108 - where X listens
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(1.0)
            try:
                probe.connect(address)
            except OSError:
                continue
            return True
    return False


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
    return application


def make_window(places: Places, settings: Settings, *, inline: bool = False) -> MainWindow:
    """The window with everything it needs; ``inline`` reviews without a second process."""
    dress_application(chosen(settings.theme))
    bench = Workbench(places)
    runner: Runner = InlineRunner(bench) if inline else ProcessRunner()
    window = MainWindow(bench, settings, runner)
    runner.setParent(window)
    return window


def begin(window: MainWindow, paths: list[Path]) -> None:
    """After the first paint: the papers named, else what was found again, else the first page."""
    opened = bool(paths) and window.files.open_path(paths[0])
    if not opened:
        window.show_start()
    window.files.offer_recovery()
    window.begin()
