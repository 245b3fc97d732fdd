"""The picture as a file: well-formed whatever the text, nothing fetched, the same marks in light and dark."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fazhi_desk.formats import svg
from fazhi_desk.formats.drawing import COLOURS, Box, Picture, Pie, Rule, Shape, Words, broken, width_of
from fazhi_desk.formats.matrix_picture import ROW, draw, mark
from fazhi_desk.model import Matrix, MatrixCell, MatrixColumn, MatrixRow
from fazhi_desk.model.matrix import CELL_LEVELS

SVG = "{http://www.w3.org/2000/svg}"


def matrix(title="临川县<2026>年&总结", count=3):
    columns = tuple(MatrixColumn(f"{n}、一个相当长的标题，写了很多字也不断开", "", n) for n in range(count))
    levels = [*CELL_LEVELS, *[None] * count][:count]
    cells = tuple(MatrixCell(level, (0, 1)) if level else None for level in levels)
    rows = (
        MatrixRow("a", "行政执法“三项制度”", "enforcement", "must", "evidenced", lacking=False, cells=cells),
        MatrixRow("b", "行政复议", "dispute", "must", "absent", lacking=True, cells=(None,) * count, home=count - 1),
    )
    return Matrix(title, "说明", columns, rows, ("政府立法",))


def test_every_item_is_written_and_escaped():
    items = (
        Box(1, 2, 3, 4, fill="panel", stroke="muted", dashed=True), Rule(0, 0, 5.5, 5), Words(1, 1, "<&>\x01“", 12, bold=True),
        Pie(5, 5, 3, 0.25, "good"), Pie(5, 5, 3, 1, "good"), Shape(((0, 0), (1, 0), (1, 1)), "hint"),
    )
    root = etree.fromstring(svg.write(Picture(100, 50, items, "说明 & 更多")).encode())
    assert root.get("width") == "100"
    assert root.find(f"{SVG}title").text == "说明 & 更多"
    assert root.find(f"{SVG}text").text == "<&>“"
    assert len(root.findall(f"{SVG}circle")) == 2
    assert root.find(f"{SVG}path") is not None


@given(st.text(), st.integers(1, 14))
def test_any_title_gives_a_well_formed_file(title, count):
    text = svg.write(draw(matrix(title, count))[0])
    etree.fromstring(text.encode())
    assert not re.search(r"href|url\(|@import|<script", text)


@pytest.mark.parametrize("palette", svg.PALETTES.values(), ids=svg.PALETTES)
def test_colours_are_complete_and_legible(palette):
    assert set(COLOURS) <= palette.keys()

    def light(colour):
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for ground in ("page", "panel"):
        for name in ("text", "muted", "good", "warning", "error", "hint"):
            one, other = sorted((light(palette[name]), light(palette[ground])), reverse=True)
            assert (one + 0.05) / (other + 0.05) >= 4.5, (name, ground)


def test_marks_differ_in_shape_not_only_in_colour():
    shapes = {level: tuple((type(item), item._replace(**_plain(item))) for item in mark(level, 0, 0)) for level in CELL_LEVELS}
    assert len(set(shapes.values())) == len(CELL_LEVELS)


def _plain(item):
    return {"fill": "x"} if isinstance(item, Box) else {"colour": "x"}


def test_cells_are_found_by_their_place():
    made = matrix(count=4)
    picture, grid = draw(made)
    assert grid.at(grid.lefts[3] + 1, grid.tops[1] + ROW - 1) == (1, 3)
    assert grid.at(grid.lefts[0] - 1, grid.tops[0] + 1) is None
    assert grid.at(grid.lefts[0] + 1, grid.tops[1] - 2) is None, "a band between two areas"
    assert picture.width >= grid.lefts[-1] + grid.cell


def test_texts_stay_inside_the_picture():
    picture, _ = draw(matrix(count=14))
    for item in picture.items:
        if isinstance(item, Words):
            width = width_of(item.text, item.size)
            left = item.x - {"start": 0, "middle": width / 2, "end": width}[item.anchor]
            assert left >= 0
            assert left + width <= picture.width


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60), st.integers(20, 200))
def test_broken_lines_hold_the_text_in_order(text, width):
    lines = broken(text, width, 12, 3)
    assert len(lines) <= 3
    joined = "".join(lines)
    assert text.startswith(joined.removesuffix("…")) or joined == text
