"""The command line's grammar; every command is a module with ``run(bench, options)``."""

from __future__ import annotations

import argparse
import datetime as dt

from fazhi_desk.commands.chinese import Parser
from fazhi_desk.model import FAMILIES, KINDS, UNIT_CLASSES
from fazhi_desk.version import VERSION

KIND_HELP = "文种：" + "，".join(f"{kind} {name}" for kind, name in KINDS.items())
CLASS_HELP = "单位性质：" + "，".join(f"{kind} {name}" for kind, name in UNIT_CLASSES.items())
FORMATS = ("text", "json")
COMMANDS = (
    "new", "review", "outline", "fix", "phrases", "topics", "figures", "placeholders", "import", "export", "explain",
    "rules", "coverage", "documents", "compare",
)
"""First arguments that mean a command; anything else opens the window."""


def parser() -> Parser:
    """The whole grammar."""
    top = Parser(
        prog="fazhi-desk",
        description="法治写作台：离线撰写、审校、导出法治政府建设工作总结。\n"
        "不带命令时打开窗口；文件与命令同名时写成 ./review 这样。",
    )
    top.add_argument("--version", action="version", version=f"法治写作台 {VERSION}", help="显示版本")
    commands = top.add_subparsers(dest="command", required=True, metavar="命令", title="命令")
    _new(commands)
    _review(commands)
    _outline(commands)
    _fix(commands)
    _phrases(commands)
    _topics(commands)
    _figures(commands)
    _placeholders(commands)
    _import(commands)
    _export(commands)
    _explain(commands)
    _rules(commands)
    _coverage(commands)
    _documents(commands)
    _compare(commands)
    return top


Commands = argparse._SubParsersAction  # noqa: SLF001  (the library has no public name for it)


def _add(commands: Commands[Parser], name: str, text: str) -> Parser:
    return commands.add_parser(name, help=text, description=text)


def _new(commands: Commands[Parser]) -> None:
    command = _add(commands, "new", "按文种新建一篇带规范章节和待补位置的文稿")
    command.add_argument("kind", choices=tuple(KINDS), metavar="文种", help=KIND_HELP)
    command.add_argument("-o", "--output", required=True, metavar="文件", help="写到哪个文件（.fzd 或 .txt）")
    command.add_argument("--unit", metavar="单位", help="单位全称")
    command.add_argument("--year", type=_year, metavar="年份", help="报告年度，如 2026")
    command.add_argument("--unit-class", choices=tuple(UNIT_CLASSES), metavar="性质", help=CLASS_HELP)
    command.add_argument(
        "--variant", metavar="骨架",
        help="骨架：市县 four-part、responsible-first，年度报告 responsible-first，述法 party、department，街道 street",
    )
    command.add_argument(
        "--fact", action="append", default=[], metavar="情况", help="单位情况，如 enforcement_power=none，可多次给出"
    )
    command.add_argument("--ask", action="store_true", help="逐项询问单位和决定必写内容的六项情况")
    _force(command)


def _review(commands: Commands[Parser]) -> None:
    command = _add(commands, "review", "审校一篇或几篇文稿：问题、清单、提纲")
    command.add_argument("files", nargs="+", metavar="文件", help="要审校的文稿（.fzd、.txt、.docx）")
    _kind(command)
    command.add_argument(
        "--earlier", action="append", default=[], metavar="路径", help="往年稿件的文件或文件夹，可多次给出"
    )
    command.add_argument("--all", action="store_true", help="连同已忽略的问题一起显示")
    command.add_argument("--today", type=_day, metavar="日期", help="按这一天审校，如 2027-02-10")
    command.add_argument(
        "--article", type=_ordinal, default=1, metavar="序号", help="文件里有几篇文稿时看第几篇，从1数起"
    )
    command.add_argument("--text-out", metavar="文件", help="另把审校的文本写到这个文件")
    _format(command)
    _force(command)


def _outline(commands: Commands[Parser]) -> None:
    command = _add(commands, "outline", "列出文稿的标题层次")
    command.add_argument("file", metavar="文件", help="文稿")
    _format(command)


