from __future__ import annotations

import json

import pytest

from fazhi_desk.commands import main
from fazhi_desk.model import FAMILIES
from fazhi_desk.storage.places import find_places
from fazhi_desk.tasks.rule_sheet import rule_sheet
from fazhi_desk.tasks.workbench import Workbench

PAPER = "临川县2026年法治政府建设工作总结\n\n一、加强领导\n截止目前，召开会议3次。截止目前，办结5件。\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "稿").mkdir()
    for name in ("甲.txt", "乙.fzd"):
        (tmp_path / "稿" / name).write_text(PAPER, encoding="utf-8")
    return tmp_path / "稿"


def test_every_rule_is_in_plain_words():
    entries = rule_sheet(Workbench(find_places()))
    assert len({entry.id for entry in entries}) == len(entries) > 100
    assert [entry.family for entry in entries] == sorted(
        (entry.family for entry in entries), key=list(FAMILIES).index
    )
    for entry in entries:
        for words in (entry.title, entry.why, entry.source, entry.bad, entry.good):
            assert any("\u4e00" <= char <= "\u9fff" for char in words) or words.startswith("GB"), entry
    assert any(not entry.usual for entry in entries)


def test_the_sheet_needs_no_rules_and_says_the_same():
    bench = Workbench(find_places())
    entries = {entry.id: entry for entry in rule_sheet(bench)}
    assert "kinds" not in vars(bench)
    for rule in bench.catalog.rules:
        entry = entries[rule.id]
        assert (entry.family, entry.severity, entry.usual) == (rule.family, rule.severity.value, rule.head.enabled)
        for option in rule.head.options:
            assert entry.values[option.name] == getattr(rule.parameters, option.name)


def test_a_rule_of_ones_own_is_on_the_sheet_and_a_broken_one_is_not():
    places = find_places()
    folder = places.catalog / "checks"
    folder.mkdir(parents=True)
    own = (
        'id = "own-word"\nkind = "substitution"\nfamily = "terms"\nseverity = "hint"\nsource = "本单位用语"\n'
        'message = "“{found}”请写全称"\nwhy = "本单位习惯"\ntitle = "本单位全称"\n[parameters]\npattern = "司局"\n'
        'replace = "司法局"\n[[bad]]\ntext = "⟦司局⟧牵头。"\n[[good]]\ntext = "司法局牵头。"\n'
    )
    (folder / "own-word.toml").write_text(own, encoding="utf-8")
    (folder / "broken.toml").write_text('id = "broken"\n', encoding="utf-8")
    entries = {entry.id: entry for entry in rule_sheet(Workbench(places))}
    assert entries["own-word"].title == "本单位全称"
    assert "broken" not in entries


def test_findings_are_counted_by_rule(folder, capsys):
    assert main(["rules", str(folder), "--quotes", "1", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["papers"] == 2
    assert told["characters"] == 2 * len("".join(PAPER.split()))
    rules = {row["rule"]: row for row in told["rules"]}
    row = rules["cutoff-until"]
    assert (row["error"], row["warning"], row["hint"], row["papers"]) == (0, 4, 0, 2)
    assert row["per_thousand"] == pytest.approx(1000 * 4 / told["characters"], abs=1e-3)
    assert [(q["line"], q["quote"]) for q in row["quotes"]] == [(4, "截止")]
    assert rules["privacy-mobile"]["warning"] == 0
    for name in ("error", "warning", "hint"):
        total = sum(row[name] for row in told["rules"])
        assert told["per_thousand"][name] == pytest.approx(1000 * total / told["characters"], abs=1e-3)


def test_the_table_for_people_names_rules_that_found_nothing(folder, capsys):
    assert main(["rules", str(folder), "--family", "typos"]) == 0
    out = capsys.readouterr().out
    assert "cutoff-until" in out
    assert "没有发现问题的规则" in out
    assert "privacy-mobile" not in out


def test_without_papers_all_rules_are_listed(capsys):
    assert main(["rules", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"rule": "cutoff-until", "family": "typos", "severity": "warning", "title": "截止与截至", "enabled": True} in listed
    assert main(["rules", "--family", "privacy"]) == 0
    assert "privacy-identity" in capsys.readouterr().out


def test_what_cannot_be_read_is_told(folder, capsys):
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    assert main(["rules", str(folder), str(folder / "没有.txt"), "--format", "json"]) == 2
    out = capsys.readouterr()
    assert len(json.loads(out.out)["problems"]) == 2
    assert "没有.txt" in out.err
    assert main(["rules", str(folder / "没有.txt")]) == 2
