"""``fazhi-desk export``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fazhi_desk.commands.printing import fail
from fazhi_desk.model import Report
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.export_card import Card, card_of
from fazhi_desk.tasks.export_paper import export_paper
from fazhi_desk.tasks.fonts import installed_families
from fazhi_desk.tasks.open_paper import PaperError, open_paper
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.workbench import Workbench

ELSEWHERE = ("open-places", "must-topics", "privacy")
"""What ``still_open`` says on stderr."""


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Write the file; what is still open in the paper is named on stderr, nothing is refused for it."""
    try:
        paper = open_paper(Path(options.file))
        done = export_paper(
            bench, paper, Path(options.output), options.profile, reading=options.leader, force=options.force
        )
    except (PaperError, SaveError) as error:
        return fail(str(error))
    print(f"已导出：{done.path}")
    report = review_paper(bench, paper, ReviewOptions())
    if done.checks:
        _print_card(card_of(done, report, installed_families()))
    for note in (*paper.notes, *done.notes):
        print(note, file=sys.stderr)
    for sentence in still_open(report):
        print(sentence, file=sys.stderr)
    return 0


def _print_card(card: Card) -> None:
    print(f"{card.summary}。")
    for check in card.checks:
        if check.id not in ELSEWHERE:
            print(f"  {'√' if check.passed else '▲'} {check.sentence}")
    print(f"没有核对：{'、'.join(card.unverified)}。")


def still_open(report: Report) -> list[str]:
    """What a reader would send the paper back for: open places, missing must topics, private data."""
    sentences = []
    places = [f for f in report.findings if f.family == "placeholder"]
    if places:
        sentences.append(f"还有{len(places)}处待补没有填。")
    lacking = [t.name for t in report.topics if t.requirement == "must" and t.state == "absent" and t.waived is None]
    if lacking:
        sentences.append(f"必写的主题还缺{len(lacking)}项：{'、'.join(lacking)}。")
    private = [f for f in report.findings if f.family == "privacy"]
    if private:
        sentences.append(f"有{len(private)}处不宜公开的内容（证件号、手机号、密级等），请先核对。")
    return sentences
