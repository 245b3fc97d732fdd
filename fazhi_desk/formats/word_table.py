"""Rows of a draft's table as a real table with borders."""

from __future__ import annotations

from collections.abc import Sequence

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.title_lines import width
from fazhi_desk.formats.word_runs import run
from fazhi_desk.formats.word_styles import run_properties

EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
SHORT = 8.0
"""A column of so many characters at most is given all it needs: numbers and years are never broken."""
LEAST = 5.0
"""So many characters at least stand side by side in a longer column."""
WIDEST = 24.0
"""A column counts at most so many characters when the width is shared out, so that a long remark starves no other."""
DIGIT = 0.65
"""Width of a digit in characters, with room for fonts that have wide ones."""
CELL_SIDE = 57
"""Room left and right of a cell's text, in twentieths of a point."""


def table(rows: Sequence[Sequence[str]], profile: Profile) -> str:
    """Rows of equal length as a table of the text's width; columns share it by their longest cell.

    A row is never divided over two pages, and the first one is repeated on each.
    """
    if not rows:
        return ""
    widths = column_widths(rows, u.twips(profile.text_width), u.twips(profile.faces.table.size))
    properties = run_properties(profile, profile.faces.table)
    pad = u.twips(profile.table.padding)
    body = "".join(_row(row, widths, properties, head=n == 0 and len(rows) > 1) for n, row in enumerate(rows))
    grid = "".join(f'<w:gridCol w:w="{value}"/>' for value in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{EDGES}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{pad}" w:type="dxa"/>'
        f'<w:left w:w="{CELL_SIDE}" w:type="dxa"/><w:bottom w:w="{pad}" w:type="dxa"/>'
        f'<w:right w:w="{CELL_SIDE}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def column_widths(rows: Sequence[Sequence[str]], room: int, em: float) -> list[int]:
    """Widths of the columns, which share a room; ``room`` and the width of a character in twentieths of a point.

    Short columns take what they need and the others share the rest by their longest cell; where all of it is more
    than needed, every column grows in proportion.
    """
    side = 2 * CELL_SIDE / em + 0.1
    need = [max(1.0, *(min(width(row[n], DIGIT), WIDEST) for row in rows)) + side for n in range(len(rows[0]))]
    given = [value if value <= SHORT + side else 0.0 for value in need]
    long = [n for n, value in enumerate(given) if not value]
    rest = room / em - sum(given)
    if not long or sum(need) <= room / em or rest < len(long) * (LEAST + side):
        return [int(room * value / sum(need)) for value in need]
    total = sum(need[n] for n in long)
    for n in long:
        given[n] = rest * need[n] / total
    return [int(value * em) for value in given]


def _row(row: Sequence[str], widths: Sequence[int], properties: str, *, head: bool) -> str:
    repeat = "<w:tblHeader/>" if head else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{value}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{u.TABLE}"/><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/></w:pPr>'
        f"{run(cell, properties)}</w:p></w:tc>"
        for cell, value in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"
