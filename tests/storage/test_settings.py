from __future__ import annotations

from fazhi_desk.storage.places import find_places
from fazhi_desk.storage.settings import Settings, load, save


def test_round_trip_keeps_unknown_keys(tmp_path):
    path = tmp_path / "config" / "settings.json"
    settings = Settings(theme="dark", recent=["甲.fzd"], rest={"later": 3})
    save(settings, path)
    again = load(path)
    assert again.theme == "dark"
    assert again.recent == ["甲.fzd"]
    assert again.rest == {"later": 3}


def test_damaged_settings_are_put_aside(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text("{oops", encoding="utf-8")
    assert load(path) == Settings()
    assert (tmp_path / "settings.damaged.json").exists()


def test_a_value_of_the_wrong_type_takes_its_default(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"theme": 4, "completion": false}', encoding="utf-8")
    assert load(path).theme == "system"
    assert load(path).completion is False


def test_places_follow_the_home_of_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("FAZHI_DESK_HOME", str(tmp_path))
    places = find_places()
    assert all(tmp_path in folder.parents for folder in (places.data, places.config, places.cache, places.logs))
    monkeypatch.delenv("FAZHI_DESK_HOME")
    assert "fazhi_desk" in str(find_places().data)
