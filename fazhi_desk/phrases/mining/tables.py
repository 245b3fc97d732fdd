"""Topics and needs of a phrase: tables of the bank's folder, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fazhi_desk.catalog.convert import build


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Words that speak for a topic."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedRule:
    """Facts that a wording presupposes."""

    pattern: str
    needs: Mapping[str, object]
    unless: str = r"(?!)"


@dataclass(frozen=True, slots=True)
class NoteRule:
    """What to know of a wording."""

    pattern: str
    text: str


@dataclass(frozen=True, slots=True)
class _Notes:
    note: tuple[NoteRule, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Topics:
    topic: tuple[TopicWords, ...]


@dataclass(frozen=True, slots=True)
class _Needs:
    rule: tuple[NeedRule, ...] = field(default=())


STANDING = re.compile(r"([建设成树确]立)(?=法)")
"""建立法律顾问 does not speak of 立法."""
OTHERWISE = re.compile(r"办事处|依法办事|办事依法|更多智慧|一公开|决策部署|辅助决策学|复议代办|协调解决")
"""Words that hold a topic's word and mean something else: 办事处 does not speak of 办事, 协调解决 not of 调解."""


class TopicIndex:
    """Which topics a text belongs to."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._topics = build(_Topics, table, "topics.toml").topic

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids of the table."""
        return tuple(topic.id for topic in self._topics)

    def topics(self, text: str) -> tuple[str, ...]:
        """Ids of the topics whose words stand in the text, in the order of the table."""
        plain = STANDING.sub(r"\1 ", OTHERWISE.sub(" ", text.replace("“", "").replace("”", "")))
        return tuple(topic.id for topic in self._topics if any(word in plain for word in topic.words))


class NeedIndex:
    """What facts of the unit a wording presupposes."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        rules = build(_Needs, table, "needs.toml").rule
        self._rules = [(re.compile(rule.pattern), re.compile(rule.unless), rule.needs) for rule in rules]

    def needs(self, text: str) -> dict[str, object]:
        """The facts of every rule that applies."""
        found: dict[str, object] = {}
        for pattern, unless, needs in self._rules:
            if pattern.search(text) and not unless.search(text):
                found.update(needs)
        return found


class NoteIndex:
    """What a writer should know of a wording."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._notes = [(re.compile(one.pattern), one.text) for one in build(_Notes, table, "notes.toml").note]

    def note(self, text: str) -> str:
        """The note of the first pattern that matches, or an empty text."""
        return next((told for pattern, told in self._notes if pattern.search(text)), "")
