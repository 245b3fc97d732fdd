"""Names of laws and documents: misspelt, incomplete, out of force, not yet in force, wrongly called newly revised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.law import STATE, Law, normalised, without_years
from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.checks._literal import sentence_at
from fazhi_desk.checks._misnaming import Known, by_length, meant
from fazhi_desk.model import Edit, Finding, Fix, Reach, Safety, Severity, Span, View, Zone
from fazhi_desk.text.masks import covers

REACH = Reach.PARAGRAPH
NEWLY = re.compile("新(?:修订|修正|修改|修定)(?:后)?的?(?:《?(?:中华人民共和国)?)")
BINDING = ("法", "法典", "条例", "规定", "办法")
"""Documents of other kinds are often cited before their date, and by the year of their number."""
CITED = re.compile(
    r"[（(]([^（）()\s]{1,20}[〔\[（(【]\s?[12][0-9]{3}\s?[〕\]）)】]\s?[0-9]{1,4}号|国务院令第?[0-9]{3}号)[）)]"
)
"""A document's number behind its title."""
CITING = "依据|依照|按照|根据|遵照|执行|实施|适用|贯彻|落实|学习|宣传|宣讲|普及|围绕|对照"
FRESH = 5
"""A revision may be called new for so many years (新修订的《行政处罚法》 of 2021 is still said so in 2025)."""

RELIED_ON = ("依据", "依照", "按照", "根据")
SOON = ("即将", "将于", "起施行", "草案", "征求意见")
"""Words that let a law stand before its time even where a paper relies on it."""
AHEAD = (Zone.PLAN, Zone.EXHORTATION, Zone.PROBLEM, Zone.FRONT, Zone.CLOSING)
"""Parts of a paper that may speak of a law before its time."""


