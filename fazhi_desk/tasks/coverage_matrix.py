"""Show which topic is told where: the matrix of a report, the same for the command line and for the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fazhi_desk.formats import svg
from fazhi_desk.formats.matrix_picture import draw
from fazhi_desk.model import KINDS, Matrix, Report, TopicState
from fazhi_desk.review.homes import described, home_of
from fazhi_desk.review.matrix import Head, Subject, matrix_of
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.live import LiveReport, LiveTopic
from fazhi_desk.tasks.workbench import Workbench

SUFFIX = ".svg"


def write_picture(matrix: Matrix, target: Path, theme: str = "light", *, force: bool = False) -> None:
    """The matrix as an SVG file; raises SaveError with a sentence, an older file stays whole."""
    if target.suffix.lower() != SUFFIX:
        raise SaveError(f"覆盖图只写成 .svg，请把文件名“{target.name}”改成 .svg 结尾")
    if target.exists() and not force:
        raise SaveError(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    write_atomically(target, svg.write(draw(matrix)[0], svg.PALETTES[theme]).encode())


def matrix_of_report(bench: Workbench, report: Report, article: int = 0) -> Matrix:
    """The matrix of a review; places are offsets in the document. ``article`` is the paper that was judged."""
    heads = [Head(e.level, e.numbering + e.text, e.start, e.characters) for e in report.outline if e.article == article]
    subjects = [
        _subject(topic, [(mention.place.start, mention.level) for mention in report.mentions.get(topic.id, ())])
        for topic in report.topics
    ]
    return _matrix(bench, report, heads, subjects)


def matrix_of_live(bench: Workbench, report: LiveReport) -> Matrix:
    """The matrix of the draft in the window; places are lines, spots as in ``LiveTopic.spots``."""
    heads = [Head(h.level, h.numbering + h.text, h.line, h.characters) for h in report.headings if h.article == 0]
    subjects = [_subject(topic, [(spot[0], spot[3]) for spot in topic.spots]) for topic in report.topics]
    return _matrix(bench, report, heads, subjects)


def _subject(topic: TopicState | LiveTopic, spots: Sequence[tuple[int, str]]) -> Subject:
    aside = topic.requirement == "not-applicable" or topic.waived is not None
    lacking = topic.requirement in ("must", "should") and not topic.satisfied and not aside
    return Subject(topic.id, topic.name, topic.area, topic.requirement, topic.state, lacking, aside, spots)


def _matrix(
    bench: Workbench, report: Report | LiveReport, heads: Sequence[Head], subjects: Sequence[Subject]
) -> Matrix:
    about = described(bench.review.templates, report.kind, report.sections)
    homes = {subject.id: home_of(subject.id, about, report.sections) for subject in subjects}
    must = [subject for subject in subjects if subject.requirement == "must" and not subject.aside]
    done = sum(not subject.lacking for subject in must)
    year = f"{report.year}年" if report.year else "年份不详"
    note = f"{KINDS[report.kind]} · {year} · 必写{len(must)}项，已写{done}项"
    return matrix_of(report.title, note, heads, subjects, homes)
