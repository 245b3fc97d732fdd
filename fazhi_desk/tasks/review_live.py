"""Keep a draft reviewed while it is being written: the worker's and the InlineRunner's common core."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fazhi_desk.tasks.first_look import first_look
from fazhi_desk.tasks.live import encode
from fazhi_desk.tasks.live_writer import LiveWriter
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import FrontMatter

if TYPE_CHECKING:
    from fazhi_desk.review.earlier import Earlier
    from fazhi_desk.review.session import Request, Session

FIGURES = "figures"
"""Asked for by this type alone, once the report of the state has come."""
LONG = 20_000
"""Characters from which on the visible lines are worth an answer of their own."""


class LiveReview:
    """Takes messages, keeps the lines and the session, answers with encoded reports.

    Messages (``type``): ``open`` {lines, front, options, revision}; ``edit`` {start, end, lines, revision}: lines
    [start, end) are replaced; ``front`` {front, options, revision}. ``front`` is the decoded front matter,
    ``options`` has kind, unit_class, today (ISO), choices (as the settings keep them), catalog (a number that counts
    changes of the user's own files), earlier (the stamp of the library of earlier papers, "" for none) and path (of
    the draft, which is no earlier paper of its own), all optional. Any may have ``visible``, [first line, last line]:
    then ``previews`` has first answers: the outline, as long as no rule is loaded, and the findings of these lines, if
    the draft is long and not yet known.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._session: Session | None = None
        self._lines: list[str] = []
        self._front: Mapping[str, Any] = {}
        self._options: Mapping[str, Any] = {}
        self._visible: tuple[int, int] | None = None
        self._writer = LiveWriter()
        self._stamp = ("", "")
        self._library: Earlier | None = None
        self._own: frozenset[str] = frozenset()
        self._catalog = 0
        self.revision = -1
        self.asked = False
        """Whether somebody waits for the figures."""
        self._told = -1
        """The revision of the last whole report."""

    def take(self, message: Mapping[str, Any]) -> bool:
        """Apply a message; True when a review is due."""
        kind = message.get("type")
        if kind == "open":
            self._lines = list(message["lines"])
        elif kind == "edit":
            self._lines[message["start"] : message["end"]] = message["lines"]
        elif kind != "front":
            self.asked = self.asked or kind == FIGURES
            return False
        self._front = message.get("front", self._front)
        self._options = message.get("options", self._options)
        if self._options.get("catalog", 0) != self._catalog:
            self._catalog = self._options.get("catalog", 0)
            self._bench.forget_catalog()
            self._session, self._writer = None, LiveWriter()
        self._visible = _range(message.get("visible"))
        self.revision = message["revision"]
        return True

    def answer(self, stop: Callable[[], bool] = lambda: False) -> dict[str, Any] | None:
        """Review the present state; None when ``stop`` says that something newer has come."""
        session, request = self._request()
        report = session.update_unless(request, stop)
        if report is None:
            return None
        self._told = self.revision
        return encode(report, request.lines, 0, "\n".join(request.lines), self.revision)

    def frame(self, stop: Callable[[], bool] = lambda: False) -> str | None:
        """The same as JSON text with its ``type``, for the pipe; much of it is that of the last frame."""
        session, request = self._request()
        report = session.update_unless(request, stop)
        seen = session.seen
        if report is None or seen is None:
            return None
        self._told = self.revision
        document = seen.document
        plain = len(document.paragraphs) == len(document.texts)
        first = document.articles[seen.chosen][0]
        return self._writer.write(report, request.lines, document.text, self.revision, plain=plain, first=first)

    def figures(self) -> dict[str, Any]:
        """The ledger of figures of the last whole report, under its revision."""
        from fazhi_desk.tasks.live_figures import figure_rows

        self.asked = False
        seen = self._session.seen if self._session is not None else None
        rows = [] if seen is None else figure_rows(seen)
        return {"type": FIGURES, "revision": self._told, "rows": rows}

    def previews(self) -> Iterator[dict[str, Any]]:
        """What can be told at once, where the whole review will take its time: the outline, the visible lines."""
        visible, self._visible = self._visible, None
        if visible is None:
            return
        if self._session is None:
            yield first_look(self._lines, self.revision)
        if sum(map(len, self._lines)) <= LONG:
            return
        session, request = self._request()
        report = session.preview(request, *visible)
        if report is not None:
            answer = encode(report, request.lines, 0, "\n".join(request.lines), self.revision)
            yield {**answer, "partial": True}

    def _request(self) -> tuple[Session, Request]:
        # Imported here, with all that the rules need: the first look comes before.
        from fazhi_desk.catalog.choices import choices_from
        from fazhi_desk.review.session import Session
        from fazhi_desk.tasks.review_paper import ReviewOptions, request_for

        if self._session is None:
            self._session = Session(self._bench.review, self._bench.kinds)
        options = ReviewOptions(
            kind=self._options.get("kind"),
            unit_class=self._options.get("unit_class"),
            today=_day(self._options.get("today")),
            choices=choices_from(self._options.get("choices")),
            earlier=self._earlier(),
            not_earlier=self._own,
        )
        return self._session, request_for(tuple(self._lines), FrontMatter(self._front), options)

    def _earlier(self) -> Earlier | None:
        """The library of earlier papers, opened when its stamp is another."""
        stamp = (self._options.get("earlier") or "", self._options.get("path") or "")
        if stamp != self._stamp:
            self._stamp, self._library, self._own = stamp, None, frozenset()
            if stamp[0]:
                from fazhi_desk.tasks.earlier_library import open_library
                from fazhi_desk.tasks.earlier_state import library_state, paths_of

                state = library_state(self._bench.places.earlier)
                self._library = open_library(self._bench.places.earlier, state)
                self._own = paths_of(state, Path(stamp[1]) if stamp[1] else None)
        return self._library


def _range(visible: object) -> tuple[int, int] | None:
    """A pair of lines, first and last; anything else counts as not told."""
    if isinstance(visible, list | tuple) and len(visible) == 2 and all(isinstance(line, int) for line in visible):
        return visible[0], visible[1]
    return None


def _day(text: object) -> dt.date | None:
    return dt.date.fromisoformat(text) if isinstance(text, str) else None
