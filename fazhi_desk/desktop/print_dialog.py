"""Printing: the pages as they will be, which paper, which printer, which pages; and the same as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.desktop.boxes import choice_box, number_box
from fazhi_desk.desktop.paper_painter import PER_INCH, Faces, page_layout, pages_of, paint, paint_all
from fazhi_desk.formats.page_layout import SetPage
from fazhi_desk.formats.paper import Paper

SIZE = (860, 560)
"""Logical pixels; fits the smallest screen the window is made for."""
Prepare = Callable[[str, bool], tuple[Paper, Profile]]
"""The paper by the id of a profile, and whether as a leader's copy."""


@dataclass(frozen=True, slots=True)
class Job:
    """What goes to the printer, or into a PDF."""

    pages: tuple[SetPage, ...]
    faces: Faces
    profile: Profile
    title: str
    printer: str = ""
    copies: int = 1
    both_sides: bool = False


class PageView(QWidget):
    """One page, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: SetPage | None = None
        self.faces: Faces | None = None
        self.paper = (210.0, 297.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("打印预览")

    def sizeHint(self) -> QSize:
        """A page upright."""
        return QSize(360, 500)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper with a hairline around it, whatever the theme."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        width, height = self.paper
        scale = min((self.width() - 2) / width, (self.height() - 2) / height)
        painter.translate((self.width() - width * scale) / 2, (self.height() - height * scale) / 2)
        painter.setPen(QPen(QColor("#8a9099")))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRect(0, 0, round(width * scale), round(height * scale))
        if self.page is not None and self.faces is not None:
            per_unit = scale * 25.4 / PER_INCH
            painter.scale(per_unit, per_unit)
            paint(painter, self.page, self.faces)
        painter.end()


class PrintDialog(QDialog):
    """Preview on the left, choices on the right. ``save_pdf`` is called with the job and says whether it was done."""

    def __init__(
        self, prepare: Prepare, profiles: Mapping[str, str], chosen: str, save_pdf: Callable[[Job], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("打印")
        self.resize(*SIZE)
        self._prepare = prepare
        self._save_pdf = save_pdf
        self._pages: tuple[SetPage, ...] = ()
        self._at = 0
        self.copy = choice_box({"final": "正式稿", "reading": "领导审阅稿（留白、行号）"}, "文稿")
        self.profile = choice_box(profiles, "版式")
        self.profile.setCurrentIndex(max(self.profile.findData(chosen), 0))
        self.printer = choice_box({name: name for name in QPrinterInfo.availablePrinterNames()}, "打印机")
        usual = self.printer.findData(QPrinterInfo.defaultPrinterName())
        self.printer.setCurrentIndex(max(usual, 0 if self.printer.count() else -1))
        self.first = number_box("从第几页", 1, 1, "从第", "页")
        self.last = number_box("到第几页", 1, 1, "到第", "页")
        self.copies = number_box("份数", 1, 999, after="份")
        self.both = QCheckBox("双面打印（沿长边翻页）")
        self.both.setChecked(True)
        for box in (self.copy, self.profile, self.printer):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        self.view = PageView(self)
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self._arrange()
        for box in (self.copy, self.profile):
            box.currentIndexChanged.connect(lambda _: self.compose())
        self.first.valueChanged.connect(self.last.setMinimum)
        self.compose()

    def _arrange(self) -> None:
        self.back, self.forth = QPushButton("上一页"), QPushButton("下一页")
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forth.clicked.connect(lambda: self.turn(1))
        self.where = QLabel(self)
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        turning = QHBoxLayout()
        for widget, stretch in ((self.back, 0), (self.where, 1), (self.forth, 0)):
            turning.addWidget(widget, stretch)
        left = QVBoxLayout()
        left.addWidget(self.view, 1)
        left.addLayout(turning)
        pages = QHBoxLayout()
        pages.addWidget(self.first)
        pages.addWidget(self.last)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (("文稿", self.copy), ("版式", self.profile), ("打印机", self.printer)):
            form.addRow(label, field)
        form.addRow("页码", pages)
        form.addRow("份数", self.copies)
        form.addRow("", self.both)
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton("打印", QDialogButtonBox.ButtonRole.AcceptRole)
        self.as_pdf = buttons.addButton("存为 PDF", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.as_pdf.clicked.connect(self._pdf)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self.told)
        right.addStretch(1)
        right.addWidget(buttons)
        whole = QHBoxLayout(self)
        whole.setSpacing(16)
        whole.addLayout(left, 3)
        whole.addLayout(right, 2)
        if not self.printer.count():
            self.printer.addItem("没有找到打印机")
            for useless in (self.printer, self.go, self.copies, self.both):
                useless.setEnabled(False)
            self.as_pdf.setDefault(True)
        else:
            self.go.setDefault(True)

    def compose(self) -> None:
        """Set the pages anew."""
        paper, profile = self._prepare(self.profile.currentData(), self.copy.currentData() == "reading")
        self._paper, self._profile = paper, profile
        self._pages, self._faces = pages_of(paper, profile)
        self.view.paper = (profile.page.width, profile.page.height)
        self.view.faces = self._faces
        count = len(self._pages)
        for box, value in ((self.first, 1), (self.last, count)):
            box.setRange(1, count)
            box.setValue(value)
        self.told.setText(f"共{count}页，每页{profile.grid.lines}行、每行{profile.grid.characters}字。")
        self._at = min(self._at, count - 1)
        self.turn(0)

    def turn(self, by: int) -> None:
        """Show another page."""
        self._at = min(max(self._at + by, 0), len(self._pages) - 1)
        self.view.page = self._pages[self._at]
        self.where.setText(f"第{self._at + 1}页，共{len(self._pages)}页")
        self.back.setEnabled(self._at > 0)
        self.forth.setEnabled(self._at + 1 < len(self._pages))
        self.view.update()

    @property
    def job(self) -> Job:
        """What was chosen."""
        pages = self._pages[self.first.value() - 1 : self.last.value()]
        return Job(
            pages, self._faces, self._profile, self._paper.title, self.printer.currentData() or "",
            self.copies.value(), self.both.isChecked(),
        )

    def _pdf(self) -> None:
        if self._save_pdf(self.job):
            self.reject()


def send(job: Job, printer: QPrinter | None = None) -> bool:
    """Print a job; False when the printer does not take it."""
    if printer is None and QPrinterInfo.printerInfo(job.printer).isNull():
        return False  # switched off since the dialog opened
    device = printer or QPrinter(QPrinter.PrinterMode.HighResolution)
    if printer is None:
        device.setPrinterName(job.printer)
    device.setPageLayout(page_layout(job.profile))
    device.setFullPage(True)
    device.setDocName(job.title)
    device.setCopyCount(job.copies)
    device.setDuplex(QPrinter.DuplexMode.DuplexLongSide if job.both_sides else QPrinter.DuplexMode.DuplexNone)
    return paint_all(device, job.pages, job.faces)
