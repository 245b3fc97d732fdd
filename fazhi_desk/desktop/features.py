"""What opens in a place of its own (a dialog, a page): imported only when somebody asks for it.

A feature is a module beside this one and one line here; its action stands in ``actions.ACTIONS`` under the same id.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk


def features(window: Desk) -> dict[str, Callable[..., object]]:
    """Handlers by action id."""
    del window
    return {}
