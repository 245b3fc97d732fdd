"""The page as it is printed: 22 lines of 28 characters, the page number 7 mm below the type area (GB/T 9704-2012)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats.paper import Block, Metadata, Paper
from fazhi_desk.model import Role
from tests.rendering.conftest import Printed, Word

pytestmark = pytest.mark.libreoffice
Render = Callable[[Paper, Profile], Printed]
LAST = 297 - 35
"""Where the type area ends, in millimetres from the top; the page number stands below."""


def lines(page: list[Word], last: float = LAST) -> list[str]:
    """Text of the lines inside the type area, from the top."""
    rows: dict[int, list[Word]] = defaultdict(list)
    for word in page:
        if word.top < last - 1:
            rows[round(word.bottom)].append(word)
    return ["".join(w.text for w in sorted(rows[at], key=lambda w: w.left)) for at in sorted(rows)]


@pytest.mark.parametrize("name", ["gbt9704", "plain-report"])
def test_a_page_holds_22_lines_of_28_characters(
    printed: Render, grid_paper: Callable[..., Paper], profiles: dict[str, Profile], name: str
) -> None:
    first, second, *_ = printed(grid_paper(), profiles[name]).pages()
    assert [len(line) for line in lines(first)] == [26] + [28] * 21
    assert [len(line) for line in lines(second)] == [28] * 22


def test_the_electronic_margins_hold_22_lines_too(
    printed: Render, grid_paper: Callable[..., Paper], profiles: dict[str, Profile]
) -> None:
    first, second, *_ = printed(grid_paper(), profiles["gbt33476"]).pages()
    assert [len(line) for line in lines(first, 297 - 32.58)] == [26] + [28] * 21
    assert [len(line) for line in lines(second, 297 - 32.58)] == [28] * 22


def test_a_title_of_two_lines_costs_two_lines_and_a_blank_one(
    printed: Render, grid_paper: Callable[..., Paper], profiles: dict[str, Profile]
) -> None:
    page = printed(grid_paper("云溪县水务局关于推进法治政府建设工作情况的年度总结报告"), profiles["gbt9704"]).pages()[0]
    title, body = lines(page)[:2], lines(page)[2:]
    assert "".join(title) == "云溪县水务局关于推进法治政府建设工作情况的年度总结报告"
    assert [len(line) for line in body] == [26] + [28] * 18  # 2 + 1 blank + 19 = 22
    blank = min(w.top for w in page if "正" in w.text) - max(w.top for w in page if w.text in title)
    assert blank == pytest.approx(2 * 28.95 * 25.4 / 72, abs=2.5)


def dashes(printed: Printed, page: int) -> tuple[float, float, float]:
    """Top of the page number's dash, and left and right edge of the number, in millimetres, read off the ink."""
    dots = 300
    width, height, body = printed.ink(page, dots)
    per_mm = dots / 25.4
    inked = []
    for y in range(int((LAST + 2) * per_mm), height):
        row = body[y * width : (y + 1) * width]
        if min(row) < 128:
            inked.append((y, [x for x in range(width) if row[x] < 128]))
    widest = max(len(xs) for _, xs in inked)
    top = next(y for y, xs in inked if len(xs) >= 0.8 * widest)
    every = [x for _, xs in inked for x in xs]
    return top / per_mm, min(every) / per_mm, max(every) / per_mm


def test_the_dash_stands_7_mm_below_the_type_area_outside(
    printed: Render, grid_paper: Callable[..., Paper], profiles: dict[str, Profile]
) -> None:
    result = printed(grid_paper(), profiles["gbt9704"])
    cell = 14 * 25.4 / 72
    odd, even = dashes(result, 1), dashes(result, 2)
    assert odd[0] - LAST == pytest.approx(7, abs=0.5)
    assert even[0] - LAST == pytest.approx(7, abs=0.5)
    assert odd[2] == pytest.approx(210 - 26 - cell, abs=1)  # one character in from the right edge
    assert even[1] == pytest.approx(28 + cell, abs=1)  # and from the left edge
    texts = ["".join(w.text for w in page if w.top > LAST + 2) for page in result.pages()]
    assert texts == ["—1—", "—2—", "—3—"]


def test_a_plain_report_has_the_number_in_the_middle(
    printed: Render, grid_paper: Callable[..., Paper], profiles: dict[str, Profile]
) -> None:
    result = printed(grid_paper(), profiles["plain-report"])
    for page in (1, 2):
        _, left, right = dashes(result, page)
        assert (left + right) / 2 == pytest.approx(28 + 156 / 2, abs=1)


def test_signature_and_date_without_seal(printed: Render, profiles: dict[str, Profile]) -> None:
    """7.3.5.2 with a signature longer than the date: its end two characters in, the date's start two right of its."""
    paper = Paper((
        Block(Role.BODY, "正" * 40 + "。"),
        Block(Role.SIGNATURE, "云溪县人力资源和社会保障局"),
        Block(Role.DATE, "2025年1月8日"),
    ))
    page = printed(paper, profiles["gbt9704"]).pages()[0]
    sign = next(w for w in page if w.text.startswith("云溪县"))
    date = next(w for w in page if w.text.startswith("2025"))
    em = 15.75 * 25.4 / 72
    assert 210 - 26 - sign.right == pytest.approx(2 * em, abs=1)
    assert date.left - sign.left == pytest.approx(2 * em, abs=1)
    assert sign.top - max(w.top for w in page if "正" in w.text) == pytest.approx(2 * 28.95 * 25.4 / 72, abs=1)


