"""``fazhi-desk documents``."""

from __future__ import annotations

import argparse
import dataclasses
import sys

from fazhi_desk.catalog.superior import SuperiorDocument
from fazhi_desk.commands.printing import fail, print_json
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.superior_documents import RegisterError, add, document, registered, remove
from fazhi_desk.tasks.workbench import Workbench

EMPTY = "还没有登记上级文件。收到新文件时，用 fazhi-desk documents add 登记标题、文号、日期和有效年度。"


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """List, register or remove documents of superiors."""
    try:
        return {"list": _list, "add": _add, "remove": _remove}[options.action](bench, options)
    except (RegisterError, SaveError) as error:
        return fail(str(error))


def _list(bench: Workbench, options: argparse.Namespace) -> int:
    for problem in bench.catalog.problems:
        print(problem + "。", file=sys.stderr)
    found = registered(bench)
    if options.format == "json":
        print_json([dataclasses.asdict(one) for one in found])
        return 0
    names = {topic.id: topic.name for topic in bench.review.topics}
    for one in found:
        print(one.named)
        for line in _about(one, names):
            print(f"    {line}")
    if not found:
        print(EMPTY)
    return 0


def _about(one: SuperiorDocument, names: dict[str, str]) -> list[str]:
    years = f"{one.valid_from or ''}—{one.valid_to or ''}" if one.valid_from or one.valid_to else ""
    rows = (
        ("日期", one.date), ("有效年度", years), ("简称", "、".join(one.short)),
        ("主题", "、".join(names.get(topic, topic) for topic in one.topics)),
        ("接替", f"《{one.replaces}》" if one.replaces else ""),
    )
    return [f"{label}：{value}" for label, value in rows if value]


def _add(bench: Workbench, options: argparse.Namespace) -> int:
    one = document(
        bench, options.title, number=options.number, date=options.date, valid_from=options.valid_from,
        valid_to=options.valid_to, topics=options.topic, short=options.short, replaces=options.replaces,
    )
    add(bench, one, instead=one.title if options.force else "")
    print(f"已登记{one.named}")
    return 0


def _remove(bench: Workbench, options: argparse.Namespace) -> int:
    print(f"已取消登记{remove(bench, options.name).named}")
    return 0
