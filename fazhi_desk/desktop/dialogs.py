"""The few questions that need a dialog: which file, and what to do with unsaved changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QAbstractSpinBox, QDialog, QFileDialog, QMessageBox, QWidget

OPENS = "文稿 (*.fzd *.txt *.docx *.doc *.wps *.rtf *.odt);;所有文件 (*)"


class Dialogs:
    """The few questions that need a dialog; tests answer them otherwise."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def open_name(self, folder: str, title: str = "打开文稿", kinds: str = OPENS) -> str:
        """A file to open, "" for none."""
        return _name(file_dialog(self._parent, title, folder, kinds))

    def folder_name(self, title: str, folder: str) -> str:
        """A folder, "" for none."""
        dialog = file_dialog(self._parent, title, folder, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, "文件夹：")
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "选定")
        return _name(dialog)

    def save_name(self, title: str, start: str, kinds: str) -> str:
        """A file to write, "" for none."""
        return _name(file_dialog(self._parent, title, start, kinds, saving=True))

    def private(self, question: str, rows: Sequence[str]) -> str:
        """What to do with details that should not be published: ``go``, ``look`` or ``stay``."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("送出之前")
        box.setText(question)
        box.setInformativeText("\n".join(rows))
        look = box.addButton("去看看", QMessageBox.ButtonRole.AcceptRole)
        go = box.addButton("仍然送出", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(look)
        box.exec()
        return {look: "look", go: "go"}.get(box.clickedButton(), "stay")  # type: ignore[call-overload, no-any-return]

    def accepted(self, dialog: QDialog) -> bool:
        """Whether the writer went through with a dialog of its own module."""
        return bool(dialog.exec())

    def leave(self, name: str) -> str:
        """What to do with unsaved changes: ``save``, ``drop`` or ``stay``."""
        box = QMessageBox(self._parent)
        box.setWindowTitle("保存文稿")
        box.setText(f"“{name}”有未保存的改动，要保存吗？")
        save = box.addButton("保存", QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton("不保存", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        return {save: "save", drop: "drop"}.get(box.clickedButton(), "stay")  # type: ignore[call-overload, no-any-return]


def inset(box: QAbstractSpinBox) -> None:
    """The field inside a box of numbers takes no frame of its own, and its text stands where a combo box's does."""
    box.lineEdit().setStyleSheet("border: none; padding: 0;")
    box.lineEdit().setTextMargins(7, 0, 0, 0)


def file_dialog(parent: QWidget, title: str, start: str, kinds: str, *, saving: bool = False) -> QFileDialog:
    """A dialog for one file, beginning in a folder or with a name. Qt brings no Chinese for these labels."""
    dialog = QFileDialog(parent, title, start if Path(start).is_dir() else str(Path(start).parent), kinds)
    if saving:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(Path(start).name)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile if saving else QFileDialog.FileMode.ExistingFile)
    for part, words in (
        (QFileDialog.DialogLabel.LookIn, "查找范围："), (QFileDialog.DialogLabel.FileName, "文件名："),
        (QFileDialog.DialogLabel.FileType, "文件类型："),
        (QFileDialog.DialogLabel.Accept, "保存" if saving else "打开"), (QFileDialog.DialogLabel.Reject, "取消"),
    ):
        dialog.setLabelText(part, words)
    return dialog


def _name(dialog: QFileDialog) -> str:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""
