from __future__ import annotations

from collections.abc import Callable

from fazhi_desk.formats.paper import Block, Paper
from fazhi_desk.formats.plain_text import write
from fazhi_desk.model import Role


def test_a_paper_as_plain_text(paper_of: Callable[..., Paper]) -> None:
    text = "云溪县法治政府建设工作总结\n县政府：\n正文在此。\n一、做法\n甲\t乙\n丙\t丁\n县司法局\n2025年1月8日\n"
    assert write(paper_of(text)) == (
        "云溪县法治政府建设工作总结\n\n县政府：\n\u3000\u3000正文在此。\n\u3000\u3000一、做法\n甲\t乙\n丙\t丁\n\n"
        "县司法局\n2025年1月8日\n"
    )


def test_soft_breaks_become_line_ends() -> None:
    assert write(Paper((Block(Role.TITLE, "甲\u2028乙"),))) == "甲\n乙\n"
    assert write(Paper(())) == ""
