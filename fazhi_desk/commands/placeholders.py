"""``fazhi-desk placeholders``."""

from __future__ import annotations

import argparse
from pathlib import Path

from fazhi_desk.commands.printing import fail, padded, shortened
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.collect_places import collect_places, write_collection
from fazhi_desk.tasks.open_paper import PaperError, open_paper
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.about import title_of
from fazhi_desk.text.document import parse


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """List the open places, or write them as a 收集表."""
    try:
        paper = open_paper(Path(options.file))
        places = collect_places(bench, paper)
        if options.output:
            title = title_of(parse(paper.text).paragraphs)
            write_collection(bench, title, places, Path(options.output), force=options.force)
    except (PaperError, SaveError) as error:
        return fail(str(error))
    if options.output:
        print(f"收集表已写好，共{len(places)}处：{options.output}")
        return 0
    for place in places:
        where = f"{place.where} {place.heading}".strip() or "导语"
        print(f"{place.number:>3}  {padded(where[:18], 36)}  {shortened(place.asked or place.quote, 40)}")
        print(f"     {place.sentence}")
    print(f"共{len(places)}处待补。" if places else "没有待补的地方。")
    return 0
