"""Moving findings between one paragraph, an article and the document."""

from __future__ import annotations

from dataclasses import replace

from fazhi_desk.model import (
    Edit,
    Elsewhere,
    Finding,
    Fix,
    Paragraph,
    Place,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    Span,
)


def moved(finding: Finding, by: int) -> Finding:
    """The finding with every paragraph index raised by ``by``."""
    if by == 0:
        return finding
    return replace(
        finding,
        span=_span(finding.span, by) if finding.span else None,
        related=tuple(_span(r, by) if isinstance(r, Span) else r for r in finding.related),
        fixes=tuple(
            Fix(fix.title, tuple(Edit(_span(e.span, by), e.text) for e in fix.edits), fix.safety)
            for fix in finding.fixes
        ),
    )


def _span(span: Span, by: int) -> Span:
    return Span(span.paragraph + by, span.start, span.end)


def placed(finding: Finding, paragraphs: tuple[Paragraph, ...], text: str, article: int) -> PlacedFinding:
    """The finding with its places in the document's text."""
    return PlacedFinding(
        finding.rule,
        finding.family,
        finding.severity,
        place(finding.span, paragraphs, text) if finding.span else None,
        finding.message,
        finding.why,
        finding.subject,
        finding.score,
        article,
        tuple([_related(r, paragraphs, text) for r in finding.related]) if finding.related else (),
        tuple([_fix(fix, paragraphs) for fix in finding.fixes]) if finding.fixes else (),
        finding,
    )


def shifted(finding: PlacedFinding, by: int) -> PlacedFinding:
    """The finding so many characters further on in the document; places in other papers stay."""
    if by == 0:
        return finding
    rule, family, severity, at, message, why, subject, score, article, related, fixes, source = finding
    if at is not None:
        at = _further(at, by)
    if related:
        related = tuple([_further(r, by) if r[3] is None else r for r in related])
    if fixes:
        fixes = tuple([PlacedFix(title, safety, _edits_further(edits, by)) for title, safety, edits in fixes])
    row = (rule, family, severity, at, message, why, subject, score, article, related, fixes, source)
    return make(PlacedFinding, row)


make = tuple.__new__
"""Makes a row past the call of its class, which takes thrice as long: hundreds move at every key."""


def _further(at: Place, by: int) -> Place:
    start, end, quote, path = at
    return make(Place, (start + by, end + by, quote, path))


def _edits_further(edits: tuple[PlacedEdit, ...], by: int) -> tuple[PlacedEdit, ...]:
    return tuple([make(PlacedEdit, (start + by, end + by, text)) for start, end, text in edits])


def order(finding: PlacedFinding) -> tuple[object, ...]:
    """What findings are sorted by: start, then rule, those without a place last (contract); then all that is said."""
    place = finding.place
    start, end = (place.start, place.end) if place else (0, 0)
    return (place is None, start, finding.rule, end, finding.message, finding.related)


def place(span: Span, paragraphs: tuple[Paragraph, ...], text: str) -> Place:
    """A span as a place in the document with its quote."""
    at, low, high = span.paragraph, span.start, span.end
    pieces = paragraphs[at].pieces
    if len(pieces) == 1:
        start, end = pieces[0][1] + low, pieces[0][1] + high
    else:
        start, end = paragraphs[at].to_document(low, high)
    return Place(start, end, text[start:end])


def _related(place_: Span | Elsewhere, paragraphs: tuple[Paragraph, ...], text: str) -> Place:
    if isinstance(place_, Elsewhere):
        return Place(place_.start, place_.end, place_.quote, place_.path)
    return place(place_, paragraphs, text)


def _fix(fix: Fix, paragraphs: tuple[Paragraph, ...]) -> PlacedFix:
    return PlacedFix(fix.title, fix.safety, tuple(e for edit in fix.edits for e in edits_in_document(edit, paragraphs)))


def edits_in_document(edit: Edit, paragraphs: tuple[Paragraph, ...]) -> tuple[PlacedEdit, ...]:
    """An edit in the document, cut at line ends so that no line end is removed: the new text goes to the first line."""
    span = edit.span
    paragraph = paragraphs[span.paragraph]
    if len(paragraph.pieces) == 1:
        base = paragraph.pieces[0][1]
        return (PlacedEdit(base + span.start, base + span.end, edit.text),)
    pieces = paragraph.cuts(span.start, span.end)
    return tuple(PlacedEdit(low, high, edit.text if n == 0 else "") for n, (low, high) in enumerate(pieces))
