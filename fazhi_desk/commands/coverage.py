"""``fazhi-desk coverage``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from fazhi_desk.commands.printing import fail, padded, print_json, shortened
from fazhi_desk.model import REQUIREMENTS, TOPIC_STATES, Matrix, MatrixRow, Place, Report
from fazhi_desk.model.matrix import CELL_LEVELS
from fazhi_desk.review.deadlines import in_one_line
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.coverage_matrix import matrix_of_report, write_picture
from fazhi_desk.tasks.open_paper import PaperError, open_paper
from fazhi_desk.tasks.paper_dates import dates_json, paper_dates
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.workbench import Workbench

NAME, STATE = 46, 14
"""Widths of the printed columns; a Chinese character takes two."""


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Print which topic is told where, or draw it."""
    try:
        paper = open_paper(Path(options.file))
    except PaperError as error:
        return fail(str(error))
    article = options.article - 1
    report = review_paper(bench, paper, ReviewOptions(options.kind, options.unit_class, article=article))
    if options.article > max(len(report.articles), 1):
        return fail(f"“{options.file}”只有{max(len(report.articles), 1)}篇文稿，没有第{options.article}篇")
    matrix = matrix_of_report(bench, report, article)
    dues = paper_dates(bench, report, paper.front.values)
    if options.output:
        try:
            write_picture(matrix, Path(options.output), options.theme, force=options.force)
        except SaveError as error:
            return fail(str(error))
        print(f"覆盖图已写好：{options.output}", file=sys.stderr if options.format == "json" else sys.stdout)
    if options.format == "json":
        print_json({**_matrix_json(matrix), "remedies": _remedies_json(report), "deadlines": dates_json(dues)})
    elif not options.output:
        _print(matrix, report, in_one_line(dues))
    return 0


def _print(matrix: Matrix, report: Report, dates: str) -> None:
    print(matrix.title or "（没有标题）")
    print(matrix.note)
    if dates:
        print(f"期限：{dates}")
    print()
    for row in matrix.rows:
        state = padded(TOPIC_STATES.get(row.state, row.state), STATE)
        print(f"  [{REQUIREMENTS[row.requirement]}] {state}{padded(row.name, NAME)}  {_places(matrix, row)}")
    if matrix.aside:
        print(f"\n不适用：{'、'.join(matrix.aside)}")
    if report.remedies:
        print("\n不足与措施")
    for remedy in report.remedies:
        print(f"  不足：{shortened(remedy.problem.quote, 40)}")
        for step in remedy.steps:
            print(f"    措施：{shortened(step.quote, 40)}")
        if not remedy.steps:
            print("    下一步安排里还没有看到对应的措施")


def _places(matrix: Matrix, row: MatrixRow) -> str:
    """In which sections, and how."""
    told = [
        f"{shortened(column.title, 14)}（{CELL_LEVELS[cell.level]}）"
        for column, cell in zip(matrix.columns, row.cells, strict=True) if cell is not None
    ]
    if not told and row.lacking and row.home is not None:
        return f"宜写在：{shortened(matrix.columns[row.home].title, 14)}"
    return "；".join(told)


def _matrix_json(matrix: Matrix) -> dict[str, Any]:
    return {
        "title": matrix.title,
        "columns": [{"title": column.title, "group": column.group} for column in matrix.columns],
        "rows": [
            {
                "id": row.id, "name": row.name, "area": row.area, "requirement": row.requirement, "state": row.state,
                "lacking": row.lacking, "home": row.home,
                "cells": [{"level": c.level, "count": len(c.spots)} if c else None for c in row.cells],
            }
            for row in matrix.rows
        ],
        "not_applicable": list(matrix.aside),
    }


def _remedies_json(report: Report) -> list[dict[str, Any]]:
    return [
        {"problem": _place(remedy.problem), "steps": [_place(step) for step in remedy.steps]}
        for remedy in report.remedies
    ]


def _place(place: Place) -> dict[str, Any]:
    return {"start": place.start, "end": place.end, "quote": place.quote}
