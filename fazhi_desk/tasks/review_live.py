"""Keep a draft reviewed while it is being written: the worker's and the InlineRunner's common core."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from fazhi_desk.review.session import Session
from fazhi_desk.tasks.live import encode
from fazhi_desk.tasks.review_paper import ReviewOptions, request_for
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import FrontMatter


class LiveReview:
    """Takes messages, keeps the lines and the session, answers with encoded reports.

    Messages (``type``): ``open`` {lines, front, options, revision}; ``edit`` {start, end, lines, revision}: lines
    [start, end) are replaced; ``front`` {front, options, revision}. ``front`` is the decoded front matter,
    ``options`` has kind, unit_class, today (ISO) and disabled (rule ids), all optional.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._session: Session | None = None
        self._lines: list[str] = []
        self._front: Mapping[str, Any] = {}
        self._options: Mapping[str, Any] = {}
        self.revision = -1

    def take(self, message: Mapping[str, Any]) -> bool:
        """Apply a message; True when a review is due."""
        kind = message.get("type")
        if kind == "open":
            self._lines = list(message["lines"])
        elif kind == "edit":
            self._lines[message["start"] : message["end"]] = message["lines"]
        elif kind != "front":
            return False
        self._front = message.get("front", self._front)
        self._options = message.get("options", self._options)
        self.revision = message["revision"]
        return True

    def answer(self, stop: Callable[[], bool] = lambda: False) -> dict[str, Any] | None:
        """Review the present state; None when ``stop`` says that something newer has come."""
        if self._session is None:
            self._session = Session(self._bench.review, self._bench.kinds)
        lines = tuple(self._lines)
        options = ReviewOptions(
            kind=self._options.get("kind"),
            unit_class=self._options.get("unit_class"),
            today=_day(self._options.get("today")),
            disabled=frozenset(self._options.get("disabled", ())),
        )
        request = request_for(lines, FrontMatter(self._front), options)
        report = self._session.update_unless(request, stop)
        if report is None:
            return None
        return encode(report, lines, 0, "\n".join(lines), self.revision)


def _day(text: object) -> dt.date | None:
    return dt.date.fromisoformat(text) if isinstance(text, str) else None
