from __future__ import annotations

import dataclasses
from collections.abc import Callable

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats.paper import Paper
from fazhi_desk.formats.self_check import check
from fazhi_desk.formats.word_writer import write

TEXT = "云溪县司法局2024年法治政府建设工作总结\n一、主要做法\n（一）强化审核。全年审核文件32件。\n"


def failed(data: bytes, profile: Profile) -> list[str]:
    return [one.id for one in check(data, profile) if not one.passed]


def test_what_the_writer_writes_passes(paper_of: Callable[..., Paper], profiles: dict[str, Profile]) -> None:
    for profile in profiles.values():
        found = check(write(paper_of(TEXT + "表\t1\n表\t2\n"), profile), profile)
        assert [one.sentence for one in found if not one.passed] == []
        assert len(found) == 9


def test_open_places_are_quoted(paper_of: Callable[..., Paper], gbt9704: Profile) -> None:
    found = check(write(paper_of(TEXT + "全年办理XX件，【待补：负责人】签字。\n"), gbt9704), gbt9704)
    assert "还有2处没有填写：“XX”、“【待补：负责人】”。" in [one.sentence for one in found]


def test_another_profile_is_noticed(
    paper_of: Callable[..., Paper], profiles: dict[str, Profile], gbt9704: Profile
) -> None:
    assert failed(write(paper_of(TEXT), profiles["gbt33476"]), gbt9704) == ["margins", "pitch"]
    assert failed(write(paper_of(TEXT), profiles["plain-report"]), gbt9704) == ["page-number"]
    body = dataclasses.replace(gbt9704.faces.body, font="宋体")
    other = dataclasses.replace(gbt9704, faces=dataclasses.replace(gbt9704.faces, body=body))
    strange = dataclasses.replace(gbt9704.faces, body=dataclasses.replace(body, font="微软雅黑"))
    assert failed(write(paper_of(TEXT), dataclasses.replace(gbt9704, faces=strange)), other) == ["fonts"]


def test_a_damaged_file_does_not_open(gbt9704: Profile) -> None:
    assert failed(b"PK\x03\x04", gbt9704) == ["opens"]
