"""Idle measures (措施空转): a step of the plan that only turns its problem around, nearly word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.duplicates import duplicates
from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._columns import column
from fazhi_desk.checks._comparison import judge_of, search_of
from fazhi_desk.model import Facts, Finding, Paragraph, Reach, Role, Span, View, Zone
from fazhi_desk.text.sections import path
from fazhi_desk.text.similarity_memory import Block, Memories, Memory, Pair
from fazhi_desk.text.similarity_pairs import Limits

REACH = Reach.DOCUMENT
KEY = "duplicate-idle"
BLOCKS = "duplicate-idle-blocks"
READ = (Role.BODY, Role.ENUMERATION)


@dataclass(frozen=True)
class Parameters:
    """``lacking`` words are left out on both sides before comparing. A step is idle if the problem covers ``cover`` of
    it and it of the problem, if it brings no figure of its own, and if its sentence goes on for no more than ``rest``
    times its length: a sentence that goes on has something else to say.
    """

    lacking: tuple[str, ...]
    probability: float = 0.6
    cover: float = 0.6
    rest: float = 0.6
    least: float = 14.0

    @cached_property
    def memories(self) -> Memories:
        """Search and model; made when the first paper is compared."""
        tables = duplicates()
        limits = Limits(least=self.least, least_near=self.least, cover=self.cover)
        return Memories(search_of(tables), judge_of(tables, limits), self.probability)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every idle step; the problem it turns around is related."""
    parameters = rule.parameters
    memory = _memory(view, parameters)
    blocks = column(view, BLOCKS, parameters, lambda at: _block(view, at, memory, parameters))
    places: dict[int, int] = {}
    for at, block in blocks:
        places.setdefault(id(block), at)
    for pair in memory.pairs([block for _, block in blocks]):
        first, second = places[id(pair.first)], places[id(pair.second)]
        if (view.zones[first], view.zones[second]) == (Zone.PROBLEM, Zone.PLAN) and _idle(pair, parameters):
            where = path(view.sections, view.paragraphs, first)
            yield Finding(
                rule.id,
                rule.family,
                rule.severity,
                Span(second, *pair.match.second),
                rule.head.message.replace("{where}", where),
                rule.head.why,
                score=round(100 * min(pair.match.probability, 0.99), 1),
                related=(Span(first, *pair.match.first),),
            )


def _block(view: View, at: int, memory: Memory, parameters: Parameters) -> Block | None:
    """What a paragraph about problems or of the plan is compared by."""
    paragraph, facts = view.paragraphs[at], view.facts[at]
    if view.zones[at] not in (Zone.PROBLEM, Zone.PLAN) or not _has_body(paragraph, facts):
        return None
    item = paragraph._replace(heading=None) if _is_item(paragraph) else paragraph
    return memory.block(item, facts, parameters.lacking)


def _memory(view: View, parameters: Parameters) -> Memory:
    """What is kept of the article: in the view's memory, else one per paper of that title."""
    if view.memory is None:
        return parameters.memories.of((view.context.title,))
    kept = view.memory.get(KEY)
    if not isinstance(kept, tuple) or kept[0] is not parameters:
        kept = view.memory[KEY] = (parameters, parameters.memories.fresh())
    memory: Memory = kept[1]
    return memory


def _is_item(paragraph: Paragraph) -> bool:
    """A numbered sentence with nothing behind it ((一)……不够健全。): all of it is problem or step."""
    heading = paragraph.heading
    return heading is not None and not heading.run_in and paragraph.text.rstrip().endswith(("。", "；"))


def _has_body(paragraph: Paragraph, facts: Facts) -> bool:
    if paragraph.role in READ or _is_item(paragraph):
        return True
    run_in = paragraph.heading is not None and paragraph.heading.run_in
    return paragraph.role is Role.HEADING and run_in and bool(facts.clauses)


def _idle(pair: Pair, parameters: Parameters) -> bool:
    match = pair.match
    if pair.one.head or pair.other.head or match.cover < parameters.cover:
        return False
    start, end = pair.other.range
    length = match.second[1] - match.second[0]
    new = [word for word in match.lost[1] if word[:1].isdigit()]
    return not new and (end - start) - length <= parameters.rest * length
