"""Walking through what the review found: next finding, fixes at the caret, evidence, missing sections and topics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from fazhi_desk.desktop import numbers, sections
from fazhi_desk.desktop.editing import Editing
from fazhi_desk.desktop.editor import Editor
from fazhi_desk.desktop.message_bar import MessageArea
from fazhi_desk.desktop.missing import place_of
from fazhi_desk.desktop.wording import shortened
from fazhi_desk.review.homes import described, home_of, levels_of, missing_home
from fazhi_desk.tasks.live import LiveFinding, LiveReport, Mark
from fazhi_desk.tasks.workbench import Workbench

if TYPE_CHECKING:
    from fazhi_desk.catalog.template import TemplateSection

MOST_IN_MENU = 3


class Reviewing(QObject):
    """Between the report and the page."""

    silence_wanted = Signal(str)
    """This rule is not wanted any more, in no paper."""

    def __init__(self, bench: Workbench, editor: Editor, editing: Editing, messages: MessageArea) -> None:
        super().__init__(editor)
        self._bench = bench
        self._editor = editor
        self._editing = editing
        self._messages = messages
        self.last_menu: QMenu | None = None

    @property
    def report(self) -> LiveReport | None:
        """The last report."""
        return self._editor.bridge.report

    # ----- findings

    def finding(self, index: int) -> LiveFinding | None:
        """A finding of the last report."""
        report = self.report
        return report.findings[index] if report is not None and 0 <= index < len(report.findings) else None

    def place(self, finding: LiveFinding) -> Mark | None:
        """Where a finding stands now."""
        for line, start, end in finding.marks:
            now = self._editor.bridge.current_line(line)
            if now is not None:
                return now, start, end
        return None

    def go(self, index: int, *, focus: bool = True) -> bool:
        """Bring a finding into view."""
        finding = self.finding(index)
        place = self.place(finding) if finding is not None else None
        if place is None:
            return False
        self._editor.show_places([])
        self._editor.go_to(*place, focus=focus)
        return True

    def show(self, mark: Mark, *, focus: bool = False) -> None:
        """Bring a place of the last report into view, as far as its line still has that text."""
        now = self._editor.bridge.current_line(mark[0])
        if now is not None:
            self._editor.go_to(now, mark[1], mark[2], focus=focus)

    def step(self, by: int) -> int | None:
        """The next or previous finding from the caret on, going round; its index."""
        report = self.report
        if report is None:
            return None
        caret = self._editor.textCursor()
        here = self._editor.bridge.place(caret.selectionStart())
        places = [(place, n) for n, finding in enumerate(report.findings) if (place := self.place(finding)) is not None]
        places.sort()
        if not places:
            self._messages.tell("没有可以定位的问题", topic="step", seconds=5)
            return None
        if by > 0:
            rest = [(place, n) for place, n in places if place[:2] > here]
            chosen = rest[0][1] if rest else places[0][1]
        else:
            rest = [(place, n) for place, n in places if place[:2] < here]
            chosen = rest[-1][1] if rest else places[-1][1]
        self.go(chosen)
        return chosen

    def related(self, index: int) -> None:
        """Show where else the text stands: highlighted here, or named where it is another paper."""
        finding = self.finding(index)
        if finding is None:
            return
        marks = [mark for place in finding.related for mark in place.marks]
        shown = self._now(marks)
        if shown:
            self._editor.show_places(shown)
            self._editor.go_to(*shown[0], focus=False)
            return
        other = next((place for place in finding.related if place.path), None)
        if other is not None:
            self._messages.tell(f"另一处在“{other.path}”：{shortened(other.quote, 60)}", topic="related")

    def apply(self, index: int, number: int) -> None:
        """Apply a fix of a finding."""
        finding = self.finding(index)
        if finding is not None and number < len(finding.fixes):
            self._editing.apply(finding.fixes[number])

    def ignore(self, index: int) -> None:
        """Ignore a finding for good."""
        finding = self.finding(index)
        if finding is not None:
            self._editing.ignore(finding)

    def silence(self, index: int) -> None:
        """Switch off the rule of a finding."""
        finding = self.finding(index)
        if finding is not None:
            self.silence_wanted.emit(finding.rule)

    def fixes_here(self) -> None:
        """The fixes for what stands at the caret, as a menu at the caret."""
        found = self._here()
        if not found:
            self._messages.tell("光标所在的地方没有发现问题", topic="step", seconds=5)
            return
        menu = QMenu(self._editor)
        self.fill(menu, found)
        self.last_menu = menu
        rect = self._editor.cursorRect()
        menu.popup(self._editor.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 4)))
        first = next((action for action in menu.actions() if action.isEnabled() and not action.isSeparator()), None)
        if first is not None:
            menu.setActiveAction(first)

    def fill(self, menu: QMenu, found: Sequence[int] | None = None) -> None:
        """Put the findings at the caret, their fixes and 忽略 into a menu."""
        for index in (self._here() if found is None else found)[:MOST_IN_MENU]:
            finding = self.finding(index)
            if finding is None:
                continue
            head = menu.addAction(shortened(finding.message, 32))
            head.setEnabled(False)
            for number, fix in enumerate(finding.fixes):
                menu.addAction(fix.title).triggered.connect(lambda _=False, i=index, n=number: self.apply(i, n))
            if finding.related:
                menu.addAction("看另一处").triggered.connect(lambda _=False, i=index: self.related(i))
            menu.addAction("忽略这一处").triggered.connect(lambda _=False, i=index: self.ignore(i))
            menu.addAction("此类不再提示").triggered.connect(lambda _=False, i=index: self.silence(i))
            menu.addSeparator()

    def _here(self) -> list[int]:
        line, offset = self._editor.bridge.place(self._editor.textCursor().selectionStart())
        seen = dict.fromkeys(self._editor.findings_at(line, offset))
        return list(seen)

    # ----- topics

    def evidence(self, marks: Sequence[Mark], number: int) -> None:
        """Highlight the evidence of a topic and bring one piece into view."""
        shown = self._now(marks)
        self._editor.show_places(shown)
        if not marks:
            self._messages.tell("文稿里还没有写到这一项，可以“补一段”", topic="evidence", seconds=6)
        elif shown:
            line, start, _ = shown[min(number, len(shown) - 1)]
            self._editor.go_to(line, start, focus=False)

    def _now(self, marks: Sequence[Mark]) -> list[Mark]:
        current = self._editor.bridge.current_line
        return [(now, start, end) for line, start, end in marks if (now := current(line)) is not None]

    def add_topic(self, topic_id: str) -> None:
        """Questions and open places for a topic, in the section where it belongs."""
        from fazhi_desk.tasks.topic_sheet import context_of_report, topic_lines

        report = self.report
        lines = topic_lines(self._bench, topic_id, context_of_report(report, self._editing.front)) if report else []
        if report is None or not lines:
            return
        about = self._sections(report)
        lacking = missing_home(topic_id, about, report.sections)
        if lacking is not None:
            self.insert_section(lacking)
            return
        home = home_of(topic_id, about, report.sections)
        line = None if home is None else self._editor.bridge.current_line(report.headings[home].line)
        self._editing.add_lines(lines, line)

    def _sections(self, report: LiveReport) -> dict[str, TemplateSection]:
        """What the template says of the report's sections."""
        return described(self._bench.review.templates, report.kind, report.sections)

    # ----- sections

    def levels(self, report: LiveReport) -> dict[str, int]:
        """The heading levels of the kind's sections by id, as they are in this draft."""
        return levels_of(self._sections(report), report.sections, [heading.level for heading in report.headings])

    def insert_section(self, section_id: str) -> None:
        """Put a missing canonical section in its place, with its open places."""
        report = self.report
        wanted = next((s for s in report.sections if s.id == section_id), None) if report else None
        if report is None or wanted is None:
            return
        about = self._sections(report).get(section_id)
        year = str((report.year or 0) + 1) if report.year else "【待补：下一年份】"
        title = wanted.title.replace("{next_year}", year).replace("{year}", str(report.year or "【待补：年份】"))
        body = list(about.prompts) if about and about.prompts else [f"【待补：{title}】"]
        level = self.levels(report).get(section_id, 1)
        self._editing.insert_section(title, body, level, self._neighbours(report, section_id))

    def _neighbours(self, report: LiveReport, section_id: str) -> tuple[int | None, int | None]:
        """Lines of the headings between which the outline shows the section; one of the two is enough."""
        at = place_of(report, self.levels(report), section_id)
        if at is None:
            return None, None
        now = self._lines_now(report)
        after = next((line for line in reversed(now[: at + 1]) if line is not None), None)
        before = next((line for line in now[at + 1 :] if line is not None), None)
        return after, before

    def _lines_now(self, report: LiveReport) -> list[int | None]:
        """Where the report's headings stand now; one that was only numbered anew since is known by its words."""
        lines = self._editor.bridge.lines
        places: dict[str, list[int]] = {}
        for head in numbers.heads(lines):
            places.setdefault(sections.title_of(lines, head), []).append(head.line)
        found: list[int | None] = []
        seen: dict[str, int] = {}
        for heading in report.headings:
            number = seen[heading.text] = seen.get(heading.text, -1) + 1
            line = self._editor.bridge.current_line(heading.line)
            alike = places.get(heading.text, [])
            found.append(alike[number] if line is None and number < len(alike) else line)
        return found
