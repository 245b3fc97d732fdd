"""``fazhi-desk phrases search`` and ``phrases list``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from fazhi_desk.catalog.phrase import Phrase, as_json
from fazhi_desk.commands.printing import padded, print_json
from fazhi_desk.tasks.search_phrases import search_phrases
from fazhi_desk.tasks.workbench import Workbench


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Print phrases, best first."""
    if options.action == "list":
        found: Sequence[Phrase] = bench.phrases
    else:
        topics = (options.topic,) if options.topic else ()
        found = [hit.phrase for hit in search_phrases(bench, options.query, topics=topics, limit=options.limit)]
    if options.format == "json":
        print_json([as_json(phrase) for phrase in found])
        return 0
    for phrase in found:
        print(f"{padded(phrase.text, 44)} {padded(phrase.name, 12)} {phrase.articles}篇")
    if not found:
        print("没有找到。可以用汉字、全拼或首字母查，例如：压紧、yajin、yjys。")
    return 0
