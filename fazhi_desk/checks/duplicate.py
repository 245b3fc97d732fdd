"""The same matter told twice: word for word, reordered, or in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._comparison import lexicon
from fazhi_desk.checks._duplicate_places import told_in
from fazhi_desk.checks._duplicate_policy import Parameters, Told
from fazhi_desk.model import Edit, Finding, Fix, Range, Reach, Safety, Severity, Span, View
from fazhi_desk.text.differences import lacking
from fazhi_desk.text.sections import path

__all__ = ["REACH", "Parameters", "find"]

REACH = Reach.DOCUMENT
KEY = "duplicate-findings"
MOST_TOLD = 3


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every later place that repeats an earlier one; the surest where there are several."""
    parameters = rule.parameters
    told = told_in(view, parameters)
    hints = max(2, sum([len(p.text) for p in view.paragraphs]) // parameters.hints_per)
    heads = [view.paragraphs[section.paragraph].heading for section in view.sections if section.paragraph >= 0]
    named = (view.sections, [head.numbering if head else "" for head in heads])
    last = view.memory.get(KEY) if view.memory is not None else None
    known = last if isinstance(last, _Known) and last.named == named else _Known([], 0, named)
    if known.told is not told or known.hints != hints:
        known = _Known(told, hints, named, _findings(view, rule, known, told, hints))
    if view.memory is not None:
        view.memory[KEY] = known
    yield from [finding for _, finding in known.made]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was answered last, and to what; ``named`` is what messages name: sections and their numbers."""

    told: list[Told]
    hints: int
    named: tuple[object, ...]
    made: tuple[tuple[Told, Finding], ...] = ()


def _findings(
    view: View, rule: Rule[Parameters], known: _Known, told: Sequence[Told], hints: int
) -> tuple[tuple[Told, Finding], ...]:
    """The findings, the surest first to take a place, with at most so many hints; made before where they were."""
    before = {id(one): finding for one, finding in known.made}
    taken: dict[int, list[Range]] = {}
    found: list[tuple[Told, Finding]] = []
    for one in sorted(told, key=_surest_first):
        if any(_overlap(span, one.match.second) for span in taken.get(one.later, ())):
            continue
        if one.severity is Severity.HINT:
            hints -= 1
            if hints < 0:
                break
        taken.setdefault(one.later, []).append(one.match.second)
        found.append((one, before.get(id(one)) or _finding(view, rule, one)))
    return tuple(sorted(found, key=lambda pair: pair[1].span or Span(0, 0, 0)))


def _surest_first(one: Told) -> tuple[bool, bool, float, int, Range]:
    match = one.match
    return (one.severity is Severity.HINT, not match.exact, -match.probability, one.later, match.second)


def _finding(view: View, rule: Rule[Parameters], one: Told) -> Finding:
    match = one.match
    later, earlier = Span(one.later, *match.second), Span(one.earlier, *match.first)
    score = 100.0 if match.exact else round(100 * min(match.probability, 0.99), 1)
    return Finding(
        rule.id,
        rule.family,
        one.severity,
        later,
        _message(view, rule.parameters, one),
        rule.head.why,
        score=score,
        related=(earlier,),
        fixes=tuple(_fixes(view, earlier, later, exact=match.exact)),
    )


def _message(view: View, parameters: Parameters, one: Told) -> str:
    where = path(view.sections, view.paragraphs, one.earlier)
    text = _opening(view, parameters, one).replace("{where}", where)
    before, here = ("、".join(words) for words in _only(view, one))
    if before and here:
        return f"{text}；前文是“{before}”，此处是“{here}”"
    if before or here:
        return f"{text}；只有{'前文' if before else '此处'}有“{before or here}”"
    return text


def _opening(view: View, parameters: Parameters, one: Told) -> str:
    if not one.match.exact:
        return parameters.alike if one.severity is Severity.WARNING else parameters.likely
    places = ((one.earlier, one.match.first), (one.later, one.match.second))
    plain = ["".join(c for c in view.paragraphs[at].text[slice(*span)] if c.isalnum()) for at, span in places]
    return parameters.same if plain[0] in plain[1] or plain[1] in plain[0] else parameters.reordered


def _only(view: View, one: Told) -> tuple[list[str], list[str]]:
    """What only the earlier and what only the later place says: figures with their units, whole words that tell."""
    if one.match.exact:
        return [], []
    sides = [(one.earlier, one.match.first), (one.later, one.match.second)]
    texts = [view.paragraphs[at].text[slice(*span)] for at, span in sides]
    figures = [[f for f in view.facts[at].figures if _overlap(f.range, span)] for at, span in sides]
    told = []
    for n, (at, span) in enumerate(sides):
        values = {figure.value for figure in figures[1 - n]}
        new = [f.range for f in figures[n] if f.value not in values]
        words = [word for word in one.match.lost[n] if len(word) > 1 and not word[0].isdigit()]
        said: dict[str, None] = {}
        for low, high in lacking(texts[n], texts[1 - n], lexicon().segment):
            number = next((r for r in new if _overlap(r, (low + span[0], high + span[0]))), None)
            if number is not None:
                said[view.paragraphs[at].text[slice(*number)]] = None
            said |= dict.fromkeys(word for word in words if word in texts[n][low:high])
        told.append([word for word in said if word not in texts[1 - n]][:MOST_TOLD])
    return told[0], told[1]


def _fixes(view: View, earlier: Span, later: Span, *, exact: bool) -> Iterator[Fix]:
    """Keep one of the two: the fix deletes the other. Only what is word for word the same goes without a look."""
    for span, title, safety in (
        (later, "删去此处，保留前文", Safety.ASK if exact else Safety.SHOW),
        (earlier, "删去前文，保留此处", Safety.SHOW),
    ):
        edit = _deletion(view, span)
        if edit is not None:
            yield Fix(title, (edit,), safety)


def _deletion(view: View, span: Span) -> Edit | None:
    """Delete a place with one mark: its sentence's own, or the comma that ties it to a neighbour."""
    paragraph = view.paragraphs[span.paragraph]
    text = paragraph.text
    start, end = span.start, span.end
    before = text[:start].rstrip()
    if not before and end >= len(text.rstrip("。；")):
        return Edit(Span(span.paragraph, 0, len(text)), "") if paragraph.heading is None else None
    opens = not before or before[-1] in "。！？"
    if opens and end < len(text):
        end += 1
    elif before and before[-1] in "，；、,;":
        start = len(before) - 1
    else:
        return None
    return Edit(Span(span.paragraph, start, end), "")


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
