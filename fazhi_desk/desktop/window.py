"""The desk: builds the parts of the window and connects them; what they do is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from fazhi_desk.desktop import view as looks
from fazhi_desk.desktop.bank import Bank
from fazhi_desk.desktop.checklist_pane import ChecklistPane
from fazhi_desk.desktop.commands import Commands
from fazhi_desk.desktop.completion_list import CompletionList
from fazhi_desk.desktop.earlier import EarlierPapers
from fazhi_desk.desktop.editing import Editing
from fazhi_desk.desktop.editor import Editor
from fazhi_desk.desktop.figures_pane import FiguresPane
from fazhi_desk.desktop.files import Files
from fazhi_desk.desktop.find_bar import FindBar
from fazhi_desk.desktop.findings_pane import FindingsPane
from fazhi_desk.desktop.incoming import open_slowly
from fazhi_desk.desktop.jobs import Jobs
from fazhi_desk.desktop.ledger import Ledger
from fazhi_desk.desktop.message_bar import MessageArea
from fazhi_desk.desktop.notes_dialog import open_notes
from fazhi_desk.desktop.outgoing import Outgoing
from fazhi_desk.desktop.outline_pane import OutlinePane
from fazhi_desk.desktop.phrases_pane import PhrasesPane
from fazhi_desk.desktop.phrasing import Phrasing
from fazhi_desk.desktop.popup import Popup
from fazhi_desk.desktop.preferences import Preferences
from fazhi_desk.desktop.reviewing import Reviewing
from fazhi_desk.desktop.rewording import fill as fill_rewordings
from fazhi_desk.desktop.runner import Runner
from fazhi_desk.desktop.shell import NAME, Shell
from fazhi_desk.desktop.start_page import StartPage
from fazhi_desk.desktop.status_line import StatusLine
from fazhi_desk.storage.settings import Settings
from fazhi_desk.tasks.live import LiveReport
from fazhi_desk.tasks.workbench import Workbench

COUNT_PAUSE = 250
FOLLOW_PAUSE = 120
"""Milliseconds after which the panes follow the caret: a key must not wait for them."""
LOOK_PAUSE = 3000
"""Milliseconds after which the earlier papers are looked at: the first review comes before."""
TOPIC_TABLES = "topics"


class Desk(QObject):
    """Page in the middle, outline on the left, phrases, checklist and problems on the right."""

    def __init__(self, shell: Shell, bench: Workbench, settings: Settings, runner: Runner) -> None:
        super().__init__(shell)
        self.shell, self.menus, self.theme = shell, shell.menus, shell.theme
        self.bench, self.settings, self.runner = bench, settings, runner
        self._build()
        self.preferences = Preferences(self)
        self.earlier = EarlierPapers(self)
        self.commands = Commands(self)
        shell.furnish(self.commands.handlers())
        self.menus.themes(settings.theme, self.commands.set_theme)
        self.menus.actions["completion"].setChecked(settings.completion)
        self._connect_text()
        self._connect_panes()
        shell.may_close, shell.resized, shell.dropped = self.may_close, self._resized, self._dropped
        self.view.spread(shell.width())
        self._resized(shell.width())
        self._rename()

    # ----- building

    def _build(self) -> None:
        shell = self.shell
        self.messages = MessageArea(shell)
        self.jobs = Jobs(self.messages, shell)
        self.editor = Editor(self.theme, self.settings.font_points, self.runner, shell)
        self.files = Files(self.bench, self.settings, self.editor, self.messages, shell)
        self.editing = Editing(self.editor, self.files, self.messages)
        self.outgoing = Outgoing(self)
        self.reviewing = Reviewing(self.bench, self.editor, self.editing, self.messages)
        self.bank = Bank(self.bench, shell)
        self.find_bar = FindBar(self.editor, shell)
        self.outline = OutlinePane(self.theme, shell)
        self.phrasing = Phrasing(self)
        self.phrases = PhrasesPane(self.theme, self.phrasing.moment, shell)
        self.checklist = ChecklistPane(self.theme, shell)
        self.findings = FindingsPane(self.theme, shell)
        self.figures = FiguresPane(self.theme, shell)
        self.ledger = Ledger(self)
        self.start = StartPage(shell)
        self.status = StatusLine(shell)
        shell.setStatusBar(self.status)
        self.completion = CompletionList(self.theme, self.editor, self.bank)
        page = QWidget(shell)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor)
        column.addWidget(self.find_bar)
        self.tabs = QTabWidget(shell)
        self.tabs.setDocumentMode(True)
        panes = {"短语": self.phrases, "清单": self.checklist, "问题": self.findings, "数字": self.figures}
        for name, pane in panes.items():
            self.tabs.addTab(pane, name)
        self.tabs.setMinimumWidth(240)
        self.tabs.currentChanged.connect(lambda _: self._fill())
        self._stale: set[QWidget] = set()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, shell)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (self.outline, page, self.tabs):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.stack = QStackedWidget(shell)
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.start)
        whole = QWidget(shell)
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.messages)
        rows.addWidget(self.stack, 1)
        shell.setCentralWidget(whole)
        self.popup = Popup(self.theme, whole)
        self.view = looks.View(self.splitter, self.outline, self.tabs)
        self._counting = QTimer(shell)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_PAUSE)
        self._counting.timeout.connect(self._count)
        self._following = QTimer(shell)
        self._following.setSingleShot(True)
        self._following.setInterval(FOLLOW_PAUSE)
        self._following.timeout.connect(self._follow)
        self._place = ("", False)
        self._catalog = 0

    def _connect_text(self) -> None:
        bridge = self.editor.bridge
        self.runner.reported.connect(bridge.receive)
        self.runner.restarted.connect(bridge.reopen)
        self.runner.failed.connect(lambda: self.status.say("检查暂停，写作和保存不受影响"))
        bridge.asked.connect(lambda: self.status.say("正在检查"))
        bridge.report_placed.connect(self._report)
        bridge.lines_changed.connect(lambda *_: self._counting.start())
        self.files.opened.connect(self._opened)
        self.files.named.connect(self._rename)
        self.files.notes_wanted.connect(lambda notes: open_notes(self, notes))
        self.files.slow.connect(lambda name: open_slowly(self, name))
        self.files.front_changed.connect(self.tell_front)
        self.files.autosave.protected.connect(self._protected)
        self.editor.menu_wanted.connect(self._context_menu)
        self.editor.cursorPositionChanged.connect(self._following.start)
        self.find_bar.left.connect(self.editor.setFocus)
        self.editor.next_wanted.connect(lambda back: self.editing.next_open(back=back))

    def _connect_panes(self) -> None:
        editing, reviewing = self.editing, self.reviewing
        for pane in (self.outline, self.phrases, self.checklist, self.findings, self.figures):
            pane.left.connect(self.back_to_text)
        self.outline.go_to.connect(self.editor.go_to)
        self.outline.insert_wanted.connect(reviewing.insert_section)
        self.outline.move_wanted.connect(editing.move_before)
        self.outline.step_wanted.connect(lambda line, by: editing.move(by, line))
        self.outline.level_wanted.connect(lambda line, by: editing.shift(by, line))
        self.outline.rename_wanted.connect(editing.rename)
        self.outline.skeleton.connect(self.menus.actions["skeleton"].setChecked)
        self.phrasing.connect_parts()
        self.checklist.evidence_wanted.connect(reviewing.evidence)
        self.checklist.add_wanted.connect(reviewing.add_topic)
        self.checklist.waive_wanted.connect(editing.waive)
        self.checklist.matrix_wanted.connect(self.menus.actions["coverage"].trigger)
        self.findings.shown.connect(lambda index: reviewing.go(index, focus=False))
        self.findings.chosen.connect(reviewing.go)
        self.findings.fix_wanted.connect(reviewing.apply)
        self.findings.ignore_wanted.connect(reviewing.ignore)
        reviewing.silence_wanted.connect(self.preferences.silence)
        self.findings.silence_wanted.connect(reviewing.silence)
        self.findings.action_wanted.connect(self.shell.act)
        self.findings.related_wanted.connect(reviewing.related)
        self.status.open_places.connect(editing.next_open)
        self.status.missing.connect(self._show_lacking)
        self.start.kind_wanted.connect(self.commands.new)
        self.start.open_wanted.connect(self.files.ask_open)
        self.start.sample_wanted.connect(self.commands.sample)
        self.start.recent_wanted.connect(self.files.open_recent)

    # ----- life

    def begin(self) -> None:
        """After the first paint: the review process, the bank, the words of the checklist."""
        self.runner.start()
        if self.stack.currentWidget() is self.splitter:
            self._tell_all()
        self.bank.start()
        QTimer.singleShot(400, self, self._know_topics)
        QTimer.singleShot(LOOK_PAUSE, self, self.earlier.look)

    def _know_topics(self) -> None:
        from fazhi_desk.catalog.errors import CatalogError
        from fazhi_desk.catalog.topic import AREAS
        from fazhi_desk.tasks.topic_sheet import context_of_report, topic_sheet

        try:
            tables = {str(table.get("id")): table for table in self.bench.catalog.folder(TOPIC_TABLES).values()}
        except CatalogError as error:
            self.messages.tell(str(error), topic="catalog")
            return

        def about(topic: str) -> Mapping[str, Any]:
            report = self.editor.bridge.report
            context = context_of_report(report, self.files.draft.front) if report is not None else None
            return topic_sheet(self.bench, topic, tables.get(topic, {}), context)

        self.checklist.know(AREAS, about)
        self.phrases.know_topics(
            (key, str(table["name"])) for key, table in sorted(tables.items(), key=lambda one: one[1]["order"])
        )
        if self.bench.catalog.problems:
            self.messages.tell("；".join(self.bench.catalog.problems[:2]), topic="catalog")

    def catalog_changed(self) -> None:
        """The user's own files were changed from here: review by them from now on."""
        self._catalog += 1
        self._know_topics()
        self.preferences.relist()
        self.tell_front()

    def show_start(self) -> None:
        """The first page, with the recent papers."""
        self.start.put_recent([name for name in self.settings.recent if Path(name).exists()])
        self.stack.setCurrentWidget(self.start)
        self.menus.with_paper(on=False)
        self.status.hide()
        self._rename()

    def may_close(self) -> bool:
        """Ask for unsaved changes, then end everything that was started."""
        if not self.files.leave():
            return False
        self.settings.geometry = bytes(self.shell.saveGeometry().toBase64().data()).decode("ascii")
        self.preferences.keep()
        self.shut_down()
        return True

    def shut_down(self, *, keep: bool = False) -> None:
        """End process and threads; ``keep`` leaves an unsaved draft to be found at the next start."""
        self.files.autosave.stop(keep=keep)
        self.bank.stop()
        self.jobs.stop()
        self.runner.stop()

    def _resized(self, width: int) -> None:
        """Fold or unfold the panes."""
        self.view.arrange(width)
        self.menus.narrow(width < looks.WORDLESS)

    def _dropped(self, name: str) -> None:
        if self.files.leave():
            self.files.open_path(Path(name))

    # ----- the draft

    def _opened(self) -> None:
        self.stack.setCurrentWidget(self.splitter)
        self.menus.with_paper(on=True)
        self.status.show()
        self.menus.actions["skeleton"].setChecked(False)
        self.completion.leave()
        self._report(None)
        self._count()
        self.status.protected(0)
        if self.editor.dress.hard and not self.files.draft.read_only:
            self.messages.tell(
                "这篇文稿每行末尾都有硬回车", [("合并成自然段", self.editing.join_lines)], topic="wrapped"
            )
        self._tell_all()
        self.editor.setFocus()

    def _tell_all(self) -> None:
        self.editor.bridge.options = self.options()
        self.editor.bridge.open(self.files.draft.front)

    def tell_front(self) -> None:
        """The front matter or the choice of rules is another: the review looks again."""
        self.editor.bridge.options = self.options()
        self.editor.bridge.tell_front(self.files.draft.front)

    def options(self) -> dict[str, object]:
        """What the review is told beside the draft."""
        path = str(self.files.draft.path or "")
        return {
            "choices": self.settings.rules, "catalog": self._catalog, "earlier": self.earlier.stamp, "path": path,
        }

    def _report(self, report: LiveReport | None) -> None:
        if report is not None and report.partial:
            self._first_look(report)
            return
        self._stale = {self.outline, self.checklist, self.findings, self.figures}
        self._fill()
        self.status.report(report)
        if report is not None:
            self.status.say("检查完毕" if self.editor.bridge.settled else "正在检查")
        count = len(report.findings) if report else 0
        self.tabs.setTabText(self.tabs.indexOf(self.findings), f"问题 {count}" if count else "问题")
        self._following.start()

    def _first_look(self, report: LiveReport) -> None:
        """Show what is known at once; what only the whole report can tell stays as it is."""
        self._stale |= {self.outline, self.findings} if report.findings else {self.outline}
        self._fill()

    def _fill(self) -> None:
        """Bring the panes that can be seen up to date; the others wait until they are shown."""
        bridge = self.editor.bridge
        for pane in [pane for pane in self._stale if pane.isVisible() or bridge.report is None]:
            self._stale.discard(pane)
            if pane is self.outline:
                levels = self.reviewing.levels(bridge.report) if bridge.report else {}
                self.outline.put(bridge.report, bridge.current_line, len(bridge.lines), levels)
            elif pane is self.checklist:
                self.checklist.put(bridge.report, self.dates(bridge.report))
            elif pane is self.figures:
                self.ledger.refresh()
            else:
                self.findings.put(bridge.report, self.preferences.off)

    def dates(self, report: LiveReport | None) -> tuple[str, str]:
        """By when the paper must be handed in and published: in one line, and at length."""
        if report is None:
            return "", ""
        from fazhi_desk.tasks.paper_dates import paper_dates, told

        return told(paper_dates(self.bench, report, self.files.draft.front))

    def _count(self) -> None:
        self.status.count(self.editor.bridge.lines, wrapped=self.editor.dress.hard)

    def _protected(self, when: float) -> None:
        self.status.protected(when if self.files.modified else 0)

    def _rename(self) -> None:
        started = self.stack.currentWidget() is self.start
        draft = self.files.draft
        only = "（只读）" if draft.read_only else ""
        self.shell.setWindowTitle(f"[*]{NAME}" if started else f"{draft.name}{only}[*] - {NAME}")
        self.shell.setWindowModified(self.files.modified and not started)
        if not self.files.modified:
            self.status.protected(0)
        self.menus.recent(self.settings.recent, self.files.open_recent)

    def _follow(self) -> None:
        """Mark the section at the caret, and offer the phrases that fit it."""
        if self.editor.composing:
            return
        self.outline.mark_line(self.editor.textCursor().blockNumber())
        place = (self.phrasing.section(), self.phrasing.opening())
        if place != self._place and self.phrases.isVisible() and not self.phrases.query.text():
            self._place = place
            self.phrases.refresh()

    def _context_menu(self, point: QPoint) -> None:
        menu = self.editor.createStandardContextMenu()
        own = type(menu)(self.editor)
        self.reviewing.fill(own)
        own.addActions(menu.actions())
        own.addSeparator()
        fill_rewordings(self, own)
        own.addAction(self.menus.actions["add_phrase"])
        menu.setParent(own)
        menu.hide()  # else it is shown inside the other
        own.popup(point)

    def back_to_text(self) -> None:
        """Esc in a pane."""
        self.editor.show_places([])
        self.editor.setFocus()

    def _show_lacking(self) -> None:
        self.view.show_pane(self.checklist)
        self.checklist.lacking.setChecked(True)