def _fix(commands: Commands[Parser]) -> None:
    command = _add(commands, "fix", "按审校结果修正文稿，并列出改了什么")
    command.add_argument("file", metavar="文件", help="文稿")
    command.add_argument("--safe-only", action="store_true", help="只做肯定不会改错的修正")
    place = command.add_mutually_exclusive_group()
    place.add_argument("-o", "--output", metavar="文件", help="写到哪个文件；不给就打印出来")
    place.add_argument("--in-place", action="store_true", help="改在原文件上，原来的另存为“文件名.bak”")
    _force(command)


def _figures(commands: Commands[Parser]) -> None:
    command = _add(commands, "figures", "列出文稿里的全部数字，或写成台账表格")
    command.add_argument("file", metavar="文件", help="文稿")
    command.add_argument("-o", "--output", metavar="文件", help="台账写到哪个文件（.xlsx 或 .csv）")
    _force(command)


def _placeholders(commands: Commands[Parser]) -> None:
    command = _add(commands, "placeholders", "列出待补的地方，或写成收集表发给各科室")
    command.add_argument("file", metavar="文件", help="文稿")
    command.add_argument("-o", "--output", metavar="文件", help="收集表写到哪个文件（.docx 或 .txt）")
    _force(command)


def _import(commands: Commands[Parser]) -> None:
    command = _add(commands, "import", "把 Word 文件转成文稿，并说明哪些没有带过来")
    command.add_argument("file", metavar="文件", help="Word 文件（.docx）")
    command.add_argument("-o", "--output", required=True, metavar="文件", help="写到哪个文件（.fzd 或 .txt）")
    _force(command)


def _phrases(commands: Commands[Parser]) -> None:
    command = _add(commands, "phrases", "短语库")
    inner = command.add_subparsers(dest="action", required=True, metavar="操作", title="操作")
    search = _add(inner, "search", "按汉字、全拼或首字母查短语，例如 yjys")
    search.add_argument("query", metavar="查询", help="汉字、全拼或拼音首字母")
    search.add_argument("--topic", metavar="主题", help="只看某一主题的短语")
    search.add_argument("--limit", type=_ordinal, default=20, metavar="条数", help="最多显示几条，默认20")
    _format(search)
    listed = _add(inner, "list", "列出整个短语库")
    _format(listed)
    added = _add(inner, "add", "把一句话加入自己的短语，其中的数字变成待填处")
    added.add_argument("text", metavar="短语", help="短语，待填的地方可以写成{件数}")
    added.add_argument("--function", metavar="用途", action="append", default=[], help="用途代号，如 duty，可多次给出")
    taken = _add(inner, "import", "导入同事给的或整理出来的短语文件")
    taken.add_argument("file", metavar="文件", help="短语文件（.jsonl）")
    given = _add(inner, "export", "把自己的短语写成文件，交给同事")
    given.add_argument("-o", "--output", required=True, metavar="文件", help="写到哪个文件（.jsonl）")
    _force(given)
    mined = _add(inner, "mine", "从自己的文稿里整理短语，写成可以导入的短语文件")
    mined.add_argument("paths", nargs="+", metavar="路径", help="文稿或文件夹（.txt、.fzd、.docx）")
    mined.add_argument("-o", "--output", required=True, metavar="文件", help="写到哪个文件（.jsonl）")
    _force(mined)


def _topics(commands: Commands[Parser]) -> None:
    command = _add(commands, "topics", "列出某一文种应写的主题和依据")
    _kind(command)
    command.add_argument("--year", type=_year, metavar="年份", help="报告年度")
    _format(command)


def _export(commands: Commands[Parser]) -> None:
    command = _add(commands, "export", "导出为 Word 文件（GB/T 9704-2012）或纯文本")
    command.add_argument("file", metavar="文件", help="文稿")
    command.add_argument("-o", "--output", required=True, metavar="文件", help="写到哪个文件（.docx 或 .txt）")
    command.add_argument("--profile", metavar="格式", help="版式：gbt9704（默认）、gbt33476、plain-report 或自己的格式")
    command.add_argument("--leader", action="store_true", help="导出领导审阅稿：右侧留白，每行编号")
    _force(command)


def _explain(commands: Commands[Parser]) -> None:
    command = _add(commands, "explain", "说明一条规则：为什么、依据、正反例")
    command.add_argument("rule", metavar="规则", help="规则编号，如 numbering-gap")
    _format(command)


