"""The command line: argparse and printing over tasks."""

from __future__ import annotations

import importlib
import logging
import sys
from collections.abc import Sequence

from fazhi_desk.commands.mistyped import mistyped
from fazhi_desk.commands.options import parser
from fazhi_desk.commands.printing import fail
from fazhi_desk.storage.logs import log_to
from fazhi_desk.storage.places import find_places

FAULT = 3
MODULES = {"import": "import_word"}
"""Commands whose name cannot be a module's."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status is that of the contract."""
    _speak_utf8()
    wrong = mistyped(arguments)
    if wrong is not None:
        return fail(wrong)
    try:
        options = parser().parse_args(list(arguments))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    places = find_places()
    log_to(places.logs)
    # A command loads only what it needs: listing phrases must not pay for the checks.
    command = importlib.import_module(f"fazhi_desk.commands.{MODULES.get(options.command, options.command)}")
    from fazhi_desk.tasks.workbench import Workbench

    try:
        status: int = command.run(Workbench(places), options)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
        return FAULT
    except Exception:
        logging.getLogger(__name__).exception("command failed: %s", options.command)
        print(f"程序内部出错，没有改动任何文件；详情记在“{places.logs}”里，请把它发给维护人员。", file=sys.stderr)
        return FAULT
    return status


def _speak_utf8() -> None:
    """JSON is UTF-8 whatever the code page, and text never dies on a character (contract)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
