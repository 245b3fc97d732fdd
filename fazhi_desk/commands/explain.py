"""``fazhi-desk explain``."""

from __future__ import annotations

import argparse
import difflib

from fazhi_desk.commands.printing import fail, print_json, severity
from fazhi_desk.model import FAMILIES
from fazhi_desk.tasks.rule_sheet import CLOSE, OPEN, RuleEntry, rule_sheet
from fazhi_desk.tasks.workbench import Workbench


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Print why a rule exists, its source, a bad and a good example."""
    entries = {entry.id: entry for entry in rule_sheet(bench)}
    entry = entries.get(options.rule)
    if entry is None:
        close = difflib.get_close_matches(options.rule, entries, 3, 0.4)
        hint = f"，是不是：{'、'.join(close)}" if close else ""
        return fail(f"没有编号为“{options.rule}”的规则{hint}")
    if options.format == "json":
        print_json({"rule": entry.id, "title": entry.title, "family": entry.family, "severity": entry.severity or None,
                    "why": entry.why, "source": entry.source, "bad": entry.bad, "good": entry.good})
        return 0
    _print(entry)
    return 0


def _print(entry: RuleEntry) -> None:
    level = severity(entry.severity) if entry.severity else "按情形"
    print(f"{entry.title}（{entry.id}）")
    print(f"类别：{FAMILIES[entry.family]}　级别：{level}")
    print(f"为什么：{entry.why}")
    print(f"依据：{entry.source}")
    print(f"有问题的例子：{entry.bad.replace(OPEN, '【').replace(CLOSE, '】')}")
    print(f"没有问题的例子：{entry.good}")
