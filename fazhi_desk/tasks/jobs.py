"""Long work by name, for the short-lived job process: each takes plain values and tells its progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fazhi_desk.tasks.workbench import Workbench

if TYPE_CHECKING:
    from fazhi_desk.tasks.open_paper import OpenedPaper

Progress = Callable[[int, int, str], None]
"""Done, total, and what is being done, in the user's words."""
Job = Callable[[Workbench, Mapping[str, Any], Progress], Any]


class JobError(ValueError):
    """A job that cannot be done; the message is one sentence for the user."""


def open_word(bench: Workbench, values: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Read a Word file away from the window, converted if it must be: {path} -> {text, notes, word, front}."""
    from fazhi_desk.tasks.open_paper import PaperError, needs_office, open_paper

    del bench
    path = Path(values["path"])
    progress(0, 1, "正在用 LibreOffice 转换，请稍候" if needs_office(path) else "正在读取 Word 文件")
    try:
        paper = open_paper(path)
    except PaperError as error:
        raise JobError(str(error)) from error
    return {"text": paper.text, "notes": list(paper.notes), "word": paper.word, "front": paper.front.source}


def opened_from(path: Path, value: Mapping[str, Any]) -> OpenedPaper:
    """The paper that ``open-word`` read, on this side of the pipe."""
    from dataclasses import replace

    from fazhi_desk.tasks.open_paper import OpenedPaper
    from fazhi_desk.text.front_matter import FrontMatter, split

    text = value["text"]
    front = split(text)
    if value["word"]:  # what a file of ours carries stands beside its text
        front = replace(split(f"+++\n{value['front']}\n+++\n"), body=0) if value["front"] else FrontMatter()
    return OpenedPaper(path, text, front, tuple(value["notes"]), word=value["word"])


def mine(bench: Workbench, values: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Phrases of the user's own papers: {paths} -> {phrases, problems}."""
    from fazhi_desk.catalog.phrase import as_json
    from fazhi_desk.tasks.mine_phrases import mine_phrases
    from fazhi_desk.tasks.open_paper import PaperError

    try:
        phrases, problems = mine_phrases(bench, values["paths"], progress)
    except PaperError as error:
        raise JobError(str(error)) from error
    return {"phrases": [as_json(phrase) for phrase in phrases], "problems": list(problems)}


def describe(bench: Workbench, values: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """A text as an own phrase: {text, functions} -> {phrase}."""
    from fazhi_desk.catalog.phrase import as_json
    from fazhi_desk.tasks.add_phrase import PhraseError, describe_phrase

    progress(0, 1, "正在注音")
    try:
        return {"phrase": as_json(describe_phrase(bench, values["text"], values.get("functions", ())))}
    except PhraseError as error:
        raise JobError(str(error)) from error


def fix_preview(bench: Workbench, values: Mapping[str, Any], progress: Progress) -> list[Any]:
    """The safe corrections of a draft: {text, choices} -> rows [family, title, message, places, edits]."""
    from fazhi_desk.catalog.choices import choices_from
    from fazhi_desk.tasks.fix_paper import offered
    from fazhi_desk.tasks.review_paper import ReviewOptions

    progress(0, 1, "正在查找可以放心修正的地方")
    changes = offered(bench, _draft(values["text"]), ReviewOptions(choices=choices_from(values.get("choices"))))
    return [[c.family, c.title, c.message, [astuple(place) for place in c.places], c.edits] for c in changes]


def earlier_library(bench: Workbench, values: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Bring the library of earlier papers up to date: {sources} -> {stamp, papers, problems}."""
    from fazhi_desk.storage.atomic import SaveError
    from fazhi_desk.tasks.earlier_library import update_library

    try:
        state = update_library(bench.places.earlier, values["sources"], progress)
    except SaveError as error:
        raise JobError(str(error)) from error
    except OSError as error:
        raise JobError(f"往年文稿库没有整理完（{error.strerror or error}），请看看磁盘空间和权限") from error
    return {"stamp": state.stamp, "papers": len(state.papers), "problems": list(state.problems)}


def earlier_beside(bench: Workbench, values: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """The draft beside an earlier paper: {lines, front, draft, paper} -> as tasks/beside_earlier.py tells."""
    from fazhi_desk.tasks.beside_earlier import beside_earlier
    from fazhi_desk.tasks.open_paper import PaperError

    progress(0, 1, "正在对照")
    draft = Path(values["draft"]) if values.get("draft") else None
    try:
        return beside_earlier(bench, values["lines"], values["front"], draft, values.get("paper", ""))
    except PaperError as error:
        raise JobError(str(error)) from error


def open_places(bench: Workbench, values: Mapping[str, Any], progress: Progress) -> list[Any]:
    """The open places of a draft: {text} -> rows [[number, part, sentence, asked], [line, start, end]]."""
    from fazhi_desk.tasks.collect_places import collect_places
    from fazhi_desk.tasks.live import LineTable

    progress(0, 1, "正在查找待补之处")
    paper = _draft(values["text"])
    table = LineTable(paper.lines, paper.front.body)
    places = collect_places(bench, paper)
    return [[place.row[:4], table.marks(place.start, place.end)[0]] for place in places]


def write_places(bench: Workbench, values: Mapping[str, Any], progress: Progress) -> int:
    """Write the 收集表 of a draft: {text, target} -> how many places."""
    from fazhi_desk.tasks.collect_places import collect_places, write_collection
    from fazhi_desk.text.about import title_of
    from fazhi_desk.text.document import parse

    progress(0, 1, "正在写收集表")
    paper = _draft(values["text"])
    places = collect_places(bench, paper)
    title = title_of(parse(paper.text).paragraphs)
    with _told():
        write_collection(bench, title, places, Path(values["target"]), force=True)
    return len(places)


def write_figures(bench: Workbench, values: Mapping[str, Any], progress: Progress) -> int:
    """Write the ledger of a draft's figures: {text, target} -> how many figures."""
    from fazhi_desk.tasks.figures_ledger import figures_ledger, write_ledger

    progress(0, 1, "正在写数字台账")
    entries = figures_ledger(bench, _draft(values["text"]))
    with _told():
        write_ledger(entries, Path(values["target"]), force=True)
    return len(entries)


def _draft(text: str) -> OpenedPaper:
    """The draft of the window, which may lie nowhere yet."""
    from fazhi_desk.tasks.open_paper import OpenedPaper
    from fazhi_desk.text.front_matter import split

    return OpenedPaper(Path(), text, split(text))


@contextmanager
def _told() -> Iterator[None]:
    """A file that cannot be written is a sentence for the user."""
    from fazhi_desk.storage.atomic import SaveError
    from fazhi_desk.tasks.open_paper import PaperError

    try:
        yield
    except (PaperError, SaveError) as error:
        raise JobError(str(error)) from error


JOBS: Mapping[str, Job] = {
    "open-word": open_word,
    "mine-phrases": mine,
    "describe-phrase": describe,
    "fix-preview": fix_preview,
    "earlier-library": earlier_library,
    "open-places": open_places,
    "collect-places": write_places,
    "figures-ledger": write_figures,
    "earlier-beside": earlier_beside,
}
"""All jobs by name."""
