"""Values that every room speaks: lines, paragraphs, findings, topics, reports. Standard library only."""


from __future__ import annotations

from fazhi_desk.model.finding import FAMILIES, SEVERITIES, Edit, Elsewhere, Finding, Fix, Safety, Severity, Span
from fazhi_desk.model.matrix import Matrix, MatrixCell, MatrixColumn, MatrixRow
from fazhi_desk.model.report import (
    GOOD_STATES,
    REQUIREMENTS,
    TOPIC_STATES,
    Article,
    Evidence,
    Mention,
    OutlineEntry,
    Place,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    Remedy,
    Report,
    SectionState,
    TopicState,
)
from fazhi_desk.model.text import (
    DateMention,
    Facts,
    Figure,
    Heading,
    Line,
    Paragraph,
    Period,
    Range,
    Role,
    Section,
    Zone,
)
from fazhi_desk.model.view import CALLING, KINDS, UNIT_CLASSES, Context, Reach, View

__all__ = [
    "CALLING", "FAMILIES", "GOOD_STATES", "KINDS", "REQUIREMENTS", "SEVERITIES", "TOPIC_STATES", "UNIT_CLASSES",
    "Article", "Context", "DateMention", "Edit", "Elsewhere", "Evidence", "Facts", "Figure", "Finding", "Fix",
    "Heading", "Line", "Matrix", "MatrixCell", "MatrixColumn", "MatrixRow", "Mention", "OutlineEntry", "Paragraph",
    "Period", "Place", "PlacedEdit", "PlacedFinding", "PlacedFix", "Range", "Reach", "Remedy", "Report", "Role",
    "Safety", "Section", "SectionState", "Severity", "Span", "TopicState", "View", "Zone",
]
