"""A new draft with the canonical sections of its kind, facts kept in the front matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from fazhi_desk.catalog.template import Template
from fazhi_desk.model import Context
from fazhi_desk.review.new_draft import draft
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.about import class_for_kind, unit_class_of
from fazhi_desk.text.front_matter import VERSION, render

FIRST_MONTHS = 6
"""Up to June the paper of the year before is being written, save for plans and half-year papers."""


def new_paper(
    bench: Workbench,
    kind: str,
    *,
    unit: str = "",
    year: int | None = None,
    unit_class: str | None = None,
    variant: str = "",
    facts: Mapping[str, Any] | None = None,
    today: dt.date | None = None,
) -> str:
    """The text of a new draft, front matter included; the user's answers decide, the rest stays 【待补】."""
    told = year if year is not None else usual_year(kind, today or dt.date.today())  # noqa: DTZ011  (the desk's own day)
    chosen = unit_class or class_for_kind(kind, unit_class_of(unit, "", "") if unit else "county_gov")
    template = template_for(bench, kind, chosen, variant, facts or {})
    preset = bench.review.requirements.preset(
        Context(kind=kind, unit_class=chosen, unit=unit, year=told, unit_facts=facts or {})
    )
    answers = {"unit": unit, "year": str(told), "extra": "、".join(preset.extra) if preset else ""}
    values: dict[str, Any] = {"fzd": VERSION, "kind": kind, "unit": unit, "unit_class": chosen, "year": told}
    if facts:
        values["unit_facts"] = dict(facts)
    return render({key: value for key, value in values.items() if value != ""}) + draft(template, answers)


def usual_year(kind: str, today: dt.date) -> int:
    """The year such a paper is usually written for on that day."""
    if kind in ("plan", "half-year", "speech"):
        return today.year
    return today.year if today.month > FIRST_MONTHS else today.year - 1


def template_for(
    bench: Workbench, kind: str, unit_class: str, variant: str = "", facts: Mapping[str, Any] | None = None
) -> Template:
    """The template of a kind: the variant asked for, else the one for the duty report's person, else the usual one."""
    subject = (facts or {}).get("duty_subject")
    own = [template for template in bench.review.templates if template.kind == kind]
    for fits in (
        lambda t: bool(variant) and t.variant == variant,
        lambda t: bool(subject) and t.duty_subject == subject,
        lambda t: unit_class in t.unit_classes and not t.default,
    ):
        found = next((template for template in own if fits(template)), None)
        if found is not None:
            return found
    return own[0]
