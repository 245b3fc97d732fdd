"""``fazhi-desk outline``."""

from __future__ import annotations

import argparse
from pathlib import Path

from fazhi_desk.commands.printing import fail, padded, print_json
from fazhi_desk.review.wire import outline_json
from fazhi_desk.tasks.open_paper import PaperError, open_paper
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.workbench import Workbench


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Print the heading tree."""
    try:
        paper = open_paper(Path(options.file))
    except PaperError as error:
        return fail(str(error))
    report = review_paper(bench, paper, ReviewOptions())
    if options.format == "json":
        print_json(outline_json(report))
        return 0
    print(report.title or "（没有标题）")
    for entry in report.outline:
        line = "  " * entry.level + entry.numbering + entry.text
        print(f"{padded(line, 60)} {entry.characters:>6,}字")
    if not report.outline:
        print("  没有找到标题。标题写成“一、”“（一）”“1.”“（1）”即可认出。")
    return 0
