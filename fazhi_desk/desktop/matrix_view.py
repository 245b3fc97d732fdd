"""The coverage matrix in the window: headings stay in sight, arrows walk the cells, a click goes to the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from fazhi_desk.desktop.pictures import pixmap
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.formats.drawing import Picture
from fazhi_desk.formats.matrix_picture import ROW, Grid, draw
from fazhi_desk.model import Matrix
from fazhi_desk.model.matrix import CELL_LEVELS

STEP = ROW


class MatrixView(QAbstractScrollArea):
    """Draws a matrix; ``chosen`` tells row and column of a cell that somebody wants to see in the text."""

    chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.matrix: Matrix | None = None
        self.current: tuple[int, int] | None = None
        self._picture: tuple[Picture, Grid] | None = None
        self._pixmap: QPixmap | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("主题与章节对照图")

    @property
    def size_of_picture(self) -> QSize:
        """How large the whole picture is."""
        picture = self._picture[0] if self._picture else None
        return QSize(round(picture.width), round(picture.height)) if picture else QSize()

    def put(self, matrix: Matrix) -> None:
        """Show a matrix, keeping where one was."""
        if matrix == self.matrix:
            return
        self.matrix, self._picture, self._pixmap = matrix, draw(matrix), None
        self.setAccessibleDescription(self._picture[0].spoken)
        if self.current and self._cell(*self.current) is None:
            self.current = None
        self._range()
        self.viewport().update()

    def dress(self, theme: Theme) -> None:
        """Other colours."""
        self.theme, self._pixmap = theme, None
        self.viewport().update()

    def _range(self) -> None:
        size, room = self.size_of_picture, self.viewport().size()
        for bar, length, page, step in (
            (self.verticalScrollBar(), size.height(), room.height(), STEP),
            (self.horizontalScrollBar(), size.width(), room.width(), STEP),
        ):
            bar.setRange(0, max(length - page, 0))
            bar.setPageStep(page)
            bar.setSingleStep(step)

    def _offset(self) -> QPoint:
        """Where the picture's corner lies in the viewport; a picture smaller than that stands in the middle."""
        spare = max((self.viewport().width() - self.size_of_picture.width()) // 2, 0)
        return QPoint(spare - self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scroll bars follow."""
        super().resizeEvent(event)
        self._range()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, and above it its headings once they would leave."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self.theme.panel))
        if self._picture is None:
            return
        picture, grid = self._picture
        ratio = self.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatio() != ratio:
            self._pixmap = pixmap(picture, self.theme, ratio)
        offset = self._offset()
        painter.drawPixmap(offset, self._pixmap)
        self._focus(painter, offset)
        if -offset.y() > grid.head[0]:
            size = round(picture.width * ratio), round(self._covered * ratio)
            part = QRect(0, round(grid.head[0] * ratio), *size)
            painter.drawPixmap(QPoint(offset.x(), 0), self._pixmap, part)
            painter.setPen(QColor(self.theme.border))
            painter.drawLine(0, self._covered, self.viewport().width(), self._covered)

    @property
    def _covered(self) -> int:
        """How much of the viewport the headings take once they stay behind."""
        top, bottom = self._picture[1].head if self._picture else (0, 0)
        return round(bottom - top)

    def _focus(self, painter: QPainter, offset: QPoint) -> None:
        if self.current is not None and self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(self.rect_of(*self.current).translated(offset))

    def rect_of(self, row: int, column: int) -> QRect:
        """A cell in the picture."""
        if self._picture is None:
            return QRect()
        grid = self._picture[1]
        return QRect(round(grid.lefts[column]), round(grid.tops[row]), round(grid.cell), ROW)

    def cell_at(self, point: QPoint) -> tuple[int, int] | None:
        """The cell under a point of the viewport; what the headings cover is no cell."""
        if self._picture is None:
            return None
        if -self._offset().y() > self._picture[1].head[0] and point.y() < self._covered:
            return None
        place = point - self._offset()
        return self._picture[1].at(place.x(), place.y())

    def _cell(self, row: int, column: int) -> tuple[int, int] | None:
        """Row and column if there is such a cell."""
        matrix = self.matrix
        inside = matrix is not None and 0 <= row < len(matrix.rows) and 0 <= column < len(matrix.columns)
        return (row, column) if inside else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be shown in the text."""
        cell = self.cell_at(event.position().toPoint())
        full = cell is not None and self.matrix is not None and self.matrix.rows[cell[0]].cells[cell[1]] is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if full else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the text."""
        cell = self.cell_at(event.position().toPoint())
        if cell is not None and event.button() is Qt.MouseButton.LeftButton:
            self.current = cell
            self.viewport().update()
            self.chosen.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move from cell to cell, Enter goes to the text."""
        steps = {
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps:
            row, column = self.current or (0, 0)
            by = steps[key] if self.current else (0, 0)
            self.go(row + by[0], column + by[1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.chosen.emit(*self.current)
        else:
            super().keyPressEvent(event)

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one and bring it into view."""
        cell = self._cell(row, column)
        if cell is None or self._picture is None:
            return
        self.current = cell
        rect, head = self.rect_of(*cell), self._covered
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(min(max(down.value(), rect.bottom() + 8 - self.viewport().height()), rect.top() - head))
        across.setValue(min(max(across.value(), rect.right() + 8 - self.viewport().width()), rect.left()))
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """The tip of a cell says in words what its mark shows."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell_at(event.pos())
            text = self.told(*cell) if cell is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def told(self, row: int, column: int) -> str:
        """What a cell says, in words."""
        if self.matrix is None:
            return ""
        topic, cell = self.matrix.rows[row], self.matrix.rows[row].cells[column]
        where = self.matrix.columns[column].title
        if cell is not None:
            return f"{topic.name}\n{where}：{CELL_LEVELS[cell.level]}，{len(cell.spots)}处。单击看原文"
        if topic.lacking and topic.home == column:
            return f"{topic.name}\n宜写在：{where}"
        return f"{topic.name}\n{where}：没有写到"
