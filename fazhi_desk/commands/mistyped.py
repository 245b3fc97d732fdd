"""A first word that is neither a command nor a paper: told in one sentence instead of opening an empty window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fazhi_desk.commands.options import COMMANDS

HELPS = ("-h", "--help", "--version")
WINDOW_OPTIONS = ("--", "--sample")
"""What the window understands beside the names of papers."""
HELP = "用 fazhi-desk --help 查看全部命令"


def for_commands(arguments: Sequence[str]) -> bool:
    """Whether the command line answers: a command, a call for help, or either of them typed wrongly."""
    return bool(arguments) and (arguments[0] in (*COMMANDS, *HELPS) or mistyped(arguments) is not None)


def mistyped(arguments: Sequence[str]) -> str | None:
    """What is wrong with the arguments as a sentence; None where a command, help or papers for the window are meant.

    A name with a suffix or a folder before it is a paper even where no such file lies: the window says that it is
    missing. A bare word that is no file either can only be a command typed wrongly.
    """
    if not arguments or arguments[0] in (*COMMANDS, *HELPS):
        return None
    first = arguments[0]
    if first.startswith("-") and first not in WINDOW_OPTIONS:
        return f"没有“{first}”这个选项{_close(first)}；{HELP}"
    if first not in WINDOW_OPTIONS and not _paper(first):
        return f"没有“{first}”这个命令，也没有这个名字的文稿{_close(first)}；{HELP}"
    option = next((word for word in arguments if word.startswith("-") and word not in WINDOW_OPTIONS), None)
    return None if option is None else f"打开窗口不用“{option}”；要审校、导出等，请把命令写在最前面，{HELP}"


def _paper(word: str) -> bool:
    path = Path(word)
    return path.exists() or path.name != word or bool(path.suffix)


def _close(word: str) -> str:
    from difflib import get_close_matches  # only a slip pays for it

    close = get_close_matches(word.lower().lstrip("-"), (*COMMANDS, "help", "version"), 2, 0.6)
    shown = [f"--{name}" if name in ("help", "version") else name for name in close]
    return f"，是不是 {' 或 '.join(shown)}" if shown else ""
