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
        rule=finding.rule,
        family=finding.family,
        severity=finding.severity,
        place=place(finding.span, paragraphs, text) if finding.span else None,
        message=finding.message,
        why=finding.why,
        subject=finding.subject,
        score=finding.score,
        article=article,
        related=tuple(
            Place(r.start, r.end, r.quote, r.path) if isinstance(r, Elsewhere) else place(r, paragraphs, text)
            for r in finding.related
        ),
        fixes=tuple(_fix(fix, paragraphs) for fix in finding.fixes),
        source=finding,
    )


def place(span: Span, paragraphs: tuple[Paragraph, ...], text: str) -> Place:
    """A span as a place in the document with its quote."""
    start, end = paragraphs[span.paragraph].to_document(span.start, span.end)
    return Place(start, end, text[start:end])


def _fix(fix: Fix, paragraphs: tuple[Paragraph, ...]) -> PlacedFix:
    return PlacedFix(fix.title, fix.safety, tuple(e for edit in fix.edits for e in edits_in_document(edit, paragraphs)))


def edits_in_document(edit: Edit, paragraphs: tuple[Paragraph, ...]) -> tuple[PlacedEdit, ...]:
    """An edit in the document, cut at line ends so that no line end is removed: the new text goes to the first line."""
    pieces = paragraphs[edit.span.paragraph].cuts(edit.span.start, edit.span.end)
    return tuple(PlacedEdit(low, high, edit.text if n == 0 else "") for n, (low, high) in enumerate(pieces))
