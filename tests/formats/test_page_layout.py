"""The grid of the printed page, without a window: full characters are a square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats.page_layout import SetPage, lay_out, plain_measure
from fazhi_desk.formats.paper import Block, Metadata, Paper
from fazhi_desk.model import Role

MM = 72 / 25.4


def pages(paper: Paper, profile: Profile) -> tuple[SetPage, ...]:
    return lay_out(paper, profile, plain_measure(profile))


def lines(page: SetPage, profile: Profile) -> list[str]:
    """Lines of the type area, from the top."""
    rows: dict[float, list[tuple[float, str]]] = defaultdict(list)
    bottom = (profile.page.height - profile.page.bottom) * MM
    for piece in page.pieces:
        if piece.y <= bottom and piece.x > profile.page.left * MM - 1:
            rows[round(piece.y, 1)].append((piece.x, piece.text))
    return ["".join(text for _, text in sorted(rows[y])) for y in sorted(rows)]


def grid(title: str = "") -> Paper:
    titles = (Block(Role.TITLE, title),) if title else ()
    return Paper((*titles, Block(Role.BODY, "正" * 1500)), Metadata(title=title))


@pytest.mark.parametrize("name", ["gbt9704", "gbt33476", "plain-report"])
def test_22_lines_of_28_characters(profiles: dict[str, Profile], name: str) -> None:
    first, second, *_ = pages(grid(), profiles[name])
    assert [len(line) for line in lines(first, profiles[name])] == [26] + [28] * 21
    assert [len(line) for line in lines(second, profiles[name])] == [28] * 22


def test_a_title_of_two_lines_costs_two_lines_and_a_blank_one(gbt9704: Profile) -> None:
    page = pages(grid("云溪县水务局关于推进法治政府建设工作情况的年度总结报告"), gbt9704)[0]
    assert [len(line) for line in lines(page, gbt9704)[2:]] == [26] + [28] * 18


def test_the_page_number_stands_outside_its_dash_7_mm_below(gbt9704: Profile) -> None:
    numbers = [page.pieces[-1] for page in pages(grid(), gbt9704)]
    assert [one.text for one in numbers] == ["— 1 —", "— 2 —", "— 3 —"]
    for one in numbers:  # the dash of 宋体 stands about a third of the size above the base line
        assert one.y / MM - 14 * 0.33 / MM - 262 == pytest.approx(7, abs=0.5)
    assert numbers[1].x == pytest.approx((28 * MM) + 14)
    assert numbers[0].x + 14 * 4 == pytest.approx((210 - 26) * MM - 14, abs=14)


def test_justified_lines_end_at_the_edge(gbt9704: Profile) -> None:
    page = pages(grid(), gbt9704)[1]
    piece = page.pieces[0]
    last = piece.x + 27 * (16 + piece.spacing)
    assert last + 16 == pytest.approx((210 - 26) * MM + 0.3, abs=0.1)  # the squeeze after the last one is not seen


def test_a_run_in_heading_has_two_faces_and_western_digits_a_third(profiles: dict[str, Profile]) -> None:
    from fazhi_desk.formats.paper import paper_from
    from fazhi_desk.text.document import parse

    paper = paper_from(parse("总结\n一、做法\n（一）强化审核。审核文件32件。\n").paragraphs)
    page = pages(paper, profiles["plain-report"])[0]
    told = [(piece.text, piece.type.family) for piece in page.pieces if piece.type.size == 16]
    assert told[1:] == [
        ("（一）强化审核。", "楷体_GB2312"), ("审核文件", "仿宋_GB2312"), ("32", "Times New Roman"), ("件。", "仿宋_GB2312"),
    ]


def test_a_heading_does_not_end_a_page_and_a_signature_is_not_alone(gbt9704: Profile) -> None:
    from fazhi_desk.model import Heading

    heading = Block(Role.HEADING, "一、做法", Heading(1, "一、", 1, (0, 2), (2, 4)))
    paper = Paper((Block(Role.BODY, "正" * (28 * 21 - 2)), heading, Block(Role.BODY, "文")))
    first, second = pages(paper, gbt9704)
    assert len(lines(first, gbt9704)) == 21
    assert lines(second, gbt9704) == ["一、做法", "文"]
    tail = (Block(Role.SIGNATURE, "云溪县司法局"), Block(Role.DATE, "2025年1月8日"))
    paper = Paper((Block(Role.BODY, "正" * (28 * 19 - 2)), Block(Role.BODY, "末" * 40), *tail))
    first, second = pages(paper, gbt9704)
    assert len(lines(first, gbt9704)) == 19
    assert lines(second, gbt9704)[0].startswith("末")


def test_signature_and_date_stand_by_the_rule(gbt9704: Profile) -> None:
    """7.3.5.2: the signature two characters from the right, the date's first character two right of its first one."""
    tail = (Block(Role.SIGNATURE, "云溪县人力资源和社会保障局"), Block(Role.DATE, "2025年1月8日"))
    sign, date = pages(Paper((Block(Role.BODY, "正。"), *tail)), gbt9704)[0].pieces[1:3]
    assert (210 - 26) * MM - (sign.x + 13 * 15.7) == pytest.approx(2 * 15.7, abs=0.1)
    assert date.x - sign.x == pytest.approx(2 * 15.7, abs=0.1)


def test_the_first_row_is_repeated_and_no_row_divided(gbt9704: Profile) -> None:
    rows = [Block(Role.TABLE, "序号\t事项")] + [Block(Role.TABLE, f"{n}\t{'事' * 60}") for n in range(40)]
    made = pages(Paper(tuple(rows)), gbt9704)
    assert len(made) > 2
    for page in made:
        texts = [piece.text for piece in page.pieces]
        assert texts.index("序号") == 0
        assert max(rule[3] for rule in page.rules) <= (297 - 35) * MM + 0.2
    told = [piece.text for page in made for piece in page.pieces if piece.text.isdigit()]
    assert told == [str(n) for n in range(40)]


def test_an_attachment_begins_a_page(gbt9704: Profile, paper_of: Callable[..., Paper]) -> None:
    made = pages(paper_of("总结\n正文在此。\n附件1\n目录\n内容如下。\n"), gbt9704)
    assert [piece.text for piece in made[1].pieces[:3]] == ["附件1", "目录", "内容如下。"]
    third = made[1].pieces[1].y - made[1].pieces[0].y
    assert third == pytest.approx(2 * 28.95)


def test_lines_of_a_leaders_copy_are_numbered_page_by_page(gbt9704: Profile) -> None:
    made = pages(grid("总结"), gbt9704.for_reading())
    for page in made[:2]:
        numbers = [piece.text for piece in page.pieces if piece.type.size == 10.5]
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert len([piece for piece in made[1].pieces if piece.type.size == 10.5]) == 22
    assert {len(line) for line in lines(made[1], gbt9704.for_reading())} == {21}


def test_an_empty_paper_is_one_page(gbt9704: Profile) -> None:
    assert [piece.text for piece in pages(Paper(()), gbt9704)[0].pieces] == ["— 1 —"]
