"""The self-check card of an exported paper: what was verified, what needs a look, and what nobody verified."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fazhi_desk.formats.self_check import Check
from fazhi_desk.model import Report
from fazhi_desk.tasks.export_paper import Exported
from fazhi_desk.tasks.fonts import lacking
from fazhi_desk.tasks.live import LiveReport
from fazhi_desk.tasks.readiness import OPEN, content_checks, parts_check


@dataclass(frozen=True, slots=True)
class Card:
    """``checks`` in order; ``unverified`` names what a person must look at in any case."""

    checks: tuple[Check, ...]
    unverified: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Check, ...]:
        """What is not as it should be."""
        return tuple(check for check in self.checks if not check.passed)

    @property
    def summary(self) -> str:
        """One sentence."""
        rest = len(self.failed)
        return f"自检：{len(self.checks) - rest}项合格" + (f"，{rest}项请看" if rest else "")


def card_of(done: Exported, report: Report | LiveReport | None, installed: Collection[str] | None) -> Card:
    """The file's own checks, then fonts of this machine and what the last review says of the paper.

    ``report`` None: the paper was not reviewed. ``installed`` None: nobody knows the fonts.
    """
    checks = [*done.checks, parts_check(done.missing)]
    unverified: list[str] = []
    if done.profile is not None and done.checks:
        if installed is None:
            unverified.append("本机是否装有所用字体")
        else:
            checks.append(_fonts(lacking(done.profile, installed)))
    if report is None:
        return Card(tuple(checks), (*unverified, "待补内容、必写主题、数字"))
    checks = [check for check in checks if check.id != OPEN]  # the review knows more forms of them than the file
    return Card((*checks, *content_checks(report)), (*unverified, *report.not_checked))


def _fonts(missing: tuple[str, ...]) -> Check:
    if not missing:
        return Check("fonts-installed", "所用字体本机都已安装。", passed=True)
    names = "、".join(missing)
    said = f"本机没有安装{names}，屏幕上用相近字体代替；装有这些字体的电脑上不受影响。"
    return Check("fonts-installed", said, passed=False)
