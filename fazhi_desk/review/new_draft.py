"""A fresh draft and the text of 补一段: questions and open places, never an assertion, never a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fazhi_desk.catalog.requirement import Focus
from fazhi_desk.catalog.template import Template
from fazhi_desk.catalog.topic import Topic
from fazhi_desk.model import CALLING, Context
from fazhi_desk.text.numbering import render

UNIT, YEAR = "【待补：单位名称】", "【待补：年份】"
DATE, PERSON, SIGNATURE = "【待补：成文日期】", "【待补：职务姓名】", "【待补：署名】"


def draft(template: Template, answers: Mapping[str, str], focus: Sequence[Focus] = ()) -> str:
    """The text of a new paper. ``answers``: unit, year, and where known addressee, signature, date, person.

    ``focus`` is what the unit's trade should not forget: asked for in the section where the topic belongs.
    """
    names = _names(answers)
    lines = [template.title.format(**names)]
    if answers.get("addressee"):
        lines.append(answers["addressee"].rstrip("：:") + "：")
    lines += [line for line in template.opening.format(**names).split("\n") if line]
    lines += _body(template, names, focus)
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


def _body(template: Template, names: Mapping[str, str], focus: Sequence[Focus]) -> list[str]:
    lines: list[str] = []
    homes = {topic: section.id for section in template.sections for topic in section.topics}  # the last is its own
    numbers = [0, 0]
    parents = {section.parent for section in template.sections}
    for section in template.sections:
        level = min(max(section.level, 1), 2)
        numbers = [numbers[0] + 1, 0] if level == 1 else [numbers[0], numbers[1] + 1]
        lines.append(render(level, numbers[level - 1]) + section.title.format(**names))
        if section.id not in parents:
            lines += section.prompts or (f"【待补：{section.title.format(**names)}】",)
        lines += [line for one in focus if homes.get(one.topic) == section.id for line in _asked(one)]
    return lines


def _asked(focus: Focus, name: str = "") -> list[str]:
    about = f"{focus.name or name}——" if focus.name or name else ""
    return [f"【待补：{about}{question}】" for question in focus.questions]


def suggestion(topic: Topic, context: Context, focus: Focus | None = None) -> str:
    """What 补一段 inserts: the topic's questions as open places, in the words of the unit's trade where it has any."""
    called = context.kind in CALLING
    lines = [f"【待补：{topic.name}——{question}】" for question in topic.questions]
    if focus is not None and focus.questions:
        lines = _asked(focus, topic.name)
    if called:
        lines = [f"【待补：{topic.name}——任务、措施、时限和责任单位】"]
    return "\n".join(lines)
