"""A fresh draft and the text of 补一段: questions and open places, never an assertion, never a figure."""

from __future__ import annotations

from collections.abc import Mapping

from fazhi_desk.catalog.template import Template
from fazhi_desk.catalog.topic import Topic
from fazhi_desk.model import Context
from fazhi_desk.text.numbering import render

UNIT, YEAR = "【待补：单位名称】", "【待补：年份】"
DATE, PERSON, SIGNATURE = "【待补：成文日期】", "【待补：职务姓名】", "【待补：署名】"


def draft(template: Template, answers: Mapping[str, str]) -> str:
    """The text of a new paper. ``answers``: unit, year, and where known addressee, signature, date, person, extra.

    ``extra`` is a list, separated by 、, of points that the unit's trade should not forget.
    """
    names = _names(answers)
    lines = [template.title.format(**names)]
    if answers.get("addressee"):
        lines.append(answers["addressee"].rstrip("：:") + "：")
    lines += [line for line in template.opening.format(**names).split("\n") if line]
    lines += _body(template, names, answers.get("extra", ""))
    if template.closing:
        lines.append(template.closing)
    if template.signed_by == "person":
        lines += [answers.get("person") or PERSON, answers.get("date") or DATE]
    elif template.signed:
        lines += [answers.get("signature") or names["unit"], answers.get("date") or DATE]
    return "\n".join(lines) + "\n"


def _names(answers: Mapping[str, str]) -> dict[str, str]:
    year = answers.get("year", "")
    return {
        "unit": answers.get("unit") or UNIT,
        "person": answers.get("person") or answers.get("unit") or PERSON,
        "year": year or YEAR,
        "next_year": str(int(year) + 1) if year.isdigit() else "【待补：下一年份】",
    }


def _body(template: Template, names: Mapping[str, str], extra: str) -> list[str]:
    lines: list[str] = []
    numbers = [0, 0]
    parents = {section.parent for section in template.sections}
    for section in template.sections:
        level = min(max(section.level, 1), 2)
        numbers = [numbers[0] + 1, 0] if level == 1 else [numbers[0], numbers[1] + 1]
        lines.append(render(level, numbers[level - 1]) + section.title.format(**names))
        if section.id not in parents:
            lines += section.prompts or (f"【待补：{section.title.format(**names)}】",)
        if extra and "enforcement" in section.id:
            lines += [f"【待补：{point}的情况】" for point in extra.split("、") if point]
    return lines


def suggestion(topic: Topic, context: Context) -> str:
    """What 补一段 inserts: the topic's questions as open places."""
    called = context.kind in ("speech", "plan")
    lines = [f"【待补：{topic.name}——{question}】" for question in topic.questions]
    if called:
        lines = [f"【待补：{topic.name}——任务、措施、时限和责任单位】"]
    return "\n".join(lines)
