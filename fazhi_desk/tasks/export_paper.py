"""Export a paper as a Word file or plain text, and say what is still open in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats import plain_text, word_writer
from fazhi_desk.formats.paper import Metadata, Paper, paper_from
from fazhi_desk.formats.self_check import Check, check
from fazhi_desk.model import Paragraph, Role
from fazhi_desk.storage.atomic import write_atomically
from fazhi_desk.tasks.open_paper import NOTES, OpenedPaper, PaperError
from fazhi_desk.tasks.readiness import missing_parts
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.document import Document, from_lines
from fazhi_desk.text.front_matter import FrontMatter, dumps
from fazhi_desk.text.sections import article_paragraphs

SUFFIXES = (".docx", ".txt")
STANDARD = "gbt9704"
"""The profile of the standard, taken where nobody names another."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the file lies and what the writer was told by the format."""

    path: Path
    notes: tuple[str, ...]
    checks: tuple[Check, ...] = ()
    """The self-check of the written Word file: what was verified, and what is not as it should be."""
    profile: Profile | None = None
    missing: tuple[str, ...] = ()
    """Title, signature, date, as far as the paper has none."""


def metadata_of(values: Mapping[str, Any], document: Document) -> Metadata:
    """What the file's properties and signature block are made from."""
    from fazhi_desk.review.views import Given, context_of

    paragraphs = article_paragraphs(document.paragraphs, document.articles[0])
    context = context_of(paragraphs, Given())

    def told(key: str) -> str:
        value = values.get(key)
        if isinstance(value, dt.date):
            return f"{value.year}年{value.month}月{value.day}日"
        return value if isinstance(value, str) else ""

    return Metadata(
        title=told("title") or context.title,
        unit=told("unit") or context.unit,
        addressee=told("addressee"),
        signature=told("signature"),
        date=told("date"),
        author=told("unit") or context.unit,
        kind=told("kind") or context.kind,
        front_matter=_handed_on(document.front),
        written=_written(values, paragraphs),
    )


PRIVATE = ("ignored", "waived", NOTES)
"""What stays in the draft: what its writer chose to overlook, what its readers remarked."""
DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


def _handed_on(front: FrontMatter) -> str:
    """The front matter that travels with the Word file, word for word where nothing has to stay behind."""
    if not any(key in front.values for key in PRIVATE):
        return front.source
    return dumps({key: value for key, value in front.values.items() if key not in PRIVATE})


def _written(values: Mapping[str, Any], paragraphs: Sequence[Paragraph]) -> tuple[int, int, int] | None:
    """The date of writing: the front matter's, else the one below the signature."""
    told = values.get("date")
    if isinstance(told, dt.date):
        return told.year, told.month, told.day
    lines = [told] if isinstance(told, str) else [p.text for p in paragraphs if p.role is Role.DATE]
    found = DATE.search(lines[-1]) if lines else None
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def prepared(
    bench: Workbench, paper: OpenedPaper, profile: str | None = None, *, reading: bool = False
) -> tuple[Paper, Profile]:
    """The paper ready for a writer or a printer, and its profile: the one named, else the draft's own, else 公文格式.

    ``reading`` gives the leader's copy. Raises PaperError for a profile that does not exist.
    """
    own = paper.front.values.get("profile")
    chosen = _profile(bench, profile or (own if isinstance(own, str) and own else STANDARD))
    document = from_lines(paper.lines, paper.front, paper.text)
    out = paper_from(document.paragraphs, metadata_of(paper.front.values, document))
    return out, chosen.for_reading() if reading else chosen


def export_paper(
    bench: Workbench, paper: OpenedPaper, target: Path, profile: str | None = None, *, reading: bool = False,
    force: bool = False,
) -> Exported:
    """Write the paper to ``target`` (.docx or .txt); raises PaperError or SaveError, the old file stays whole."""
    if target.suffix.lower() not in SUFFIXES:
        raise PaperError(f"不会写“{target.suffix or target.name}”格式，请把文件名写成 .docx 或 .txt")
    if target.exists() and paper.path.exists() and target.samefile(paper.path):
        raise PaperError("导出的文件不能就是文稿自己，请换一个文件名")
    if target.exists() and not force:
        raise PaperError(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    out, chosen = prepared(bench, paper, profile, reading=reading)
    checks: tuple[Check, ...] = ()
    if target.suffix.lower() == ".docx":
        data = word_writer.write(out, chosen)
        checks = check(data, chosen)
    else:
        data = plain_text.write(out).encode("utf-8")
    write_atomically(target, data)
    return Exported(target, out.told, checks, chosen, missing_parts(out))


def _profile(bench: Workbench, name: str) -> Profile:
    try:
        return bench.profile(name)
    except KeyError as error:
        known = "、".join(bench.profiles)
        raise PaperError(f"没有名为“{name}”的格式，可用的有：{known}") from error
    except CatalogError as error:
        raise PaperError(f"格式“{name}”有误：{error}") from error
