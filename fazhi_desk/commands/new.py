"""``fazhi-desk new``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from fazhi_desk.catalog.requirement import FactField
from fazhi_desk.commands.printing import fail
from fazhi_desk.model import KINDS, UNIT_CLASSES, Context
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.new_paper import FactError, facts_from, new_paper, value_of
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.about import class_for_kind, unit_class_of


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Write a new draft."""
    target = Path(options.output)
    if target.suffix.lower() not in (".fzd", ".txt"):
        return fail("新文稿请写成 .fzd 或 .txt；写好后再用 export 导出 Word")
    if target.exists() and not options.force:
        return fail(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    variants = [t.variant for t in bench.review.templates if t.kind == options.kind and t.variant]
    if options.variant and options.variant not in variants:
        known = f"，可用的有：{'、'.join(variants)}" if variants else ""
        return fail(f"“{KINDS[options.kind]}”没有名为“{options.variant}”的骨架{known}")
    try:
        facts = facts_from(bench, options.fact)
    except FactError as error:
        return fail(str(error))
    if options.ask:
        facts = ask(bench, options, facts)
    text = new_paper(
        bench, options.kind, unit=options.unit or "", year=options.year, unit_class=options.unit_class,
        variant=options.variant, facts=facts,
    )
    try:
        write_atomically(target, text.encode())
    except SaveError as error:
        return fail(str(error))
    print(f"已新建{KINDS[options.kind]}：{target}")
    return 0


def ask(bench: Workbench, options: argparse.Namespace, facts: dict[str, Any]) -> dict[str, Any]:
    """Ask for what was not told, one line a question; an empty answer leaves it as is usual for such a unit.

    Unit, class and year go into ``options``; the facts are the answer.
    """
    print("逐项回答，直接回车表示按一般情况。")
    options.unit = options.unit or _line("单位名称")
    guessed = class_for_kind(options.kind, unit_class_of(options.unit, "", "") if options.unit else "county_gov")
    options.unit_class = options.unit_class or _choice("单位性质", UNIT_CLASSES, guessed)
    year = options.year or _line("报告年度（四位数）")
    options.year = int(year) if str(year).isdigit() and len(str(year)) == 4 else None
    usual = bench.review.requirements.facts(
        Context(kind=options.kind, unit_class=options.unit_class, unit=options.unit or "")
    )
    for field in bench.review.requirements.file.fields:
        # What has no usual answer for such a unit does not arise for it.
        if field.asked and field.id != "unit_class" and field.id not in facts and usual.get(field.id) is not None:
            answer = _fact(field, usual[field.id])
            if answer is not None:
                facts[field.id] = answer
    return facts


def _fact(field: FactField, usual: object) -> str | bool | None:
    names = dict(zip(field.values, field.names or field.values, strict=True))
    if field.type == "bool":
        names = {"true": "是", "false": "否"}
    known = names.get(str(usual).lower() if isinstance(usual, bool) else str(usual), "")
    while True:
        rows = "，".join(f"{number} {name}" for number, name in enumerate(names.values(), 1))
        told = _line(f"{field.ask}（{rows}；一般情况：{known}）")
        if not told:
            return None
        if told.isdigit() and 0 < int(told) <= len(names):
            told = list(names)[int(told) - 1]
        try:
            return value_of(field, told)
        except FactError as error:
            print(f"{error}。")


def _choice(question: str, names: dict[str, str], usual: str) -> str:
    rows = "，".join(f"{number} {name}" for number, name in enumerate(names.values(), 1))
    told = _line(f"{question}（{rows}；一般情况：{names[usual]}）")
    keys = list(names)
    if told.isdigit() and 0 < int(told) <= len(keys):
        return keys[int(told) - 1]
    return next((key for key, name in names.items() if told in (key, name)), usual)


def _line(question: str) -> str:
    """One answer; where nobody can answer, an empty one."""
    try:
        return input(f"{question}：").strip()
    except EOFError:
        print()
        return ""
