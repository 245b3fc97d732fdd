from __future__ import annotations

from fazhi_desk.text import masks


def texts(text: str, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in ranges]


def test_titles_quotes_and_links() -> None:
    text = "学习《行政处罚法》和“三项制度”，见www.gov.cn/zwgk及fzb@linchuan.gov.cn。"
    assert texts(text, masks.titles(text)) == ["《行政处罚法》"]
    assert texts(text, masks.quotes(text)) == ["“三项制度”"]
    assert texts(text, masks.links(text)) == ["www.gov.cn/zwgk", "fzb@linchuan.gov.cn"]


def test_marks_without_a_partner_mask_nothing() -> None:
    for text in ("“领导干部上讲台活动", "学习《行政处罚法等", "”三项制度", "邮箱@", "http://"):
        assert masks.titles(text) == masks.quotes(text) == masks.links(text) == ()


def test_overlapping_ranges_become_one() -> None:
    assert masks.merged(((0, 3), (8, 9)), ((2, 5),)) == ((0, 5), (8, 9))
    assert masks.merged() == ()


def test_covers_asks_for_a_touch() -> None:
    ranges = ((2, 5), (8, 9))
    assert [masks.covers(ranges, at, at + 1) for at in range(10)] == [
        False, False, True, True, True, False, False, False, True, False,
    ]
    assert masks.covers(ranges, 0, 3)
    assert not masks.covers(ranges, 5, 8)


def test_hostile_texts_are_masked_in_a_moment() -> None:
    for text in ("《" * 20000, "“" * 20000, "a@" * 20000, "www." * 20000, "a" * 50000 + "@"):
        masks.titles(text)
        masks.quotes(text)
        masks.links(text)
