"""How the paper leaves the window: as Word, as plain text, as PDF, on paper; and what was verified of it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase

from fazhi_desk.desktop.leaving_house import may_leave
from fazhi_desk.desktop.wording import lacking_musts, open_places
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.open_paper import PaperError

if TYPE_CHECKING:
    from fazhi_desk.catalog.profile import Profile
    from fazhi_desk.desktop.print_dialog import Job
    from fazhi_desk.desktop.window import Desk
    from fazhi_desk.formats.paper import Paper
    from fazhi_desk.tasks.export_card import Card

LOG = logging.getLogger(__name__)
KINDS = {".docx": "Word 文件 (*.docx)", ".txt": "纯文本 (*.txt)", ".pdf": "PDF 文件 (*.pdf)"}
READING = "领导审阅稿"


class Outgoing(QObject):
    """Exports and prints of the open draft."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window)
        self._w = window

    @property
    def profile(self) -> str:
        """The id of the format: the draft's own, else the one of the settings."""
        own = self._w.files.draft.front.get("profile")
        return own if isinstance(own, str) and own else self._w.settings.profile

    # ----- files

    def export(self, suffix: str, *, reading: bool = False) -> None:
        """Ask for a name and write the paper there."""
        target = self._ask("导出", suffix, reading=reading)
        if target is not None:
            self.export_to(target, reading=reading)

    def _ask(self, title: str, suffix: str, *, reading: bool = False) -> Path | None:
        if not may_leave(self._w):
            return None
        start = self._w.files.beside(f"（{READING}）{suffix}" if reading else suffix)
        name = self._w.files.dialogs.save_name(title, str(start), KINDS[suffix])
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    def export_to(self, target: Path, *, reading: bool = False) -> bool:
        """Export to this file; the dialog has asked whether it may be replaced."""
        from fazhi_desk.tasks.export_card import card_of
        from fazhi_desk.tasks.export_paper import export_paper

        if self._is_draft(target):
            return False
        try:
            paper = self._w.files.paper(target)
            done = export_paper(self._w.bench, paper, target, self.profile, reading=reading, force=True)
        except (PaperError, SaveError) as error:
            return self._tell(str(error))
        except Exception:
            LOG.exception("export failed")
            return self._tell("导出没有成功，文稿没有改动，详情已记入日志")
        card = card_of(done, self._w.editor.bridge.report, QFontDatabase.families())
        missing = [f"没有写{'、'.join(done.missing)}"] if done.missing else []
        said = [*done.notes[:2], *missing, *self._unfinished()]
        choices = [("打开看看", lambda: self._open(target))]
        if done.checks:
            said.append(card.summary)
            choices.insert(0, ("自检单", lambda: self.show_card(card, target)))
        text = f"已导出到“{target}”" + (f"。{'；'.join(said)}" if said else "")
        self._w.messages.tell(text, choices, topic="export")
        return True

    def _is_draft(self, target: Path) -> bool:
        if target != self._w.files.draft.path:
            return False
        self._tell("导出的文件不能覆盖正在写的文稿，请换一个文件名")
        return True

    def _tell(self, sentence: str) -> bool:
        self._w.messages.tell(sentence, topic="export")
        return False

    def _unfinished(self) -> list[str]:
        """What the exported paper still lacks, as far as the last report knows."""
        report = self._w.editor.bridge.report
        places, lacking = open_places(report), lacking_musts(report)
        return [
            *([f"还有{places}处待补没有填"] if places else []),
            *([f"必写内容还缺{lacking}项"] if lacking else []),
        ]

    def _open(self, target: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))):
            self._tell(f"这台电脑没有能打开它的程序，文件在“{target}”")

    def show_card(self, card: Card, target: Path) -> None:
        """The self-check card, on its own."""
        from fazhi_desk.desktop.card_dialog import CardDialog

        dialog = CardDialog(card, target.name, self._w.theme, self._w.shell)
        dialog.exec()
        dialog.deleteLater()

    # ----- paper and PDF

    def _prepared(self, profile: str, reading: bool) -> tuple[Paper, Profile]:
        from fazhi_desk.tasks.export_paper import prepared

        target = self._w.files.draft.path or Path("未命名")
        return prepared(self._w.bench, self._w.files.paper(target), profile, reading=reading)

    def print(self) -> None:
        """The print dialog with its preview."""
        from fazhi_desk.desktop.print_dialog import PrintDialog, send
        from fazhi_desk.tasks.own_profile import names_of

        try:
            self._prepared(self.profile, reading=False)
            dialog = PrintDialog(
                self._prepared, names_of(self._w.bench), self.profile, self.save_pdf, self._w.shell
            )
        except PaperError as error:
            self._tell(str(error))
            return
        if dialog.exec() and may_leave(self._w):
            job = dialog.job
            good = send(job)
            self._tell(f"已送往打印机“{job.printer}”" if good else f"打印机“{job.printer}”没有接收，请检查后再试")
        dialog.deleteLater()

    def export_pdf(self, *, reading: bool = False) -> None:
        """The whole paper as a PDF."""
        from fazhi_desk.desktop.paper_painter import pages_of
        from fazhi_desk.desktop.print_dialog import Job

        try:
            paper, profile = self._prepared(self.profile, reading)
        except PaperError as error:
            self._tell(str(error))
            return
        pages, faces = pages_of(paper, profile)
        self.save_pdf(Job(pages, faces, profile, paper.title))

    def save_pdf(self, job: Job) -> bool:
        """Ask for a name and write the pages there."""
        target = self._ask("存为 PDF", ".pdf", reading=job.profile.switches.line_numbers)
        return target is not None and self.pdf_to(target, job)

    def pdf_to(self, target: Path, job: Job) -> bool:
        """Write the pages of a job; a bar says how it went."""
        from fazhi_desk.desktop.paper_painter import pdf

        try:
            data = pdf(job.pages, job.faces, job.profile, job.title)
            if not data:
                return self._tell("PDF 没有生成，文稿没有改动")
            write_atomically(target, data)
        except SaveError as error:
            return self._tell(str(error))
        said = "；".join(self._unfinished())
        self._w.messages.tell(
            f"已存为“{target}”，共{len(job.pages)}页" + (f"。{said}" if said else ""),
            [("打开看看", lambda: self._open(target))], topic="export",
        )
        return True
