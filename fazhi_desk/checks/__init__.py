"""One file per kind of check; found by walking the folder; they never import one another.

A kind is a module with a dataclass ``Parameters``, a ``REACH`` and a function ``find(view, rule)``. Its name is the
module's with hyphens. ``reads`` and ``triggers`` (or TRIGGERS, where they are those of every rule) are optional, see
``Kind``. Modules whose name begins with an underscore are helpers shared by kinds.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import Any

from fazhi_desk.catalog.rule import Kind, Rule


@functools.cache
def kinds() -> dict[str, Kind]:
    """All kinds of check by name."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        name = module.name.replace("_", "-")
        reads, triggers = getattr(loaded, "reads", None), getattr(loaded, "triggers", None)
        always = getattr(loaded, "TRIGGERS", None)
        if always is not None:
            triggers = functools.partial(_always, always)
        found[name] = Kind(name, loaded.REACH, loaded.Parameters, loaded.find, reads, triggers)
    return found


def _always(triggers: frozenset[str], _rule: Rule[Any]) -> frozenset[str]:
    return triggers
