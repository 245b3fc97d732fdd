"""A paper as plain text: one line a paragraph, bodies indented by two full-width spaces, as such texts are pasted."""

from __future__ import annotations

from fazhi_desk.formats.paper import Paper, cells, is_attachment_label
from fazhi_desk.model import Role

INDENTED = (Role.HEADING, Role.BODY, Role.ENUMERATION, Role.ATTACHMENT)
INDENT = "\u3000\u3000"
FRONT = (Role.TITLE, Role.SUBTITLE)
TAIL = (Role.SIGNATURE, Role.DATE)


def write(paper: Paper) -> str:
    """The text with newlines, one at its end. Soft breaks become line ends; table cells stay parted by tabs."""
    lines: list[str] = []
    before: Role | None = None
    for block in paper.blocks:
        if block.role is Role.BLANK:
            continue
        label = is_attachment_label(block)
        if _parted(before, block.role) or (label and lines):
            lines.append("")
        if block.role is Role.TABLE:
            row = cells(block.text)
            lines += ["\t".join(row)] if row else []
        else:
            text = block.text.replace("\u2028", "\n").replace("\x0b", "\n")
            lines.append((INDENT if block.role in INDENTED and not label else "") + text)
        before = block.role
    return "\n".join(lines) + "\n" if lines else ""


def _parted(before: Role | None, role: Role) -> bool:
    """A blank line after the title, before the attachment note and before the signature."""
    if before is None or before is role:
        return False
    if before in FRONT:
        return role not in FRONT
    return (role in TAIL and before not in TAIL) or role in FRONT or role is Role.ATTACHMENT
