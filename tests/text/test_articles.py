from __future__ import annotations

from pathlib import Path

import pytest

from fazhi_desk.text.about import title_of
from fazhi_desk.text.decoding import decode
from fazhi_desk.text.document import Document, parse

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
BODY = "全年研究部署法治政府建设工作4次，推动各项任务落地见效，群众满意率达到98.4%，位居全市前列，没有发生被纠正的案件。" * 3


def paper(title: str) -> str:
    return f"{title}\n\n{BODY}\n一、主要工作\n{BODY}\n（一）强化领导。{BODY}\n二、存在的问题\n{BODY}"


def titles(document: Document) -> list[str]:
    return [title_of(document.paragraphs[start:end]) for start, end in document.articles]


def test_one_paper_is_one_article() -> None:
    document = parse(paper("临川县2024年法治政府建设工作总结"))
    assert document.articles == ((0, len(document.paragraphs)),)


def test_an_empty_text_is_one_article() -> None:
    assert parse("").articles == ((0, 1),)


def test_papers_pasted_one_after_the_other() -> None:
    names = ["临川县2024年法治政府建设工作总结", "青石镇2023年法治政府建设工作总结（镇乡）", "2025年法治建设工作计划"]
    assert titles(parse("\n\n".join(paper(name) for name in names))) == names


def test_a_title_of_two_lines_is_kept_together() -> None:
    text = paper("临川县2024年法治政府建设工作总结") + "\n\n" + paper("云岭市司法局\n2024年法治政府建设工作总结")
    assert titles(parse(text)) == ["临川县2024年法治政府建设工作总结", "云岭市司法局2024年法治政府建设工作总结"]


def test_the_signature_of_the_first_paper_stays_with_it() -> None:
    first = paper("临川县2024年法治政府建设工作总结") + "\n临川县司法局\n2025年1月8日\n"
    document = parse(first + paper("青石镇2024年法治政府建设工作总结"))
    assert [len(document.articles), titles(document)[1]] == [2, "青石镇2024年法治政府建设工作总结"]


def test_a_paper_that_only_counts_anew_below_a_headline() -> None:
    text = paper("临川县2024年法治政府建设工作总结") + "\n" + paper("福州法治政府建设跑出加速度")
    assert titles(parse(text)) == ["临川县2024年法治政府建设工作总结", "福州法治政府建设跑出加速度"]


def test_parts_and_samples() -> None:
    text = paper("篇一：《法治政府建设工作总结》") + "\n" + paper("篇二：《法治政府建设工作总结》")
    assert len(parse(text).articles) == 2


def test_headings_and_short_lines_do_not_cut_a_paper() -> None:
    text = paper("临川县2024年法治政府建设工作总结") + f"\n法治政府建设情况\n{BODY}\n三、下一步打算\n{BODY}"
    assert len(parse(text).articles) == 1


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie beside the checkout only")
@pytest.mark.parametrize(("seed", "least", "most"), [("000", 4, 4), ("001", 22, 25), ("002", 1, 1), ("003", 6, 6), ("004", 1, 1)])
def test_the_collections_have_as_many_papers_as_they_have(seed: str, least: int, most: int) -> None:
    file = next(SEEDS.glob(f"{seed}_*.txt"))
    assert least <= len(parse(decode(file.read_bytes())).articles) <= most
