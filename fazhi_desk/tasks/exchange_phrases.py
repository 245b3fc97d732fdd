"""Own phrases as a file to pass to a colleague, and such a file taken in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from fazhi_desk.catalog.phrase import Phrase, Source
from fazhi_desk.phrases.own import OwnPhrases, merge, own_lines, read_own
from fazhi_desk.storage.atomic import write_atomically
from fazhi_desk.tasks.open_paper import PaperError

SUFFIX = ".jsonl"
LARGEST = 20_000_000
"""Bytes: a file of phrases is far smaller."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The own phrases with those of a file: how many are new, how many were there, what could not be read."""

    own: OwnPhrases
    new: int
    known: int
    problems: tuple[str, ...]


def import_phrases(own: OwnPhrases, path: Path) -> Imported:
    """Take in a file that was exported, or mined by ``phrases mine``; raises PaperError where it is none.

    What the writer has stays as it is; what others hid or how often they used a phrase is not taken over.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise PaperError(f"“{path.name}”太大，不像短语文件，请核对")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PaperError(f"“{path.name}”不是短语文件，请选择从本程序导出的 {SUFFIX} 文件") from error
    except OSError as error:
        raise PaperError(f"“{path.name}”读不出来，请核对文件名和位置") from error
    other, problems = read_own(text.split("\n"))
    if not other.added and not other.favourites:
        raise PaperError(f"“{path.name}”里没有可以导入的短语，请选择从本程序导出的 {SUFFIX} 文件")
    merged = merge(own, replace(other, added=tuple(portable(phrase) for phrase in other.added)))
    new = len(merged.added) - len(own.added)
    return Imported(merged, new, len(other.added) - new, problems)


def export_phrases(own: OwnPhrases, target: Path, *, force: bool = False) -> int:
    """Write own phrases and favourites, and say how many phrases; raises PaperError or SaveError."""
    if target.suffix.lower() != SUFFIX:
        raise PaperError(f"短语文件请写成 {SUFFIX}")
    if target.exists() and not force:
        raise PaperError(f"“{target}”已经存在，请换一个文件名，或加上 --force 覆盖它")
    if not own.added and not own.favourites:
        raise PaperError("还没有自建或收藏的短语，没有可以导出的内容")
    passed = OwnPhrases(tuple(portable(phrase) for phrase in own.added), own.favourites)
    write_atomically(target, own_lines(passed).encode())
    return len(own.added)


def portable(phrase: Phrase) -> Phrase:
    """Without the folders its papers lie in: a colleague gets file names only."""
    sources = tuple(Source(PurePath(one.seed.replace("\\", "/")).name, one.article) for one in phrase.sources)
    return replace(phrase, sources=sources)
