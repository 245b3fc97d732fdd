"""Export against a plain python-docx writer in the same run: ``python -m tests.benchmarks export``."""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from fazhi_desk.catalog.profile import profiles_from
from fazhi_desk.formats.paper import paper_from
from fazhi_desk.formats.word_writer import write
from fazhi_desk.text.document import parse

PARAGRAPH = (
    "（{n}）规范行政执法行为。全面落实行政执法公示、执法全过程记录、重大执法决定法制审核制度，对拟作出的重大决定逐件审核，"
    "全年审核案件{n}件，提出意见{n}条，并就审核中发现的共性问题开展专题培训，进一步提升了执法人员运用法治思维解决问题的能力。"
)
RUNS = 7


def naive(lines: list[str]) -> bytes:
    """What a plain writer does: one paragraph and one run a line, fonts and indent by the public interface."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.paragraph_format.line_spacing = Pt(28.95)
        run = paragraph.add_run(line)
        run.font.size = Pt(16)
        run.font.name = "仿宋_GB2312"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pandoc(lines: list[str]) -> bytes:
    """What pandoc takes, its process included."""
    text = "\n\n".join(lines).encode()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.docx"
        subprocess.run(["pandoc", "-f", "markdown", "-o", str(out)], input=text, check=True)
        return out.read_bytes()


def median(job: Callable[[], object]) -> float:
    """Milliseconds, the first run thrown away."""
    job()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print times and ratios."""
    folder = Path(__file__).resolve().parents[2] / "resources" / "profiles"
    tables = {p.name: tomllib.loads(p.read_text(encoding="utf-8")) for p in folder.glob("*.toml")}
    profile = profiles_from(tables)["gbt9704"]
    for size in (10_000, 100_000):
        count = size // len(PARAGRAPH)
        lines = ["青石镇法治政府建设工作总结", *(PARAGRAPH.format(n=n % 99 + 1) for n in range(count))]
        paragraphs = parse("\n".join(lines)).paragraphs
        ours = median(lambda p=paragraphs: write(paper_from(p), profile))  # type: ignore[misc]
        theirs = median(lambda some=lines: naive(some))  # type: ignore[misc]
        print(f"export {size:>7,} characters: {ours:6.1f} ms, plain python-docx {theirs:6.1f} ms, "
              f"ratio {ours / theirs:.2f} (at most 0.50)")
        if shutil.which("pandoc"):
            other = median(lambda some=lines: pandoc(some))  # type: ignore[misc]
            print(f"export {size:>7,} characters: pandoc {other:6.1f} ms, ratio {ours / other:.2f} (at most 0.20)")


if __name__ == "__main__":
    main()
