"""``fazhi-desk review``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from fazhi_desk.commands.printing import UNREADABLE, fail, print_json
from fazhi_desk.commands.review_text import print_report
from fazhi_desk.model import Report, Severity
from fazhi_desk.review.deadlines import in_one_line
from fazhi_desk.review.wire import report_json
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.open_paper import OpenedPaper, PaperError, open_paper
from fazhi_desk.tasks.paper_dates import dates_json, paper_dates
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.workbench import Workbench


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Review every file; one that cannot be read takes its place in the array and the rest goes on."""
    if options.text_out and len(options.files) > 1:
        return fail("--text-out 一次只能配一个文件")
    answers: list[dict[str, Any]] = []
    status = 0
    for name in options.files:
        try:
            paper = open_paper(Path(name))
            _text_out(options, paper)
        except (PaperError, SaveError) as error:
            status = fail(str(error))
            answers.append({"document": {"path": name}, "error": str(error)})
            continue
        report = review_paper(bench, paper, _asked(bench, options, paper))
        count = max(len(report.articles), 1)
        if options.article > count:
            status = fail(f"“{name}”只有{count}篇文稿，没有第{options.article}篇")
            answers.append({"document": {"path": name}, "error": f"只有{count}篇文稿"})
            continue
        dues = paper_dates(bench, report, paper.front.values)
        if options.format == "json":
            answer = report_json(report, name, show_ignored=options.all)
            answer["document"]["deadlines"] = dates_json(dues)
            answers.append(answer)
        else:
            print_report(report, paper, in_one_line(dues), show_ignored=options.all)
        if status != UNREADABLE and _serious(report):
            status = 1
    if options.format == "json":
        print_json(answers[0] if len(options.files) == 1 else answers)
    return status


def _asked(bench: Workbench, options: argparse.Namespace, paper: OpenedPaper) -> ReviewOptions:
    """What was asked, with the earlier papers: the reviewed one itself is not among them."""
    earlier = None
    if options.earlier:
        from fazhi_desk.tasks.compare_earlier import earlier_library

        earlier, problems = earlier_library(options.earlier, paper.path, bench.places.cache / "earlier")
        for problem in problems:
            print(problem + "。", file=sys.stderr)
    return ReviewOptions(
        options.kind, options.unit_class, options.today, options.article - 1, earlier=earlier
    )


def _serious(report: Report) -> bool:
    return any(f.severity is not Severity.HINT for f in report.findings)


def _text_out(options: argparse.Namespace, paper: OpenedPaper) -> None:
    """The text that offsets count in, for a Word file above all."""
    if not options.text_out:
        return
    target = Path(options.text_out)
    if target.exists() and not options.force:
        raise SaveError(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    write_atomically(target, paper.text.encode())
