"""A report as the JSON of the contract."""

from __future__ import annotations

from typing import Any

from fazhi_desk.model import Place, PlacedFinding, Report

SCHEMA = 1


def report_json(report: Report, path: str, *, show_ignored: bool = False) -> dict[str, Any]:
    """The JSON object of ``review`` for one paper."""
    findings = list(report.findings)
    if show_ignored:
        findings += report.ignored
        findings.sort(key=lambda f: (f.place is None, f.place.start if f.place else 0, f.rule))
    return {
        "schema": SCHEMA,
        "document": {
            "path": path,
            "title": report.title,
            "kind": report.kind,
            "kind_guessed": report.kind_guessed,
            "unit_class": report.unit_class,
            "year": report.year,
            "characters": report.characters,
        },
        "articles": [
            {"title": a.title, "start": a.start, "end": a.end, "kind": a.kind, "year": a.year} for a in report.articles
        ],
        "findings": [finding_json(f) for f in findings],
        "topics": topics_json(report),
        "outline": outline_json(report),
        "statistics": dict(report.statistics),
        "not_checked": list(report.not_checked),
    }


def finding_json(finding: PlacedFinding) -> dict[str, Any]:
    """One finding; places of something absent are null."""
    place = finding.place
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.value,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "quote": place.quote if place else None,
        "message": finding.message,
        "why": finding.why,
        "subject": finding.subject,
        "score": finding.score,
        "article": finding.article,
        "related": [{"path": p.path, **_place(p)} for p in finding.related],
        "fixes": [
            {
                "title": fix.title,
                "safety": fix.safety.value,
                "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in fix.edits],
            }
            for fix in finding.fixes
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"start": place.start, "end": place.end, "quote": place.quote}


def topics_json(report: Report) -> list[dict[str, Any]]:
    """The checklist."""
    return [
        {
            "id": t.id,
            "name": t.name,
            "area": t.area,
            "requirement": t.requirement,
            "state": t.state,
            "missing_parts": list(t.missing_parts),
            "waived": {"reason": t.waived} if t.waived is not None else None,
            "evidence": [_place(p) for p in report.topic_places.get(t.id, ())],
            "missing": t.missing,
        }
        for t in report.topics
    ]


def outline_json(report: Report) -> list[dict[str, Any]]:
    """The heading tree."""
    return [
        {
            "level": e.level,
            "numbering": e.numbering,
            "text": e.text,
            "start": e.start,
            "end": e.end,
            "run_in": e.run_in,
            "characters": e.characters,
            "article": e.article,
        }
        for e in report.outline
    ]
