"""The formats a Word file may have, and the user's own: files that tell only where they depart from the standard."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.profile import Profile, checked, departing, departures
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.export_paper import STANDARD
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import dumps

FIRST_ID = "own"
NAMED = "我的版式"


def names_of(bench: Workbench) -> dict[str, str]:
    """Names of the formats by id, the standard first; those with a mistake in their file are left out."""
    found: dict[str, str] = {}
    for key in sorted(bench.profiles, key=lambda one: one != STANDARD):
        with suppress(CatalogError):
            found[key] = bench.profile(key).name
    return found


def is_own(bench: Workbench, key: str) -> bool:
    """Whether a format is the user's to change."""
    return _file(bench, key).is_file()


def new_own(bench: Workbench, base: str) -> Profile:
    """A format of the user's own, the same as another one to begin with; not yet on the disk."""
    taken = set(bench.profiles)
    number = next(n for n in range(1, len(taken) + 2) if _id(n) not in taken)
    name = NAMED if number == 1 else f"{NAMED}{number}"
    return replace(bench.profile(base), id=_id(number), name=name, summary="")


def said_of(bench: Workbench, profile: Profile) -> tuple[str, ...]:
    """Where a format departs from the standard, each in words."""
    return departures(profile, bench.profile(STANDARD))


def save_own(bench: Workbench, profile: Profile) -> Profile:
    """Write a format of the user's; raises CatalogError for what no page can have, SaveError if it is not written.

    Lines and characters of a page follow from its sizes. Returns what was written.
    """
    kept = checked(checked(profile, profile.name).fitted(), profile.name)
    table = departing(kept, bench.profile(STANDARD))
    target = _file(bench, kept.id)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(f"“{target.parent}”写不进去，请检查磁盘空间和权限") from error
    write_atomically(target, dumps(table).encode())
    return kept


def delete_own(bench: Workbench, key: str) -> None:
    """Remove a format of the user's; raises SaveError."""
    try:
        _file(bench, key).unlink(missing_ok=True)
    except OSError as error:
        raise SaveError(f"“{key}”删不掉，请检查文件是否被占用") from error


def _id(number: int) -> str:
    return FIRST_ID if number == 1 else f"{FIRST_ID}-{number}"


def _file(bench: Workbench, key: str) -> Path:
    return bench.own_profiles / f"{key}.toml"
