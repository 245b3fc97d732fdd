"""The parts of a written file, word for word. After a wanted change: ``python -m tests.formats.test_golden``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fazhi_desk.catalog.profile import profiles_from
from fazhi_desk.formats.paper import Metadata, paper_from
from fazhi_desk.formats.word_writer import files
from fazhi_desk.text.document import parse

FOLDER = Path(__file__).with_name("golden")
PARTS = ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml", "word/footer2.xml",
         "word/fontTable.xml", "customXml/item1.xml", "docProps/core.xml")
TEXT = """云溪县人力资源和社会保障局关于2024年推进法治政府建设工作情况的报告
云溪县人民政府：

现将有关情况报告如下：
一、主要做法
（一）强化审核。全年审核“文件”32件。
1.严格把关
指标\t2023年
案件\t152
附件：1.目录
云溪县人力资源和社会保障局
2025年1月8日
"""


def current() -> dict[str, str]:
    """Parts as the writer makes them now, one element a line so that a difference can be read."""
    folder = Path(__file__).resolve().parents[2] / "resources" / "profiles"
    tables = {p.name: tomllib.loads(p.read_text(encoding="utf-8")) for p in folder.glob("*.toml")}
    about = Metadata(unit="云溪县人社局", front_matter="fzd = 1", written=(2025, 1, 8))
    made = files(paper_from(parse(TEXT).paragraphs, about), profiles_from(tables)["gbt9704"])
    return {name: made[name].replace("><", ">\n<") for name in PARTS}


@pytest.mark.parametrize("name", PARTS)
def test_part_is_as_it_was(name: str) -> None:
    assert current()[name] == (FOLDER / name.replace("/", "-")).read_text(encoding="utf-8")


if __name__ == "__main__":
    for part, text in current().items():
        (FOLDER / part.replace("/", "-")).write_text(text, encoding="utf-8", newline="\n")
