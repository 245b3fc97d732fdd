from __future__ import annotations

from fazhi_desk.checks.near_words import Parameters, _phrase

PARAMETERS = Parameters(("执法队伍", "工作会议", "工作有序"), ("伍五", "队对", "议以", "序许"), ("许可",), "以")


def test_one_character_exchanged_is_seen_in_either_half():
    assert _phrase("执法队五", 2, "队五", PARAMETERS) == (0, 4, "执法队伍")
    assert _phrase("执法对伍", 2, "对伍", PARAMETERS) == (0, 4, "执法队伍")


def test_a_particle_or_a_word_with_the_neighbour_is_let_pass():
    assert _phrase("工作会以来", 2, "会以", PARAMETERS) is None
    assert _phrase("工作有许可", 2, "有许", PARAMETERS) is None


def test_the_other_half_must_stand_beside_it():
    assert _phrase("对伍执法", 0, "对伍", PARAMETERS) is None
