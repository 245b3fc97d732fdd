"""The register of superiors' documents: kept in the user's folder, read back word for word, felt by topics and terms."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.superior import SuperiorDocument, documents_from, tidy
from fazhi_desk.storage.places import Places
from fazhi_desk.tasks.open_paper import OpenedPaper
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.superior_documents import (
    RegisterError,
    add,
    document,
    register_file,
    register_text,
    registered,
    remove,
    with_registered,
)
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import FrontMatter

OUTLINE = "法治政府建设实施纲要（2026—2030年）"
OLD = "法治政府建设实施纲要（2021—2025年）"
HEAD = "临川县2026年法治政府建设工作总结\n\n2026年，临川县坚持依法行政。现将有关情况报告如下。\n一、主要工作\n"


@pytest.fixture
def bench(tmp_path):
    return Workbench(Places(tmp_path / "data", tmp_path, tmp_path / "cache", tmp_path))


def outline(bench, **kept):
    given = {"number": "中发[2026]9号", "date": "2026-06-01", "valid_from": 2026, "valid_to": 2030,
             "topics": ["organization"], "short": ["新的法治政府纲要"], "replaces": OLD, **kept}
    return document(bench, f"《{OUTLINE.replace('—', '-')}》", **given)


def report(bench, body):
    text = HEAD + body
    return review_paper(bench, OpenedPaper(Path("稿.txt"), text, FrontMatter()), ReviewOptions())


def state(bench, body, topic="organization"):
    return next(t.state for t in report(bench, body).topics if t.id == topic)


def terms(bench, body):
    return [(f.place.quote, f.severity.value) for f in report(bench, body).findings if f.rule == "law-title"]


def test_it_is_tidied_kept_and_read_again(bench):
    add(bench, outline(bench))
    again = Workbench(bench.places)
    assert registered(again) == (outline(bench),)
    one = registered(again)[0]
    assert (one.title, one.number) == (OUTLINE, "中发〔2026〕9号")
    assert one.named == f"《{OUTLINE}》（中发〔2026〕9号）"
    assert register_file(bench.places).is_relative_to(bench.places.data)


def test_twice_is_refused_changing_and_removing_is_not(bench):
    add(bench, outline(bench))
    with pytest.raises(RegisterError, match="已经登记过"):
        add(bench, outline(bench))
    add(bench, outline(bench, number="中发〔2026〕10号"), instead=OUTLINE)
    assert [one.number for one in registered(bench)] == ["中发〔2026〕10号"]
    assert remove(bench, "中发[2026]10号").title == OUTLINE
    assert registered(bench) == ()
    with pytest.raises(RegisterError, match="没有登记过"):
        remove(bench, OUTLINE)


@pytest.mark.parametrize(("values", "said"), [
    ({"number": "九号文"}, "文号"), ({"date": "去年"}, "日期"), ({"valid_from": 2031}, "前后反了"),
    ({"topics": ["没有"]}, "没有编号"), ({"short": ["纲要"]}, "简称"),
])
def test_a_mistake_is_told_in_one_sentence_and_nothing_is_written(bench, values, said):
    with pytest.raises(RegisterError, match=said):
        add(bench, outline(bench, **values))
    assert not register_file(bench.places).exists()


def test_a_damaged_entry_is_left_out_and_told(bench):
    path = register_file(bench.places)
    path.parent.mkdir(parents=True)
    path.write_text('[[documents]]\ntitle = "短"\n[[documents]]\ntitle = "依法行政考核办法"\n', encoding="utf-8")
    assert [one.title for one in registered(bench)] == ["依法行政考核办法"]
    assert "标题要写全" in bench.catalog.problems[0]


def test_it_names_its_topic_and_with_measures_is_a_proof(bench):
    told = "（一）狠抓落实。对照新的法治政府纲要逐条分解到责任单位，定期通报进展。"
    assert state(bench, told) == "absent"
    add(bench, outline(bench))
    assert state(bench, told) == "evidenced"
    assert state(bench, "（一）狠抓落实。认真落实新的法治政府纲要。") == "mentioned"
    assert state(bench, f"（一）集中学习。开展《{OUTLINE}》宣讲培训，干部职工全部参加。") == "absent", "a study is no measure"
    assert state(bench, told, "reconsideration") == "absent"


def test_its_title_is_known_and_its_number_is_checked(bench):
    cited = f"（一）依法行政。对照《{OUTLINE}》（中发〔2026〕8号）分解任务32项。"
    wrong = f"（一）依法行政。对照《{OUTLINE.replace('2030', '2031')}》分解任务32项。"
    assert terms(bench, cited) == terms(bench, wrong) == []
    add(bench, outline(bench))
    assert terms(bench, cited) == [("中发〔2026〕8号", "warning")]
    assert terms(bench, cited.replace("〔2026〕8号", "[2026]9号")) == []
    assert [quote for quote, _ in terms(bench, wrong)] == [f"《{OUTLINE.replace('2030', '2031')}》"]


def test_what_it_replaces_runs_out_as_a_hint(bench):
    body = f"（一）依法行政。落实《{OLD}》，分解任务32项。"
    assert terms(bench, body) == []
    add(bench, outline(bench))
    assert terms(bench, body) == [(f"《{OLD}》", "hint")]


def test_it_stands_at_the_head_of_what_a_topic_rests_on(bench):
    add(bench, outline(bench))
    topic = next(topic for topic in bench.review.topics if topic.id == "organization")
    assert (topic.authority[0].text, topic.authority[0].certainty) == (outline(bench).named, "登")
    assert not topic.authority[0].holds(2025)
    table = with_registered({"authority": [{"text": "旧"}]}, "organization", bench)
    assert [row["text"] for row in table["authority"]] == [outline(bench).named, "旧"]
    assert with_registered({"authority": []}, "publicity", bench) == {"authority": []}


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Zl", "Zp")), min_size=1, max_size=30)


@given(title=TEXT, short=st.lists(TEXT, max_size=3), replaces=TEXT)
def test_whatever_is_kept_is_read_back(title, short, replaces):
    names = tuple(tidy(f"意见简称{name}") for name in short)
    one = SuperiorDocument(tidy(f"关于法治的意见{title}"), short=names, replaces=tidy(replaces))
    table = tomllib.loads(register_text([one, one]))
    assert documents_from({"documents/register.toml": table}) == ((one,), ())
