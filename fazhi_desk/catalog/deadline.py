"""Days by which a paper must be handed in or published (resources/requirements/deadlines.toml)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

AFTER = 1
"""The day stands in the year after the report's (督察工作规定 第二十四条: 每年3月1日前报告上一年度)."""
ANY_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Deadline:
    """``when`` is a condition on the paper and the unit; ``certainty`` is 确, 部 or 常 (domain/authority.md)."""

    id: str
    name: str
    month: int
    day: int
    to: str
    when: str
    source: str
    certainty: str = "常"

    def __post_init__(self) -> None:
        if self.certainty not in ("确", "部", "常"):
            raise ValueError(f"可信度“{self.certainty}”不是 确、部、常 之一")
        try:
            self.date(ANY_LEAP_YEAR)
        except ValueError as error:
            raise ValueError(f"没有{self.month}月{self.day}日这一天") from error

    def date(self, year: int) -> dt.date:
        """The day for a report on that year; 29 February falls on the 28th where there is none."""
        try:
            return dt.date(year + AFTER, self.month, self.day)
        except ValueError:
            if (self.month, self.day) != (2, 29):
                raise
            return dt.date(year + AFTER, 2, 28)
