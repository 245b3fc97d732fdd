from __future__ import annotations

import os
from pathlib import Path

import pytest

from fazhi_desk.review.earlier import compare, earlier_of, read_paper
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.storage.places import Places
from fazhi_desk.tasks import earlier_library as library
from fazhi_desk.tasks.earlier_library import open_library, update_library
from fazhi_desk.tasks.earlier_state import library_state, paths_of
from fazhi_desk.tasks.jobs import JOBS
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.document import parse
from tests.examples import ZONES

OLD = """某县{year}年法治政府建设工作总结
一、主要工作
全年开展渔政执法案卷评查，抽查案卷{files}件，通报典型问题23个。
在码头设立渔事调解台，为外来船民办理争议调解{cases}起。
"""


@pytest.fixture
def papers(tmp_path) -> Path:
    folder = tmp_path / "往年"
    (folder / "更早").mkdir(parents=True)
    (folder / "2022.txt").write_text(OLD.format(year=2022, files=171, cases=29), encoding="utf-8")
    (folder / "更早" / "2021.fzd").write_text(OLD.format(year=2021, files=160, cases=25), encoding="utf-8")
    return folder


def view(text):
    document = parse(text)
    return view_of(document, document.articles[0], Given(kind="county"), FactsCache(), ZONES.of)


def reading(monkeypatch) -> list[Path]:
    """The files that are read from now on."""
    read: list[Path] = []
    real = library.open_paper
    monkeypatch.setattr(library, "open_paper", lambda path: read.append(path) or real(path))
    return read


def test_the_library_on_disk_is_the_one_in_memory(tmp_path, papers):
    state = update_library(tmp_path / "index", [str(papers)])
    assert [(Path(p.path).name, p.year, p.sentences) for p in state.papers] == [("2022.txt", 2022, 2), ("2021.fzd", 2021, 2)]
    kept = open_library(tmp_path / "index")
    assert kept is not None
    fresh = earlier_of([read_paper(p.path, parse(Path(p.path).read_text(encoding="utf-8"))) for p in state.papers])
    for name, array in fresh.library.arrays().items():
        assert kept.library.arrays()[name].tolist() == array.tolist()
    draft = view(OLD.format(year=2023, files=171, cases=41))
    assert compare(draft, kept) == compare(draft, fresh)
    assert library_state(tmp_path / "index") == state


def test_only_what_changed_is_read_again(tmp_path, papers, monkeypatch):
    index = tmp_path / "index"
    first = update_library(index, [str(papers)])
    read = reading(monkeypatch)
    assert update_library(index, [str(papers)]) == first
    os.utime(papers / "2022.txt", ns=(1, 1))  # touched, not changed
    touched = update_library(index, [str(papers)])
    assert read == []
    assert touched.stamp == first.stamp
    changed = OLD.format(year=2022, files=188, cases=29)
    (papers / "2022.txt").write_text(changed, encoding="utf-8")
    os.utime(papers / "2022.txt", ns=(1, 1))  # same time and size as before would hide it, and does not for another size
    (papers / "2022.txt").write_text(changed + "新添了一句渔民满意的话，写在这里备查。\n", encoding="utf-8")
    again = update_library(index, [str(papers)])
    assert [path.name for path in read] == ["2022.txt"]
    assert again.stamp != first.stamp
    assert again.papers[0].sentences == 3


def test_what_left_the_folder_leaves_the_library_and_the_disk(tmp_path, papers):
    index = tmp_path / "index"
    update_library(index, [str(papers)])
    before = {path.name for path in index.rglob("*.bin")}
    (papers / "2022.txt").unlink()
    state = update_library(index, [str(papers)])
    assert [Path(p.path).name for p in state.papers] == ["2021.fzd"]
    after = {path.name for path in index.rglob("*.bin")}
    assert len(after) == 2
    assert len(after & before) == 1
    empty = update_library(index, [])
    assert empty.stamp == ""
    assert open_library(index) is None
    assert list(index.rglob("*.bin")) == []


def test_a_damaged_index_is_made_anew(tmp_path, papers):
    index = tmp_path / "index"
    state = update_library(index, [str(papers)])
    for path in index.rglob("*.bin"):
        path.write_bytes(b"broken")
    assert open_library(index) is None
    assert update_library(index, [str(papers)]).stamp == state.stamp
    assert open_library(index) is not None
    (index / "library.json").write_text("{}", encoding="utf-8")
    assert library_state(index).papers == ()
    assert update_library(index, [str(papers)]).stamp == state.stamp


def test_what_cannot_be_read_is_told_and_the_rest_counts(tmp_path, papers):
    (papers / "坏.docx").write_bytes(b"PK\x03\x04 no word file")
    (papers / "空.txt").write_text("", encoding="utf-8")
    state = update_library(tmp_path / "index", [str(papers), str(tmp_path / "没有")])
    assert len(state.papers) == 2
    told = "；".join(state.problems)
    assert "坏.docx" in told
    assert "空.txt" in told
    assert "没有" in told


def test_the_draft_itself_and_papers_of_its_year_are_no_earlier_ones(tmp_path, papers):
    own = papers / "2023.fzd"
    text = OLD.format(year=2023, files=171, cases=41)
    own.write_text(text, encoding="utf-8")
    (papers / "2023初稿.txt").write_text(text, encoding="utf-8")
    state = update_library(tmp_path / "index", [str(papers)])
    kept = open_library(tmp_path / "index")
    assert kept is not None
    assert [Path(path).name for path in paths_of(state, own)] == ["2023.fzd"]
    found = {Path(one.place.path).name for one in compare(view(text), kept, paths_of(state, own)).carried}
    assert found == {"2022.txt"}
    undated = view(text.replace("2023年", ""))
    assert "2023.fzd" not in {
        Path(one.place.path).name for one in compare(undated, kept, paths_of(state, own)).carried
    }


def test_the_job_tells_its_progress_and_the_state(tmp_path, papers):
    places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    told: list[tuple[int, int, str]] = []
    value = JOBS["earlier-library"](Workbench(places), {"sources": [str(papers)]}, lambda *step: told.append(step))
    assert value["papers"] == 2
    assert value["stamp"] == library_state(places.earlier).stamp
    assert told[0] == (0, 2, "正在整理“2022.txt”")
    assert told[-1][:2] == (2, 2)
