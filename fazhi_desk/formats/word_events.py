"""word/document.xml read in one pass: what a reader of the paper sees, with every change accepted.

Handlers by element name, no tree: a file of 50 MB must not need ten times as much memory. What is left out is counted
in ``Seen`` and told by ``word_reader``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.word_numbering import Counter
from fazhi_desk.formats.word_state import OpenField, OpenParagraph, OpenRow, Seen, WordLine, WordStyle

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPAT = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
VML = "urn:schemas-microsoft-com:vml"
OFF = ("0", "false", "off", "none")
BREAK = "\u2028"
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
        self._fields: list[OpenField] = []
        self._choices: list[bool] = []
        self._text: list[str] | None = None
        self._preserve = False
        self._in_properties = False
        self._in_run = False
        self._in_row_properties = False
        self._hidden = False
        self._toc = 0
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
            "del": self._del, "moveFrom": self._del, "ins": self._ins, "moveTo": self._ins,
            "tc": self._tc, "tr": self._tr, "tbl": self._tbl, "trPr": self._tr_pr, "gridSpan": self._grid_span,
            "gridBefore": self._grid_before, "txbxContent": self._box, "rt": self._skipped, "altChunk": self._chunk,
            "footnoteReference": self._reference("footnote"), "endnoteReference": self._reference("endnote"),
            "commentReference": self._reference("comment"), "object": self._counted("object"),
            **dict.fromkeys(NEVER, self._skipped),
        }
        ends = {
            "p": self._end_p, "pPr": self._end_ppr, "r": self._end_r, "t": self._end_t, "instrText": self._end_instr,
            "tc": self._end_tc, "tr": self._end_tr, "trPr": self._end_tr_pr,
            "txbxContent": self._end_box,
        }
        for space in (u.W, STRICT):
            self._starts |= {f"{space} {name}": handler for name, handler in own.items()}
            self._ends |= {f"{space} {name}": handler for name, handler in ends.items()}
        self._starts |= {
            f"{MATH} t": self._t, f"{MATH} oMath": self._counted("math"), f"{DRAWING} blip": self._counted("picture"),
            f"{VML} imagedata": self._counted("picture"), f"{COMPAT} AlternateContent": self._alternate,
            f"{COMPAT} Choice": self._choice, f"{COMPAT} Fallback": self._fallback,
        }
        self._ends |= {f"{MATH} t": self._end_t, f"{COMPAT} AlternateContent": self._end_alternate}

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
                self._paragraphs[-1].marks.append((what, _value(attributes, "id")))

        return note

    def _emit(self, text: str) -> None:
        """Add text to the open paragraph unless it is hidden, or inside a field's code."""
        if not self._paragraphs or not text:
            return
        here = self._paragraphs[-1]
        if self._hidden or here.hidden:
            here.suppressed = True
            self.seen.add("hidden")
        elif self._toc:
            here.suppressed = True
        elif all(item.result for item in self._fields):
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
            self._sinks[-1].extend(here.boxes)
            return
        style = self._styles.get(here.style, WordStyle())
        text = "".join(self._carried[-1])
        self._carried[-1].clear()
        list_id = style.list_id if here.list_id is None else here.list_id
        level = style.level if here.level is None else here.level
        if list_id not in ("", "0") and (text.strip() or not here.suppressed):
            label = self._counter.label(list_id, level) if text.strip() else ""
            text = label + text.lstrip() if label else text
            if label:
                self.seen.add("number")
        for what, id_ in here.marks:
            self.seen.references.setdefault(what, []).append((id_, text.strip()[:QUOTE]))
        if text.strip() or not here.suppressed:
            self._sinks[-1].append(WordLine(text, style.name or here.style))
        self._sinks[-1].extend(here.boxes)

    def _ppr(self, _: dict[str, str]) -> None:
        self._in_properties = not self._in_run

    def _end_ppr(self) -> None:
        self._in_properties = False

    def _p_style(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            here = self._paragraphs[-1]
            here.style = _value(attributes, "val")
            here.hidden = self._styles.get(here.style, WordStyle()).hidden

    def _num_id(self, attributes: dict[str, str]) -> None:
        if self._paragraphs and self._in_properties:
            self._paragraphs[-1].list_id = _value(attributes, "val")

    def _ilvl(self, attributes: dict[str, str]) -> None:
        if self._paragraphs and self._in_properties:
            self._paragraphs[-1].level = _count(attributes, 0)

    # ---- runs

    def _r(self, _: dict[str, str]) -> None:
        self._in_run, self._hidden = True, False

    def _end_r(self) -> None:
        self._in_run = self._hidden = False

    def _r_style(self, attributes: dict[str, str]) -> None:
        if self._in_run and self._styles.get(_value(attributes, "val"), WordStyle()).hidden:
            self._hidden = True

    def _vanish(self, attributes: dict[str, str]) -> None:
        on = _value(attributes, "val", "1") not in OFF
        if self._in_run:
            self._hidden = on

    def _spec_vanish(self, attributes: dict[str, str]) -> None:
        """Word's style separator: the paragraph goes on in the next one."""
        if self._in_properties and self._paragraphs and _value(attributes, "val", "1") not in OFF:
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
        if _value(attributes, "type", "textWrapping") == "textWrapping":
            self._emit(BREAK)

    def _hyphen(self, _: dict[str, str]) -> None:
        self._emit("-")

    def _sym(self, attributes: dict[str, str]) -> None:
        """A sign of a symbol font; those of private use have no meaning outside that font."""
        try:
            code = int(_value(attributes, "char"), 16)
        except ValueError:
            code = 0
        if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE:
            self._emit(chr(code))
        else:
            self.seen.add("symbol")

    # ---- fields: only the result is what a reader sees

    def _fld_char(self, attributes: dict[str, str]) -> None:
        kind = _value(attributes, "fldCharType")
        if kind == "begin" and len(self._fields) < 50:
            self._fields.append(OpenField())
        elif kind == "separate" and self._fields and not self._fields[-1].result:
            self._fields[-1].result = True
            if _is_toc(self._fields[-1]):
                self._toc += 1
                self.seen.add("toc")
        elif kind == "end" and self._fields:
            closed = self._fields.pop()
            if closed.result and _is_toc(closed):
                self._toc -= 1
                if self._paragraphs:  # often alone in its paragraph, which then is no blank line of the writer's
                    self._paragraphs[-1].suppressed = True

    def _instr(self, _: dict[str, str]) -> None:
        self._text = []

    def _end_instr(self) -> None:
        text, self._text = "".join(self._text or ()), None
        if self._fields:
            self._fields[-1].code.append(text)

    # ---- tracked changes, accepted

    def _del(self, _: dict[str, str]) -> None:
        self.seen.add("revision")
        if self._in_properties and self._paragraphs:
            self._paragraphs[-1].joins = True
        elif self._in_row_properties and self._rows:
            self._rows[-1].deleted = True
        else:
            self._skip = self._depth

    def _ins(self, _: dict[str, str]) -> None:
        self.seen.add("revision")

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
            self._rows[-1].spans[-1] = min(_count(attributes, 1), MAX_CELLS)

    def _grid_before(self, attributes: dict[str, str]) -> None:
        if self._rows:
            self._rows[-1].before = min(_count(attributes, 0), MAX_CELLS)

    def _tc(self, _: dict[str, str]) -> None:
        self._open_sink()
        if self._rows:
            self._rows[-1].spans.append(1)

    def _end_tc(self) -> None:
        cell = self._close_sink()
        if self._rows:
            self._rows[-1].cells.append(cell)

    def _end_tr(self) -> None:
        if not self._rows:
            return
        row = self._rows.pop()
        if row.deleted:
            return
        if len(row.cells) == 1 and row.spans[0] == 1 and not row.before:
            self._sinks[-1].extend(row.cells[0])  # a frame around text, not a table of figures
            return
        parts = [""] * row.before
        for cell, span in zip(row.cells, row.spans, strict=False):
            inner = BREAK.join(line.text for line in cell if line.text.strip())
            parts += [inner.replace("\t", " ").strip(), *[""] * (span - 1)]
        if parts:
            self._sinks[-1].append(WordLine("\t".join(parts), "table"))

    # ---- text boxes and alternatives

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

    def _choice(self, _: dict[str, str]) -> None:
        if self._choices and self._choices[-1]:
            self._skip = self._depth
        elif self._choices:
            self._choices[-1] = True

    def _fallback(self, _: dict[str, str]) -> None:
        if self._choices and self._choices[-1]:
            self._skip = self._depth

    def _end_alternate(self) -> None:
        if self._choices:
            self._choices.pop()

    def _chunk(self, _: dict[str, str]) -> None:
        self.seen.add("chunk")

    def finish(self) -> None:
        """Text whose last paragraph mark was deleted still stands."""
        if self._carried[0]:
            self.lines.append(WordLine("".join(self._carried[0])))
            self._carried[0].clear()


def _value(attributes: Mapping[str, str], name: str, default: str = "") -> str:
    """An attribute by its local name; most are few, so looking through them is quickest."""
    for key, value in attributes.items():
        if key.endswith(name) and key[: -len(name)][-1:] in ("", " "):
            return value
    return default


def _count(attributes: Mapping[str, str], default: int) -> int:
    text = _value(attributes, "val")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


def _is_toc(one: OpenField) -> bool:
    return "".join(one.code).strip()[:4].upper() in ("TOC", "TOC ")
