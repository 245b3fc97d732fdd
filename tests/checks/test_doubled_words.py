from __future__ import annotations

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.rule import Example
from fazhi_desk.checks import kinds
from tests import examples

RULE = load(kinds()).rule("typos-doubled")


@pytest.mark.parametrize(
    "text",
    [
        "兢兢业业、认认真真、扎扎实实做好工作。",
        "一项项制度、一个个问题得到解决，源源不断、息息相关。",
        "一个阶段一个阶段推进，一级一级压实责任。",
        "推行行政执法三项制度，转变工作作风，执行行政复议决定，提升法治治理水平。",
        "市市场监管局局长、县委书记参加，农民工工资足额发放。",
        "听着听着就懂了，办得很好很好。",
    ],
)
def test_right_repetitions_are_silent(text):
    assert not examples.places(text, Example(text), RULE, kinds()["doubled-words"])[1]


@pytest.mark.parametrize("text", ["加强强领导。", "进一步加加强领导。", "行政政复议案件。", "开展开展专项整治。", "我县我县高度重视。"])
def test_wrong_ones_are_found(text):
    assert examples.places(text, Example(text), RULE, kinds()["doubled-words"])[1]
