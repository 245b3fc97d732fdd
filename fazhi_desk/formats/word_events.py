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
from fazhi_desk.formats.word_output import MAX_CELLS, Output
from fazhi_desk.formats.word_state import OpenParagraph, Reference, Seen, WordLine, WordStyle, count_of, value_of
from fazhi_desk.formats.word_units import BREAK, COMPAT, DRAWING, MATH, OFF, STRICT, VML

PAGE = "\f"
"""A page or column break inside a paragraph, at which its text is parted; no XML can hold the character itself."""
NEVER = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
    "numberingChange", "sectPr", "delText", "delInstrText", "tblPr", "tblGrid",
)
"""Elements without anything to read: properties, what they were before a change, deleted text."""
QUOTE = 12
"""So many characters of a paragraph name a place in a note."""
MARKED = 200
"""So many characters of what a comment is about are kept."""


class DocumentEvents:
    """Handlers for ``word_package.stream``; afterwards ``lines`` and ``seen`` hold what was found."""

    def __init__(self, styles: Mapping[str, WordStyle], counter: Counter) -> None:
        self.seen = Seen()
        self._out = Output(self.seen)
        self._styles = styles
        self._counter = counter
        self._depth = 0
        self._skip = 0
        self._paragraphs: list[OpenParagraph] = []
        self._fields = Fields(self.seen)
        self._choices: list[bool] = []
        self._prompts: list[bool] = []
        self._prompting = 0
        self._text: list[str] | None = None
        self._preserve = False
        self._in_properties = False
        self._in_run = False
        self._in_row_properties = False
        self._hidden = False
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self._register()

    @property
    def lines(self) -> list[WordLine]:
        """The lines of the text."""
        return self._out.lines

    def _register(self) -> None:
        """Names of handlers, for the transitional and the strict namespace alike."""
        own = {
            "p": self._p, "pPr": self._ppr, "pStyle": self._p_style, "numId": self._num_id, "ilvl": self._ilvl,
            "r": self._r, "rStyle": self._r_style, "vanish": self._vanish, "specVanish": self._spec_vanish,
            "t": self._t, "tab": self._tab, "ptab": self._tab, "br": self._br, "cr": self._br,
            "noBreakHyphen": self._hyphen, "sym": self._sym, "instrText": self._instr, "fldChar": self._fld_char,
            "del": self._del, "moveFrom": self._del, **dict.fromkeys(("ins", "moveTo"), self._counted("revision")),
            "tc": self._out.cell, "tr": self._out.row, "tbl": self._out.table, "trPr": self._tr_pr,
            "gridSpan": self._out.span, "gridBefore": self._out.before, "gridAfter": self._out.after,
            "vMerge": self._out.merge, "hMerge": self._out.merge,
            "commentRangeStart": self._range, "commentRangeEnd": self._end_range,
            "sdt": self._sdt, "showingPlcHdr": self._prompt,
            "txbxContent": self._box, "rt": self._skipped, "altChunk": self._counted("chunk"),
            "footnoteReference": self._reference("footnote"), "endnoteReference": self._reference("endnote"),
            "commentReference": self._reference("comment"), "object": self._object,
            **dict.fromkeys(NEVER, self._skipped),
        }
        ends = {
            "p": self._end_p, "pPr": self._end_ppr, "r": self._end_r, "t": self._end_t, "instrText": self._end_instr,
            "tc": self._out.end_cell, "tr": self._out.end_row, "trPr": self._end_tr_pr, "txbxContent": self._end_box,
            "sdt": self._end_sdt,
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
        elif self._prompting:
            here.suppressed = True
            self.seen.add("prompt")
        elif self._fields.in_contents:
            here.suppressed = True
        elif self._fields.shown:
            here.pieces.append(text)

    # ---- paragraphs

    def _p(self, _: dict[str, str]) -> None:
        self._paragraphs.append(OpenParagraph(fields=self._fields.depth))

    def _end_p(self) -> None:
        if not self._paragraphs:
            return
        here = self._paragraphs.pop()
        self._fields.drop_codes(here.fields)
        self._out.carry(here.pieces)
        if here.joins:
            if here.marks:  # a chain of thousands of joined paragraphs is not put together again at each
                self._refer(here, self._out.carried())
            self._out.add(here.boxes)
            return
        text = self._out.taken()
        style = self._styles.get(here.style, WordStyle())
        if text.strip() or not here.suppressed:
            label = self._label(here, style)
            text = _labelled(label, text.lstrip()) if label else text
        self._refer(here, text)
        if text.strip() or not here.suppressed:
            parts = [part for part in text.split(PAGE) if part.strip()] or [""]
            self._out.add(WordLine(part, style.name or here.style) for part in parts)
        self._out.add(here.boxes)

    def _label(self, here: OpenParagraph, style: WordStyle) -> str:
        """The paragraph's automatic number. Empty paragraphs have theirs too: 序号 columns are often made so."""
        list_id = style.list_id if here.list_id is None else here.list_id
        if list_id in ("", "0") or self._out.covered:
            return ""
        level = here.level
        if level is None:
            level = self._counter.level_of(list_id, style.chain, style.level)
        label = self._counter.label(list_id, level)
        if label:
            self.seen.add("number")
        return label

    def _refer(self, here: OpenParagraph, text: str) -> None:
        """Note where in the text the paragraph's comments and footnotes stand."""
        for what, id_ in here.marks:
            marked = here.marked.get(id_, "").strip() if what == "comment" else ""
            self.seen.refer(what, Reference(id_, text.strip()[:QUOTE], marked))

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
        self._emit(BREAK if value_of(attributes, "type", "textWrapping") == "textWrapping" else PAGE)

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
        elif self._in_row_properties and self._out.in_row:
            self._out.delete_row()
        else:
            self._skip = self._depth

    # ---- comments, and content controls that show a prompt instead of text

    def _range(self, attributes: dict[str, str]) -> None:
        if self._paragraphs and len(self._paragraphs[-1].ranges) < MAX_CELLS:
            self._paragraphs[-1].ranges[value_of(attributes, "id")] = len(self._paragraphs[-1].pieces)

    def _end_range(self, attributes: dict[str, str]) -> None:
        id_ = value_of(attributes, "id")
        if self._paragraphs and id_ in self._paragraphs[-1].ranges:
            here = self._paragraphs[-1]
            here.marked[id_] = "".join(here.pieces[here.ranges.pop(id_) :])[:MARKED]

    def _sdt(self, _: dict[str, str]) -> None:
        self._prompts.append(False)

    def _prompt(self, attributes: dict[str, str]) -> None:
        if self._prompts and not self._prompts[-1] and value_of(attributes, "val", "1") not in OFF:
            self._prompts[-1] = True
            self._prompting += 1

    def _end_sdt(self) -> None:
        if self._prompts:
            self._prompting -= self._prompts.pop()

    # ---- rows of tables (the rest of a table is the output's business)

    def _tr_pr(self, _: dict[str, str]) -> None:
        self._in_row_properties = True

    def _end_tr_pr(self) -> None:
        self._in_row_properties = False

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
        self._out.open()
        self._in_run = self._hidden = False

    def _end_box(self) -> None:
        inner = [line for line in self._out.close() if line.text.strip()]
        if self._paragraphs:
            self._paragraphs[-1].boxes.extend(inner)
        else:
            self._out.add(inner)
        self._in_run = True

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
        self._out.finish()


def _labelled(label: str, text: str) -> str:
    """Number and text; digits that would run together are kept apart."""
    if label[-1:].isdigit() and text[:1].isdigit():
        label += " "
    return (label + text).rstrip(" ")
