"""Before anything leaves the house: what should not be published is shown, and the writer decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_desk.desktop.wording import sentence, shortened

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

SHOWN = 6
FAMILY = "privacy"


def may_leave(window: Desk) -> bool:
    """Whether to go on with an export or a print; details the writer chose to overlook are not asked about again."""
    report = window.editor.bridge.report
    found = [n for n, finding in enumerate(report.findings) if finding.family == FAMILY] if report else []
    if report is None or not found:
        return True
    shown = [report.findings[n] for n in found[:SHOWN]]
    rows = [f"“{shortened(finding.quote, 24)}”　{sentence(finding.message)}" for finding in shown]
    if len(found) > SHOWN:
        rows.append(f"……共{len(found)}处")
    answer = window.files.dialogs.private(f"文稿里有{len(found)}处不宜公开的内容，确定要送出吗？", rows)
    if answer == "look":
        window.findings.only(FAMILY)
        window.view.show_pane(window.findings)
        window.findings.choose(found[0])
        window.reviewing.go(found[0])
    return answer == "go"
