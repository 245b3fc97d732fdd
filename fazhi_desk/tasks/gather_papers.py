"""Collect papers from files and folders the user named, as texts by the path they are told by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fazhi_desk.tasks.open_paper import OpenedPaper, PaperError, open_paper

SUFFIXES = (".txt", ".fzd", ".docx")
OLD = (".doc", ".wps")
"""Each would need LibreOffice for seconds: in a folder they are counted, not converted."""
MOST = 5000
"""Files read from folders at most: a whole disk named by mistake is not a library."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """``papers`` by the path as the user gave it (in a folder: joined with forward slashes); ``problems`` sentences."""

    papers: dict[str, OpenedPaper]
    problems: tuple[str, ...]


def gather_papers(paths: Iterable[str], leave_out: Path | None = None) -> Gathered:
    """Read every paper; what cannot be read is told. Lock files (~$…) and ``leave_out`` are passed over."""
    papers: dict[str, OpenedPaper] = {}
    files, missing = paper_files(paths)
    problems = list(missing)
    skip = leave_out.resolve() if leave_out else None
    for name, path in files.items():
        if path.resolve() == skip:
            continue
        try:
            papers[name] = open_paper(path)
        except PaperError as error:
            problems.append(str(error))
    return Gathered(papers, tuple(problems))


def paper_files(paths: Iterable[str]) -> tuple[dict[str, Path], tuple[str, ...]]:
    """Every file that may be a paper by the name it is told by, unread, and sentences about what is not there."""
    found: dict[str, Path] = {}
    problems: list[str] = []
    for named in paths:
        base = Path(named)
        if not base.exists():
            problems.append(f"找不到“{named}”，请核对文件名和位置")
            continue
        for path, name in _files(base, named):
            found.setdefault(name, path)
        old = sum(path.suffix.lower() in OLD and not path.name.startswith("~$") for path in base.rglob("*"))
        if old:
            problems.append(f"“{named}”里有{old}个 .doc、.wps 旧文件没有读，请用 Word 或 WPS 另存为 .docx")
    return found, tuple(problems)


def _files(base: Path, named: str) -> Iterator[tuple[Path, str]]:
    if not base.is_dir():
        yield base, named
        return
    found = sorted(
        path
        for path in base.rglob("*")
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", ".")) and path.is_file()
    )
    for path in found[:MOST]:
        yield path, f"{named.rstrip('/')}/{path.relative_to(base).as_posix()}"
