"""The frame of the window: all that the first paint needs, and nothing that costs time to import.

Menus, tool bar and colours stand at once; the page and the panes are put in right after the first paint
(``window.Desk``), so that a slow machine shows the window without delay.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from fazhi_desk.desktop.menus import Menus
from fazhi_desk.desktop.theme import Theme

NAME = "法治写作台"
SIZE = (1366, 768)
SMALLEST = (820, 520)


class Shell(QMainWindow):
    """The main window without its contents. What happens to it is handed to those who furnish it."""

    def __init__(self, theme: Theme, geometry: str = "") -> None:
        super().__init__()
        self.theme = theme
        self._handlers: dict[str, Callable[..., object]] = {}
        self.menus = Menus(self, self._handle)
        self.menus.draw_icons(theme)
        self._first_paint: Callable[[], object] | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.resized: Callable[[int], object] = lambda _: None
        self.dropped: Callable[[str], object] = lambda _: None
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.setWindowTitle(f"[*]{NAME}")
        blank = QWidget(self)
        blank.installEventFilter(self)
        self.setCentralWidget(blank)
        self.resize(*SIZE)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        self._fit()

    def _fit(self) -> None:
        """Keep the window on its screen, frame and all: scaled by 125%, 1366 x 768 pixels are 1092 x 614."""
        room = self.screen().availableGeometry()
        frame = self.frameGeometry().size() - self.size()
        space = room.size() - frame
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(space))
        if self.isMaximized() or self.isFullScreen():
            return
        size = self.size().boundedTo(space)
        self.resize(size)
        left = max(min(self.x(), room.right() + 1 - size.width() - frame.width()), room.left())
        top = max(min(self.y(), room.bottom() + 1 - size.height() - frame.height()), room.top())
        if (left, top) != (self.x(), self.y()):
            self.move(left, top)

    def _handle(self, name: str, *values: object) -> None:
        """An action was triggered; before the window is furnished nothing happens."""
        handler = self._handlers.get(name)
        if handler is not None:
            handler(*values)

    def act(self, name: str) -> None:
        """Do what a menu would do."""
        self._handle(name)

    def furnish(self, handlers: dict[str, Callable[..., object]]) -> None:
        """What the actions do from now on."""
        self._handlers = handlers

    def when_painted(self, do: Callable[[], object]) -> None:
        """Do something once, after the first paint."""
        self._first_paint = do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint of the empty middle is the first paint of the window."""
        if event.type() == QEvent.Type.Paint and self._first_paint is not None:
            QTimer.singleShot(0, self, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        do, self._first_paint = self._first_paint, None
        if do is not None:
            self._fit()  # only now the frame around it is known
            do()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless somebody wants to stay."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the width."""
        super().resizeEvent(event)
        self.resized(self.width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file dragged here is opened."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file that was dropped."""
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            self.dropped(names[0])
