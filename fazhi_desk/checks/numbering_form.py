"""How heading markers are written: both brackets and of one width, nothing behind （一）, one form per level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._forms import BROKEN, ROUND, Form, form_of, written
from fazhi_desk.checks._headings import numbered, words_of
from fazhi_desk.checks._marks import told
from fazhi_desk.checks._style import slips_or_style
from fazhi_desk.model import Facts, Finding, Paragraph, Reach, Safety, Severity, View

REACH = Reach.DOCUMENT
RIGHT = {1: "、", 3: "."}


@dataclass(frozen=True)
class Parameters:
    """Wording by fault; more than ``slips`` of a fault at one level are the paper's habit, told once as a hint."""

    broken: str
    trailing: str
    sign: str
    width: str
    style: str
    slips: int = 2


def reads(paragraph: Paragraph, _facts: Facts, _rule: Rule[Parameters]) -> tuple[str, bool] | None:
    """Only headings count, and what stands in their place."""
    return words_of(paragraph)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Faults of form, level by level."""
    forms: dict[int, list[Form]] = {}
    for head in numbered(view):
        if view.paragraphs[head.paragraph].heading is None:
            continue  # 第三， in place of a heading is told by its own rule
        forms.setdefault(head.level, []).append(form_of(view, head))
    for level, group in sorted(forms.items()):
        if level in RIGHT:
            yield from _signs(view, rule, group, RIGHT[level])
        else:
            yield from _brackets(view, rule, group)


def _brackets(view: View, rule: Rule[Parameters], group: Sequence[Form]) -> Iterator[Finding]:
    """（四) and 四）: always wrong; （四）、: nothing may follow; (四) among （一）（二）: one width."""
    usual = _usual(group)
    sound = []
    for form in group:
        if form.brackets in BROKEN:
            right = written(form, usual)
            yield told(rule, form.span, found=_text(view, form), new=right, message=rule.parameters.broken)
        elif form.signs != form.brackets:
            sound.append(form)
    yield from _habit(view, rule, sound, "", rule.parameters.trailing)
    odd = [form for form in group if form.brackets in ROUND and form.brackets != usual]
    if odd and len(odd) <= rule.parameters.slips and len(group) >= 3 * len(odd):
        for form in odd:
            severity = None if len(group) >= 4 else Severity.HINT
            right = written(form, usual)
            yield told(
                rule, form.span, found=_text(view, form), new=right, severity=severity, safety=Safety.SAFE,
                message=rule.parameters.width,
            )


def _signs(view: View, rule: Rule[Parameters], group: Sequence[Form], right: str) -> Iterator[Finding]:
    """一. in place of 一、, and 1、 in place of 1."""
    odd = [form for form in group if form.signs not in (right, "．") or (right == "、" and form.signs != right)]
    yield from _habit(view, rule, odd, right, rule.parameters.sign, whole=len(odd) * 2 > len(group))


def _habit(
    view: View, rule: Rule[Parameters], forms: Sequence[Form], signs: str, message: str, *, whole: bool = False
) -> Iterator[Finding]:
    slips = [(form.span, written(form, signs or form.brackets)) for form in forms]
    most = 0 if whole else rule.parameters.slips
    if len(slips) <= most:
        for form, (span, new) in zip(forms, slips, strict=True):
            yield told(rule, span, found=_text(view, form), new=new, safety=Safety.SAFE, message=message)
        return
    sample = message.replace("{found}", _text(view, forms[0])).replace("{new}", slips[0][1])
    yield from slips_or_style(view, rule, slips, 0, style=sample + rule.parameters.style)


def _usual(group: Sequence[Form]) -> str:
    counted = Counter(form.brackets for form in group if form.brackets in ROUND)
    return counted.most_common(1)[0][0] if counted else "（）"


def _text(view: View, form: Form) -> str:
    return view.paragraphs[form.span.paragraph].text[form.span.start : form.span.end]
