"""Own phrases on disk, described, exchanged."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from fazhi_desk.catalog.phrase import Source, as_line
from fazhi_desk.phrases import own
from fazhi_desk.phrases.own import OwnPhrases
from fazhi_desk.storage.places import find_places
from fazhi_desk.tasks.add_phrase import PhraseError, checked_text, describe_phrase
from fazhi_desk.tasks.exchange_phrases import export_phrases, import_phrases
from fazhi_desk.tasks.jobs import JOBS, JobError
from fazhi_desk.tasks.mine_phrases import mine_phrases
from fazhi_desk.tasks.open_paper import PaperError
from fazhi_desk.tasks.own_phrases import own_stamp, read_own_phrases, save_own_phrases
from fazhi_desk.tasks.workbench import Workbench
from tests.phrases.helpers import phrase

MINE = replace(phrase("我的说法"), function="具体举措")


@pytest.fixture
def bench() -> Workbench:
    return Workbench(find_places())


def test_what_is_saved_is_read_again(bench):
    assert read_own_phrases(bench) == (OwnPhrases(), ())
    assert own_stamp(bench) == (0, 0)
    mine = own.hide(own.use(own.add(OwnPhrases(), MINE), "我的说法"), "压实责任")
    save_own_phrases(bench, mine)
    assert read_own_phrases(bench) == (mine, ())
    assert own_stamp(bench) != (0, 0)


def test_an_unreadable_row_is_told_and_kept_in_a_copy(bench):
    path = bench.places.phrases
    path.parent.mkdir(parents=True)
    path.write_bytes(as_line(phrase("我的说法")).encode() + b"\n\xff\xfe\n")
    mine, problems = read_own_phrases(bench)
    assert [one.text for one in mine.added] == ["我的说法"]
    assert problems == ("自建短语第2行：读不懂，已跳过",)
    assert path.with_name(path.name + ".bak").read_bytes() == path.read_bytes()


def test_a_text_becomes_a_phrase_with_pinyin_topics_and_needs(bench):
    made = describe_phrase(bench, "（一）开展行政执法案卷评查12次，")
    assert made.text == "开展行政执法案卷评查{次数}次"
    assert made.size == "frame"
    assert made.initials.startswith("kzxzzfajpc")
    assert "enforcement-supervision" in made.topics
    assert made.needs
    assert describe_phrase(bench, "压实各方责任", ["duty"]).functions == ("duty",)
    assert JOBS["describe-phrase"](bench, {"text": "长效机制"}, lambda *_: None)["phrase"]["initials"] == "cxjz"


@pytest.mark.parametrize("text", ["", "。", "件", "12345", "长" * 121, "办理{件数件", "{件数}"])
def test_what_is_no_phrase_is_one_sentence(bench, text):
    with pytest.raises(PhraseError):
        checked_text(text)
    with pytest.raises(JobError):
        JOBS["describe-phrase"](bench, {"text": text}, lambda *_: None)


def test_a_colleague_gets_phrases_and_favourites_but_no_folders_nor_habits(tmp_path):
    mine = own.add(OwnPhrases(), phrase("我的说法", sources=(Source("/home/u/文稿/甲.txt", 1), Source("C:\\u\\乙.docx", 2))))
    mine = own.use(own.hide(own.favour(mine, "压实责任"), "优化营商环境"), "我的说法")
    target = tmp_path / "短语.jsonl"
    assert export_phrases(mine, target) == 1
    assert "/home" not in target.read_text("utf-8")
    assert [source["seed"] for source in json.loads(target.read_text("utf-8").split("\n")[0])["sources"]] == ["甲.txt", "乙.docx"]
    theirs = own.hide(own.add(OwnPhrases(), phrase("他的说法")), "压实责任")
    taken = import_phrases(theirs, target)
    assert (taken.new, taken.known, taken.problems) == (1, 0, ())
    assert [one.text for one in taken.own.added] == ["他的说法", "我的说法"]
    assert taken.own.hidden == {"压实责任"}
    assert taken.own.favourites == frozenset()
    assert taken.own.used == {}
    with pytest.raises(PaperError, match="已经存在"):
        export_phrases(mine, target)
    with pytest.raises(PaperError, match="jsonl"):
        export_phrases(mine, tmp_path / "短语.txt")


def test_a_file_without_phrases_is_refused(tmp_path):
    path = tmp_path / "别的.jsonl"
    path.write_text("{}\n", "utf-8")
    with pytest.raises(PaperError, match="没有可以导入的短语"):
        import_phrases(OwnPhrases(), path)
    with pytest.raises(PaperError, match="读不出来"):
        import_phrases(OwnPhrases(), tmp_path / "没有.jsonl")


def test_mining_leaves_out_what_the_writer_has_or_has_hidden(bench, tmp_path):
    paper = tmp_path / "甲.txt"
    paper.write_text("青石镇法治建设总结\n" + "抓实村级法治阵地建设。推进乡贤调解队伍建设。守住基层安全底线。" * 4, "utf-8")
    save_own_phrases(bench, own.hide(own.add(OwnPhrases(), phrase("抓实村级法治阵地建设")), "推进乡贤调解队伍建设"))
    texts = {one.text for one in mine_phrases(bench, [str(paper)])[0]}
    assert "守住基层安全底线" in texts
    assert not texts & {"抓实村级法治阵地建设", "推进乡贤调解队伍建设"}
