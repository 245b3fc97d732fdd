"""The paragraphs of word/document.xml.

Headings: one that stands alone is a paragraph in ``heading 1`` to ``heading 4``, so the navigation pane and a table of
contents hold it. The head of a run-in paragraph wears the linked character style: an outline level on such a paragraph
would fill the pane with its whole text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.composition import Item, Rows, compose, face_of
from fazhi_desk.formats.paper import Paper
from fazhi_desk.formats.tail import Edges
from fazhi_desk.formats.word_runs import run
from fazhi_desk.formats.word_styles import exact, run_properties
from fazhi_desk.formats.word_table import table


@dataclass(frozen=True)
class Sheet:
    """A profile compiled for writing: the property strings that repeat."""

    profile: Profile

    @cached_property
    def paragraph(self) -> dict[str, tuple[str, str]]:
        """Style id -> (opening of w:pPr up to the spacing, run properties)."""
        profile, built = self.profile, {}
        for style in u.BODY_STYLES:
            pitch = exact(profile.title.pitch if style == u.TITLE else profile.grid.pitch)
            inner = f'<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>{pitch}'
            built[style] = (inner, run_properties(profile, face_of(profile, style)))
        return built

    @cached_property
    def head(self) -> dict[int, str]:
        """Run properties of the head of a run-in paragraph, by level."""
        found = {}
        for level in (1, 2, 3, 4):
            face = self.profile.faces.heading(level)
            inner = run_properties(self.profile, face).removeprefix("<w:rPr>")
            found[level] = f'<w:rPr><w:rStyle w:val="{u.heading_style(level)}Char"/>{inner}'
        return found

    def write(self, item: Item) -> str:
        """A paragraph."""
        style = item.style
        opening, look = self.paragraph[style]
        named = "" if style == u.NORMAL else f'<w:pStyle w:val="{style}"/>'
        flags = ("<w:keepNext/>" if item.keep else "") + ("<w:pageBreakBefore/>" if item.page else "")
        edges = _edges_xml(item.edges) if item.edges else ""
        head = run(item.text[: item.head], self.head[item.level]) if item.head else ""
        return f"<w:p><w:pPr>{named}{flags}{opening}{edges}</w:pPr>{head}{run(item.text[item.head :], look)}</w:p>"


def _edges_xml(edges: Edges) -> str:
    """w:ind and w:jc."""
    left, right = u.twips(edges.left), u.twips(edges.right)
    first = (
        'w:firstLineChars="0" w:firstLine="0"' if edges.hanging is None else f'w:hanging="{u.twips(edges.hanging)}"'
    )
    return f'<w:ind w:left="{left}" w:right="{right}" {first}/><w:jc w:val="{edges.side}"/>'


def body_xml(paper: Paper, profile: Profile) -> str:
    """All paragraphs and tables of the body, without w:sectPr."""
    sheet = Sheet(profile)
    return "".join(
        table(item.rows, profile) if isinstance(item, Rows) else sheet.write(item) for item in compose(paper, profile)
    )
