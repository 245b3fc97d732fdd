"""The ledger of a paper's figures, to look at or to write as a table file."""

from __future__ import annotations

from pathlib import Path

from fazhi_desk.formats import spreadsheet
from fazhi_desk.review.ledger import Entry, ledger, rows
from fazhi_desk.review.views import FactsCache, view_of
from fazhi_desk.storage.atomic import write_atomically
from fazhi_desk.tasks.open_paper import OpenedPaper, PaperError
from fazhi_desk.tasks.review_paper import ReviewOptions, given_from
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.document import from_lines

SUFFIXES = (".xlsx", ".csv")
NUMERIC = (0, 2)
"""Columns of the ledger that hold numbers: 序号, 数值."""


def figures_ledger(bench: Workbench, paper: OpenedPaper) -> tuple[Entry, ...]:
    """Every figure of the paper in order; several papers in one file stand one after the other."""
    document = from_lines(paper.lines, paper.front, paper.text)
    given, facts = given_from(paper.front.values, ReviewOptions()), FactsCache()
    views = (view_of(document, article, given, facts, bench.review.zones.of) for article in document.articles)
    return tuple(entry for view in views for entry in ledger(view))


def write_ledger(entries: tuple[Entry, ...], target: Path, *, force: bool = False) -> None:
    """Write the ledger as .xlsx or .csv; raises PaperError or SaveError, an old file stays whole."""
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise PaperError(f"不会写“{target.suffix or target.name}”格式，请把文件名写成 .xlsx 或 .csv")
    if target.exists() and not force:
        raise PaperError(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    head, *body = rows(entries)
    table: list[tuple[spreadsheet.Cell, ...]] = [head]
    table += [tuple(float(c) if n in NUMERIC else c for n, c in enumerate(row)) for row in body]
    data = spreadsheet.xlsx("数字台账", table) if suffix == ".xlsx" else spreadsheet.csv_bytes([head, *body])
    write_atomically(target, data)
