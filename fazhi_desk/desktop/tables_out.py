"""Tables that leave the window: the ledger of figures, the list of open places to send round the offices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from fazhi_desk.desktop.leaving_house import may_leave

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

LEDGER = ("（数字台账）", "Excel 表格 (*.xlsx);;CSV 表格 (*.csv)", (".xlsx", ".csv"))
COLLECTION = ("（收集表）", "Word 文件 (*.docx);;纯文本 (*.txt)", (".docx", ".txt"))


def export_ledger(window: Desk) -> None:
    """Ask for a name and write every figure of the draft as a table."""
    target = _target(window, "导出数字台账", LEDGER) if may_leave(window) else None
    if target is not None:
        _write(window, "figures-ledger", target, lambda count: f"数字台账已写好，共{count}个数字")


def export_collection(window: Desk) -> None:
    """Ask for a name and write the open places as a 收集表."""
    target = _target(window, "导出收集表", COLLECTION)
    if target is not None:
        _write(window, "collect-places", target, lambda count: f"收集表已写好，共{count}处待补，可以发给各科室填写")


def collect(window: Desk) -> None:
    """Show the open places of the draft, then write them down if the writer wants to."""
    values = {"text": window.files.paper(Path()).text}
    window.jobs.run("open-places", values, partial(_show_places, window), title="正在查找待补之处")


def _show_places(window: Desk, rows: Sequence[Sequence[Any]]) -> None:
    if not rows:
        window.messages.tell("没有待补之处，不用发收集表", topic="collect", seconds=8)
        return
    from fazhi_desk.desktop.places_dialog import PlacesDialog

    dialog = PlacesDialog(window, rows)
    if window.files.dialogs.accepted(dialog):
        export_collection(window)
    dialog.deleteLater()


def _target(window: Desk, title: str, what: tuple[str, str, tuple[str, ...]]) -> Path | None:
    tail, kinds, suffixes = what
    name = window.files.dialogs.save_name(title, str(window.files.beside(tail + suffixes[0])), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() in suffixes else path.with_name(path.name + suffixes[0])


def _write(window: Desk, job: str, target: Path, said: Callable[[int], str]) -> None:
    if target == window.files.draft.path:
        window.messages.tell("写出的文件不能覆盖正在写的文稿，请换一个文件名", topic="table")
        return
    values = {"text": window.files.paper(Path()).text, "target": str(target)}

    def done(count: int) -> None:
        opening = ("打开看看", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))))
        window.messages.tell(f"{said(count)}：“{target}”", [opening], topic="table")

    window.jobs.run(job, values, done, title="正在写表格")
