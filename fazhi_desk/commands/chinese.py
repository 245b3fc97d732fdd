"""argparse that speaks Chinese: its own words are translated where they come out."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from fazhi_desk.commands.printing import padded
from fazhi_desk.text.lines import display_width

USAGE_STATUS = 2
TRANSLATIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (r"^the following arguments are required: (.*)$", r"缺少参数：\1"),
        (r"^unrecognized arguments: (.*)$", r"不认识的参数：\1"),
        (r"^argument (.*?): (.*)$", r"参数 \1：\2"),
        (r"invalid choice: (.*?) \(choose from (.*)\)$", r"没有 \1 这个选项，可选：\2"),
        (r"invalid (\S+) value: (.*)$", r"值 \2 不对"),
        (r"expected one argument$", "后面应跟一个值"),
        (r"expected at least one argument$", "后面至少应跟一个值"),
        (r"expected (\d+) arguments?$", r"后面应跟\1个值"),
        (r"not allowed with argument (.*)$", r"不能与 \1 同时使用"),
        (r"ignored explicit argument (.*)$", r"不接受值 \1"),
        (r"ambiguous option: (.*?) could match (.*)$", r"\1 不明确，可能是 \2"),
        (r"one of the arguments (.*) is required$", r"应给出其中之一：\1"),
    )
)


def translated(message: str) -> str:
    """An argparse message in Chinese."""
    for pattern, text in TRANSLATIONS:
        message = pattern.sub(text, message)
    return message


INDENT, COLUMN = 2, 22
"""Columns before an option, and before what it does."""
PIECE = re.compile(r"(?:[!-~]+|.)[，、。；：）】》”]*[ ]?")
"""What is not broken: a word, or a character with the marks behind it."""
HEADING = re.compile(r"^([\u4e00-\u9fff]{1,8}):$", re.MULTILINE)
"""A heading of argparse's own making, alone on its line."""


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns; words in Latin letters stay whole, and no line begins with a mark."""
    lines = [""]
    for piece in PIECE.findall(text):
        if lines[-1] and display_width(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with a Chinese usage line."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The usage line, beginning with 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _format_action(self, action: argparse.Action) -> str:
        """An option or command and what it does, in columns that count a Chinese character as two."""
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - argparse has no other name for it
            return "".join(self._format_action(one) for one in self._iter_indented_subactions(action))
        head = " " * INDENT + self._format_action_invocation(action)
        rows = wrapped(self._expand_help(action), self._width - COLUMN) if action.help else [""]
        lines = [padded(head, COLUMN) + rows[0]] if display_width(head) < COLUMN - 1 else [head, " " * COLUMN + rows[0]]
        return "\n".join([*lines, *(" " * COLUMN + row for row in rows[1:])]).rstrip() + "\n"

    def format_help(self) -> str:
        """Headings end with a full-width colon like the rest of the text."""
        return HEADING.sub(r"\1：", super().format_help())


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose headings, help text and errors are Chinese; bad usage ends with status 2."""

    def __init__(self, **options: object) -> None:
        options.setdefault("formatter_class", Formatter)
        options["add_help"] = False
        options["allow_abbrev"] = False
        super().__init__(**options)  # type: ignore[arg-type]  # passed on as given
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """One sentence and where to find help."""
        self.exit(USAGE_STATUS, f"{translated(message)}。用“{self.prog} --help”查看用法。\n")
