"""The formats of a Word file the user may choose, and one of his own: a file that tells only where it departs."""

from __future__ import annotations

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.tasks.workbench import Workbench


def names_of(bench: Workbench) -> dict[str, str]:
    """Names of the formats by id; those with a mistake in their file are left out."""
    found = {}
    for key in bench.profiles:
        try:
            found[key] = bench.profile(key).name
        except CatalogError:
            continue
    return found
