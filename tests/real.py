"""The real papers the main job must cope with, read from beside the checkout; nothing of them is kept in it."""

from __future__ import annotations

from pathlib import Path

NAMES = ("article 6 of 003", "whole 002", "sample 04", "sample 08", "sample 09", "sample 10")


def real_paper(shared: Path, name: str) -> str:
    """The text of one of them."""
    kind, _, which = name.partition(" ")
    if kind == "sample":
        return next((shared / "samples").glob(f"{which}_*.txt")).read_text(encoding="utf-8")
    if kind == "whole":
        return next((shared / "seeds").glob(f"{which}_*.txt")).read_text(encoding="utf-8")
    text = next((shared / "seeds").glob("003_*.txt")).read_text(encoding="utf-8")
    start = text.index("经济和信息化局2023年法治政府建设工作总结")
    return text[start:]
