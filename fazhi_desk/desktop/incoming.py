"""Opening what takes long (.doc, .wps, large files): in a process of its own, while the page stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk


def open_slowly(window: Desk, name: str) -> None:
    """Read the file, then put it on the page; asks again if the draft was changed meanwhile."""
    path = Path(name)

    def show(value: Any) -> None:
        from fazhi_desk.tasks.jobs import opened_from

        if window.files.leave():
            window.files.show_paper(opened_from(path, value))

    def failed(sentence: str) -> None:
        window.messages.tell(sentence, topic="open")

    window.jobs.run("open-word", {"path": name}, show, title=f"正在读取“{path.name}”", failed=failed)
