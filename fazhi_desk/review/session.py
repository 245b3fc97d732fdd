"""The review of one paper, kept from edit to edit.

``Session.update`` re-examines only what changed: facts and the findings of PARAGRAPH rules are kept by the
paragraph's text, role and zone; DOCUMENT rules reduce the kept facts. The answer after any sequence of edits is that
of a fresh session (a property test holds it to that).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from fazhi_desk.catalog.choices import AS_DELIVERED, Choices
from fazhi_desk.catalog.rule import Kind
from fazhi_desk.model import Finding, Paragraph, PlacedFinding, Range, Report, Role, Severity, Span, View
from fazhi_desk.review.article import KeptArticle, StoppedError, findings_of
from fazhi_desk.review.desk import Covered, KeptCover, ReviewCatalog
from fazhi_desk.review.ignored import Ignored, split_ignored
from fazhi_desk.review.overlaps import merged
from fazhi_desk.review.places import moved, order, placed
from fazhi_desk.review.rules import Found, Locals, RuleBook
from fazhi_desk.review.summary import Reviewed, report_of
from fazhi_desk.review.views import FactsCache, Given, SomeFacts, ZoneOf, view_of
from fazhi_desk.text.document import Document
from fazhi_desk.text.edits import Change
from fazhi_desk.text.front_matter import FrontMatter
from fazhi_desk.text.long import cut_long
from fazhi_desk.text.reader import Reader

if TYPE_CHECKING:
    from fazhi_desk.review.earlier import Earlier

LONG_RULE = "structure-long-paragraph"
"""Tells how long a paragraph is: not true of the parts of one that was cut."""


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
    choices: Choices = AS_DELIVERED
    """What the user decided about the rules."""
    earlier: Earlier | None = None
    """Earlier papers to compare the chosen article with."""
    not_earlier: frozenset[str] = frozenset()
    """Paths among them that are the draft itself."""


class Session:
    """Keeps what is known of one paper; not thread-safe, one per worker."""

    def __init__(self, catalog: ReviewCatalog, kinds: Mapping[str, Kind]) -> None:
        self._catalog = catalog
        self._kinds = kinds
        self._rules = RuleBook(catalog.rules, kinds)
        self._facts = FactsCache()
        self._locals = Locals(kinds)
        self._zones: ZoneOf | None = None
        self._articles: list[KeptArticle] = []
        self._reader = Reader()
        self.seen: Reviewed | None = None
        """What the last report was made from."""

    def update(self, request: Request) -> Report:
        """Review this state of the paper."""
        report = self.update_unless(request, lambda: False)
        if report is None:
            raise RuntimeError("a review that nobody stopped has no answer")
        return report

    def update_unless(self, request: Request, stop: Callable[[], bool]) -> Report | None:
        """Review this state, giving up between units of work once ``stop`` says that a newer one has come."""
        document = cut_long(self._reader.read(request.lines, request.front, request.text))
        chosen = min(max(request.article, 0), len(document.articles) - 1)
        try:
            self.seen = self._review(document, chosen, request, stop)
        except StoppedError:
            return None
        return report_of(self.seen)

    def preview(self, request: Request, first: int, last: int) -> Report | None:
        """What rules of one paragraph find in these lines; None where the paper is known and the rest comes as fast."""
        document = cut_long(self._reader.read(request.lines, request.front, request.text))
        if self.seen is not None and _mostly(self.seen.document, document):
            return None
        views: list[View] = []
        results: list[PlacedFinding] = []
        for number, (low, high) in enumerate(document.articles):
            paragraphs = document.paragraphs[low:high]
            shown = [at for at, p in enumerate(paragraphs) if _shown(p, first, last)]
            facts = SomeFacts(self._facts, frozenset(paragraphs[at].text for at in shown))
            view = view_of(document, (low, high), self._given(request, number), facts, self._zone_of())
            rules = self._rules.of(view.context, request.choices)
            found = [moved(f, at) for at in shown for f in self._locals.of(view, at, rules)]
            results += [placed(f, view.paragraphs, document.text, number) for f in found]
            views.append(view)
        results.sort(key=order)
        kept, hidden = split_ignored(merged(results), request.ignored, document.text)
        chosen = min(max(request.article, 0), len(views) - 1)
        return report_of(Reviewed(document, tuple(views), chosen, None, tuple(kept), tuple(hidden), {}))

    def _zone_of(self) -> ZoneOf:
        """What headings say about their sections, remembered by heading."""
        if self._zones is None:
            self._zones = lru_cache(maxsize=4096)(self._catalog.zones.of)
        return self._zones

    def _matched(self, document: Document) -> list[KeptArticle]:
        """What is known of each article: by its place, or by how it begins where articles came or went."""
        firsts = [document.paragraphs[low].text if low < high else "" for low, high in document.articles]
        old = self._articles
        if len(old) != len(firsts):
            head, tail = _common(firsts, [kept.first for kept in old])
            new = [KeptArticle() for _ in firsts[head : len(firsts) - tail]]
            old = [*old[:head], *new, *old[len(old) - tail :]]
        for kept, first in zip(old, firsts, strict=True):
            kept.first = first
        self._articles = old
        return old

    def _review(self, document: Document, chosen: int, request: Request, stop: Callable[[], bool]) -> Reviewed:
        views: list[View] = []
        results: list[PlacedFinding] = []
        coverage, shares = None, {}
        for number, (article, kept) in enumerate(zip(document.articles, self._matched(document), strict=True)):
            given = self._given(request, number)
            view = view_of(
                document, article, given, self._facts, self._zone_of(), last=kept.view, memory=kept.memory
            )
            rules = self._rules.of(view.context, request.choices)
            groups, change = findings_of(kept, view, rules, self._locals, stop)
            further: list[Finding] = []
            if number == chosen:
                coverage = self._cover(kept, view, change, request)
                further += coverage.findings
                if request.earlier is not None:
                    from fazhi_desk.review.earlier import compare  # numbers and files that few reviews need

                    comparison = compare(view, request.earlier, request.not_earlier)
                    shares = comparison.earlier_share
                    further += comparison.findings
            else:
                kept.cover = None
            if number == 1:
                further += _several(view, len(document.articles))
            further += _long(document, article)
            if document.long:
                groups = [_not_cut(document, article, found) for found in groups]
            groups.append(tuple(_chosen(further, request.choices)))
            results += kept.placing.of(groups, view, document.text, number, kept.moved)
            views.append(view)
        if len(views) > 1:
            results.sort(key=order)
        shown, hidden = split_ignored(merged(results), request.ignored, document.text)
        return Reviewed(document, tuple(views), chosen, coverage, tuple(shown), tuple(hidden), shares)

    def _cover(self, kept: KeptArticle, view: View, change: Change, request: Request) -> Covered:
        cover = kept.cover or KeptCover()
        cover.topics.change = change
        kept.cover = None  # until it is brought up to date: a fault on the way must not leave it half so
        covered = self._catalog.cover(view, request.waived, cover)
        kept.cover = cover
        return covered

    @staticmethod
    def _given(request: Request, number: int) -> Given:
        """The front matter speaks of the first paper; further ones pasted below speak for themselves."""
        return request.given if number in (0, request.article) else Given(written=request.given.written)


def _chosen(findings: Iterable[Finding], choices: Choices) -> Iterator[Finding]:
    """What the review itself finds, as the user chose it."""
    for finding in findings:
        if choices.wants(finding.rule, finding.family):
            severity = choices.severity(finding.rule)
            yield finding if severity is None else replace(finding, severity=severity)


def _shown(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether a paragraph has something to say and stands in these lines."""
    end = paragraph.first_line + len(paragraph.pieces) - 1
    return paragraph.role is not Role.BLANK and paragraph.first_line <= last and first <= end


