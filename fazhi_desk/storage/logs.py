"""The log file: details of faults, for whoever helps the user; never the text of a paper."""

from __future__ import annotations

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path


def log_to(folder: Path) -> None:
    """Send warnings and worse to ``fazhi-desk.log`` in the folder; without one, logging stays silent."""
    root = logging.getLogger("fazhi_desk")
    root.propagate = False
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "fazhi-desk.log"
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(name)s %(levelname)s %(message)s"))
        root.addHandler(handler)
