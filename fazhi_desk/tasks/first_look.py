"""The first answer about a draft that was just opened: title, size and headings, before any rule is loaded.

Loading the rules takes longer than reading the draft; meanwhile the outline can be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fazhi_desk.model import Zone
from fazhi_desk.review.summary import Reviewed, report_of
from fazhi_desk.review.views import FactsCache, Given, SomeFacts, view_of
from fazhi_desk.tasks.live import encode
from fazhi_desk.text.document import from_lines


def first_look(lines: Sequence[str], revision: int) -> dict[str, Any]:
    """A partial report as JSON values: no findings, no topics, no sections."""
    document = from_lines(lines)
    nothing = SomeFacts(FactsCache(), frozenset())
    views = [
        view_of(document, article, Given(), nothing, lambda *_: Zone.ACHIEVEMENT) for article in document.articles
    ]
    report = report_of(Reviewed(document, tuple(views), 0, None, (), (), {}))
    return {**encode(report, lines, 0, document.text, revision), "partial": True}
