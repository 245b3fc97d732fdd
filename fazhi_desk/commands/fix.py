"""``fazhi-desk fix``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fazhi_desk.commands.printing import fail
from fazhi_desk.model import FAMILIES
from fazhi_desk.review.fixer import ChangedPlace
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.fix_paper import by_family, fix_paper
from fazhi_desk.tasks.open_paper import OpenedPaper, PaperError, open_paper
from fazhi_desk.tasks.workbench import Workbench


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Print or write the fixed text; the changes go to stderr."""
    try:
        paper = open_paper(Path(options.file))
        target = _target(paper, options)
        text, changes = fix_paper(bench, paper, safe_only=options.safe_only)
        if target is None:
            sys.stdout.write(text)
        elif changes or not options.in_place:
            if options.in_place:
                write_atomically(_backup(target), target.read_bytes())
            write_atomically(target, text.encode())
    except (PaperError, SaveError) as error:
        return fail(str(error))
    for change in changes:
        print(f"[{FAMILIES[change.family]}] {change.message}", file=sys.stderr)
        for place in change.places:
            print(f"  第{place.line}行：{_words(place, place.old)} → {_words(place, place.new)}", file=sys.stderr)
    said = f"：{by_family(change.family for change in changes)}" if changes else ""
    print(f"共修正{len(changes)}处{said}。", file=sys.stderr)
    return 0


def _words(place: ChangedPlace, words: str) -> str:
    """What stands there, in brackets, with what stands around it."""
    return f"{place.before}[{words}]{place.after}".strip().replace("\n", "↵")


def _backup(path: Path) -> Path:
    """NAME.bak, or NAME.bak2 … where that stands already: the first original is never written over."""
    backup = path.with_name(path.name + ".bak")
    number = 2
    while backup.exists():
        backup = path.with_name(f"{path.name}.bak{number}")
        number += 1
    return backup


def _target(paper: OpenedPaper, options: argparse.Namespace) -> Path | None:
    if options.in_place:
        if paper.word:
            raise PaperError("Word 文件不能原地修正，请用 -o 写成 .fzd 或 .txt")
        return paper.path
    if options.output is None:
        if paper.word:
            raise PaperError("修正 Word 文件请用 -o 写成 .fzd 或 .txt")
        return None
    target = Path(options.output)
    if target.suffix.lower() not in (".fzd", ".txt"):
        raise PaperError("修正后的文稿请写成 .fzd 或 .txt")
    if target.exists() and target.samefile(paper.path):
        raise PaperError("要改在原文件上请用 --in-place，原来的会另存一份")
    if target.exists() and not options.force:
        raise PaperError(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    return target
