"""``fazhi-desk topics``."""

from __future__ import annotations

import argparse
from typing import Any

from fazhi_desk.catalog.topic import AREAS, Topic
from fazhi_desk.commands.printing import padded, print_json
from fazhi_desk.model import KINDS, REQUIREMENTS, Context
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.about import class_for_kind


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Print the checklist of a kind, with what it rests on."""
    kind = options.kind or "county"
    context = Context(
        kind=kind, unit_class=options.unit_class or class_for_kind(kind, "county_gov"), year=options.year
    )
    rows = [_row(bench, topic, context) for topic in bench.review.topics]
    if options.format == "json":
        print_json(rows)
        return 0
    print(f"{KINDS[kind]}应写的主题\n")
    area = ""
    for row in rows:
        if row["area"] != area:
            area = row["area"]
            print(f"{row['area_name']}")
        print(f"  [{REQUIREMENTS[row['requirement']]}] {padded(row['name'], 40)} {row['id']}")
        for source in row["authority"]:
            print(f"         依据：{source['text']}（{source['certainty']}）")
    return 0


def _row(bench: Workbench, topic: Topic, context: Context) -> dict[str, Any]:
    level = bench.review.requirements.level(topic.id, context)
    return {
        "id": topic.id,
        "name": topic.name,
        "area": topic.area,
        "area_name": AREAS[topic.area],
        "requirement": level.level,
        "why": level.why,
        "parts": [part.name for part in topic.parts],
        "points": list(topic.points),
        "figures": list(topic.figures),
        "authority": [
            {"text": a.text, "certainty": a.certainty, "valid_from": a.valid_from, "valid_to": a.valid_to}
            for a in topic.authority
        ],
    }
