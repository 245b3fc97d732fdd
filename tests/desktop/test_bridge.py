"""Places between Qt's UTF-16 and the core's code points; what is kept while the text changes."""

from __future__ import annotations

import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from fazhi_desk.desktop.bridge import Bridge, to_points, to_units
from fazhi_desk.desktop.marks import Mark, MarkTable, line_map

CHARS = st.sampled_from("甲乙丙，。 a1\u3000\u00a0\u2028\u000b\u0301𠮷😀👨\u200d👩")
TEXT = st.text(CHARS, max_size=12)
CALM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True, scope="module")
def nothing_left():
    """Bridges are freed here: the reading thread of a later window must not be the one to free their timers."""
    yield
    gc.collect()


class Listener:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.sent: list[dict] = []

    def send(self, message) -> None:
        self.sent.append(message)
        if message["type"] == "open":
            self.lines = list(message["lines"])
        elif message["type"] == "edit":
            self.lines[message["start"] : message["end"]] = message["lines"]


@given(st.text(max_size=40), st.data())
@CALM
def test_units_and_points_agree_with_utf16(text, data):
    at = data.draw(st.integers(0, len(text)))
    units = len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
    if not any("\ud800" <= char <= "\udfff" for char in text):
        assert to_units(text, at) == units
        assert to_points(text, units) == at


def test_a_place_inside_a_pair_counts_as_before_it():
    assert to_points("甲𠮷乙", 2) == 1
    assert to_points("😀😀", 3) == 1


@pytest.fixture
def made(qapp):
    document, listener = QTextDocument(), Listener()
    document.documentLayout()  # without one Qt sends no contentsChange
    return document, listener, Bridge(document, listener)


@given(st.lists(TEXT, min_size=1, max_size=6), st.data())
@CALM
def test_the_review_always_gets_the_lines_that_stand(made, lines, data):
    document, listener, bridge = made
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText("\n".join(lines))
    assert bridge.lines == lines
    bridge.open({})
    for _ in range(data.draw(st.integers(1, 5))):
        line = data.draw(st.integers(0, len(bridge.lines) - 1))
        start = data.draw(st.integers(0, len(bridge.lines[line])))
        other = data.draw(st.integers(line, len(bridge.lines) - 1))
        end = data.draw(st.integers(start if other == line else 0, len(bridge.lines[other])))
        new = data.draw(st.lists(TEXT, min_size=1, max_size=3))
        expected = "\n".join(
            [*bridge.lines[:line], bridge.lines[line][:start] + "\n".join(new) + bridge.lines[other][end:],
             *bridge.lines[other + 1 :]]
        )
        chosen = bridge.cursor(line, start)
        chosen.setPosition(bridge.cursor(other, end).position(), QTextCursor.MoveMode.KeepAnchor)
        chosen.insertText("\n".join(new))
        assert "\n".join(bridge.lines) == expected
        if data.draw(st.booleans()):
            bridge.flush()
            assert listener.lines == bridge.lines
    bridge.flush()
    assert listener.lines == bridge.lines
    for number, text in enumerate(bridge.lines):
        assert document.findBlockByNumber(number).text() == text


@given(st.lists(TEXT, min_size=1, max_size=8), st.lists(TEXT, max_size=8), st.data())
@CALM
def test_replacing_lines_touches_only_what_differs(made, lines, new, data):
    document, _, bridge = made
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText("\n".join(lines))
    start = data.draw(st.integers(0, len(lines)))
    end = data.draw(st.integers(start, len(lines)))
    bridge.replace_lines(start, end, new)
    assert bridge.lines == ([*lines[:start], *new, *lines[end:]] or [""])


def test_a_place_is_found_again(made):
    document, _, bridge = made
    QTextCursor(document).insertText("一行\n甲𠮷乙😀丙\n三")
    cursor = bridge.cursor(1, 2, 4)
    assert cursor.selectedText() == "乙😀"
    assert bridge.place(cursor.selectionEnd()) == (1, 4)


def test_marks_stay_beside_an_edit_and_move_with_lines():
    table = MarkTable()
    table.clear(3)
    table._marks[1] = (Mark(0, 2, "hint", 0), Mark(4, 6, "error", 1))
    table.replace(1, ["甲乙丙丁戊己"], ["甲乙丙新丁戊己"])
    assert table.at(1) == (Mark(0, 2, "hint", 0), Mark(5, 7, "error", 1))
    table.replace(0, [], ["前", "面"])
    assert table.at(3) == (Mark(0, 2, "hint", 0), Mark(5, 7, "error", 1))
    table.replace(3, ["甲乙丙新丁戊己"], ["甲乙丙新丁戊"])
    assert table.at(3) == (Mark(0, 2, "hint", 0),)


def test_a_mark_is_never_kept_over_another_text():
    assert line_map(["a", "b", "c"], ["a", "x", "b", "c"]) == {0: 0, 1: 2, 2: 3}
    assert line_map(["a", "b", "c"], ["a", "c"]) == {0: 0, 2: 1}
    assert line_map(["a", "b"], ["c", "b"]) == {1: 1}


def answer(bridge, revision, *, partial):
    """A report about the lines as they stand, with a heading to tell it by."""
    from fazhi_desk.tasks.first_look import first_look
    from fazhi_desk.tasks.live import decode

    bridge.receive(decode({**first_look(bridge.lines, revision), "partial": partial}))


def test_the_review_is_told_what_can_be_seen_when_there_is_much_to_read(made):
    document, listener, bridge = made
    bridge.visible = lambda: (3, 9)
    bridge.open({})
    assert listener.sent[-1]["visible"] == [3, 9]
    QTextCursor(document).insertText("甲")
    bridge.flush()
    assert "visible" not in listener.sent[-1]
    QTextCursor(document).insertText("\n".join("乙" * 60))
    bridge.flush()
    assert listener.sent[-1]["visible"] == [3, 9]


def test_a_first_look_is_shown_but_settles_nothing_and_takes_the_place_of_no_whole_report(made):
    document, _, bridge = made
    QTextCursor(document).insertText("一、加强领导")
    bridge.open({})
    answer(bridge, 1, partial=True)
    assert [h.text for h in bridge.report.headings] == ["加强领导"]
    assert not bridge.settled
    answer(bridge, 1, partial=False)
    assert bridge.settled
    bridge.open({})
    answer(bridge, 2, partial=True)
    assert bridge.report.revision == 1
    answer(bridge, 2, partial=False)
    assert bridge.report.revision == 2
    assert bridge.settled
