"""Phrases in the window: what fits the caret, putting them in, and the writer's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.phrase import Phrase, phrase_from
from fazhi_desk.desktop.phrases_pane import Moment
from fazhi_desk.desktop.rows import Row
from fazhi_desk.desktop.wording import shortened
from fazhi_desk.phrases import own
from fazhi_desk.phrases.own import OwnPhrases
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.open_paper import PaperError

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

KINDS = "短语文件 (*.jsonl)"
EXPORT_NAME = "我的短语.jsonl"
OPENING = ("guide", "lead-judge", "transition")
"""What is said before the first heading."""
TOPIC = "phrases"
"""Of the bars this module shows: a new one replaces the old."""
MANAGE = ("add_phrase", "mine_phrases", "import_phrases", "export_phrases", "hidden_phrases")
"""Actions under 管理."""


class Phrasing(QObject):
    """Between the phrase pane, the bank and the page."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window)
        self._w = window
        self._waiting: list[tuple[dict[str, Any], Callable[[Phrase], object]]] = []

    def connect_parts(self) -> None:
        """The pane, the completion list and the page ask, the bank answers."""
        w = self._w
        w.phrases.chosen.connect(self.insert)
        w.phrases.favoured.connect(w.bank.favour)
        w.phrases.hidden.connect(self.hide)
        w.phrases.edit_wanted.connect(self.edit)
        w.phrases.remove_wanted.connect(self.remove)
        w.phrases.offer([w.menus.actions[name] for name in MANAGE])
        w.bank.ready.connect(self._ready)
        w.bank.failed.connect(lambda said: w.messages.tell(said, topic="bank"))
        w.completion.chosen.connect(self.insert)
        w.completion.off_wanted.connect(self._completion_off)
        w.completion.moment = self.moment
        w.editor.phrase_dropped.connect(self._dropped)

    def _ready(self) -> None:
        bank, pane = self._w.bank, self._w.phrases
        if bank.loaded is not None:
            pane.own_use = bank.own.weights()
            pane.favourites = bank.own.favourites
            pane.own = frozenset(phrase.text for phrase in bank.own.added)
            pane.take_index(bank.loaded.search)

    # ----- at the caret

    def section(self) -> str:
        """The canonical section the caret stands in, "" before the first one."""
        loaded = self._w.bank.loaded
        return loaded.sections.at(self._w.commands.headings_at_caret()) if loaded is not None else ""

    def opening(self) -> bool:
        """Whether the caret stands before the first heading."""
        return self._w.editor.bridge.report is not None and not self._w.commands.headings_at_caret()

    def moment(self) -> Moment:
        """What a search knows of the place of the caret."""
        loaded, report = self._w.bank.loaded, self._w.editor.bridge.report
        if loaded is None or report is None:
            return Moment()
        section = loaded.sections.section(self.section())
        missing = tuple(
            topic.id for topic in report.topics
            if (topic.id in section.topics or not section.name) and topic.requirement in ("must", "should")
            and not topic.satisfied and topic.waived is None
        )
        used = loaded.draft_use.counts(self._w.editor.bridge.lines)
        opening = self.opening()
        functions = OPENING if opening else section.functions
        facts = self._w.commands.unit_facts()
        return Moment(section.name, section.topics, missing, facts, report.year, used, functions, opening=opening)

    def insert(self, phrase: object, typed: int = 0) -> None:
        """Put a phrase at the caret, remember that it was used, and go on writing."""
        if self._w.editor.isReadOnly():
            self._tell("这篇文稿是只读的，另存一份再改")
        elif isinstance(phrase, Phrase):
            self._w.editing.insert_phrase(phrase, typed)
            self._w.bank.used(phrase.text)
            self._w.editor.setFocus()

    def _dropped(self, text: str, position: int) -> None:
        phrase = self._w.bank.phrase(text)
        if phrase is not None:
            cursor = QTextCursor(self._w.editor.document())
            cursor.setPosition(position)
            self._w.editor.setTextCursor(cursor)
            self.insert(phrase)

    def _completion_off(self) -> None:
        self._w.menus.actions["completion"].setChecked(False)
        self._tell("已关闭输入时的短语提示", [("重新打开", self._completion_on)])

    def _completion_on(self) -> None:
        self._w.menus.actions["completion"].setChecked(True)

    # ----- the writer's own

    def add(self) -> None:
        """Ask for a new phrase, beginning with what is selected."""
        cursor, bridge = self._w.editor.textCursor(), self._w.editor.bridge
        line, start = bridge.place(cursor.selectionStart())
        last, end = bridge.place(cursor.selectionEnd())
        if line != last:
            self._tell("一条短语在一段之内，请在一段里选中要加入短语库的文字")
            return
        found = self._asked(bridge.lines[line][start:end], "", "加入短语库")
        if found is not None:
            self.describe(*found, lambda new: self.keep(lambda mine: own.add(mine, new), f"已加入短语库：{new.text}"))

    def edit(self, phrase: Phrase) -> None:
        """Ask for other words or another function; a built-in phrase is replaced by an own one."""
        function = phrase.functions[0]
        found = self._asked(phrase.text, function, "修改短语")
        if found is not None:
            text = phrase.text
            self.describe(*found, lambda new: self.keep(lambda mine: own.edit(mine, text, new), f"已修改：{new.text}"))

    def _asked(self, text: str, function: str, title: str) -> tuple[str, tuple[str, ...]] | None:
        from fazhi_desk.desktop.phrase_dialog import PhraseDialog

        dialog = PhraseDialog(text, function, title=title, parent=self._w.shell)
        done = dialog.exec()
        dialog.deleteLater()
        return (dialog.text, dialog.functions) if done else None

    def describe(self, text: str, functions: tuple[str, ...], done: Callable[[Phrase], object]) -> None:
        """Pinyin and topics are made in the job process: the library for them takes long to load. One by one."""
        self._waiting.append(({"text": text, "functions": list(functions)}, done))
        if len(self._waiting) == 1:
            self._describe_next()

    def _describe_next(self) -> None:
        if not self._waiting:
            return
        values, done = self._waiting[0]

        def finish(value: Any) -> None:
            self._waiting.pop(0)
            done(phrase_from(value["phrase"], "短语"))
            self._describe_next()

        def fail(sentence: str) -> None:
            self._waiting.pop(0)
            self._tell(sentence)
            self._describe_next()

        self._w.jobs.run("describe-phrase", values, finish, failed=fail)

    def hide(self, text: str) -> None:
        """Offer a built-in phrase no longer."""
        self.keep(lambda mine: own.hide(mine, text), f"不再显示：{shortened(text, 20)}")

    def remove(self, text: str) -> None:
        """Delete an own phrase."""
        self.keep(lambda mine: own.remove(mine, text), f"已删除：{shortened(text, 20)}")

    def keep(self, make: Callable[[OwnPhrases], OwnPhrases], said: str) -> None:
        """Change the own phrases and say so; the bar takes it back."""
        before = self._w.bank.own
        self._w.bank.change(make)
        self._tell(said, [("撤销", lambda: self._w.bank.change(lambda _: before))])

    def hidden(self) -> None:
        """The phrases that are not shown any more; the chosen one is shown again."""
        texts = sorted(self._w.bank.own.hidden)
        if not texts:
            self._tell("没有设为不再显示的短语")
            return

        def rows(query: str) -> list[Row]:
            return [Row(text, text, right="恢复") for text in texts if query.strip() in text]

        def choose(row: Row) -> None:
            self.keep(lambda mine: own.show(mine, str(row.key)), f"已恢复：{shortened(str(row.key), 20)}")

        self._w.popup.open("选一条恢复显示", rows, choose, self._w.editor)

    # ----- files

    def import_file(self) -> None:
        """Take in a colleague's file."""
        from fazhi_desk.tasks.exchange_phrases import import_phrases

        name = self._w.files.dialogs.open_name(self._w.files.folder(), "导入短语", KINDS)
        if not name:
            return
        try:
            taken = import_phrases(self._w.bank.own, Path(name))
        except PaperError as error:
            self._tell(str(error))
            return
        more = f"，另有{taken.known}条已经有了" if taken.known else ""
        more += f"，{len(taken.problems)}行读不懂，已跳过" if taken.problems else ""
        self.keep(lambda mine: own.merge(mine, taken.own), f"导入短语{taken.new}条{more}")

    def export_file(self) -> None:
        """Write the own phrases as a file to pass on."""
        from fazhi_desk.tasks.exchange_phrases import export_phrases

        mine = self._w.bank.own
        if not mine.added and not mine.favourites:
            self._tell("还没有自建或收藏的短语。选中一段文字，按 Ctrl+Shift+J 加入短语库")
            return
        name = self._w.files.dialogs.save_name("导出自己的短语", str(Path(self._w.files.folder()) / EXPORT_NAME), KINDS)
        if not name:
            return
        target = Path(name if name.lower().endswith(".jsonl") else name + ".jsonl")
        try:
            count = export_phrases(mine, target, force=True)
        except (PaperError, SaveError) as error:
            self._tell(str(error))
            return
        self._tell(f"自建短语{count}条、收藏{len(mine.favourites)}条，写在“{target.name}”里")

    def mine(self) -> None:
        """Mine a folder of own papers in the job process, then ask phrase by phrase."""
        folder = self._w.files.dialogs.folder_name("选择放自己文稿的文件夹", self._w.files.folder())
        if folder:
            self._w.jobs.run("mine-phrases", {"paths": [folder]}, self.preview, title="正在整理短语")

    def preview(self, value: Any) -> None:
        """Show what was mined and keep what the writer ticks."""
        from fazhi_desk.desktop.mining_dialog import MiningDialog
        from fazhi_desk.tasks.exchange_phrases import portable

        try:
            found = [phrase_from(row, "整理出的短语") for row in value["phrases"]]
        except CatalogError as error:
            self._tell(str(error))
            return
        if not found:
            self._tell("没有整理出新的短语：这些文稿里的说法短语库里都有了")
            return
        dialog = MiningDialog(self._w.theme, found, value["problems"], self._w.shell)
        taken = dialog.accepted_phrases if dialog.exec() else ()
        dialog.deleteLater()
        if taken:
            self.keep(lambda mine: own.add_all(mine, (portable(one) for one in taken)), f"已加入短语{len(taken)}条")

    def _tell(self, said: str, choices: list[tuple[str, Callable[[], object]]] | None = None) -> None:
        self._w.messages.tell(said, choices or [], topic=TOPIC, seconds=10)
