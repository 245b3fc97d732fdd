"""The review of one paper, kept from edit to edit.

``Session.update`` re-examines only what changed: facts and the findings of PARAGRAPH rules are kept by the
paragraph's text, role and zone; DOCUMENT rules reduce the kept facts. The answer after any sequence of edits is that
of a fresh session (a property test holds it to that).
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fazhi_desk.catalog.rule import Kind, Rule
from fazhi_desk.model import Context, Finding, PlacedFinding, Reach, Report, Role, Severity, Span, View
from fazhi_desk.review.desk import Covered, ReviewCatalog
from fazhi_desk.review.earlier import Earlier, compare
from fazhi_desk.review.ignored import Ignored, split_ignored
from fazhi_desk.review.places import moved, placed
from fazhi_desk.review.summary import Reviewed, report_of
from fazhi_desk.review.views import FactsCache, Given, single, view_of
from fazhi_desk.text.document import Document, from_lines
from fazhi_desk.text.front_matter import FrontMatter

LOG = logging.getLogger(__name__)
TABLE_FAMILIES = frozenset({"figures", "placeholder", "privacy", "dates"})
"""What is judged in the rows of a table; wording and punctuation are not (contract)."""
KEPT = 20_000
"""Paragraph answers kept at most."""
UNIT = 32
"""Paragraphs between two looks at whether a newer state has come."""
LONGEST = 20_000
"""Characters of a paragraph that are analysed; what goes beyond is told, not read."""


@dataclass(frozen=True, slots=True)
class Request:
    """One state of a paper. ``lines`` stand below the front matter, without line ends."""

    lines: tuple[str, ...]
    front: FrontMatter = field(default_factory=FrontMatter)
    given: Given = field(default_factory=Given)
    ignored: tuple[Ignored, ...] = ()
    waived: Mapping[str, str] = field(default_factory=dict)
    article: int = 0
    text: str | None = None
    disabled: frozenset[str] = frozenset()
    """Rule ids the user switched off."""
    earlier: Earlier | None = None
    """Earlier papers to compare the chosen article with."""


class Session:
    """Keeps what is known of one paper; not thread-safe, one per worker."""

    def __init__(self, catalog: ReviewCatalog, kinds: Mapping[str, Kind]) -> None:
        self._catalog = catalog
        self._kinds = kinds
        self._facts = FactsCache()
        self._kept: OrderedDict[tuple[Any, ...], tuple[Finding, ...]] = OrderedDict()
        self._rules: dict[Hashable, tuple[list[Rule[Any]], list[Rule[Any]]]] = {}

    def update(self, request: Request) -> Report:
        """Review this state of the paper."""
        report = self.update_unless(request, lambda: False)
        if report is None:
            raise RuntimeError("a review that nobody stopped has no answer")
        return report

    def update_unless(self, request: Request, stop: Callable[[], bool]) -> Report | None:
        """Review this state, giving up between units of work once ``stop`` says that a newer one has come."""
        document = from_lines(request.lines, request.front, request.text)
        chosen = min(max(request.article, 0), len(document.articles) - 1)
        reviewed = []
        shares: dict[str, float] = {}
        for number, article in enumerate(document.articles):
            view = view_of(document, article, self._given(request, number), self._facts, self._catalog.zones.of)
            findings = list(self._findings(view, request.disabled, stop))
            if stop():
                return None
            coverage = None
            if number == chosen:
                coverage = self._catalog.cover(view, request.waived)
                findings += [f for f in coverage.findings if f.rule not in request.disabled]
                if request.earlier is not None:
                    comparison = compare(view, request.earlier)
                    shares = comparison.earlier_share
                    findings += [f for f in comparison.findings if f.rule not in request.disabled]
            if number == 1:
                findings += _several(view, len(document.articles))
            reviewed.append((view, findings, coverage))
        self._forget()
        return self._report(document, reviewed, chosen, request, shares)

    def _given(self, request: Request, number: int) -> Given:
        """The front matter speaks of the first paper; further ones pasted below speak for themselves."""
        return request.given if number in (0, request.article) else Given(written=request.given.written)

    def _findings(self, view: View, disabled: frozenset[str], stop: Callable[[], bool]) -> Iterator[Finding]:
        key = key_of(view.context)
        local, whole = self._rules_for(view.context)
        for at, paragraph in enumerate(view.paragraphs):
            if at % UNIT == 0 and stop():
                return
            if paragraph.role is not Role.BLANK:
                for finding in self._local(view, at, local, key):
                    if finding.rule not in disabled:
                        yield moved(finding, at)
        for rule in whole:
            if rule.id not in disabled:
                yield from _attempt(self._kinds[rule.head.kind], view, rule)

    def _local(
        self, view: View, at: int, rules: Iterable[Rule[Any]], context_key: Hashable
    ) -> tuple[Finding, ...]:
        paragraph = view.paragraphs[at]
        key = (paragraph.text, paragraph.role, view.zones[at], context_key)
        kept = self._kept.get(key)
        if kept is None:
            alone = single(view, at)
            table = paragraph.role is Role.TABLE
            kept = tuple(
                finding
                for rule in rules
                if not table or rule.family in TABLE_FAMILIES
                for finding in _attempt(self._kinds[rule.head.kind], alone, rule)
            )
            self._kept[key] = kept
        else:
            self._kept.move_to_end(key)
        return kept

    def _rules_for(self, context: Context) -> tuple[list[Rule[Any]], list[Rule[Any]]]:
        """The rules that apply to such a paper, those of one paragraph first."""
        key = (context.kind, context.unit_class, context.year)
        known = self._rules.get(key)
        if known is None:
            rules = [
                rule
                for rule in self._catalog.rules
                if rule.head.enabled and rule.applies(context.kind, context.unit_class, context.year)
            ]
            local = [rule for rule in rules if self._kinds[rule.head.kind].reach is Reach.PARAGRAPH]
            known = (local, [rule for rule in rules if rule not in local])
            if len(self._rules) > 60:
                self._rules.clear()
            self._rules[key] = known
        return known

    def _forget(self) -> None:
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _report(
        self,
        document: Document,
        reviewed: list[tuple[View, list[Finding], Covered | None]],
        chosen: int,
        request: Request,
        shares: Mapping[str, float],
    ) -> Report:
        findings: list[PlacedFinding] = []
        for number, (view, found, _) in enumerate(reviewed):
            findings += [placed(f, view.paragraphs, document.text, number) for f in found]
        findings.sort(key=_order)
        shown, hidden = split_ignored(findings, request.ignored, document.text)
        views = tuple(view for view, _, _ in reviewed)
        coverage = reviewed[chosen][2]
        return report_of(Reviewed(document, views, chosen, coverage, tuple(shown), tuple(hidden), shares))


def key_of(context: Context) -> Hashable:
    """A context as a key: mappings cannot be hashed."""
    return (
        context.kind, context.unit_class, context.unit, context.title, context.year, context.written,
        tuple(sorted((name, str(value)) for name, value in context.unit_facts.items())),
    )


def _attempt(kind: Kind, view: View, rule: Rule[Any]) -> tuple[Finding, ...]:
    """A rule that fails must not take the others with it: it is logged and left out."""
    try:
        return tuple(kind.find(view, rule))
    except Exception:
        LOG.exception("rule %s failed", rule.id)
        if LOG.isEnabledFor(logging.DEBUG):
            raise
        return ()


def _order(finding: PlacedFinding) -> tuple[bool, int, str, int]:
    """By start, then rule; those without a place last (contract)."""
    place = finding.place
    return (place is None, place.start if place else 0, finding.rule, place.end if place else 0)


def _several(view: View, count: int) -> list[Finding]:
    span = Span(0, 0, len(view.paragraphs[0].text)) if view.paragraphs else None
    return [
        Finding(
            "several-papers",
            "structure",
            Severity.HINT,
            span,
            f"这个文件里有{count}篇文稿，从这里起是另一篇；清单只看第一篇",
            "一份文件只放一篇文稿，审校和导出才不会混在一起。",
        )
    ]
