from __future__ import annotations

import dataclasses

import pytest

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.storage.places import find_places
from fazhi_desk.tasks.own_profile import delete_own, is_own, names_of, new_own, said_of, save_own
from fazhi_desk.tasks.workbench import Workbench


@pytest.fixture
def bench():
    return Workbench(find_places())


def with_top(profile, top: float):
    return dataclasses.replace(profile, page=dataclasses.replace(profile.page, top=top))


def test_an_own_format_is_kept_as_its_departures_alone(bench):
    own = with_top(new_own(bench, "gbt9704"), 30.0)
    kept = save_own(bench, own)
    assert kept.grid.lines == 22  # 35 + 30 mm leave room for 22 lines of 28.95 pt, and a little
    text = (bench.own_profiles / "own.toml").read_text(encoding="utf-8")
    assert text.splitlines()[:2] == ['extends = "gbt9704"', 'id = "own"']
    assert "top = 30.0" in text
    assert "[faces]" not in text
    assert bench.profile("own") == kept
    assert is_own(bench, "own")
    assert not is_own(bench, "gbt9704")
    assert list(names_of(bench)) == ["gbt9704", "gbt33476", "plain-report", "own"]
    assert said_of(bench, kept) == ("上边距（天头）：30毫米（标准为37毫米）",)


def test_lines_and_characters_follow_from_the_sizes(bench):
    own = new_own(bench, "gbt9704")
    wide = dataclasses.replace(own, grid=dataclasses.replace(own.grid, pitch=30.0, squeeze=0.0))
    kept = save_own(bench, wide)
    assert (kept.grid.lines, kept.grid.characters) == (21, 27)


def test_nested_departures_come_back(bench):
    own = new_own(bench, "plain-report")
    faces = dataclasses.replace(own.faces, body=dataclasses.replace(own.faces.body, font='仿宋"甲"'))
    kept = save_own(bench, dataclasses.replace(own, faces=faces))
    assert Workbench(find_places()).profile("own") == kept
    assert kept.faces.heading3.bold


def test_what_no_page_can_have_is_not_written(bench):
    own = new_own(bench, "gbt9704")
    with pytest.raises(CatalogError, match="上边距（天头）应当在0到100毫米之间"):
        save_own(bench, with_top(own, 500.0))
    page = dataclasses.replace(own.page, left=60.0, right=60.0, width=110.0)
    with pytest.raises(CatalogError, match="页边距加起来超过了纸张"):
        save_own(bench, dataclasses.replace(own, page=page))
    assert not bench.own_profiles.exists()


def test_a_second_one_has_a_name_of_its_own_and_goes_away_again(bench):
    save_own(bench, new_own(bench, "gbt9704"))
    second = save_own(bench, new_own(bench, "gbt9704"))
    assert (second.id, second.name) == ("own-2", "我的版式2")
    delete_own(bench, "own-2")
    assert "own-2" not in names_of(bench)
    with pytest.raises(KeyError):
        bench.profile("own-2")
