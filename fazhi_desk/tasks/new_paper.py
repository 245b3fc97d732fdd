"""A new draft with the canonical sections of its kind, facts kept in the front matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from fazhi_desk.catalog.requirement import FactField
from fazhi_desk.catalog.template import Template
from fazhi_desk.model import CALLING, Context
from fazhi_desk.review.new_draft import draft
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.about import TOWNS, class_for_kind, duty_subject_of, unit_class_of
from fazhi_desk.text.front_matter import VERSION, render

OF_TOWNS = {"party_secretary": "town_secretary", "gov_head": "town_head"}
"""Whose report is written by the same template in a township."""
YES, NO = ("是", "有", "y", "yes", "true", "1"), ("否", "无", "没有", "n", "no", "false", "0")
FIRST_MONTHS = 6
"""Up to June the paper of the year before is being written, save for plans and half-year papers."""


class FactError(ValueError):
    """A fact of the unit that is not understood; the message is one sentence for the user."""


def new_paper(
    bench: Workbench,
    kind: str,
    *,
    unit: str = "",
    year: int | None = None,
    unit_class: str | None = None,
    variant: str | None = None,
    facts: Mapping[str, Any] | None = None,
    today: dt.date | None = None,
) -> str:
    """The text of a new draft, front matter included; the user's answers decide, the rest stays 【待补】.

    ``variant`` None: the one that is usual for such a unit or person.
    """
    told = year if year is not None else usual_year(kind, today or dt.date.today())  # noqa: DTZ011  (the desk's own day)
    chosen = unit_class or class_for_kind(kind, unit_class_of(unit, "", "") if unit else "county_gov")
    told_facts = dict(facts or {})
    if kind == "duty-report" and "duty_subject" not in told_facts:
        told_facts["duty_subject"] = duty_subject(bench, chosen, variant, unit)
    template = template_for(bench, kind, chosen, variant, told_facts)
    context = Context(kind=kind, unit_class=chosen, unit=unit, year=told, unit_facts=told_facts)
    focus = () if kind in CALLING else tuple(bench.review.requirements.focus(context).values())
    answers = {"unit": unit, "year": str(told)}
    values: dict[str, Any] = {"fzd": VERSION, "kind": kind, "unit": unit, "unit_class": chosen, "year": told}
    if told_facts:
        values["unit_facts"] = told_facts
    return render({key: value for key, value in values.items() if value != ""}) + draft(template, answers, focus)


def trade_in_words(bench: Workbench, context: Context) -> str:
    """What the name of a department brings with it, in one sentence for the wizard; "" for other units."""
    preset = bench.review.requirements.preset(context)
    if preset is None:
        return ""
    asked = "；".join(one.name for one in bench.review.requirements.focus(context).values() if one.name)
    also = f"，另外会问到：{asked}" if asked and context.kind not in CALLING else ""
    note = f"。{preset.note}" if preset.note else ""
    return f"按“{preset.name}”一类部门的通常情况{also}{note}。"


def duty_subject(bench: Workbench, unit_class: str, variant: str | None, unit: str) -> str:
    """Who reports on his duty: the person of the variant asked for, else what the name says."""
    own = {t.variant: t.duty_subject for t in bench.review.templates if t.kind == "duty-report"}
    asked = own.get(variant) if variant is not None else None
    if asked is None:
        return duty_subject_of(unit, unit_class)
    return OF_TOWNS.get(asked, asked) if unit_class in TOWNS else asked


def facts_from(bench: Workbench, pairs: Sequence[str]) -> dict[str, Any]:
    """Facts of the unit of NAME=VALUE as on the command line; raises FactError with one sentence."""
    fields = {field.id: field for field in bench.review.requirements.file.fields}
    facts: dict[str, Any] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        field = fields.get(name.strip())
        if field is None:
            raise FactError(f"没有名为“{name.strip()}”的单位情况，可用的有：{'、'.join(fields)}")
        facts[field.id] = value_of(field, value)
    return facts


def value_of(field: FactField, text: str) -> str | bool:
    """The value of a fact by its id, by its words, or by 是 and 否; raises FactError."""
    told = text.strip()
    if field.type == "bool":
        if told.lower() in YES or told.lower() in NO:
            return told.lower() in YES
        raise FactError(f"“{field.ask}”请答“是”或“否”")
    known = dict(zip(field.names or field.values, field.values, strict=True))
    value = known.get(told, told)
    if value not in field.values:
        raise FactError(f"“{field.ask}”没有“{told}”这个答案，可用的有：{'、'.join(field.values)}")
    return value


def usual_year(kind: str, today: dt.date) -> int:
    """The year such a paper is usually written for on that day."""
    if kind in ("plan", "half-year", "speech"):
        return today.year
    return today.year if today.month > FIRST_MONTHS else today.year - 1


def template_for(
    bench: Workbench, kind: str, unit_class: str, variant: str | None = None, facts: Mapping[str, Any] | None = None
) -> Template:
    """The template of a kind: the variant asked for, else the one for the duty report's person, else the usual one."""
    subject = (facts or {}).get("duty_subject")
    subject = next((person for person, of_town in OF_TOWNS.items() if of_town == subject), subject)
    own = [template for template in bench.review.templates if template.kind == kind]
    for fits in (
        lambda t: variant is not None and t.variant == variant,
        lambda t: bool(subject) and t.duty_subject == subject,
        lambda t: unit_class in t.unit_classes and not t.default,
    ):
        found = next((template for template in own if fits(template)), None)
        if found is not None:
            return found
    return own[0]
