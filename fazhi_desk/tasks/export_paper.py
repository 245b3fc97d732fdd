"""Export a paper as a Word file or plain text, and say what is still open in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fazhi_desk.formats import plain_text, word_writer
from fazhi_desk.formats.paper import Metadata, paper_from
from fazhi_desk.storage.atomic import write_atomically
from fazhi_desk.tasks.open_paper import OpenedPaper, PaperError
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.document import Document, from_lines
from fazhi_desk.text.sections import article_paragraphs

SUFFIXES = (".docx", ".txt")


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the file lies and what the writer was told by the format."""

    path: Path
    notes: tuple[str, ...]


def metadata_of(values: Mapping[str, Any], document: Document) -> Metadata:
    """What the file's properties and signature block are made from."""
    from fazhi_desk.review.views import Given, context_of

    paragraphs = article_paragraphs(document.paragraphs, document.articles[0])
    context = context_of(paragraphs, Given())

    def told(key: str) -> str:
        value = values.get(key)
        return value if isinstance(value, str) else ""

    return Metadata(
        title=told("title") or context.title,
        unit=told("unit") or context.unit,
        addressee=told("addressee"),
        signature=told("signature"),
        date=told("date"),
        author=told("unit") or context.unit,
        kind=told("kind") or context.kind,
        front_matter=document.front.source,
    )


def export_paper(
    bench: Workbench, paper: OpenedPaper, target: Path, profile: str = "gbt9704", *, force: bool = False
) -> Exported:
    """Write the paper to ``target`` (.docx or .txt); raises PaperError or SaveError, the old file stays whole."""
    if target.suffix.lower() not in SUFFIXES:
        raise PaperError(f"不会写“{target.suffix or target.name}”格式，请把文件名写成 .docx 或 .txt")
    if target.exists() and not force:
        raise PaperError(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    document = from_lines(paper.lines, paper.front, paper.text)
    out = paper_from(document.paragraphs, metadata_of(paper.front.values, document))
    if target.suffix.lower() == ".docx":
        data = word_writer.write(out, _profile(bench, profile))
    else:
        data = plain_text.write(out).encode("utf-8")
    write_atomically(target, data)
    return Exported(target, out.told)


def _profile(bench: Workbench, name: str) -> Any:
    try:
        return bench.profile(name)
    except KeyError as error:
        known = "、".join(bench.profiles)
        raise PaperError(f"没有名为“{name}”的格式，可用的有：{known}") from error
