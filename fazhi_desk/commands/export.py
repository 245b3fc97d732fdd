"""``fazhi-desk export``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fazhi_desk.commands.printing import fail
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.export_card import Card, card_of
from fazhi_desk.tasks.export_paper import export_paper
from fazhi_desk.tasks.fonts import installed_families
from fazhi_desk.tasks.open_paper import PaperError, open_paper
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.workbench import Workbench

ON_STDERR = ("parts", "open-places", "must-topics", "privacy")
"""What a reader would send the paper back for: named on stderr where it is not as it should be (contract)."""


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
    card = card_of(done, report, installed_families() if done.checks else None)
    if done.checks:
        _print_card(card)
    for note in (*paper.notes, *done.notes):
        print(note, file=sys.stderr)
    for check in card.failed:
        if check.id in ON_STDERR:
            print(check.sentence, file=sys.stderr)
    return 0


def _print_card(card: Card) -> None:
    print(f"{card.summary}。")
    for check in card.checks:
        if check.id not in ON_STDERR or check.passed:
            print(f"  {'√' if check.passed else '▲'} {check.sentence}")
    print(f"没有核对：{'、'.join(card.unverified)}。")