def _rules(commands: Commands[Parser]) -> None:
    command = _add(commands, "rules", "列出全部规则；给出文稿时，统计每条规则发现多少处")
    command.add_argument("paths", nargs="*", metavar="路径", help="文稿或文件夹（.txt、.fzd、.docx），可以不给")
    families = "，".join(f"{family} {name}" for family, name in FAMILIES.items())
    command.add_argument("--family", choices=tuple(FAMILIES), metavar="类别", help=f"只看一类：{families}")
    command.add_argument("--quotes", type=_count, default=0, metavar="处数", help="每条规则附几处原文，默认不附")
    _kind(command)
    command.add_argument("--today", type=_day, metavar="日期", help="按这一天审校，如 2027-02-10")
    _format(command)


def _coverage(commands: Commands[Parser]) -> None:
    command = _add(commands, "coverage", "主题与章节对照：每个主题在哪一部分写到、写到什么程度，不足与措施是否对应")
    command.add_argument("file", metavar="文件", help="文稿")
    _kind(command)
    command.add_argument("-o", "--output", metavar="文件", help="画成图写到哪个文件（.svg）")
    command.add_argument(
        "--theme", choices=("light", "dark"), default="light", metavar="外观", help="图的外观：light 或 dark"
    )
    command.add_argument(
        "--article", type=_ordinal, default=1, metavar="序号", help="文件里有几篇文稿时看第几篇，从1数起"
    )
    _format(command)
    _force(command)


def _documents(commands: Commands[Parser]) -> None:
    command = _add(commands, "documents", "上级新文件登记：登记后进入清单的依据和法规名称的核对")
    inner = command.add_subparsers(dest="action", required=True, metavar="操作", title="操作")
    _format(_add(inner, "list", "列出已登记的文件"))
    added = _add(inner, "add", "登记一份上级文件")
    added.add_argument("title", metavar="标题", help="文件标题，写全")
    added.add_argument("--number", default="", metavar="文号", help="文号，如 国发〔2026〕5号")
    added.add_argument("--date", default="", metavar="日期", help="成文日期，如 2026-05-18")
    added.add_argument("--from", dest="valid_from", type=_year, metavar="年份", help="从哪一报告年度起有效")
    added.add_argument("--to", dest="valid_to", type=_year, metavar="年份", help="到哪一报告年度为止有效")
    added.add_argument("--short", action="append", default=[], metavar="简称", help="文稿里的简称，可多次给出")
    added.add_argument("--topic", action="append", default=[], metavar="主题", help="对应的主题编号，可多次给出")
    added.add_argument("--replaces", default="", metavar="标题", help="接替哪一份旧文件")
    _force(added)
    removed = _add(inner, "remove", "取消登记")
    removed.add_argument("name", metavar="标题或文号", help="要取消的文件")


def _compare(commands: Commands[Parser]) -> None:
    command = _add(commands, "compare", "比对返稿：列出改稿人在返回的文件里改了什么，可以逐条采纳")
    command.add_argument("file", metavar="文件", help="自己的文稿")
    command.add_argument("returned", metavar="返稿", help="返回来的文件（.docx 等）")
    command.add_argument("--accept", metavar="序号", help="采纳哪几处：1,3,5-7 或 all，与 -o 一起用")
    command.add_argument("-o", "--output", metavar="文件", help="采纳后的文稿写到哪个文件（.fzd 或 .txt）")
    _format(command)
    _force(command)


def _kind(command: Parser) -> None:
    command.add_argument("--kind", choices=tuple(KINDS), metavar="文种", help=KIND_HELP)
    command.add_argument("--unit-class", choices=tuple(UNIT_CLASSES), metavar="性质", help=CLASS_HELP)


def _format(command: Parser) -> None:
    command.add_argument("--format", choices=FORMATS, default="text", metavar="格式", help="text 或 json，默认 text")


def _force(command: Parser) -> None:
    command.add_argument("--force", action="store_true", help="覆盖已有的文件")


def _year(text: str) -> int:
    if not text.isdigit() or not 1980 <= int(text) <= 2200:
        raise argparse.ArgumentTypeError(f"“{text}”不是年份，应写成四位数，如 2026")
    return int(text)


def _ordinal(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”应是大于零的整数")
    return int(text)


def _count(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"“{text}”应是整数")
    return int(text)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写成 2027-02-10 这样") from error
