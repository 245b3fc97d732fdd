"""``fazhi-desk figures``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fazhi_desk.commands.printing import fail, padded, shortened
from fazhi_desk.review.ledger import Entry, period_words
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.figures_ledger import figures_ledger, write_ledger
from fazhi_desk.tasks.open_paper import PaperError, open_paper
from fazhi_desk.tasks.workbench import Workbench

SUBJECT, WRITTEN, PERIOD = 36, 14, 8
"""Widths of the printed columns; a Chinese character takes two."""


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Print the ledger of figures, or write it as a table file."""
    try:
        paper = open_paper(Path(options.file))
        entries = figures_ledger(bench, paper)
        if options.output:
            write_ledger(entries, Path(options.output), force=options.force)
    except (PaperError, SaveError) as error:
        return fail(str(error))
    for note in paper.notes:
        print(note, file=sys.stderr)
    if options.output:
        print(f"数字台账已写好，共{len(entries)}个数字：{options.output}")
        return 0
    if entries:
        print(f"序号  {padded('指标', SUBJECT)}  {padded('数字', WRITTEN)}  {padded('时期', PERIOD)}  所在部分")
    for number, entry in enumerate(entries, 1):
        print(f"{number:>4}  {_line(entry)}")
    print(f"共{len(entries)}个数字。" if entries else "没有找到数字。")
    return 0


def _line(entry: Entry) -> str:
    return "  ".join((
        padded(shortened(entry.subject, SUBJECT // 2), SUBJECT), padded(shortened(entry.written, WRITTEN), WRITTEN),
        padded(period_words(entry), PERIOD), entry.place or "导语",
    ))