def test_a_seal_centres_the_signature_on_the_date(printed: Render, profiles: dict[str, Profile]) -> None:
    paper = Paper(
        (Block(Role.BODY, "正。"), Block(Role.SIGNATURE, "云溪县司法局"), Block(Role.DATE, "二〇二五年十月八日")),
        Metadata(seal=True),
    )
    page = printed(paper, profiles["gbt9704"]).pages()[0]
    sign = next(w for w in page if w.text.startswith("云溪县"))
    date = next(w for w in page if w.text.startswith("二〇"))
    em = 15.75 * 25.4 / 72
    assert 210 - 26 - date.right == pytest.approx(4 * em, abs=1)
    assert (sign.left + sign.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=1)


def test_table_rows_are_not_cut(printed: Render, profiles: dict[str, Profile]) -> None:
    """A cell of several lines keeps all of them: the exact pitch of the text does not hold in a table."""
    long = "甲乙丙丁戊己庚辛" * 12
    rows = (Block(Role.TABLE, "序号\t内容"), Block(Role.TABLE, f"1\t{long}"))
    paper = Paper((Block(Role.BODY, "表前。"), *rows, Block(Role.BODY, "表后。")))
    page = printed(paper, profiles["gbt9704"]).pages()[0]
    text = "".join(w.text for w in page)
    assert text.count("甲") == 12
    last = max(w.bottom for w in page if "甲" in w.text or "辛" in w.text)
    after = next(w for w in page if w.text.startswith("表后"))
    assert after.top > last - 2


def test_a_date_as_long_as_the_signature_stays_on_one_line(printed: Render, profiles: dict[str, Profile]) -> None:
    """Wide digits of a stand-in font may run over the margin, but never break the date."""
    blocks = (Block(Role.BODY, "正。"), Block(Role.SIGNATURE, "云溪县司法局"), Block(Role.DATE, "2025年1月8日"))
    page = printed(Paper(blocks), profiles["gbt9704"]).pages()[0]
    parts = [w for w in page if 40 < w.top < 100 and w.left > 100 and w.text in "2025年1月8日"]
    assert "".join(w.text for w in parts) == "2025年1月8日"
    assert max(w.top for w in parts) - min(w.top for w in parts) < 3


def test_a_signature_is_not_left_alone_and_a_long_paragraph_not_moved(
    printed: Render, profiles: dict[str, Profile]
) -> None:
    tail = (Block(Role.SIGNATURE, "云溪县司法局"), Block(Role.DATE, "2025年1月8日"))
    short = (Block(Role.BODY, "正" * (28 * 19 - 2)), Block(Role.BODY, "末" * 40))
    first, second = printed(Paper((*short, *tail)), profiles["gbt9704"]).pages()
    assert len(lines(first)) == 19
    assert "末" in lines(second)[0]
    long = (Block(Role.BODY, "正" * (28 * 10 - 2)), Block(Role.BODY, "末" * (28 * 11 - 2)))
    first, second = printed(Paper((*long, *tail)), profiles["gbt9704"]).pages()
    assert len(lines(first)) == 21
    assert "云溪县司法局" in "".join(lines(second))


PROSE = (
    "全年公开执法信息2.1万条，配备执法记录仪386台，审核重大执法决定147件，坚持以习近平新时代中国特色社会主义思想为指导，"
    "深入学习贯彻习近平法治思想，紧扣中心工作；对“小过重罚”“类案不同罚”等问题（共12类），逐项整改、限期销号。"
)


@pytest.mark.parametrize("shift", range(14))
def test_no_character_is_lost_at_the_end_of_a_line(
    printed: Render, profiles: dict[str, Profile], shift: int
) -> None:
    """A mark that hangs over a full, justified line was dropped by LibreOffice when the squeeze left no room for it."""
    text = "法" * shift + PROSE * 6
    pages = printed(Paper((Block(Role.BODY, text),), Metadata()), profiles["gbt9704"]).pages()
    shown = "".join("".join(lines(page)) for page in pages)
    assert shown.replace(" ", "") == text


def test_a_leaders_copy_has_numbered_lines_and_room_for_a_pen(
    printed: Render, grid_paper: Callable[..., Paper], profiles: dict[str, Profile]
) -> None:
    page = printed(grid_paper(), profiles["gbt9704"].for_reading()).pages()[1]
    text = [w for w in page if "正" in w.text]
    assert [len(w.text) for w in text] == [21] * 22
    assert max(w.right for w in text) == pytest.approx(210 - 62, abs=1)
    numbers = [w.text for w in sorted(page, key=lambda w: w.top) if w.right < 28 and w.text.isdigit()]
    assert numbers == [str(n) for n in range(1, 23)]


def test_years_and_numbers_in_a_table_stay_whole(printed: Render, profiles: dict[str, Profile]) -> None:
    rows = (
        "序号\t事项\t2025年\t2026年\t备注",
        "1\t为农民工追回工资（万元）\t1286.5\t1034.2\t涉及劳动者1203人，依法移送公安机关立案查处犯罪案件3件",
    )
    paper = Paper(tuple(Block(Role.TABLE, row) for row in rows))
    for profile in (profiles["gbt9704"], profiles["gbt9704"].for_reading()):
        words = printed(paper, profile).pages()[0]
        assert {"序号", "1286.5", "1034.2"} <= {w.text for w in words}
        head = [w for w in words if w.text in ("2025", "2026", "年")]
        assert max(w.top for w in head) - min(w.top for w in head) < 2
