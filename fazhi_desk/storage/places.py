"""All folders the program uses, made once: below FAZHI_DESK_HOME if set, else the platform's own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HOME = "FAZHI_DESK_HOME"


@dataclass(frozen=True, slots=True)
class Places:
    """``data`` holds what the user made, ``config`` settings, ``cache`` what may be deleted, ``logs`` the log file."""

    data: Path
    config: Path
    cache: Path
    logs: Path

    @property
    def recovery(self) -> Path:
        """Drafts kept against a crash or a power cut."""
        return self.data / "recovery"

    @property
    def catalog(self) -> Path:
        """The user's own rules, topics, templates and profiles."""
        return self.data / "catalog"

    @property
    def catalog_cache(self) -> Path:
        """Decoded tables of the catalog."""
        return self.cache / "catalog.json"

    @property
    def phrases(self) -> Path:
        """The user's own phrases."""
        return self.data / "phrases.jsonl"

    @property
    def earlier(self) -> Path:
        """The index of the user's earlier papers; the papers themselves stay where they are."""
        return self.data / "earlier"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"


def find_places() -> Places:
    """The folders of this user on this machine; nothing is created here."""
    home = os.environ.get(HOME)
    if home:
        base = Path(home)
        return Places(base / "data", base / "config", base / "cache", base / "logs")
    # Imported here: the command line with a home of its own does not need it.
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("fazhi_desk", appauthor=False)
    return Places(
        Path(dirs.user_data_dir), Path(dirs.user_config_dir), Path(dirs.user_cache_dir), Path(dirs.user_log_dir)
    )
