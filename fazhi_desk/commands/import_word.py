"""``fazhi-desk import``."""

from __future__ import annotations

import argparse
from pathlib import Path

from fazhi_desk.commands.printing import fail
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.open_paper import PaperError, open_paper, with_notes
from fazhi_desk.tasks.workbench import Workbench


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Write the draft; what was not carried over is listed."""
    del bench
    target = Path(options.output)
    if target.suffix.lower() not in (".fzd", ".txt"):
        return fail("转成的文稿请写成 .fzd 或 .txt")
    if target.exists() and not options.force:
        return fail(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    try:
        paper = open_paper(Path(options.file))
        if paper.word:
            front = with_notes(paper) if target.suffix.lower() == ".fzd" else paper.front
            head = f"+++\n{front.source.rstrip(chr(10))}\n+++\n" if front.source else ""
            write_atomically(target, (head + paper.text).encode())
    except (PaperError, SaveError) as error:
        return fail(str(error))
    if not paper.word:
        return fail(f"“{options.file}”不是 Word 文件，可以直接打开，不用转换")
    print(f"已转成文稿：{target}")
    for note in paper.notes:
        print(f"  {note}")
    if not paper.notes:
        print("  文字都带过来了。")
    return 0
