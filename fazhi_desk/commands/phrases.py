"""``fazhi-desk phrases``: search, list, mine, and the writer's own: add, import, export."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from fazhi_desk.catalog.phrase import Phrase, as_json, as_line
from fazhi_desk.commands.printing import fail, padded, print_json
from fazhi_desk.phrases import own
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.open_paper import PaperError
from fazhi_desk.tasks.own_phrases import read_own_phrases, save_own_phrases
from fazhi_desk.tasks.search_phrases import search_phrases
from fazhi_desk.tasks.workbench import Workbench


def run(bench: Workbench, options: argparse.Namespace) -> int:
    """Print phrases, best first, or write those of the user's own papers."""
    doing = {"mine": _mine, "add": _add, "import": _import, "export": _export}.get(options.action)
    if doing is not None:
        return doing(bench, options)
    if options.action == "list":
        found: Sequence[Phrase] = (*read_own_phrases(bench)[0].added, *bench.phrases)
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


def _mine(bench: Workbench, options: argparse.Namespace) -> int:
    from fazhi_desk.tasks.mine_phrases import mine_phrases

    target = Path(options.output)
    if target.suffix.lower() != ".jsonl":
        return fail("短语文件请写成 .jsonl")
    if target.exists() and not options.force:
        return fail(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    try:
        phrases, problems = mine_phrases(bench, options.paths)
        write_atomically(target, "".join(as_line(phrase) + "\n" for phrase in phrases).encode())
    except (PaperError, SaveError) as error:
        return fail(str(error))
    for problem in problems:
        print(problem + "。", file=sys.stderr)
    print(f"整理出短语{len(phrases)}条，写在“{target}”里；请逐条看过后再导入短语库。")
    return 0


def _add(bench: Workbench, options: argparse.Namespace) -> int:
    from fazhi_desk.tasks.add_phrase import PhraseError, describe_phrase

    try:
        phrase = describe_phrase(bench, options.text, options.function)
        save_own_phrases(bench, own.add(read_own_phrases(bench)[0], phrase))
    except (PhraseError, SaveError) as error:
        return fail(str(error))
    print(f"已加入自己的短语：{phrase.text}（{phrase.name}，{phrase.initials}）。")
    return 0


def _import(bench: Workbench, options: argparse.Namespace) -> int:
    from fazhi_desk.tasks.exchange_phrases import import_phrases

    try:
        taken = import_phrases(read_own_phrases(bench)[0], Path(options.file))
        save_own_phrases(bench, taken.own)
    except (PaperError, SaveError) as error:
        return fail(str(error))
    for problem in taken.problems:
        print(problem + "。", file=sys.stderr)
    print(f"导入短语{taken.new}条，另有{taken.known}条已经有了。")
    return 0


def _export(bench: Workbench, options: argparse.Namespace) -> int:
    from fazhi_desk.tasks.exchange_phrases import export_phrases

    try:
        count = export_phrases(read_own_phrases(bench)[0], Path(options.output), force=options.force)
    except (PaperError, SaveError) as error:
        return fail(str(error))
    print(f"自己的短语{count}条，写在“{options.output}”里。")
    return 0
