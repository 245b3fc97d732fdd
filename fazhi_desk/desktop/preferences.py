"""What the user chose: applied at once, everywhere, and on disk before the next key."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fazhi_desk.catalog.choices import Choices, choices_from, kept_from
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.storage.settings import save
from fazhi_desk.tasks.choose_rules import is_on, switched
from fazhi_desk.tasks.rule_sheet import RuleEntry, rule_sheet

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk


class Preferences(QObject):
    """Between the settings file, the settings page and the parts of the window."""

    changed = Signal()
    """The choice of rules is another."""
    relisted = Signal()
    """The rules themselves may be others."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window)
        self._window = window

    @cached_property
    def entries(self) -> tuple[RuleEntry, ...]:
        """All rules in plain words."""
        return rule_sheet(self._window.bench)

    def relist(self) -> None:
        """The user's own files have changed: read the rules again, also for a page that shows them."""
        self.__dict__.pop("entries", None)
        self.relisted.emit()

    @property
    def choices(self) -> Choices:
        """What was decided about the rules."""
        return choices_from(self._window.settings.rules)

    def choose(self, choices: Choices) -> None:
        """Review by another choice of rules from now on."""
        self._window.settings.rules = kept_from(choices)
        self.keep()
        self._window.tell_front()
        self.changed.emit()

    def silence(self, rule: str) -> None:
        """Switch a rule off from one of its findings; the bar takes it back."""
        before = self.choices
        self.choose(switched(before, self.entries, rule, on=False))
        self._window.messages.tell(
            f"不再提示“{self.title(rule)}”一类，对所有文稿都有效",
            [("撤销", lambda: self.choose(before)), ("看全部规则", lambda: self._window.shell.act("rules"))],
            topic="silence", seconds=15,
        )

    def title(self, rule: str) -> str:
        """A rule's name in plain words."""
        return next((entry.title for entry in self.entries if entry.id == rule), rule)

    @property
    def off(self) -> int:
        """How many of the delivered rules the user switched off."""
        if not self._window.settings.rules:
            return 0
        choices = self.choices
        return sum(entry.usual and not is_on(choices, entry) for entry in self.entries)

    def keep(self) -> None:
        """Write the settings; the writer is told where that fails, and nothing else happens."""
        try:
            save(self._window.settings, self._window.bench.places.settings)
        except (SaveError, OSError):
            self._window.messages.tell("设置没有保存成功，这次仍然有效；请检查磁盘空间和权限", topic="settings")
