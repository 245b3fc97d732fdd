"""New, open, save, export, recover: what happens between the page and the disk."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fazhi_desk.desktop.autosave import Autosave
from fazhi_desk.desktop.dialogs import Dialogs
from fazhi_desk.desktop.draft import SUFFIX, Draft, draft_from_text, draft_of, recovered
from fazhi_desk.desktop.editor import Editor
from fazhi_desk.desktop.message_bar import MessageArea
from fazhi_desk.desktop.wording import shortened
from fazhi_desk.storage import journal
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.storage.settings import Settings
from fazhi_desk.tasks.open_paper import OpenedPaper, PaperError, open_paper, takes_long
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import split

LOG = logging.getLogger(__name__)
SAVES = "文稿 (*.fzd);;纯文本 (*.txt)"
RECENT = 12


class Files(QObject):
    """The open draft and its ways to the disk."""

    opened = Signal()
    """Another draft is on the page."""
    named = Signal()
    """Name, modified mark or read-only state changed."""
    front_changed = Signal()
    notes_wanted = Signal(object)
    """Show what was told of the file that was opened: a tuple of sentences."""
    slow = Signal(str)
    """A file that must not be waited for."""

    def __init__(
        self, bench: Workbench, settings: Settings, editor: Editor, messages: MessageArea, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._settings = settings
        self._editor = editor
        self._messages = messages
        self._loading = False
        self._declined: set[str] = set()
        self.dialogs = Dialogs(parent)
        self.draft = Draft()
        self.autosave = Autosave(bench.places.recovery, self)
        self.autosave.failed.connect(self._unprotected)
        editor.bridge.lines_changed.connect(self._keep)
        editor.document().modificationChanged.connect(self._modified)

    # ----- state

    @property
    def modified(self) -> bool:
        """Whether there is something to save."""
        return self._editor.document().isModified() or self.draft.front_changed

    @property
    def lines(self) -> Sequence[str]:
        """The lines on the page."""
        return self._editor.bridge.lines

    def set_front(self, key: str, value: object) -> None:
        """Change a value of the front matter; the review is told."""
        if self.draft.read_only:
            return
        self.draft.set(key, value)
        self.autosave.begin(self.lines, self.draft.front, self.draft.path)
        self.front_changed.emit()
        self.named.emit()

    def _keep(self, start: int, end: int, count: int) -> None:
        """Every change goes to the journal, from the first key on."""
        if self._loading:
            return
        if not self.autosave.active or self.autosave.long:
            self.autosave.begin(self.lines, self.draft.front, self.draft.path)
        else:
            self.autosave.change(start, end, self.lines[start : start + count])

    def _modified(self, modified: bool) -> None:
        """Undone to what lies on the disk: there is nothing to protect."""
        if not modified and not self._loading and not self.draft.front_changed:
            self.autosave.end()
        self.named.emit()

    def _unprotected(self) -> None:
        self._messages.tell("自动保护写不进磁盘，请先保存文稿，并检查磁盘空间", topic="protect")

    # ----- opening

    def show(self, draft: Draft, lines: Sequence[str], *, modified: bool = False) -> None:
        """Put another draft on the page."""
        self.autosave.end()
        self._loading = True
        try:
            self.draft = draft
            self._editor.setReadOnly(draft.read_only)
            self._editor.load(lines)
        finally:
            self._loading = False
        self._messages.clear(keep=("recover",))
        if modified:
            self._editor.document().setModified(True)
            self.autosave.begin(self.lines, draft.front, draft.path)
        if draft.read_only:
            self._messages.tell("这篇文稿由更新版本的程序写成，只能查看，不能修改", topic="read-only")
        self.opened.emit()
        self.named.emit()

    def open_path(self, path: Path) -> bool:
        """Open a file; a bar says why if it cannot be. What takes long comes later, by ``slow``."""
        if takes_long(path):
            self.slow.emit(str(path))
            return True
        try:
            paper = open_paper(path)
        except PaperError as error:
            self._messages.tell(str(error), topic="open")
            self._forget_recent(path)
            return False
        except Exception:
            LOG.exception("opening failed")
            self._messages.tell(f"“{path.name}”打不开，文件没有改动，详情已记入日志", topic="open")
            return False
        self.show_paper(paper)
        return True

    def open_first(self, paths: Sequence[Path]) -> bool:
        """Open the first of several files that can be read; a bar names those before it that cannot."""
        failed: list[str] = []
        for path in paths:
            if self.open_path(path):
                if failed:
                    self._messages.tell("；".join(failed), topic="open")
                return True
            bar = self._messages.bar("open")
            failed.append(bar.text.rstrip("。") if bar is not None else f"“{path.name}”打不开")
        if len(failed) > 1:
            self._messages.tell("；".join(failed), topic="open")
        return False

    def show_paper(self, paper: OpenedPaper) -> None:
        """Put a paper that was read on the page."""
        draft, lines = draft_of(paper)
        self.show(draft, lines)
        self._remember(paper.path)
        if paper.notes:
            more = f"，等{len(paper.notes)}项" if len(paper.notes) > 2 else ""
            choices = [("全部说明", lambda: self.notes_wanted.emit(paper.notes))] if more else []
            self._messages.tell("；".join(note.rstrip("。") for note in paper.notes[:2]) + more, choices, topic="notes")

    def ask_open(self) -> None:
        """The open dialog, after unsaved changes are dealt with."""
        name = self.dialogs.open_name(self.folder())
        if name and self.leave():
            self.open_path(Path(name))

    def open_recent(self, path: str) -> None:
        """A file of the list of recent ones."""
        if self.leave():
            self.open_path(Path(path))

    def new(self, text: str) -> None:
        """A new draft with this text (a template's)."""
        draft, lines = draft_from_text(text)
        self.show(draft, lines)

    def put_away(self) -> None:
        """Nothing on the page: what was there is saved or given up."""
        self.show(Draft(), [""])

    def leave(self) -> bool:
        """Whether the open draft may be left: saved, given up, or nothing to lose."""
        if not self.modified:
            return True
        answer = self.dialogs.leave(self.draft.name)
        return self.save() if answer == "save" else answer == "drop"

    # ----- saving

    def save(self) -> bool:
        """Save where the draft lies; a new one asks where."""
        if self.draft.read_only:
            self._messages.tell("这篇文稿只能查看，请另存为别的文件名", topic="save")
            return False
        return self._save_to(self.draft.path) if self.draft.path is not None else self.save_as()

    def save_as(self) -> bool:
        """Ask for a name and save there."""
        start = self.draft.path or Path(self.folder()) / f"{self._suggested()}{SUFFIX}"
        name = self.dialogs.save_name("另存为", str(start), SAVES)
        if not name:
            return False
        path = Path(name)
        return self._save_to(path if path.suffix else path.with_suffix(SUFFIX))

    def _save_to(self, path: Path) -> bool:
        try:
            write_atomically(path, self.draft.text(self.lines, path).encode("utf-8", "surrogatepass"))
        except SaveError as error:
            self._messages.tell(str(error), [("另存为", self.save_as)], topic="save")
            return False
        loses = self.draft.loses(path)
        self.draft.stored(path)
        self._editor.document().setModified(False)
        self.autosave.end()
        self._remember(path)
        self.named.emit()
        for topic in ("save", "protect", "export"):
            self._messages.drop(topic)
        if loses:
            self._messages.tell(
                "纯文本只保存了正文；文种、忽略和不适用的记录要存成 .fzd 文稿才会留下", [("另存为", self.save_as)],
                topic="save",
            )
        return True

    def paper(self, otherwise: Path) -> OpenedPaper:
        """The paper as it stands on the page; ``otherwise`` names one that lies nowhere yet."""
        text = self.draft.text(self.lines, Path(f"x{SUFFIX}"))
        return OpenedPaper(self.draft.path or otherwise, text, split(text))

    # ----- recovery

    def offer_recovery(self) -> bool:
        """Say that an unsaved draft was found; False when there is none."""
        found = [one for one in journal.unsaved(self._bench.places.recovery) if one.id not in self._declined]
        if not found:
            return False
        newest = found[0]
        when = datetime.fromtimestamp(newest.changed)  # noqa: DTZ006 - the writer's own clock
        day = "" if when.date() == datetime.now().date() else f"{when.month}月{when.day}日 "  # noqa: DTZ005
        title = shortened(next((line for line in newest.lines if line.strip()), ""), 24)
        more = f"（另有{len(found) - 1}篇）" if len(found) > 1 else ""
        self._messages.tell(
            f"已找回 {day}{when:%H:%M} 未保存的草稿《{title}》{more}",
            [("查看", lambda: self.recover(newest)), ("不要了", lambda: self._decline(newest))],
            topic="recover",
        )
        return True

    def recover(self, found: journal.Found) -> None:
        """Put a recovered draft on the page; its old journal goes once the new one stands."""
        if not self.leave():
            self.offer_recovery()
            return
        self.show(recovered(found.front, found.path), found.lines, modified=True)
        folder = self._bench.places.recovery
        self._declined.add(found.id)
        self.autosave.then(lambda: journal.discard(folder, found.id))
        self.offer_recovery()

    def _decline(self, found: journal.Found) -> None:
        self._declined.add(found.id)
        journal.discard(self._bench.places.recovery, found.id)
        self.offer_recovery()

    # ----- small things

    def beside(self, tail: str) -> Path:
        """A name for a further file beside the draft, ending in ``tail``."""
        own = self.draft.path or Path(self.folder()) / f"{self._suggested()}{SUFFIX}"
        return own.with_name(own.stem + tail)

    def folder(self) -> str:
        """Where a dialog begins: beside the draft, else beside the last one."""
        if self.draft.path is not None:
            return str(self.draft.path.parent)
        recent = next((Path(name).parent for name in self._settings.recent), Path.home())
        return str(recent if recent.is_dir() else Path.home())

    def _suggested(self) -> str:
        title = next((line.strip() for line in self.lines if line.strip()), "")
        clean = "".join(char for char in title if char not in '\\/:*?"<>|\t')
        return clean[:60] or self.draft.name

    def _remember(self, path: Path) -> None:
        name = str(path.absolute())
        self._settings.recent = [name, *(kept for kept in self._settings.recent if kept != name)][:RECENT]
        self.named.emit()

    def _forget_recent(self, path: Path) -> None:
        if not path.exists():
            self._settings.recent = [kept for kept in self._settings.recent if kept != str(path.absolute())]

