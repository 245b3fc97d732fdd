"""word/document.xml read in one pass: what a reader of the paper sees, with every change accepted.

Handlers by element name, no tree: a file of 50 MB must not need ten times as much memory. What is left out is counted
in ``Seen`` and told by ``word_reader``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fazhi_desk.formats import word_symbols
from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.word_fields import Fields
from fazhi_desk.formats.word_numbering import Counter
from fazhi_desk.formats.word_state import OpenParagraph, OpenRow, Seen, WordLine, WordStyle, count_of, value_of
from fazhi_desk.formats.word_units import BREAK, COMPAT, DRAWING, MATH, OFF, STRICT, VML

NEVER = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
    "numberingChange", "sdtPr", "sectPr", "delText", "delInstrText", "tblPr", "tblGrid",
)
"""Elements without anything to read: properties, what they were before a change, deleted text."""
QUOTE = 12
"""So many characters of a paragraph name a place in a note."""
MAX_CELLS = 63
"""Word's own limit of columns; a hostile w:gridSpan must not fill the memory."""


class DocumentEvents:
    """Handlers for ``word_package.stream``; afterwards ``lines`` and ``seen`` hold what was found."""

    def __init__(self, styles: Mapping[str, WordStyle], counter: Counter) -> None:
        self.lines: list[WordLine] = []
        self.seen = Seen()
        self._styles = styles
        self._counter = counter
        self._depth = 0
        self._skip = 0
        self._sinks: list[list[WordLine]] = [self.lines]
        self._carried: list[list[str]] = [[]]
        self._paragraphs: list[OpenParagraph] = []
        self._rows: list[OpenRow] = []
        self._fields = Fields(self.seen)
        self._choices: list[bool] = []
        self._text: list[str] | None = None
        self._preserve = False
        self._in_properties = False
        self._in_run = False
        self._in_row_properties = False
        self._hidden = False
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self._register()

    def _register(self) -> None:
        """Names of handlers, for the transitional and the strict namespace alike."""
        own = {
            "p": self._p, "pPr": self._ppr, "pStyle": self._p_style, "numId": self._num_id, "ilvl": self._ilvl,
            "r": self._r, "rStyle": self._r_style, "vanish": self._vanish, "specVanish": self._spec_vanish,
            "t": self._t, "tab": self._tab, "ptab": self._tab, "br": self._br, "cr": self._br,
            "noBreakHyphen": self._hyphen, "sym": self._sym, "instrText": self._instr, "fldChar": self._fld_char,
            "del": self._del, "moveFrom": self._del, **dict.fromkeys(("ins", "moveTo"), self._counted("revision")),
            "tc": self._tc, "tr": self._tr, "tbl": self._tbl, "trPr": self._tr_pr, "gridSpan": self._grid_span,
            "gridBefore": self._grid_before, "gridAfter": self._grid_after, "vMerge": self._v_merge,
            "txbxContent": self._box, "rt": self._skipped, "altChunk": self._counted("chunk"),
            "footnoteReference": self._reference("footnote"), "endnoteReference": self._reference("endnote"),
            "commentReference": self._reference("comment"), "object": self._object,
            **dict.fromkeys(NEVER, self._skipped),
        }
        ends = {
            "p": self._end_p, "pPr": self._end_ppr, "r": self._end_r, "t": self._end_t, "instrText": self._end_instr,
            "tc": self._end_tc, "tr": self._end_tr, "trPr": self._end_tr_pr, "txbxContent": self._end_box,
        }
        for space in (u.W, STRICT):
            self._starts |= {f"{space} {name}": handler for name, handler in own.items()}
            self._ends |= {f"{space} {name}": handler for name, handler in ends.items()}
        for space in MATH:
            self._starts |= {f"{space} t": self._t, f"{space} oMath": self._counted("math")}
            self._ends[f"{space} t"] = self._end_t
        for space in DRAWING:
            self._starts |= {
                f"{space}main blip": self._counted("picture"), f"{space}chart chart": self._counted("chart"),
                f"{space}diagram relIds": self._counted("chart"),
            }
        self._starts |= {
            f"{VML} imagedata": self._counted("picture"), f"{VML} textpath": self._word_art,
            f"{COMPAT} AlternateContent": self._alternate, f"{COMPAT} Choice": self._branch,
            f"{COMPAT} Fallback": self._branch,
        }
        self._ends[f"{COMPAT} AlternateContent"] = self._end_alternate

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if not self._skip:
            handler = self._starts.get(name)
            if handler is not None:
                handler(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skip:
            if self._depth == self._skip:
                self._skip = 0
            self._depth -= 1
            return
        self._depth -= 1
        handler = self._ends.get(name)
        if handler is not None:
            handler()

    def characters(self, text: str) -> None:
        """Text between tags; wanted only inside w:t and w:instrText."""
        if self._text is not None:
            self._text.append(text)

    def _skipped(self, _: dict[str, str]) -> None:
        self._skip = self._depth

    def _counted(self, what: str) -> Callable[[dict[str, str]], None]:
        return lambda _: self.seen.add(what)

    def _reference(self, what: str) -> Callable[[dict[str, str]], None]:
        def note(attributes: dict[str, str]) -> None:
            if self._paragraphs:
                self._paragraphs[-1].marks.append((what, value_of(attributes, "id")))

        return note

    def _emit(self, text: str) -> None:
        """Add text to the open paragraph unless it is hidden, or inside a field's code."""
        if not self._paragraphs or not text:
            return
        here = self._paragraphs[-1]
        if self._hidden or here.hidden:
            here.suppressed = True
            self.seen.add("hidden")
        elif self._fields.in_contents:
            here.suppressed = True
        elif self._fields.shown:
            here.pieces.append(text)

    # ---- paragraphs

    def _p(self, _: dict[str, str]) -> None:
        self._paragraphs.append(OpenParagraph())

    def _end_p(self) -> None:
        if not self._paragraphs:
            return
        here = self._paragraphs.pop()
        self._carried[-1].extend(here.pieces)
        if here.joins:
            self._refer(here, "".join(self._carried[-1]))
            self._sinks[-1].extend(here.boxes)
            return
        style = self._styles.get(here.style, WordStyle())
        text = "".join(self._carried[-1])
        self._carried[-1].clear()
        if text.strip() or not here.suppressed:
            label = self._label(here, style)
            text = (label + text.lstrip()).rstrip(" ") if label else text
        self._refer(here, text)
        if text.strip() or not here.suppressed:
            self._sinks[-1].append(WordLine(text, style.name or here.style))
        self._sinks[-1].extend(here.boxes)

    def _label(self, here: OpenParagraph, style: WordStyle) -> str:
        """The paragraph's automatic number. Empty paragraphs have theirs too: 序号 columns are often made so."""
        list_id = style.list_id if here.list_id is None else here.list_id
        if list_id in ("", "0") or (self._rows and self._rows[-1].covered):
            return ""
        level = here.level
        if level is None:
            level = self._counter.level_of(list_id, here.style, style.level)
        label = self._counter.label(list_id, level)
        if label:
            self.seen.add("number")
        return label

    def _refer(self, here: OpenParagraph, text: str) -> None:
        """Note where in the text the paragraph's comments and footnotes stand."""
        for what, id_ in here.marks:
            self.seen.references.setdefault(what, []).append((id_, text.strip()[:QUOTE]))

    def _ppr(self, _: dict[str, str]) -> None:
        self._in_properties = not self._in_run

    def _end_ppr(self) -> None:
        self._in_properties = False

    def _p_style(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            here = self._paragraphs[-1]
            here.style = value_of(attributes, "val")
            here.hidden = self._styles.get(here.style, WordStyle()).hidden

    def _num_id(self, attributes: dict[str, str]) -> None:
        if self._paragraphs and self._in_properties:
            self._paragraphs[-1].list_id = value_of(attributes, "val")

    def _ilvl(self, attributes: dict[str, str]) -> None:
        if self._paragraphs and self._in_properties:
            self._paragraphs[-1].level = count_of(attributes, 0)

    # ---- runs

    def _r(self, _: dict[str, str]) -> None:
        self._in_run, self._hidden = True, False

    def _end_r(self) -> None:
        self._in_run = self._hidden = False

    def _r_style(self, attributes: dict[str, str]) -> None:
        if self._in_run and self._styles.get(value_of(attributes, "val"), WordStyle()).hidden:
            self._hidden = True

    def _vanish(self, attributes: dict[str, str]) -> None:
        on = value_of(attributes, "val", "1") not in OFF
        if self._in_run:
            self._hidden = on

    def _spec_vanish(self, attributes: dict[str, str]) -> None:
        """Word's style separator: the paragraph goes on in the next one."""
        if self._in_properties and self._paragraphs and value_of(attributes, "val", "1") not in OFF:
            self._paragraphs[-1].joins = True

    def _t(self, attributes: dict[str, str]) -> None:
        self._text = []
        self._preserve = any(key.endswith(" space") and value == "preserve" for key, value in attributes.items())

    def _end_t(self) -> None:
        text, self._text = "".join(self._text or ()), None
        if "\n" in text or "\r" in text or "\t" in text:
            text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
        self._emit(text if self._preserve else text.strip(" "))

    def _tab(self, _: dict[str, str]) -> None:
        if not self._in_properties:  # in w:tabs it is a tab stop
            self._emit("\t")

    def _br(self, attributes: dict[str, str]) -> None:
        if value_of(attributes, "type", "textWrapping") == "textWrapping":
            self._emit(BREAK)

    def _hyphen(self, _: dict[str, str]) -> None:
        self._emit("-")

    def _sym(self, attributes: dict[str, str]) -> None:
        """A sign of a symbol font."""
        try:
            code = int(value_of(attributes, "char"), 16)
        except ValueError:
            code = 0
        self._emit_sign(word_symbols.of_font(value_of(attributes, "font"), code))

    def _emit_sign(self, sign: str) -> None:
        """A sign in plain characters, "" for one that none of them shows."""
        if sign:
            self._emit(sign)
        else:
            self.seen.add("symbol")

    # ---- fields: only the result is what a reader sees

    def _fld_char(self, attributes: dict[str, str]) -> None:
        closed = self._fields.char(value_of(attributes, "fldCharType"))
        if closed is None:
            return
        if closed.is_contents and self._paragraphs:
            self._paragraphs[-1].suppressed = True  # the end is often alone in its paragraph, no line of the writer's
        elif not closed.result and (sign := word_symbols.of_field(closed.code)) is not None:
            self._emit_sign(sign)

    def _instr(self, _: dict[str, str]) -> None:
        self._text = []

    def _end_instr(self) -> None:
        text, self._text = "".join(self._text or ()), None
        self._fields.code(text)

    # ---- tracked changes, accepted

    def _del(self, _: dict[str, str]) -> None:
        self.seen.add("revision")
        if self._in_properties and self._paragraphs:
            self._paragraphs[-1].joins = True
        elif self._in_row_properties and self._rows:
            self._rows[-1].deleted = True
        else:
            self._skip = self._depth

    # ---- tables

    def _tbl(self, _: dict[str, str]) -> None:
        self.seen.add("table" if not self._rows else "nested table")

    def _tr(self, _: dict[str, str]) -> None:
        self._rows.append(OpenRow())

    def _tr_pr(self, _: dict[str, str]) -> None:
        self._in_row_properties = True

    def _end_tr_pr(self) -> None:
        self._in_row_properties = False

    def _grid_span(self, attributes: dict[str, str]) -> None:
        if self._rows and self._rows[-1].spans:
            self._rows[-1].spans[-1] = min(count_of(attributes, 1), MAX_CELLS)

    def _grid_before(self, attributes: dict[str, str]) -> None:
        if self._rows:
            self._rows[-1].before = min(count_of(attributes, 0), MAX_CELLS)

    def _grid_after(self, attributes: dict[str, str]) -> None:
        if self._rows:
            self._rows[-1].after = min(count_of(attributes, 0), MAX_CELLS)

    def _v_merge(self, attributes: dict[str, str]) -> None:
        if self._rows and value_of(attributes, "val", "continue") == "continue":
            self._rows[-1].covered = True

    def _tc(self, _: dict[str, str]) -> None:
        self._open_sink()
        if self._rows:
            self._rows[-1].spans.append(1)

    def _end_tc(self) -> None:
        cell = self._close_sink()
        if self._rows:
            self._rows[-1].covered = False
            self._rows[-1].cells.append(cell)

    def _end_tr(self) -> None:
        if not self._rows:
            return
        row = self._rows.pop()
        if row.deleted:
            return
        if row.frames:
            self._sinks[-1].extend(row.cells[0])
        elif text := row.text():
            self._sinks[-1].append(WordLine(text, "table"))

    # ---- text boxes, drawings and alternatives

    def _object(self, _: dict[str, str]) -> None:
        """An embedded object; the picture inside only stands in for it."""
        self.seen.add("object")
        self._skip = self._depth

    def _word_art(self, attributes: dict[str, str]) -> None:
        """艺术字 of the old kind, whose words are an attribute."""
        if words := value_of(attributes, "string").strip():
            self.seen.art.append(words[:QUOTE * 2])

    def _box(self, _: dict[str, str]) -> None:
        self.seen.add("box")
        self._open_sink()
        self._in_run = self._hidden = False

    def _end_box(self) -> None:
        inner = [line for line in self._close_sink() if line.text.strip()]
        if self._paragraphs:
            self._paragraphs[-1].boxes.extend(inner)
        else:
            self._sinks[-1].extend(inner)
        self._in_run = True

    def _open_sink(self) -> None:
        self._sinks.append([])
        self._carried.append([])

    def _close_sink(self) -> list[WordLine]:
        if len(self._sinks) == 1:
            return []
        carried, sink = "".join(self._carried.pop()), self._sinks.pop()
        if carried:
            sink.append(WordLine(carried))
        return sink

    def _alternate(self, _: dict[str, str]) -> None:
        self._choices.append(False)

    def _branch(self, _: dict[str, str]) -> None:
        """One way to say it, for new programs or for old ones: the first is read."""
        if self._choices and self._choices[-1]:
            self._skip = self._depth
        elif self._choices:
            self._choices[-1] = True

    def _end_alternate(self) -> None:
        if self._choices:
            self._choices.pop()

    def finish(self) -> None:
        """Text whose last paragraph mark was deleted still stands."""
        if self._carried[0]:
            self.lines.append(WordLine("".join(self._carried[0])))
            self._carried[0].clear()
