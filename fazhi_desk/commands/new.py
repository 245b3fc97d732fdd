"""``fazhi-desk new``."""

from __future__ import annotations

import argparse
from pathlib import Path

from fazhi_desk.commands.printing import fail
from fazhi_desk.model import KINDS
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.new_paper import new_paper
from fazhi_desk.tasks.workbench import Workbench


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Write a new draft."""
    target = Path(options.output)
    if target.suffix.lower() not in (".fzd", ".txt"):
        return fail("新文稿请写成 .fzd 或 .txt；写好后再用 export 导出 Word")
    if target.exists() and not options.force:
        return fail(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    variants = [t.variant for t in bench.review.templates if t.kind == options.kind and t.variant]
    if options.variant and options.variant not in variants:
        known = f"，可用的有：{'、'.join(variants)}" if variants else ""
        return fail(f"“{KINDS[options.kind]}”没有名为“{options.variant}”的骨架{known}")
    text = new_paper(
        bench, options.kind, unit=options.unit or "", year=options.year, unit_class=options.unit_class,
        variant=options.variant or "",
    )
    try:
        write_atomically(target, text.encode())
    except SaveError as error:
        return fail(str(error))
    print(f"已新建{KINDS[options.kind]}：{target}")
    return 0
