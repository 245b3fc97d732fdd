"""A picture of the window: python -m fazhi_desk.desktop.picture OUT.png [FILE] [--theme dark] [--size 1366x768]."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Build the window off screen, load a file, wait for the review, save the picture."""
    parser = argparse.ArgumentParser(prog="python -m fazhi_desk.desktop.picture")
    parser.add_argument("out", type=Path)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--pane", default="", choices=("", "outline", "phrases", "checklist", "findings", "figures"))
    parser.add_argument("--line", type=int, default=0, help="line to bring into view, from 1")
    parser.add_argument("--query", default="", help="what stands in the phrase search")
    told = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("FAZHI_DESK_HOME", home)
        return _draw(told)


def _draw(told: argparse.Namespace) -> int:
    from fazhi_desk.desktop.app import begin, furnish, make_application, make_shell
    from fazhi_desk.storage.places import find_places
    from fazhi_desk.storage.settings import Settings

    application = make_application([])
    settings = Settings(theme=told.theme)
    shell = make_shell(settings)
    width, _, height = told.size.partition("x")
    shell.resize(int(width), int(height))
    window = furnish(shell, find_places(), settings, inline=True)
    shell.show()
    begin(window, [told.file] if told.file else [])

    def wait(done: Callable[[], bool], turns: int = 2000) -> None:
        for _ in range(turns):
            application.processEvents()
            if done():
                return

    import time

    until = time.monotonic() + 15
    wait(lambda: time.monotonic() > until or (window.phrases.ready and (not told.file or window.editor.bridge.settled)),
         1_000_000)
    if told.pane:
        window.view.show_pane(getattr(window, told.pane))
    if told.query:
        window.phrases.query.setText(told.query)
    if told.line:
        window.editor.go_to(told.line - 1)
    until = time.monotonic() + 1.2
    wait(lambda: time.monotonic() > until, 1_000_000)
    saved = shell.grab().save(str(told.out))
    window.shut_down()
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
