from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_desk.model import PlacedEdit, Safety
from fazhi_desk.review.composition import Composition, applied
from fazhi_desk.review.fixer import fixed
from fazhi_desk.review.session import Request
from tests.review.pool import POOL, fresh

SAFE, BOTH = {Safety.SAFE}, {Safety.SAFE, Safety.ASK}
KEPT = (
    "《中华人民共和国行政处罚 法》", "“截止目前,坚决坚决落实”", "http://www.linchuan.gov.cn/a,b", "fazhi@linchuan.gov.cn",
    "“以人民为中心,的的发展”", "《法治政府建设实施纲要(2021-2025年)》",
)
QUOTED = tuple(f"全县落实{kept}的要求,截止目前,办结5 件。" for kept in KEPT)


def review(text):
    return fresh().update(Request(tuple(text.split("\n"))))


def test_safe_fixes_are_applied_and_told():
    text, changes = fixed("临川县2026年法治政府建设工作总结\n一、加强领导\n截止目前，召开会议3次。", review, {Safety.SAFE})
    assert text.endswith("截至目前，召开会议3次。")
    assert [(c.line, p.before, p.old, p.new, p.after) for c in changes for p in c.places] == [
        (3, "", "截止", "截至", "目前，召开会议3次。")
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(POOL), max_size=14), st.sampled_from([{Safety.SAFE}, {Safety.SAFE, Safety.ASK}]))
def test_fixing_twice_changes_nothing_more_and_keeps_the_lines(lines, safeties):
    text = "\n".join(lines)
    once, _ = fixed(text, review, safeties)
    twice, changes = fixed(once, review, safeties)
    assert twice == once, changes
    assert once.count("\n") == text.count("\n")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from((*POOL, *QUOTED)), min_size=1, max_size=14), st.data())
def test_every_change_can_be_taken_by_itself(lines, data):
    text = "\n".join(lines)
    whole, changes = fixed(text, review, {Safety.SAFE, Safety.ASK})
    assert applied(text, [edit for change in changes for edit in change.edits]) == whole
    for change in changes:
        for edit, place in zip(change.edits, change.places, strict=True):
            assert text[edit.start : edit.end] == place.old != place.new == edit.text
            assert text.split("\n")[place.line - 1].find(place.before + place.old + place.after) >= 0
    some = [change for change in changes if data.draw(st.booleans())]
    edits = sorted(edit for change in some for edit in change.edits)
    assert all(a.end < b.start or a.end <= b.start for a, b in pairwise(edits))
    part = applied(text, edits)
    kept = [text[a:b] for a, b in pairwise([0, *(at for edit in edits for at in (edit.start, edit.end)), len(text)])]
    assert part == "".join(text_between(kept, edits))


def text_between(kept, edits):
    """Untouched stretches of the text with the edits between them."""
    for number, stretch in enumerate(kept):
        yield stretch if number % 2 == 0 else edits[number // 2].text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from((*POOL, *QUOTED)), min_size=1, max_size=10), st.sampled_from([SAFE, BOTH]))
def test_quotations_titles_and_links_stay_as_they_are(lines, safeties):
    text = "\n".join(lines)
    once, _ = fixed(text, review, safeties)
    assert fixed(once, review, safeties)[0] == once
    for line in lines:
        for kept in KEPT:
            if kept in line:
                assert once.count(kept) >= text.count(kept)


def test_a_fix_for_the_whole_paper_goes_around_a_quotation():
    text = "临川县2026年法治政府建设工作总结\n一、加强领导\n" + "推行“无事不扰,有事必管”,优化服务,规范执法,加强监督。\n" * 6
    once, changes = fixed(text, review, SAFE)
    assert once.count("“无事不扰,有事必管”，优化服务，规范执法，加强监督。") == 6
    assert len(changes) == 1
    assert len(changes[0].places) == 18


OPERATIONS = st.lists(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("甲乙丙", max_size=4)), max_size=4), max_size=5
)


@given(st.text("一二三四\n", max_size=30), OPERATIONS)
def test_composed_edits_give_the_same_text(text, rounds):
    made = Composition(text)
    for asked in rounds:
        edits, last = [], -1
        for start, length, new in sorted(asked):
            edit = PlacedEdit(start, start + length, new)
            if start > last and edit.end <= len(made.text):
                edits.append(edit)
                last = edit.end
        expected = applied(made.text, edits)
        made.add([edit] for edit in edits)
        assert made.text == expected
    changes = made.changes()
    edits = sorted(edit for _, group in changes for edit in group)
    assert all(a.end < b.start for a, b in pairwise(edits))
    assert applied(text, edits) == made.text
    owners = [owner for members, _ in changes for owner in members]
    assert len(owners) == len(set(owners))
