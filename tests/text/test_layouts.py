"""One paper in every layout gives one and the same outline."""

from __future__ import annotations

import re

import pytest

from fazhi_desk.text.document import parse
from tests.checks.papers import CLEAN


def outline(text: str) -> list[tuple[int, str, str]]:
    return [
        (p.heading.level, "".join(p.heading.numbering.split()), "".join(p.text[slice(*p.heading.text)].split())[:8])
        for p in parse(text).paragraphs
        if p.heading
    ]


def by_characters(text: str, width: int, indent: str) -> str:
    lines: list[str] = []
    for n, paragraph in enumerate(text.split("\n")):
        rest = (indent if n > 1 and paragraph else "") + paragraph
        while len(rest) > width:
            lines.append(rest[:width])
            rest = rest[width:]
        lines.append(rest)
    return "\n".join(lines)


def by_columns(text: str, width: int, indent: str) -> str:
    lines: list[str] = []
    for n, paragraph in enumerate(text.split("\n")):
        line, columns = "", 0
        for char in (indent if n > 1 and paragraph else "") + paragraph:
            wide = 1 if char.isascii() else 2
            if columns + wide > width and char not in "，。；：、”）":
                lines.append(line)
                line, columns = "", 0
            line += char
            columns += wide
        lines.append(line)
    return "\n".join(lines)


WRITTEN = {
    "as it is": lambda text: text,
    "half-width brackets": lambda text: re.sub(r"(?m)^（(.{1,2})）", r"(\1)", text),
    "1、": lambda text: re.sub(r"(?m)^(\d)\.", r"\1、", text),
    "１．": lambda text: re.sub(r"(?m)^(\d)\.", lambda m: chr(ord(m[1]) + 0xFEE0) + "．", text),
    "spaces": lambda text: re.sub(r"(?m)^(（.）|[一二三]、|\d\.)", r"\1 ", text),
    "half-width marks": lambda text: text.translate(str.maketrans("，；：", ",;:")),
    "no-break spaces": lambda text: text.replace("，", "，\u00a0"),
}
LAID_OUT = {
    "blank lines": lambda text: "\n\n".join(text.split("\n")),
    "tabs": lambda text: "\n".join("\t" + line if n > 1 and line else line for n, line in enumerate(text.split("\n"))),
    **{
        f"{name} {width} {len(indent)}": (lambda text, cut=cut, width=width, indent=indent: cut(text, width, indent))
        for name, cut, scale in (("characters", by_characters, 1), ("columns", by_columns, 2))
        for width in (scale * 26, scale * 33, scale * 40)
        for indent in ("", "　　", "    ")
    },
}


@pytest.mark.parametrize("layout", LAID_OUT)
@pytest.mark.parametrize("writing", WRITTEN)
def test_the_outline_is_the_same(writing: str, layout: str) -> None:
    text = WRITTEN[writing](CLEAN)
    assert len(outline(text)) == 13
    assert outline(LAID_OUT[layout](text)) == outline(text)
