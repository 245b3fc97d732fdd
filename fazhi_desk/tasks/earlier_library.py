"""The library of the user's earlier papers: kept in the data folder, brought up to date file by file, mapped from disk.

The folder holds ``shelves/`` (the sentences of one paper each, by the hash of the file), one ``library-….bin`` (all
of them, joined, for searching) and ``library.json``, which says what is in force. That is written last: whoever reads
meanwhile has the old state or the new one. The papers themselves stay where they are; nothing leaves the machine.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from fazhi_desk.review.earlier import Earlier, EarlierPaper, read_paper
from fazhi_desk.storage.arrays import ArraysError, read_arrays, write_arrays
from fazhi_desk.storage.atomic import write_atomically
from fazhi_desk.tasks.earlier_state import STATE, VERSION, KeptPaper, LibraryState, library_state
from fazhi_desk.tasks.gather_papers import paper_files
from fazhi_desk.tasks.open_paper import PaperError, open_paper
from fazhi_desk.text.document import parse
from fazhi_desk.text.similarity_library import Library, Shelf, library_of

SHELVES = "shelves"
LOG = logging.getLogger(__name__)
Progress = Callable[[int, int, str], None]


def open_library(folder: Path, state: LibraryState | None = None) -> Earlier | None:
    """The library for comparing, mapped from disk; None where there is none."""
    state = state or library_state(folder)
    if not state.papers:
        return None
    try:
        library = Library(**read_arrays(_library(folder, state.stamp)))
    except (OSError, ArraysError, TypeError):
        LOG.warning("the library of earlier papers is not whole")
        return None
    papers = tuple(EarlierPaper(paper.path, paper.title, paper.year) for paper in state.papers)
    return Earlier(papers, library, sifted=True)


def update_library(
    folder: Path, sources: Iterable[str], progress: Progress = lambda *_: None, leave_out: Path | None = None
) -> LibraryState:
    """Bring the library up to date with these files and folders; only what changed is read. Raises OSError.

    The file ``leave_out`` is no part of it.
    """
    known = {paper.path: paper for paper in library_state(folder).papers}
    files, missing = paper_files(sources)
    skip = leave_out.resolve() if leave_out else None
    problems = list(missing)
    (folder / SHELVES).mkdir(parents=True, exist_ok=True)
    read: list[tuple[KeptPaper, Shelf]] = []
    for done, (name, path) in enumerate(files.items()):
        progress(done, len(files), f"正在整理“{path.name}”")
        if skip is not None and path.resolve() == skip:
            continue
        try:
            paper, shelf = _shelved(folder, name, path, known.get(name))
        except PaperError as error:
            problems.append(str(error))
            continue
        if paper.sentences:
            read.append((paper, shelf))
        else:
            problems.append(f"“{name}”里没有可以比对的文字")
    progress(len(files), len(files), "正在建立索引")
    papers = tuple(paper for paper, _ in read)
    stamp = _stamp(papers) if papers else ""
    state = LibraryState(papers, stamp, tuple(problems))
    if papers and not _whole(_library(folder, stamp)):
        write_arrays(_library(folder, stamp), library_of([shelf for _, shelf in read]).arrays())
    rows = [astuple(paper) for paper in papers]
    kept: dict[str, Any] = {"version": VERSION, "stamp": stamp, "papers": rows, "problems": problems}
    write_atomically(folder / STATE, json.dumps(kept, ensure_ascii=False).encode())
    _sweep(folder, state)
    return state


def _shelved(folder: Path, name: str, path: Path, known: KeptPaper | None) -> tuple[KeptPaper, Shelf]:
    """A paper with its sentences: as kept where file and content are the same, else read."""
    try:
        stat = path.stat()
        if known is not None and (known.time, known.size) == (stat.st_mtime_ns, stat.st_size):
            shelf = _kept_shelf(folder, known.digest)
            if shelf is not None:
                return known, shelf
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    except OSError as error:
        raise PaperError(f"“{path}”读不出来（{error.strerror or error}），请核对文件是否完好") from error
    if known is not None and known.digest == digest:
        shelf = _kept_shelf(folder, digest)
        if shelf is not None:
            fresh = (known.title, known.year, known.sentences, known.characters)
            return KeptPaper(name, stat.st_mtime_ns, stat.st_size, digest, *fresh), shelf
    text = open_paper(path).text
    paper, shelf = read_paper(name, parse(text))
    write_arrays(_shelf(folder, digest), shelf.arrays())
    about = (paper.title, paper.year, len(shelf.starts), sum(not c.isspace() for c in text))
    return KeptPaper(name, stat.st_mtime_ns, stat.st_size, digest, *about), shelf


def _kept_shelf(folder: Path, digest: str) -> Shelf | None:
    try:
        return Shelf(**read_arrays(_shelf(folder, digest)))
    except (OSError, ArraysError, TypeError):
        return None


def _whole(path: Path) -> bool:
    try:
        read_arrays(path)
    except (OSError, ArraysError):
        return False
    return True


def _stamp(papers: Iterable[KeptPaper]) -> str:
    """The same papers in the same order have the same stamp, wherever their times come from."""
    told = json.dumps([VERSION, [(paper.path, paper.digest) for paper in papers]], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _library(folder: Path, stamp: str) -> Path:
    return folder / f"library-{stamp}.bin"


def _shelf(folder: Path, digest: str) -> Path:
    return folder / SHELVES / f"{digest}.bin"


def _sweep(folder: Path, state: LibraryState) -> None:
    """Remove what no longer counts; a file that somebody has mapped may stay until next time."""
    wanted = {_library(folder, state.stamp), *(_shelf(folder, paper.digest) for paper in state.papers)}
    for path in (*folder.glob("library-*.bin"), *(folder / SHELVES).glob("*.bin")):
        if path not in wanted:
            with suppress(OSError):
                path.unlink()
