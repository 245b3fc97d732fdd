"""Review a paper: all checks and the checklist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fazhi_desk.catalog.choices import AS_DELIVERED, Choices
from fazhi_desk.model import KINDS, UNIT_CLASSES, Report
from fazhi_desk.review.ignored import ignored_from
from fazhi_desk.review.session import Request, Session
from fazhi_desk.review.views import Given
from fazhi_desk.tasks.open_paper import OpenedPaper
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import FrontMatter

if TYPE_CHECKING:
    from fazhi_desk.review.earlier import Earlier


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What the command line or the window says over the front matter; None where it says nothing."""

    kind: str | None = None
    unit_class: str | None = None
    today: dt.date | None = None
    article: int = 0
    choices: Choices = AS_DELIVERED
    earlier: Earlier | None = None
    not_earlier: frozenset[str] = frozenset()


def given_from(values: Mapping[str, Any], options: ReviewOptions) -> Given:
    """What the user told of the paper; the options win over the front matter."""
    year = values.get("year")
    facts = values.get("unit_facts")
    today = options.today
    return Given(
        kind=options.kind or _known(values.get("kind"), KINDS),
        unit_class=options.unit_class or _known(values.get("unit_class"), UNIT_CLASSES),
        unit=values["unit"] if isinstance(values.get("unit"), str) and values["unit"] else None,
        year=year if isinstance(year, int) and 1980 <= year <= 2200 else None,
        written=(today.year, today.month, today.day) if today else None,
        unit_facts=dict(facts) if isinstance(facts, Mapping) else {},
    )


def _known(value: object, known: Mapping[str, str]) -> str | None:
    return value if isinstance(value, str) and value in known else None


def waived_from(values: object) -> dict[str, str]:
    """The topics the writer marked 不适用: id to reason."""
    if isinstance(values, Mapping):
        return {str(topic): str(reason) for topic, reason in values.items()}
    return {}


def request_for(
    lines: tuple[str, ...], front: FrontMatter, options: ReviewOptions, text: str | None = None
) -> Request:
    """The request to a session for one state of a paper."""
    return Request(
        lines=lines,
        front=front,
        given=given_from(front.values, options),
        ignored=ignored_from(front.values.get("ignored")),
        waived=waived_from(front.values.get("waived")),
        article=options.article,
        text=text,
        choices=options.choices,
        earlier=options.earlier,
        not_earlier=options.not_earlier,
    )


def review_paper(bench: Workbench, paper: OpenedPaper, options: ReviewOptions) -> Report:
    """A full review of an opened paper."""
    session = Session(bench.review, bench.kinds)
    return session.update(request_for(paper.lines, paper.front, options, paper.text))
