"""The rules that apply to a paper, and the answers of those that look at one paragraph."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fazhi_desk.catalog.choices import AS_DELIVERED, Choices
from fazhi_desk.catalog.rule import Kind, Rule, adjusted
from fazhi_desk.model import Context, Facts, Finding, Reach, Role, View
from fazhi_desk.review.views import single
from fazhi_desk.text.bigrams import held

LOG = logging.getLogger(__name__)
TABLE_FAMILIES = frozenset({"figures", "placeholder", "privacy", "dates"})
"""What is judged in the rows of a table; wording and punctuation are not (contract)."""
KEPT = 20_000
"""Paragraph answers kept at most."""
SETS = 60
"""Sets of rules kept at most."""
Found = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Triggers:
    """Which of a list of rules may find something in a text, by what it holds."""

    always: frozenset[int]
    by: Mapping[str, tuple[int, ...]]
    keys: frozenset[str]

    @classmethod
    def of(cls, rules: Sequence[Rule[Any]], kinds: Mapping[str, Kind]) -> Triggers:
        """The triggers of rules as their kinds name them."""
        always, by = set[int](), dict[str, list[int]]()
        for at, rule in enumerate(rules):
            ask = kinds[rule.head.kind].triggers
            own = ask(rule) if ask is not None else None
            if own is None:
                always.add(at)
            for key in own or ():
                by.setdefault(key, []).append(at)
        return cls(frozenset(always), {key: tuple(places) for key, places in by.items()}, frozenset(by))

    def rules(self, text: str, facts: Facts) -> list[int]:
        """Indices of the rules to ask, in order."""
        chosen = set(self.always)
        for key in self.keys & held(text, facts):
            chosen.update(self.by[key])
        return sorted(chosen)


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of one paragraph and of the whole article; ``key`` is all that decides on answers beside the text."""

    local: tuple[Rule[Any], ...]
    whole: tuple[Rule[Any], ...]
    key: Hashable
    triggers: Triggers


class RuleBook:
    """Chooses the rules for a paper; remembers the choice."""

    def __init__(self, rules: Iterable[Rule[Any]], kinds: Mapping[str, Kind]) -> None:
        self._rules = tuple(rules)
        self._kinds = kinds
        self._choices = AS_DELIVERED
        self._chosen = [rule for rule in self._rules if rule.head.enabled]
        self._known: dict[Hashable, Rules] = {}

    def of(self, context: Context, choices: Choices = AS_DELIVERED) -> Rules:
        """The rules that apply to such a paper, as the user chose them."""
        if choices != self._choices:
            self._choose(choices)
        key = (key_of(context), choices)
        known = self._known.get(key)
        if known is None:
            own = [rule for rule in self._chosen if _applies(rule, context)]
            local = tuple(rule for rule in own if self._kinds[rule.head.kind].reach is Reach.PARAGRAPH)
            whole = tuple(rule for rule in own if self._kinds[rule.head.kind].reach is not Reach.PARAGRAPH)
            if len(self._known) >= SETS:
                self._known.clear()
            known = self._known[key] = Rules(local, whole, key, Triggers.of(local, self._kinds))
        return known

    def _choose(self, choices: Choices) -> None:
        """Make the chosen rules once: what their parameters keep must outlast a change of the paper's title."""
        self._choices = choices
        wanted = [r for r in self._rules if choices.wants(r.id, r.family, usual=r.head.enabled)]
        self._chosen = [adjusted(rule, choices) for rule in wanted]
        self._known.clear()


def _applies(rule: Rule[Any], context: Context) -> bool:
    return rule.applies(context.kind, context.unit_class, context.year)


def key_of(context: Context) -> Hashable:
    """A context as a key: mappings cannot be hashed."""
    return (
        context.kind, context.unit_class, context.unit, context.title, context.year, context.year_stated,
        context.written,
        tuple(sorted((name, str(value)) for name, value in context.unit_facts.items())),
    )


class Locals:
    """Answers of rules about single paragraphs; the least recently used go first."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds
        self._kept: OrderedDict[tuple[Hashable, ...], Found] = OrderedDict()

    def of(self, view: View, at: int, rules: Rules) -> Found:
        """The findings of PARAGRAPH rules about one paragraph, which is paragraph 0 to them."""
        paragraph = view.paragraphs[at]
        key = (paragraph.text, paragraph.role, paragraph.heading, view.zones[at], rules.key)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        alone = single(view, at)
        table = paragraph.role is Role.TABLE
        kept = self._kept[key] = tuple(
            finding
            for rule in [rules.local[n] for n in rules.triggers.rules(paragraph.text, view.facts[at])]
            if not table or rule.family in TABLE_FAMILIES
            for finding in attempt(self.kinds[rule.head.kind], alone, rule)
        )
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return kept


def attempt(kind: Kind, view: View, rule: Rule[Any]) -> Found:
    """A rule that fails must not take the others with it: it is logged and left out."""
    try:
        found = tuple(kind.find(view, rule))
    except Exception:
        LOG.exception("rule %s failed", rule.id)
        if LOG.isEnabledFor(logging.DEBUG):
            raise
        return ()
    return tuple(replace(finding, severity=rule.told_as) for finding in found) if rule.told_as else found