@dataclass(frozen=True)
class Parameters:
    """``rows`` are laws with their dates; ``known`` further right names; ``history`` words that let the old stand,
    ``coming`` words that let a law stand that is not yet in force.
    """

    rows: tuple[Law, ...]
    known: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()

    @cached_property
    def laws(self) -> Mapping[str, Law]:
        """By normalised title and short name."""
        return {normalised(name): law for law in self.rows for name in (*law.short, law.title)}

    @cached_property
    def wrong(self) -> Mapping[str, Law]:
        """By misnaming."""
        return {normalised(name): law for law in self.rows for name in law.wrong}

    @cached_property
    def right(self) -> frozenset[str]:
        """All right names, normalised."""
        return frozenset([*self.laws, *(normalised(name) for name in self.known)])

    @cached_property
    def shapes(self) -> Known:
        """The right names in the order of the file, for finding slips."""
        names = [normalised(law.title) for law in self.rows] + [normalised(name) for name in self.known]
        return by_length(dict.fromkeys(names))

    @cached_property
    def plans(self) -> Mapping[str, frozenset[tuple[int, int]]]:
        """Years of plans by their name without years."""
        table: dict[str, set[tuple[int, int]]] = {}
        for name in self.right:
            base, years = without_years(name)
            if years is not None:
                table.setdefault(base, set()).add(years)
        return {base: frozenset(years) for base, years in table.items()}

    @cached_property
    def bare(self) -> re.Pattern[str]:
        """Laws that are out of force, without 《》 but behind a verb that takes them."""
        names = "|".join(law.title for law in self.rows if law.until and law.successor)
        return re.compile(f"(?:{CITING})(?:国务院|{STATE})?(?P<name>{names or '(?!)'})(?![典草编])")

    @cached_property
    def never_new(self) -> tuple[tuple[str, Law], ...]:
        """Names of laws whose revisions are known, the longest first."""
        named = [(name, law) for name, law in self.laws.items() if law.revised is not None]
        return tuple(sorted(named, key=lambda pair: -len(pair[0])))


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """At most one finding a title."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    taken: set[int] = set()
    for found in _newly_revised(view, rule):
        if found.span is not None:
            taken.add(found.span.start)
        yield found
    yield from _unmarked(view, rule)
    for start, end in facts.titles:
        if start not in taken:
            name = normalised(text[start:end])
            finding = (
                _misnamed(rule, name, text[start:end], start)
                or _out_of_force(view, rule, name, start, end)
                or _misnumbered(rule, text, name, end)
                or _unknown(rule, text, name, start, end)
            )
            if finding is not None:
                yield finding


def _newly_revised(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    text, year = view.paragraphs[0].text, view.context.year
    if "新修" not in text:
        return
    for match in NEWLY.finditer(text):
        for name, law in rule.parameters.never_new:
            if not text.startswith(name, match.end()):
                continue
            end = match.end() + len(name)
            if text[end : end + 1] == "》":
                end += 1
            elif "《" in match.group():
                break  # a longer title that we do not know
            if not _may_be_new(law, year):
                start = match.end() - (len(STATE) if text[: match.end()].endswith(STATE) else 0)
                start -= text[start - 1] == "《"
                yield _not_revised(rule, law, start, end)
            break


def _may_be_new(law: Law, year: int | None) -> bool:
    """Whether a revision of the last years is known, or one before those that are known may be meant."""
    revised = law.revised or ()
    if year is not None and revised and year + 1 < min(revised):
        return True
    return any(year is None or year - FRESH <= told <= year + 1 for told in revised)


def _not_revised(rule: Rule[Parameters], law: Law, start: int, end: int) -> Finding:
    base = next((row for row in rule.parameters.rows if law.title == row.title + "实施条例" and row.revised), None)
    hint = f"新修订的大约是《{base.title}》" if base is not None else "请核对是哪一部"
    last = f"最近一次修改在{law.revised[-1]}年" if law.revised else "没有查到修订"
    message = f"《{law.title}》{last}，说它“新修订”可能不对，{hint}"
    severity = rule.severity if law.sure and (law.revised or law.unrevised) else Severity.HINT
    return Finding(rule.id, rule.family, severity, Span(0, start, end), message, rule.head.why)


def _misnamed(rule: Rule[Parameters], name: str, written: str, start: int) -> Finding | None:
    parameters, end = rule.parameters, start + len(written)
    base, years = without_years(name)
    law = parameters.laws.get(name.removesuffix("条例") + "法")
    right: str | None = None
    if name in parameters.wrong:
        right = parameters.wrong[name].title
    elif name.endswith("条例") and name not in parameters.right and f"《{STATE}{name}》" == written and law is not None:
        right = law.title  # 《中华人民共和国民营经济促进条例》: it is a law
    elif name not in parameters.right and name.endswith("法条例") and name[:-2] in parameters.laws:
        right = parameters.laws[name[:-2]].title  # 《行政处罚法条例》: neither the law nor its 实施条例
    elif name not in parameters.right:
        known = parameters.plans.get(base)
        if known is not None and years is not None and years not in known and years[0] <= max(y for _, y in known):
            nearest = min(known, key=lambda pair: abs(pair[0] - years[0]) + abs(pair[1] - years[1]))
            right = f"{base}（{nearest[0]}—{nearest[1]}年）"
        elif known is None or years is not None:
            right = meant(name, parameters.shapes)
    if right is None:
        return None
    message = f"文件名疑有误，应为《{right}》"
    span = Span(0, start, end)
    fix = Fix(f"改为《{right}》", (Edit(span, f"《{right}》"),), Safety.ASK)
    return Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=(fix,))


def _unknown(rule: Rule[Parameters], text: str, name: str, start: int, end: int) -> Finding | None:
    """A law of the state that is not among those known: 《中华人民共和国行政执法法》. It may be newer than the list."""
    if not text.startswith(f"《{STATE}", start) or not name.endswith("法") or name in rule.parameters.right:
        return None
    message = f"没有查到《{STATE}{name}》，请核对名称；如是新近公布的法律可以忽略"
    return Finding(rule.id, rule.family, Severity.HINT, Span(0, start, end), message, rule.head.why)


def _out_of_force(view: View, rule: Rule[Parameters], name: str, start: int, end: int) -> Finding | None:
    law, year = rule.parameters.laws.get(name), dating.told_year(view.context)
    if law is None or year is None:
        return None
    text, facts = view.paragraphs[0].text, view.facts[0]
    sentence = sentence_at(text, facts, start).replace(text[start:end], "")
    severity = rule.severity if law.sure else Severity.HINT
    until, since = law.until_year, law.since_year
    if until is not None and law.successor and until < year:
        if any(word in sentence for word in rule.parameters.history):
            return None
        message = f"《{law.title}》{until}年底前后已停止施行，现行的是《{law.successor}》"
    elif since is not None and _still_to_come(law, since, view):
        relied_on = text.endswith(RELIED_ON, 0, start)
        if any(word in sentence for word in (SOON if relied_on else rule.parameters.coming)):
            return None
        message = f"《{law.title}》自{law.since}起施行，{year}年的工作还不能以它为依据"
    else:
        return None
    return Finding(rule.id, rule.family, severity, Span(0, start, end), message, rule.head.why)


def _still_to_come(law: Law, since: int, view: View) -> bool:
    """Whether a part that tells what was done names a binding law that came into force only after its time."""
    if not law.title.endswith(BINDING) or view.zones[0] in AHEAD:
        return False
    year = view.context.year or since
    return since > year or (view.context.kind == "half-year" and law.since >= f"{year}-07")


def _unmarked(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Names without 《》 of laws that are out of force (严格依照合同法审查)."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    for match in rule.parameters.bare.finditer(text):
        start, end = match.span("name")
        if not covers(facts.masked, start, end):
            finding = _out_of_force(view, rule, normalised(match["name"]), start, end)
            if finding is not None:
                yield finding


def _misnumbered(rule: Rule[Parameters], text: str, name: str, end: int) -> Finding | None:
    """A number behind the title that is not the known one; the look of its brackets is no matter here."""
    law = rule.parameters.laws.get(name)
    cited = CITED.match(text, end) if law is not None and law.number else None
    if law is None or cited is None or _digits(cited[1]) == _digits(law.number):
        return None
    span = Span(0, *cited.span(1))
    message = f"《{law.title}》的文号是“{law.number}”，这里写的是“{cited[1]}”，请核对"
    fix = Fix(f"改为“{law.number}”", (Edit(span, law.number),), Safety.ASK)
    severity = rule.severity if law.sure or law.registered else Severity.HINT
    return Finding(rule.id, rule.family, severity, span, message, rule.head.why, fixes=(fix,))


def _digits(number: str) -> str:
    return re.sub(r"[〔〕\[\]（）()【】\s]", "", number)
