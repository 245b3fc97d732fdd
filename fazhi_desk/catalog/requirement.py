"""What is required of whom: levels by kind of paper and of unit, conditions on the unit's facts, years of validity.

Source: domain/requirements.json. The unit gives the base; half-year papers, plans, speeches and reports of duty take
the lower of unit and kind, demonstration papers the higher; then the conditions are tried in order: 不适用 is final,
later ones override earlier ones; what a trade raises is raised; the cap of the kind is never broken; the legal elements
know no conditions.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.deadline import Deadline
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.model import REQUIREMENTS, Context

RANK = {"not-applicable": 0, "optional": 1, "should": 2, "must": 3}
COLUMN = {
    "city_gov": "county",
    "county_gov": "county",
    "township_gov": "township",
    "street_office": "township",
    "department": "department",
    "vertical_department": "department",
    "zone_committee": "department",
    "public_institution": "department",
}
"""Which column of levels a class of unit reads."""
CAPPED = ("half-year", "plan", "speech", "duty-report")
RAISED = ("demonstration",)
ELEMENTS = ("first-responsible", "problems", "next-plan")
"""Legal elements of the yearly report that are topics (督察工作规定 第二十四条)."""
COMPARISON = re.compile(r"(?P<name>[a-z_]+)\s*(?P<op>==|!=|<=|>=|<|>|in)\s*(?P<value>\[[a-z0-9_, -]*\]|[a-z0-9_-]+)$")


@dataclass(frozen=True, slots=True)
class Condition:
    """``when`` is comparisons joined by and / or; ``level`` overrides what stands before."""

    when: str
    level: str
    why: str = ""

    def __post_init__(self) -> None:
        if self.level not in REQUIREMENTS:
            raise ValueError(f"没有名为“{self.level}”的等级")


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts a composite topic must have when a condition holds."""

    when: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicLevels:
    """The levels of one topic by kind of paper, with its conditions.

    ``certainty``: whether the level is law or established practice (sure) or inferred (likely). ``with_`` in the file
    ``merged_with``: another topic that satisfies this one for townships and streets.
    """

    levels: Mapping[str, str]
    conditions: tuple[Condition, ...] = ()
    nil_report_satisfies: bool = False
    parts_when: tuple[Parts, ...] = ()
    certainty: str = "likely"
    merged_with: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for level in self.levels.values():
            if level not in REQUIREMENTS:
                raise ValueError(f"没有名为“{level}”的等级")


@dataclass(frozen=True, slots=True)
class Focus:
    """A topic as it is told in one trade: the level it is raised to, why, the usual figures, what 补一段 asks.

    ``name`` is what the trade calls it, ``when`` a condition as in TopicLevels.
    """

    topic: str
    name: str = ""
    level: str = ""
    when: str = ""
    why: str = ""
    figures: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.level and self.level not in REQUIREMENTS:
            raise ValueError(f"没有名为“{self.level}”的等级")


@dataclass(frozen=True, slots=True)
class Preset:
    """What is usual for a department whose name matches ``match``: facts of the unit, topics of its trade."""

    id: str
    name: str
    match: str
    set: Mapping[str, Any] = field(default_factory=dict)
    focus: tuple[Focus, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FactField:
    """A question about the unit; ``asked``: put by the wizard (the others keep their default)."""

    id: str
    type: str
    ask: str
    values: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Mode:
    """Which states satisfy a requirement in one kind of paper. ``about``: topics the whole paper is about."""

    satisfied_by: tuple[str, ...]
    figures: bool = True
    problems: bool = True
    about: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """What one topic must be in one paper. ``parts`` None: no parts are demanded; ``focus``: the trade's own view."""

    level: str
    why: str = ""
    nil_report_satisfies: bool = False
    parts: tuple[str, ...] | None = None
    certainty: str = "likely"
    satisfied_by: tuple[str, ...] = ("described", "evidenced", "nil-report")
    merged_with: str = ""
    focus: Focus | None = None


@dataclass(frozen=True, slots=True)
class FindingText:
    """What a finding about topics or sections means, for ``explain`` and the settings page."""

    family: str
    title: str
    why: str
    source: str
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class RequirementFile:
    """Everything in resources/requirements/, laid together."""

    fields: tuple[FactField, ...]
    unit_defaults: Mapping[str, Mapping[str, Any]]
    modes: Mapping[str, Mode]
    presets: tuple[Preset, ...]
    topics: Mapping[str, TopicLevels]
    duty_subjects: Mapping[str, tuple[str, ...]]
    findings: Mapping[str, FindingText]
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True, eq=False)
class Requirements:
    """The model of requirements, ready to be asked."""

    file: RequirementFile

    def facts(self, context: Context) -> dict[str, object]:
        """The unit's facts: defaults of its class, the preset of its name, what the user said, and the paper's own."""
        facts: dict[str, object] = dict(self.file.unit_defaults.get(context.unit_class, {}))
        preset = self.preset(context)
        if preset is not None:
            facts.update(preset.set)
        facts.update(context.unit_facts)
        facts.update(kind=context.kind, unit_class=context.unit_class)
        facts.setdefault("report_year", context.year)
        return facts

    def preset(self, context: Context) -> Preset | None:
        """The preset of a department: the one the user chose, else by its name."""
        chosen = context.unit_facts.get("preset")
        if chosen:
            return next((p for p in self.file.presets if chosen in (p.id, p.name)), None)
        if context.unit_class not in ("department", "vertical_department"):
            return None
        return next((p for p, words in self._preset_words if words.search(context.unit or context.title)), None)

    def focus(self, context: Context) -> dict[str, Focus]:
        """The topics that are told otherwise in the unit's trade, as far as their conditions hold."""
        preset, facts = self.preset(context), self.facts(context)
        return {f.topic: f for f in preset.focus if not f.when or holds(f.when, facts)} if preset is not None else {}

    @cached_property
    def _preset_words(self) -> tuple[tuple[Preset, re.Pattern[str]], ...]:
        return tuple((preset, re.compile(preset.match)) for preset in self.file.presets)

    def about(self, kind: str) -> tuple[str, ...]:
        """Ids of the topics that a kind of paper is about as a whole."""
        mode = self.file.modes.get(kind)
        return mode.about if mode else ()

    def level(self, topic_id: str, context: Context) -> Level:
        """What the topic must be in this paper; an unknown topic is optional."""
        return self.levels(context).get(topic_id, Level("optional"))

    def levels(self, context: Context) -> Mapping[str, Level]:
        """All levels of a paper; remembered, as they depend on the context only."""
        facts = tuple(sorted((key, str(value)) for key, value in context.unit_facts.items()))
        key = (context.kind, context.unit_class, context.unit or context.title, context.year)
        return _levels(self, key, facts)


