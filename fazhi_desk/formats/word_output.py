"""Where the lines of a Word file go while it is read: into the text, into a cell of a table, into a text box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fazhi_desk.formats.word_state import OpenRow, Seen, WordLine, count_of, value_of

MAX_CELLS = 63
"""Word's own limit of columns; a hostile w:gridSpan must not fill the memory."""


class Output:
    """``lines`` are finished; cells and text boxes have their own until they end. A row becomes one line with tabs."""

    def __init__(self, seen: Seen) -> None:
        self.lines: list[WordLine] = []
        self._seen = seen
        self._sinks: list[list[WordLine]] = [self.lines]
        self._carried: list[list[str]] = [[]]
        self._rows: list[OpenRow] = []

    @property
    def in_row(self) -> bool:
        """Whether a row of a table is open."""
        return bool(self._rows)

    @property
    def covered(self) -> bool:
        """Whether the open cell only goes on with the one above or beside it."""
        return bool(self._rows) and self._rows[-1].covered

    def add(self, lines: Iterable[WordLine]) -> None:
        """Finished lines of the place that is open."""
        self._sinks[-1].extend(lines)

    def carry(self, pieces: Iterable[str]) -> None:
        """Text of a paragraph that may go on in the next one."""
        self._carried[-1].extend(pieces)

    def carried(self) -> str:
        """Text of the paragraph so far."""
        return "".join(self._carried[-1])

    def taken(self) -> str:
        """Text of the paragraph, which ends here."""
        text = self.carried()
        self._carried[-1].clear()
        return text

    def open(self) -> None:
        """A cell or a text box begins."""
        self._sinks.append([])
        self._carried.append([])

    def close(self) -> list[WordLine]:
        """The lines of the cell or text box that ends; text whose last paragraph mark was deleted still stands."""
        if len(self._sinks) == 1:
            return []
        carried, sink = "".join(self._carried.pop()), self._sinks.pop()
        if carried:
            sink.append(WordLine(carried))
        return sink

    def finish(self) -> None:
        """The file ends."""
        if text := self.taken():
            self.lines.append(WordLine(text))

    # ---- tables

    def table(self, _: Mapping[str, str]) -> None:
        """A table begins."""
        self._seen.add("table" if not self._rows else "nested table")

    def row(self, _: Mapping[str, str]) -> None:
        """A row begins."""
        self._rows.append(OpenRow())

    def delete_row(self) -> None:
        """The open row was deleted by a tracked change."""
        if self._rows:
            self._rows[-1].deleted = True

    def before(self, attributes: Mapping[str, str]) -> None:
        """Columns of the grid left empty before the first cell."""
        if self._rows:
            self._rows[-1].before = min(count_of(attributes, 0), MAX_CELLS)

    def after(self, attributes: Mapping[str, str]) -> None:
        """Columns of the grid left empty after the last cell."""
        if self._rows:
            self._rows[-1].after = min(count_of(attributes, 0), MAX_CELLS)

    def cell(self, _: Mapping[str, str]) -> None:
        """A cell begins."""
        self.open()
        if self._rows:
            self._rows[-1].spans.append(1)

    def span(self, attributes: Mapping[str, str]) -> None:
        """How many columns wide the open cell is."""
        if self._rows and self._rows[-1].spans:
            self._rows[-1].spans[-1] = min(count_of(attributes, 1), MAX_CELLS)

    def merge(self, attributes: Mapping[str, str]) -> None:
        """Whether the open cell begins a merged one or goes on with it."""
        if self._rows and value_of(attributes, "val", "continue") == "continue":
            self._rows[-1].covered = True

    def end_cell(self) -> None:
        """A cell ends; Word shows nothing of one that is covered, even where old text stands in it."""
        lines = self.close()
        if self._rows:
            self._rows[-1].cells.append([] if self._rows[-1].covered else lines)
            self._rows[-1].covered = False

    def end_row(self) -> None:
        """A row ends."""
        if not self._rows:
            return
        row = self._rows.pop()
        if row.deleted:
            return
        if row.frames:
            self.add(row.cells[0])
        elif text := row.text():
            self.add((WordLine(text, "table"),))
