"""The review engine: one edit in a long draft, whole reviews against jieba, growth, memory, first answer."""

from __future__ import annotations

import gc
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from fazhi_desk.review.session import Request, Session
from fazhi_desk.storage.places import Places
from fazhi_desk.tasks.frames import read_frame, write_frame
from fazhi_desk.tasks.review_live import LiveReview
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.worker import settle
from tests.benchmarks.papers import lines

ROOT = Path(__file__).resolve().parents[2]


def bench() -> Workbench:
    base = Path(tempfile.mkdtemp())
    return Workbench(Places(base, base, base, base))


def fresh(tools: Workbench) -> Session:
    return Session(tools.review, tools.kinds)


def once(work) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


TYPED = "，组织复查12次，办结率达到96.5%。对“三书一函”逐项回访，其中新增（含续办）事项7件"
"""What is typed, character by character."""


def typing(draft: list[str], keys: int) -> Iterator[tuple[int, list[str]]]:
    """The line that changed and the draft after each key, in the middle of a long paragraph in the middle."""
    at = len(draft) // 2
    while not draft[at].startswith("　　"):
        at += 1
    cut = len(draft[at]) // 2
    for key in range(keys):
        draft[at] = draft[at][:cut] + TYPED[key % len(TYPED)] + draft[at][cut:]
        cut += 1
        yield at, draft


def edits(tools: Workbench, size: int, keys: int = 100) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds from a changed paragraph to the new report in the worker's process, and to the answer for the pipe;
    of the former also the processor's own time.
    """
    live = LiveReview(tools)
    live.take({"type": "open", "lines": lines(size), "front": {}, "options": {}, "revision": 0})
    live.frame()
    live.frame()
    session = fresh(tools)
    session.update(Request(tuple(lines(size))))
    settle()
    reports, processor, answers = [], [], []
    for at, draft in typing(lines(size), keys):
        state = tuple(draft)
        start = time.process_time()
        reports.append(once(lambda: session.update(Request(state))))  # noqa: B023
        processor.append(1000 * (time.process_time() - start))
        live.take({"type": "edit", "start": at, "end": at + 1, "lines": [draft[at]], "revision": 1})
        answers.append(once(lambda: live.frame().encode()))
    gc.unfreeze()
    return reports, processor, answers


def told(times: list[float]) -> str:
    times = sorted(times)
    return f"p50 {times[len(times) // 2]:.1f} p95 {times[int(len(times) * 0.95)]:.1f}"


def seeds(rounds: int) -> range:
    """Each review is of another paper: what was remembered of the last one must not be counted as speed."""
    return range(100, 100 + rounds)


def full(tools: Workbench, size: int, rounds: int = 3) -> float:
    states = [tuple(lines(size, seed)) for seed in seeds(rounds)]
    return statistics.median([once(lambda: fresh(tools).update(Request(state))) for state in states])  # noqa: B023


def jieba_time(size: int, rounds: int = 3) -> float:
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = tempfile.mkdtemp()
    tokenizer.initialize()
    texts = ["\n".join(lines(size, seed)) for seed in seeds(rounds)]
    return statistics.median([once(lambda: tokenizer.lcut(text)) for text in texts])  # noqa: B023


def first_answer() -> float:
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "fazhi_desk.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    draft = lines(6000)
    visible = [0, len(draft)]
    message = {"type": "open", "lines": draft, "front": {}, "options": {}, "revision": 1, "visible": visible}
    write_frame(process.stdin, message)
    read_frame(process.stdout)
    took = 1000 * (time.perf_counter() - start)
    while read_frame(process.stdout).get("partial"):
        pass
    whole = 1000 * (time.perf_counter() - start)
    status = Path(f"/proc/{process.pid}/status").read_text()
    memory = next(int(row.split()[1]) / 1024 for row in status.splitlines() if row.startswith("VmRSS"))
    process.stdin.close()
    process.wait()
    print(f"worker: first answer, the outline, {took:.0f} ms after start (bound 350), all findings {whole:.0f} ms, memory {memory:.0f} MB (bound 60 before jieba)")
    return took


def main() -> None:
    tools = bench()
    load = once(lambda: (tools.catalog, tools.review.topics, tools.review.templates, tools.review.requirements))
    again = Workbench(tools.places)
    warm = once(lambda: (again.catalog, again.review.topics, again.review.templates, again.review.requirements))
    print(f"catalog: first {load:.0f} ms, from the cache {warm:.0f} ms (bound 40)")
    for size, bound in ((10_000, 3), (100_000, 5)):
        reports, processor, answers = edits(tools, size)
        print(f"edit in {size:,} characters: {told(reports)} ms to the report (bound p95 {bound}), "
              f"processor {told(processor)}, {told(answers)} with the answer written")
    sizes = {size: full(tools, size) for size in (10_000, 100_000)}
    for size, took in sizes.items():
        base = jieba_time(size)
        print(f"full review of {size:,}: {took:.0f} ms, {took / base:.2f} x jieba.lcut ({base:.0f} ms; bound 3)")
    large = full(tools, 500_000, 1)
    growth = math.log(large / sizes[100_000]) / math.log(5)
    print(f"growth 100,000 -> 500,000: exponent {growth:.2f} (bound 1.5 with duplicates), {large:.0f} ms")
    first_answer()
    print(f"peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
