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
    return {
        "compare_returned": lambda: _returned(window),
        "import_notes": lambda: _notes(window),
        "coverage": lambda: _coverage(window),
        "collect": lambda: _tables("collect", window),
        "export_figures": lambda: _tables("export_ledger", window),
        "fix_all": lambda: _fix_all(window),
        "twice": lambda: _twice(window),
        "library": lambda: _library(window),
        "beside": lambda: _beside(window),
        "documents": lambda: _documents(window),
        "settings": lambda: _settings(window, "looks"),
        "rules": lambda: _settings(window, "rules"),
        "format": lambda: _settings(window, "format"),
        "ignored": lambda: _settings(window, "ignored"),
        "add_phrase": window.phrasing.add,
        "mine_phrases": window.phrasing.mine,
        "import_phrases": window.phrasing.import_file,
        "export_phrases": window.phrasing.export_file,
        "hidden_phrases": window.phrasing.hidden,
    }


def _tables(name: str, window: Desk) -> None:
    from fazhi_desk.desktop import tables_out

    getattr(tables_out, name)(window)


def _twice(window: Desk) -> None:
    from fazhi_desk.desktop.twice_dialog import open_twice

    open_twice(window)


def _library(window: Desk) -> None:
    from fazhi_desk.desktop.library_dialog import open_library

    open_library(window)


def _beside(window: Desk) -> None:
    from fazhi_desk.desktop.side_dialog import open_side_by_side

    open_side_by_side(window)


def _fix_all(window: Desk) -> None:
    from fazhi_desk.desktop.fix_dialog import fix_all

    fix_all(window)


def _settings(window: Desk, page: str) -> None:
    from fazhi_desk.desktop.settings_dialog import open_settings

    open_settings(window, page)


def _documents(window: Desk) -> None:
    from fazhi_desk.desktop.documents_dialog import open_documents

    open_documents(window)


def _coverage(window: Desk) -> None:
    from fazhi_desk.desktop.coverage_dialog import open_coverage

    open_coverage(window)


def _returned(window: Desk) -> None:
    from fazhi_desk.desktop.returned_dialog import open_returned

    open_returned(window)


def _notes(window: Desk) -> None:
    from fazhi_desk.desktop.notes_dialog import open_notes

    open_notes(window)
