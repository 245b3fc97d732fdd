"""What every action does, by id: short handlers over the parts of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fazhi_desk.catalog.files import builtin
from fazhi_desk.desktop import numbers, view
from fazhi_desk.desktop.actions import ACTIONS, MENUS, matches
from fazhi_desk.desktop.features import features
from fazhi_desk.desktop.help import ABOUT, KEYS, help_for
from fazhi_desk.desktop.rows import Row
from fazhi_desk.desktop.theme import apply, chosen
from fazhi_desk.desktop.wording import shortened

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk


class Commands:
    """The handlers of the actions."""

    def __init__(self, window: Desk) -> None:
        self._w = window

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Action id to handler."""
        w = self._w
        edit, files, review = w.editing, w.files, w.reviewing
        return {
            "new": self.new, "open": files.ask_open, "save": files.save, "save_as": files.save_as,
            "export_word": lambda: w.outgoing.export(".docx"), "export_text": lambda: w.outgoing.export(".txt"),
            "export_reading": lambda: w.outgoing.export(".docx", reading=True),
            "export_pdf": w.outgoing.export_pdf, "print": w.outgoing.print,
            "start": self.start, "quit": w.shell.close,
            "undo": w.editor.undo, "redo": w.editor.redo, "cut": w.editor.cut, "copy": w.editor.copy,
            "paste": w.editor.paste, "select_all": w.editor.selectAll,
            "find": lambda: w.find_bar.open(replacing=False), "replace": lambda: w.find_bar.open(replacing=True),
            "go": self.go, "phrases": self.phrases, "complete": self.complete, "reword": self.reword,
            "open_place": edit.insert_open_place,
            "heading1": lambda: edit.set_level(1), "heading2": lambda: edit.set_level(2),
            "heading3": lambda: edit.set_level(3), "heading4": lambda: edit.set_level(4),
            "body": lambda: edit.set_level(0), "up": lambda: edit.move(-1), "down": lambda: edit.move(1),
            "promote": lambda: edit.shift(-1), "demote": lambda: edit.shift(1), "renumber": edit.renumber,
            "join": edit.join_lines,
            "review": self.review, "next": lambda: self.step(1), "previous": lambda: self.step(-1),
            "fixes": review.fixes_here, "next_open": self.next_open, "forget_ignored": edit.forget_ignored,
            "show_outline": lambda: self.show(w.outline, w.outline.list),
            "show_phrases": self.phrases,
            "show_checklist": lambda: self.show(w.checklist, w.checklist.list),
            "show_figures": lambda: self.show(w.figures, w.figures.list),
            "show_findings": lambda: self.show(w.findings, w.findings.list),
            "skeleton": self.skeleton, "focus": self.focus,
            "larger": lambda: self.resize_text(1), "smaller": lambda: self.resize_text(-1),
            "completion": self.set_completion, "commands": self.palette, "help": self.help, "keys": self.keys,
            "sample": self.sample, "about": self.about,
            **features(w),
        }

    # ----- papers

    def new(self, kind: str = "county") -> None:
        """Ask for kind, unit and year, then put the draft on the page."""
        from fazhi_desk.desktop.new_dialog import NewDialog

        if not self._w.files.leave():
            return
        dialog = NewDialog(self._w.bench, kind, self._w.shell)
        if dialog.exec():
            self.begin(dialog)
        dialog.deleteLater()

    def begin(self, dialog: object) -> None:
        """Make the draft that a dialog's answers describe and select its first open place."""
        from fazhi_desk.desktop.new_dialog import NewDialog
        from fazhi_desk.tasks.new_paper import new_paper

        if not isinstance(dialog, NewDialog):
            return
        told = dialog.answers
        text = new_paper(
            self._w.bench, told.kind, unit=told.unit, year=told.year, unit_class=told.unit_class,
            variant=told.variant, facts=told.facts,
        )
        self._w.files.new(text)
        self._w.editing.next_open()

    def start(self) -> None:
        """The first page."""
        if self._w.files.leave():
            self._w.files.put_away()
            self._w.show_start()

    def sample(self) -> None:
        """A copy of the sample: the file itself stays as it is."""
        found = sorted((builtin("resources") / "sample").glob("*.fzd"))
        if found and self._w.files.leave():
            self._w.files.new(found[0].read_text(encoding="utf-8"))

    # ----- moving about

    def show(self, pane: QWidget, focus: QWidget) -> None:
        """Bring a pane to the front and give it the focus."""
        if self._w.view.focused:
            self._w.menus.actions["focus"].setChecked(False)
        self._w.view.show_pane(pane)
        focus.setFocus()

    def phrases(self) -> None:
        """The phrase search, beginning with what is selected."""
        self.show(self._w.phrases, self._w.phrases.query)
        self._w.phrases.query.selectAll()

    def complete(self) -> None:
        """Completion on call."""
        if not self._w.completion.look():
            self._w.messages.tell("没有可以接着往下写的短语，可以按 Ctrl+J 查找", topic="step", seconds=5)

    def review(self) -> None:
        """Review everything and go to the problems."""
        self._w.editor.bridge.flush()
        self.show(self._w.findings, self._w.findings.list)
        self._w.findings.list.first()

    def step(self, by: int) -> None:
        """The next or previous finding, marked in the pane too."""
        index = self._w.reviewing.step(by)
        if index is not None and self._w.findings.isVisible():
            self._w.findings.choose(index)

    def next_open(self) -> None:
        """The next open place."""
        if not self._w.editing.next_open():
            self._w.messages.tell("没有待补之处了", topic="step", seconds=5)

    def go(self) -> None:
        """Go to a heading or a line."""
        lines = self._w.editor.bridge.lines
        found = numbers.heads(lines)

        def rows(query: str) -> list[Row]:
            wanted = query.strip()
            listed = [
                Row(head.line, shortened(lines[head.line], 40), depth=head.level - 1)
                for head in found if wanted in lines[head.line]
            ]
            if wanted.isdigit() and 0 < int(wanted) <= len(lines):
                line = int(wanted) - 1
                listed.insert(0, Row(("line", line), f"第{wanted}行　{shortened(lines[line], 24)}"))
            return listed

        def choose(row: Row) -> None:
            self._w.editor.go_to(row.key[1] if isinstance(row.key, tuple) else row.key)  # type: ignore[arg-type]

        self._w.popup.open("标题里的字，或行号", rows, choose, self._w.editor)

    def palette(self) -> None:
        """All commands by 汉字 or initials."""
        actions = self._w.menus.actions

        def rows(query: str) -> Sequence[Row]:
            return [
                Row(spec.id, spec.text, detail=MENUS[spec.menu], right=spec.keys[0] if spec.keys else "")
                for spec in ACTIONS if spec.id in actions and actions[spec.id].isEnabled() and matches(spec, query)
            ]

        back = self._w.editor if self._w.stack.currentWidget() is self._w.splitter else self._w.start
        self._w.popup.open(
            "要做什么：汉字或拼音首字母，如 dc", rows, lambda row: actions[str(row.key)].trigger(), back
        )

    # ----- phrases

    def headings_at_caret(self) -> list[str]:
        """Headings above the caret, the innermost first, from the last report."""
        bridge, report = self._w.editor.bridge, self._w.editor.bridge.report
        if report is None:
            return []
        here = self._w.editor.textCursor().blockNumber()
        above = [h for h in report.headings if (at := bridge.current_line(h.line)) is not None and at <= here]
        chain: list[str] = []
        level = 9
        for heading in reversed(above):
            if heading.level < level:
                chain.append(heading.text)
                level = heading.level
        return chain

    def unit_facts(self) -> Mapping[str, object] | None:
        """Facts of the unit that decide which phrases it may use; None where nothing is known."""
        report = self._w.editor.bridge.report
        front = self._w.files.draft.front
        if report is None:
            return None
        from fazhi_desk.model import Context

        own = front.get("unit_facts")
        context = Context(
            kind=report.kind, unit_class=report.unit_class, unit=str(front.get("unit", "")), title=report.title,
            year=report.year, unit_facts=own if isinstance(own, Mapping) else {},
        )
        return self._w.bench.review.requirements.facts(context)

    def reword(self) -> None:
        """Other wordings for what is selected, as a menu at the caret."""
        from fazhi_desk.desktop.rewording import offer

        offer(self._w)

    # ----- looks

    def skeleton(self, on: bool) -> None:
        """Fold the body away."""
        lines = [head.line for head in numbers.heads(self._w.editor.bridge.lines)] if on else []
        view.skeleton(self._w.editor, lines, on=on)
        self._w.outline.bones.setChecked(on)

    def focus(self, on: bool) -> None:
        """Only the page."""
        self._w.view.focus(on)
        self._w.menus.bar.setVisible(not on)
        if on:
            self._w.messages.tell("按 F11 恢复各个窗格", topic="focus", seconds=4)
            self._w.editor.setFocus()

    def resize_text(self, by: int) -> None:
        """Another size of type on the page; the exported paper does not change."""
        self.set_text_size(self._w.settings.font_points + by)

    def set_text_size(self, points: int) -> None:
        """Type of so many points on the page, within what can be read."""
        points = min(max(points, view.SMALLEST), view.LARGEST)
        if points != self._w.settings.font_points:
            self._w.settings.font_points = points
            self._w.editor.set_points(points)
            self._w.preferences.keep()

    def set_completion(self, on: bool) -> None:
        """Completion while typing, or not."""
        self._w.settings.completion = on
        self._w.completion.enabled = on
        if not on:
            self._w.completion.leave()
        self._w.preferences.keep()

    def set_theme(self, name: str) -> None:
        """Other colours."""
        w = self._w
        w.settings.theme = name
        w.theme = chosen(name)
        apply(w.theme)
        painted = (w.outline, w.phrases, w.checklist, w.findings, w.figures, w.popup, w.completion)
        view.dress(w.theme, w.editor, [part.painter for part in painted], [part.list.viewport() for part in painted])
        w.menus.draw_icons(w.theme)
        w.menus.mark_theme(name)
        w.preferences.keep()

    # ----- help

    def help(self) -> None:
        """Help for the pane that has the focus."""
        w = self._w
        panes = {
            "outline": w.outline, "phrases": w.phrases, "checklist": w.checklist, "findings": w.findings,
            "figures": w.figures,
        }
        here = w.shell.focusWidget() or w.editor
        inside = next((name for name, pane in panes.items() if pane.isAncestorOf(here)), "page")
        w.messages.tell(help_for(inside), topic="help", seconds=30)

    def keys(self) -> None:
        """The most important keys."""
        self._w.messages.tell(KEYS, topic="help")

    def about(self) -> None:
        """Name, version, what the program does and does not."""
        from fazhi_desk.version import VERSION

        self._w.messages.tell(ABOUT.format(version=VERSION), topic="help")