def _mostly(old: Document, new: Document) -> bool:
    """Whether at least half of a paper was seen before."""
    known = {paragraph.text for paragraph in old.paragraphs}
    return 2 * sum(paragraph.text in known for paragraph in new.paragraphs) >= len(new.paragraphs)


def _common(new: Sequence[str], old: Sequence[str]) -> tuple[int, int]:
    """How many articles begin alike, counted from the first and from the last."""
    most = min(len(new), len(old))
    head = next((n for n in range(most) if new[n] != old[n]), most)
    tail = next((n for n in range(most - head) if new[-1 - n] != old[-1 - n]), most - head)
    return head, tail


def _long(document: Document, article: Range) -> list[Finding]:
    """A hint at each paragraph that was cut for analysis."""
    found = []
    for low, high in document.long:
        if article[0] <= low < article[1]:
            size = sum(len(p.text) for p in document.paragraphs[low:high])
            message = f"这一段有{size}个字，检查时分成了{high - low}部分来看；请分成几段"
            why = "一段太长，读的人找不到重点，跨部分的前后对照也可能看不全。"
            span = Span(low - article[0], 0, min(40, len(document.paragraphs[low].text)))
            found.append(Finding("long-paragraph", "structure", Severity.HINT, span, message, why))
    return found


def _not_cut(document: Document, article: Range, found: Found) -> Found:
    """The findings but for those that speak of the length of what is only a part of a paragraph."""
    if all(f.rule != LONG_RULE for f in found):
        return found
    return tuple(f for f in found if f.rule != LONG_RULE or not _cut(document, article, f))


def _cut(document: Document, article: Range, finding: Finding) -> bool:
    """Whether a finding speaks of the length of what is only a part of a paragraph."""
    at = article[0] + finding.span.paragraph if finding.span else -1
    return any(low <= at < high for low, high in document.long)


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
