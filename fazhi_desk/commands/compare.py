"""``fazhi-desk compare``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from fazhi_desk.commands.printing import fail, print_json
from fazhi_desk.review.returned import Difference
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.compare_returned import NAMES, Comparison, compare_returned, with_accepted
from fazhi_desk.tasks.open_paper import PaperError, open_paper
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.alignment import fragments


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """List what the reader changed; with ``--accept`` write the draft with some of it taken over."""
    del bench
    try:
        draft, returned = open_paper(Path(options.file)), open_paper(Path(options.returned))
        found = compare_returned(draft.lines, returned)
        written = None
        if options.accept is not None:
            written = _target(options)
            lines = with_accepted(draft.lines, found, _numbers(options.accept, len(found.differences)))
            write_atomically(written, (draft.text[: draft.front.body] + "\n".join(lines)).encode())
    except (PaperError, SaveError) as error:
        return fail(str(error))
    if options.format == "json":
        print_json(_json(found))
        return 0
    _print(found)
    if written is not None:
        print(f"已写成：{written}")
    return 0


def _target(options: argparse.Namespace) -> Path:
    if options.output is None:
        raise PaperError("采纳修改时请用 -o 给出要写的文件（.fzd 或 .txt）")
    target = Path(options.output)
    if target.suffix.lower() not in (".fzd", ".txt"):
        raise PaperError("采纳修改后的文稿请写成 .fzd 或 .txt")
    if target.exists() and not options.force:
        raise PaperError(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    return target


def _numbers(told: str, count: int) -> set[int]:
    """Numbers from 1,3,5-7 or all; PaperError for anything else."""
    if told == "all":
        return set(range(1, count + 1))
    numbers: set[int] = set()
    for part in told.replace("，", ",").split(","):
        low, _, high = part.strip().partition("-")
        if not low.isdecimal() or not (high or low).isdecimal():
            raise PaperError(f"“{told}”不是序号，应写成 1,3,5-7 这样，或 all")
        first, last = int(low), int(high or low)
        if not 1 <= first <= last <= count:
            raise PaperError(f"没有第{part.strip()}处修改，共{count}处")
        numbers.update(range(first, last + 1))
    return numbers


def _print(found: Comparison) -> None:
    print(f"{found.summary}。")
    section = None
    for number, one in enumerate(found.differences, 1):
        if one.section != section:
            section = one.section
            print(f"\n{section or '标题和导语'}")
        print(f"  {number}. {NAMES[one.kind]}{'（移动）' if one.moved else ''}　{_marked(one)}")
    for note in found.notes:
        print(f"  {note}")


def _marked(one: Difference) -> str:
    """The change in one line: what was cut in ［－］, what was put in ［＋］."""
    signs = {"keep": "{}", "cut": "［－{}］", "put": "［＋{}］"}
    return "".join(signs[kind].format(text) for kind, text in fragments(one.old, one.new)).replace("\u2028", " ")


def _json(found: Comparison) -> dict[str, Any]:
    rows = [
        {"number": number, "kind": one.kind, "section": one.section, "line": one.at + 1, "old": one.old,
         "new": one.new, "moved": one.moved}
        for number, one in enumerate(found.differences, 1)
    ]
    return {"differences": rows, "notes": list(found.notes)}