@functools.lru_cache(maxsize=64)
def _levels(
    requirements: Requirements, key: tuple[str, str, str, int | None], facts: tuple[tuple[str, str], ...]
) -> dict[str, Level]:
    """Levels by topic; the arguments are the parts of a context that decide, in hashable form."""
    kind, unit_class, unit, year = key
    context = Context(kind=kind, unit_class=unit_class, unit=unit, year=year, unit_facts=dict(facts))
    known = requirements.facts(context)
    mode = requirements.file.modes.get(kind) or requirements.file.modes["default"]
    focus = requirements.focus(context)
    return {
        name: _level(name, topic, known, mode, focus.get(name)) for name, topic in requirements.file.topics.items()
    }


def _level(
    name: str, topic: TopicLevels, facts: Mapping[str, object], mode: Mode, focus: Focus | None = None
) -> Level:
    kind, column = str(facts["kind"]), COLUMN.get(str(facts["unit_class"]), "county")
    base, cap = topic.levels.get(column, "optional"), topic.levels.get(kind, "must")
    if kind in CAPPED:
        base = min(base, cap, key=RANK.__getitem__)
    elif kind in RAISED:
        base = max(base, cap, key=RANK.__getitem__)
    elif kind == "annual-report" and name in ELEMENTS:
        base = "must"
    level, why = (base, "") if name in ELEMENTS or base == "not-applicable" else _conditioned(topic, facts, base)
    if focus is not None and level != "not-applicable":
        raised = max(level, focus.level or level, key=RANK.__getitem__)
        level, why = raised, focus.why if raised != level else why or focus.why
    if kind in CAPPED:
        level = min(level, cap, key=RANK.__getitem__)
    parts = next((p.parts for p in topic.parts_when if holds(p.when, facts)), None)
    undated = facts["report_year"] is None and any("report_year" in c.when for c in topic.conditions)
    return Level(
        level, why, topic.nil_report_satisfies, parts or None, "likely" if undated else topic.certainty,
        mode.satisfied_by, topic.merged_with if column == "township" else "", focus,
    )


def _conditioned(topic: TopicLevels, facts: Mapping[str, object], base: str) -> tuple[str, str]:
    level, why = base, ""
    for condition in topic.conditions:
        if holds(condition.when, facts):
            level, why = condition.level, condition.why
            if level == "not-applicable":
                break
    return level, why


def holds(when: str, facts: Mapping[str, object]) -> bool:
    """Whether a condition holds; a fact that is not known makes its comparison false."""
    return any(all(_compare(*one, facts) for one in every) for every in parsed(when))


@functools.lru_cache(maxsize=512)
def parsed(when: str) -> tuple[tuple[tuple[str, str, tuple[str, ...]], ...], ...]:
    """Alternatives (or) of conjunctions (and) of comparisons: name, operator, values."""
    return tuple(tuple(_comparison(one) for one in every.split(" and ")) for every in when.split(" or "))


def _comparison(text: str) -> tuple[str, str, tuple[str, ...]]:
    found = COMPARISON.match(text.strip())
    if found is None:
        raise CatalogError("requirements", f"看不懂条件“{text}”")
    values = tuple(value.strip() for value in found["value"].strip("[]").split(","))
    return found["name"], found["op"], values


def _compare(name: str, op: str, values: tuple[str, ...], facts: Mapping[str, object]) -> bool:
    fact = facts.get(name)
    if fact is None:
        return False
    own = str(fact).lower() if isinstance(fact, bool) else str(fact)
    own = own.lower() if own in ("True", "False") else own
    if op in ("==", "in"):
        return own in values
    if op == "!=":
        return own not in values
    try:
        left, right = int(own), int(values[0])
    except ValueError:
        return False
    return {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[op]


def requirements_from(tables: Mapping[str, Mapping[str, Any]]) -> Requirements:
    """The model from the decoded files of resources/requirements/; a mistake is a CatalogError."""
    together: dict[str, Any] = {}
    for name, table in tables.items():
        for key, value in table.items():
            if key in together:
                raise CatalogError(name, f"“{key}”在别的文件里已经有了")
            together[key] = value
    file = build(RequirementFile, together, "requirements")
    for deadline in file.deadlines:
        parsed(deadline.when)
    for preset in file.presets:
        for focus in preset.focus:
            if focus.topic not in file.topics:
                raise CatalogError(f"requirements.presets.{preset.id}", f"没有编号为“{focus.topic}”的主题")
            if focus.when:
                parsed(focus.when)
    for topic in file.topics.values():
        for when in [*(c.when for c in topic.conditions), *(p.when for p in topic.parts_when)]:
            parsed(when)
    return Requirements(file)
