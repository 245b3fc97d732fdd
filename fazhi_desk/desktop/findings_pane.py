"""The problems pane: what the review found, by family, with reasons and fixes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.desktop.wording import shortened
from fazhi_desk.model import FAMILIES, SEVERITIES
from fazhi_desk.tasks.live import LiveFinding, LiveReport

MOST_FIXES = 3
LOW = 400
"""Pixels of height below which the reason of a finding is told by its tip."""


class FindingsPane(QWidget):
    """A list grouped by family, filters above, the chosen finding's reason and fixes below."""

    shown = Signal(int)
    """Go to this finding (index in the report), leaving the focus here."""
    chosen = Signal(int)
    """Go to this finding and into the text."""
    fix_wanted = Signal(int, int)
    """Apply a fix: finding, number of the fix."""
    ignore_wanted = Signal(int)
    silence_wanted = Signal(int)
    """Switch off the rule of this finding."""
    action_wanted = Signal(str)
    """Do an action of the menus: mend everything, show what is not told."""
    related_wanted = Signal(int)
    """Show where else the text stands."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._report: LiveReport | None = None
        self._family = _combo(self, "全部类别", FAMILIES, "按类别筛选")
        self._severity = _combo(self, "全部级别", SEVERITIES, "按级别筛选")
        self.list = RowsView(self)
        self.list.setAccessibleName("问题")
        self.painter = RowPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        self._empty = QLabel(self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 12, 12, 12)
        self.detail = Detail(self)
        self.hidden = Hidden(self)
        self.mend = QPushButton("全部修正（安全项）", self)
        self.mend.setProperty("link", "true")
        self.mend.setToolTip("列出这些修正，逐处打勾，一步完成")
        filters = QHBoxLayout()
        filters.setContentsMargins(8, 8, 8, 4)
        filters.addWidget(self._family, 1)
        filters.addWidget(self._severity, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(filters)
        column.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        column.addWidget(self.hidden)
        for box in (self._family, self._severity):
            box.currentIndexChanged.connect(lambda _: self._refresh())
        self.list.shown.connect(self._row_shown)
        self.list.chosen.connect(lambda row: self.chosen.emit(self._index(row)))
        self.list.left.connect(self.left)
        self.detail.fix_wanted.connect(lambda number: self._with_current(self.fix_wanted, number))
        self.detail.ignore_wanted.connect(lambda: self._with_current(self.ignore_wanted))
        self.detail.silence_wanted.connect(lambda: self._with_current(self.silence_wanted))
        self.detail.related_wanted.connect(lambda: self._with_current(self.related_wanted))
        self.detail.action_wanted.connect(self.action_wanted)
        self.hidden.wanted.connect(self.action_wanted)
        self.mend.clicked.connect(lambda: self.action_wanted.emit("fix_all"))
        self.put(None)

    def put(self, report: LiveReport | None, off: int = 0) -> None:
        """Show the findings of a report; ``off`` rules were switched off by the user."""
        self._report = report
        safe = report is not None and any(fix.safety == "safe" for f in report.findings for fix in f.fixes)
        self.mend.setVisible(safe)
        self.hidden.put(int(report.statistics.get("ignored", 0)) if report else 0, off)
        self._refresh()

    def only(self, family: str) -> None:
        """Filter by a family, "" for all."""
        self._family.setCurrentIndex(max(self._family.findData(family), 0))
        self._severity.setCurrentIndex(0)

    def current(self) -> int:
        """Index of the finding that is chosen, -1 for none."""
        row = self.list.current()
        return self._index(row) if row is not None else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low pane keeps its room for the list."""
        super().resizeEvent(event)
        self.detail.brief(event.size().height() < LOW)

    def choose(self, index: int) -> None:
        """Mark a finding as the current one without going there."""
        if self._report is not None and 0 <= index < len(self._report.findings):
            self.list.choose(self._keys[index])
            self.detail.put(self._report.findings[index])

    def _refresh(self) -> None:
        findings = self._report.findings if self._report else ()
        self._keys = _keys(findings)
        self._places: dict[Hashable, int] = {key: index for index, key in enumerate(self._keys)}
        rows = list(self._rows(findings))
        self.list.put(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(self._teach(bool(findings)))
        current = self.list.current()
        index = self._places.get(current.key) if current else None
        self.detail.put(findings[index] if index is not None else None)

    def _rows(self, findings: Sequence[LiveFinding]) -> list[Row]:
        family, severity = self._family.currentData(), self._severity.currentData()
        groups: dict[str, list[int]] = {}
        for index, finding in enumerate(findings):
            if (not family or finding.family == family) and (not severity or finding.severity == severity):
                groups.setdefault(finding.family, []).append(index)
        certain = {finding.family for finding in findings if finding.severity == "error"}
        rows = []
        for name in sorted(FAMILIES, key=lambda family: family not in certain):  # what is certainly wrong comes first
            members = groups.get(name, [])
            if members:
                rows.append(Row(("family", name), FAMILIES[name], right=str(len(members)), header=True))
            rows += [_row(findings[index], self._keys[index]) for index in members]
        return rows

    def _teach(self, filtered: bool) -> str:
        if self._report is None:
            return "文稿审校后，发现的问题列在这里。写作时随写随查，不用手动启动。"
        if filtered:
            return "按现在的筛选没有问题。把筛选改为“全部”，可以看到其他问题。"
        checked = "、".join(label for name, label in FAMILIES.items() if name != "topics")
        missing = "、".join(self._report.not_checked)
        return f"没有发现问题。\n\n已查：{checked}。\n没有核对：{missing}，请人工把关。"

    def _row_shown(self, row: Row) -> None:
        index = self._index(row)
        if self._report is not None and index >= 0:
            self.detail.put(self._report.findings[index])
            self.shown.emit(index)

    def _index(self, row: Row) -> int:
        return self._places.get(row.key, -1)

    def _with_current(self, signal: object, *more: int) -> None:
        row = self.list.current()
        if row is not None:
            signal.emit(self._index(row), *more)  # type: ignore[attr-defined]


class Detail(QFrame):
    """The chosen finding: sentence, reason, fixes."""

    fix_wanted = Signal(int)
    ignore_wanted = Signal()
    silence_wanted = Signal()
    related_wanted = Signal()
    action_wanted = Signal(str)
    """An action of the menus that shows more of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self._brief = False
        self._head = QLabel(self)
        self._head.setObjectName("head")
        self._why = QLabel(self)
        self._why.setObjectName("note")
        for label in (self._head, self._why):
            label.setWordWrap(True)
        line = QFrame(self)
        line.setObjectName("line")
        line.setFixedHeight(1)
        self._fixes = [QPushButton(self) for _ in range(MOST_FIXES)]
        self._related = QPushButton("看另一处", self)
        self._ignore = QPushButton("忽略这一处", self)
        self._ignore.setToolTip("这一处以后不再提示，记在文稿里")
        self._silence = QPushButton("此类不再提示", self)
        self._silence.setToolTip("关闭这条规则，对所有文稿有效；在“设置”里随时可以打开")
        buttons = QHBoxLayout()
        buttons.addWidget(self._ignore)
        buttons.addWidget(self._silence)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.addWidget(line)
        column.addWidget(self._head)
        column.addWidget(self._why)
        for number, button in enumerate(self._fixes):
            button.clicked.connect(lambda _=False, n=number: self.fix_wanted.emit(n))
            column.addWidget(button)
        self._beside = QPushButton(self)
        elsewhere = QHBoxLayout()
        elsewhere.addWidget(self._related)
        elsewhere.addWidget(self._beside)
        column.addLayout(elsewhere)
        column.addLayout(buttons)
        self._related.clicked.connect(self.related_wanted)
        self._beside.clicked.connect(lambda: self.action_wanted.emit(str(self._beside.property("action"))))
        self._ignore.clicked.connect(self.ignore_wanted)
        self._silence.clicked.connect(self.silence_wanted)

    def brief(self, on: bool) -> None:
        """Leave the reason to the tip where there is little room: the list must stay usable."""
        self._brief = on
        self._why.setVisible(bool(self._why.text()) and not on)

    def put(self, finding: LiveFinding | None) -> None:
        """Show a finding, or nothing."""
        self.setVisible(finding is not None)
        if finding is None:
            return
        self._head.setText(finding.message)
        self._why.setText(finding.why)
        self._why.setVisible(bool(finding.why) and not self._brief)
        self._head.setToolTip(finding.why)
        for number, button in enumerate(self._fixes):
            button.setVisible(number < len(finding.fixes))
            if number < len(finding.fixes):
                button.setText(shortened(finding.fixes[number].title, 24))
                button.setToolTip(finding.fixes[number].title)
        self._related.setVisible(bool(finding.related))
        elsewhere = any(place.path for place in finding.related)
        self._beside.setVisible(finding.family == "duplicate" and finding.score is not None and bool(finding.related))
        self._beside.setText("与往年文稿并排看" if elsewhere else "两处并排看")
        self._beside.setProperty("action", "beside" if elsewhere else "twice")


class Hidden(QFrame):
    """What is not told, and the way to it: places ignored in this paper, rules switched off."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 0, 4, 4)
        line.setSpacing(0)
        self.ignored, self.off = QPushButton(self), QPushButton(self)
        for button, action in ((self.ignored, "ignored"), (self.off, "rules")):
            button.setProperty("link", "true")
            button.clicked.connect(lambda _=False, name=action: self.wanted.emit(name))
            line.addWidget(button)
        line.addStretch(1)
        self.put(0, 0)

    def put(self, ignored: int, off: int) -> None:
        """So many places and rules."""
        self.ignored.setText(f"已忽略{ignored}处")
        self.off.setText(f"已关闭{off}条规则")
        self.ignored.setVisible(ignored > 0)
        self.off.setVisible(off > 0)
        self.setVisible(ignored > 0 or off > 0)


def _combo(parent: QWidget, everything: str, names: dict[str, str], label: str) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(label)
    box.addItem(everything, "")
    for key, name in names.items():
        box.addItem(name, key)
    return box


def _keys(findings: Sequence[LiveFinding]) -> list[tuple[str, str, int]]:
    """What identifies a finding from one report to the next: rule, quote, and the how-manieth of these."""
    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for finding in findings:
        about = (finding.rule, finding.quote or finding.subject or "")
        keys.append((*about, seen[about]))
        seen[about] += 1
    return keys


def _row(finding: LiveFinding, key: tuple[str, str, int]) -> Row:
    quote = shortened(finding.quote, 28)
    return Row(
        key,
        finding.message,
        detail=f"“{quote}”" if quote and quote not in finding.message else "",
        mark=finding.severity,
        tip=finding.why,
        spoken=SEVERITIES.get(finding.severity, ""),
    )
