from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.phrase import find_slots
from fazhi_desk.phrases.slotting import as_phrase_text


@pytest.mark.parametrize(
    ("selected", "kept"),
    [
        ("一是办理行政复议案件12件，办结率98.5%。", "办理行政复议案件{件数}件，办结率{百分比}"),
        ("2024年，投入1,204.5万元", "{年份}年，投入{金额}"),
        ("　　（一）压实责任。", "压实责任"),
        ("印发〔2023〕5号文件", "印发{文号}文件"),
        ("3月5日召开会议2次，参加300余人次", "{日期}召开会议{次数}次，参加{人次}人次"),
        ("组织【待补：人数】人参加", "组织{人数}人参加"),
        ("完成【待补】", "完成{内容}"),
        ("“12·4”国家宪法日", "“12·4”国家宪法日"),
        ("拨打12345热线", "拨打12345热线"),
        ("清理文件{件数}件", "清理文件{件数}件"),
        ("新增3个，", "新增{数量}个"),
        ("压紧压实\n责任", "压紧压实责任"),
        ("。，", ""),
    ],
)
def test_what_is_kept_of_a_stretch(selected: str, kept: str) -> None:
    assert as_phrase_text(selected) == kept


@given(st.text(alphabet="压实责任办理12.5%％件人次年月日【待补：】〔〕号元万“”·，。", max_size=40))
def test_slots_are_well_formed_and_doing_it_again_changes_nothing(text: str) -> None:
    kept = as_phrase_text(text)
    assert as_phrase_text(kept) == kept
    assert all(1 <= len(hint) <= 12 for _, _, hint in find_slots(kept))
    assert re.sub(r"\{[^{}]{1,12}\}", "", kept).count("{") == 0
