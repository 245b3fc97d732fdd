"""Where icons and the style sheet lie; ``catalog.files`` knows it too, but costs ten milliseconds to import."""

from __future__ import annotations

import functools
from pathlib import Path


@functools.cache
def folder(name: str) -> Path:
    """``icons`` or ``styles`` of the built-in resources, in a checkout or inside the installed package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources" / name
    return inside if inside.is_dir() else package.parent / "resources" / name
