"""The open places of a paper as a 收集表 to send round the offices."""

from __future__ import annotations

from pathlib import Path

from fazhi_desk.formats import plain_text, word_writer
from fazhi_desk.formats.paper import Block, Metadata, Paper
from fazhi_desk.model import Role
from fazhi_desk.review.open_places import COLUMNS, OpenPlace, open_places
from fazhi_desk.storage.atomic import write_atomically
from fazhi_desk.tasks.open_paper import OpenedPaper, PaperError
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.document import from_lines

ASK = "请填写下表中本科室负责的内容，数字请注明统计截止时间，并于【待补：反馈日期】前反馈。"


def collect_places(bench: Workbench, paper: OpenedPaper) -> tuple[OpenPlace, ...]:
    """All open places of the paper, in order."""
    report = review_paper(bench, paper, ReviewOptions())
    return open_places(report, from_lines(paper.lines, paper.front, paper.text))


def write_collection(
    bench: Workbench, title: str, places: tuple[OpenPlace, ...], target: Path, *, force: bool = False
) -> None:
    """Write the 收集表 as .docx or .txt; raises PaperError or SaveError."""
    suffix = target.suffix.lower()
    if suffix not in (".docx", ".txt"):
        raise PaperError("收集表请写成 .docx 或 .txt")
    if target.exists() and not force:
        raise PaperError(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    table = collection(title, places)
    if suffix == ".docx":
        write_atomically(target, word_writer.write(table, bench.profile("gbt9704")))
    else:
        write_atomically(target, plain_text.write(_as_text(table, places)).encode())


def collection(title: str, places: tuple[OpenPlace, ...]) -> Paper:
    """The 收集表 as a paper: title, a line that asks, and a table."""
    head = f"{title or '文稿'}数据收集表"
    rows = [COLUMNS, *(place.row for place in places)]
    blocks = [Block(Role.TITLE, head), Block(Role.BODY, ASK)]
    blocks += [Block(Role.TABLE, "\t".join(_cell(cell) for cell in row)) for row in rows]
    return Paper(tuple(blocks), Metadata(title=head))


def _as_text(table: Paper, places: tuple[OpenPlace, ...]) -> Paper:
    """The same without a table: a place after the other, to be filled in a plain editor."""
    kept = [block for block in table.blocks if block.role is not Role.TABLE]
    for place in places:
        number, *cells = place.row
        kept.append(Block(Role.BODY, f"{number}. {COLUMNS[1]}：{cells[0]}", blank_before=1))
        named = zip(COLUMNS[2:], cells[1:], strict=True)
        kept += [Block(Role.BODY, f"{name}：{_cell(cell)}") for name, cell in named]
    return Paper(tuple(kept), table.metadata)


def _cell(text: str) -> str:
    return " ".join(text.split())
