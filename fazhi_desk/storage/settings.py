"""What the user chose, as one JSON file; a damaged file is put aside and the defaults used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from fazhi_desk.storage.atomic import write_atomically


@dataclass
class Settings:
    """Everything the settings page shows; unknown keys of a later version are kept in ``rest``."""

    theme: str = "system"
    profile: str = "gbt9704"
    completion: bool = True
    recent: list[str] = field(default_factory=list)
    rules: dict[str, Any] = field(default_factory=dict)
    """What was decided about the rules, as catalog/choices.py keeps it."""
    earlier: list[str] = field(default_factory=list)
    geometry: str = ""
    window_state: str = ""
    phrase_use: dict[str, int] = field(default_factory=dict)
    favourites: list[str] = field(default_factory=list)
    hidden_phrases: list[str] = field(default_factory=list)
    font_points: int = 16
    rest: dict[str, Any] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """The settings of a file; what is missing or of the wrong type takes its default."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        with suppress(OSError):
            path.replace(path.with_suffix(".damaged.json"))
        return Settings()
    settings = Settings()
    known = {f.name for f in fields(Settings)} - {"rest"}
    for key, value in kept.items() if isinstance(kept, Mapping) else ():
        if key not in known:
            settings.rest[key] = value
        elif type(value) is type(getattr(settings, key)):
            setattr(settings, key, value)
    return settings


def save(settings: Settings, path: Path) -> None:
    """Write the settings; raises SaveError."""
    values = asdict(settings)
    values |= values.pop("rest")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps(values, ensure_ascii=False, indent=1).encode())
