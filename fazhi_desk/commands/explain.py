"""``fazhi-desk explain``."""

from __future__ import annotations

import argparse
import dataclasses
import difflib
from typing import Any

from fazhi_desk.catalog.requirement import FindingText
from fazhi_desk.catalog.rule import Rule
from fazhi_desk.commands.printing import fail, print_json, severity
from fazhi_desk.model import FAMILIES
from fazhi_desk.tasks.workbench import Workbench


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Print why a rule exists, its source, a bad and a good example."""
    rule = bench.catalog.rule(options.rule)
    texts = bench.review.requirements.file.findings
    if rule is None and options.rule in texts:
        return _about_content(options, texts[options.rule])
    if rule is None:
        known = [*(r.id for r in bench.catalog.rules), *texts]
        close = difflib.get_close_matches(options.rule, known, 3, 0.4)
        hint = f"，是不是：{'、'.join(close)}" if close else ""
        return fail(f"没有编号为“{options.rule}”的规则{hint}")
    bad, good = example(rule, "bad"), example(rule, "good")
    if options.format == "json":
        head = rule.head
        print_json({"rule": rule.id, "title": head.title, "family": rule.family, "severity": rule.severity.value,
                    "why": head.why, "source": head.source, "bad": bad, "good": good})
        return 0
    print(f"{rule.head.title or rule.id}（{rule.id}）")
    print(f"类别：{FAMILIES[rule.family]}　级别：{severity(rule.severity.value)}")
    print(f"为什么：{rule.head.why}")
    print(f"依据：{rule.head.source}")
    print(f"有问题的例子：{bad.replace('⟦', '【').replace('⟧', '】')}")
    print(f"没有问题的例子：{good}")
    return 0


def _about_content(options: argparse.Namespace, text: FindingText) -> int:
    """A finding about topics or sections: made by the review itself, explained by a table."""
    if options.format == "json":
        print_json({"rule": options.rule, "title": text.title, "why": text.why, "source": text.source,
                    "bad": text.bad, "good": text.good})
        return 0
    print(f"{text.title}（{options.rule}）")
    print(f"为什么：{text.why}")
    print(f"依据：{text.source}")
    print(f"有问题的例子：{text.bad}")
    print(f"没有问题的例子：{text.good}")
    return 0


def example(rule: Rule[Any], which: str) -> str:
    """One example of the rule file, or of the first row of its table."""
    listed = getattr(rule.head, which)
    if listed:
        return str(listed[0].text)
    for row in getattr(rule.parameters, "rows", ()):
        value = getattr(row, which, "") if dataclasses.is_dataclass(row) else ""
        if value:
            return value if isinstance(value, str) else str(value[0])
    return ""
