"""``fazhi-desk rules``."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from fazhi_desk.commands.printing import UNREADABLE, fail, padded, print_json, severity, shortened
from fazhi_desk.model import FAMILIES, SEVERITIES, Severity
from fazhi_desk.tasks.count_findings import RuleCount, Tally, count_findings
from fazhi_desk.tasks.review_paper import ReviewOptions
from fazhi_desk.tasks.rule_sheet import RuleEntry, rule_sheet
from fazhi_desk.tasks.workbench import Workbench

ID, TITLE = 30, 28
"""Widths of the printed columns; a Chinese character takes two."""


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """List all rules; with papers, count what each of them finds there."""
    if not options.paths:
        return _list(rule_sheet(bench), options)
    review = ReviewOptions(options.kind, options.unit_class, options.today)
    tally = count_findings(bench, options.paths, review, options.quotes)
    for problem in tally.problems:
        print(problem + "。", file=sys.stderr)
    if not tally.papers:
        return fail("没有可以审校的文稿（.txt、.fzd、.docx）")
    rules = [one for one in tally.rules if options.family in (None, one.family)]
    if options.format == "json":
        print_json(_json(tally, rules))
    else:
        _print(tally, rules)
    return UNREADABLE if tally.problems else 0


def _list(entries: tuple[RuleEntry, ...], options: argparse.Namespace) -> int:
    shown = [entry for entry in entries if options.family in (None, entry.family)]
    if options.format == "json":
        print_json([
            {"rule": e.id, "family": e.family, "severity": e.severity or None, "title": e.title, "enabled": e.usual}
            for e in shown
        ])
        return 0
    for entry in shown:
        level = SEVERITIES.get(entry.severity, "按情形") + ("" if entry.usual else "，默认不查")
        print(f"{FAMILIES[entry.family]}  {padded(entry.id, ID)}  {padded(entry.title, TITLE)}  {level}")
    print(f"共{len(shown)}条规则；用 fazhi-desk explain 规则编号 查看理由和例子。")
    return 0


def _print(tally: Tally, rules: list[RuleCount]) -> None:
    print(f"{tally.papers}个文件，{tally.characters:,}字")
    for level in Severity:
        count = sum(one.counts[level] for one in rules)
        print(f"  {severity(level.value)} {count:>6}处，每千字{tally.per_thousand(count):.3f}处")
    heads = "".join(f"{padded(name, 6)}" for name in SEVERITIES.values())
    print(f"\n{padded('规则', ID)}  {padded('名称', TITLE)}  {heads}{padded('每千字', 8)}文件")
    for one in (one for one in rules if one.total):
        numbers = "".join(padded(str(one.counts[level]), 6) for level in Severity)
        rate = padded(f"{tally.per_thousand(one.total):.3f}", 8)
        print(f"{padded(one.rule, ID)}  {padded(shortened(one.title, TITLE // 2), TITLE)}  {numbers}{rate}{one.papers}")
        for quote in one.quotes:
            where = f"{quote.path}:{quote.line}" if quote.line else quote.path
            print(f"      {where}　{shortened(quote.quote, 40)}　{quote.message}")
    silent = [one.rule for one in rules if not one.total]
    if silent:
        print(f"\n没有发现问题的规则{len(silent)}条：{'、'.join(silent)}")


def _json(tally: Tally, rules: list[RuleCount]) -> dict[str, Any]:
    return {
        "papers": tally.papers,
        "characters": tally.characters,
        "per_thousand": {s.value: round(tally.per_thousand(tally.total(s)), 4) for s in Severity},
        "rules": [
            {
                "rule": one.rule, "family": one.family, "title": one.title,
                **{level.value: one.counts[level] for level in Severity},
                "per_thousand": round(tally.per_thousand(one.total), 4), "papers": one.papers,
                "quotes": [
                    {"path": q.path, "line": q.line or None, "quote": q.quote, "message": q.message}
                    for q in one.quotes
                ],
            }
            for one in rules
        ],
        "problems": list(tally.problems),
    }
