"""What every task works with: folders, catalog, review catalog, phrases; each imported and made on first use."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fazhi_desk.storage.places import Places

if TYPE_CHECKING:
    from fazhi_desk.catalog.catalog import Catalog
    from fazhi_desk.catalog.phrase import Phrase
    from fazhi_desk.catalog.profile import Profile
    from fazhi_desk.catalog.rule import Kind
    from fazhi_desk.review.desk import ReviewCatalog

PROFILES = "profiles"


@dataclass(frozen=True)
class Workbench:
    """Built once by the command line, the window or the worker, and handed down."""

    places: Places

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of check."""
        from fazhi_desk.checks import kinds

        return kinds()

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog with the user's own files over it."""
        from fazhi_desk.catalog.catalog import load

        return load(lambda: self.kinds, self.places.catalog, self.places.catalog_cache)

    @cached_property
    def review(self) -> ReviewCatalog:
        """The catalog as a review needs it."""
        from fazhi_desk.review.desk import ReviewCatalog

        return ReviewCatalog(self.catalog)

    def forget_catalog(self) -> None:
        """The user's own files have changed: read the catalog again when it is next asked for."""
        for name in ("catalog", "review", "_profile_tables"):
            self.__dict__.pop(name, None)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The built-in phrase bank."""
        from fazhi_desk.catalog.files import builtin
        from fazhi_desk.catalog.phrase import load_phrases

        return load_phrases(builtin("phrasebank") / "phrases.jsonl", trusted=True)

    @property
    def own_profiles(self) -> Path:
        """The folder of the user's own format profiles."""
        return self.places.catalog / PROFILES

    @property
    def _profile_tables(self) -> dict[str, Mapping[str, Any]]:
        """The shipped profiles, the user's own over them as they lie on the disk now: a form may have changed them."""
        from fazhi_desk.catalog.errors import CatalogError
        from fazhi_desk.catalog.files import builtin, read_toml

        tables = {
            name: table for name, table in self.catalog.folder(PROFILES).items()
            if (builtin("resources") / name).is_file()
        }
        for path in sorted(self.own_profiles.glob("*.toml")):
            with suppress(CatalogError):  # the catalog tells of it
                tables[f"{PROFILES}/{path.name}"] = read_toml(path)
        return tables

    def profile(self, name: str) -> Profile:
        """The format profile of that id; KeyError if there is none, CatalogError if its file holds a mistake."""
        from fazhi_desk.catalog.profile import profile_named

        return profile_named(name, self._profile_tables)

    @property
    def profiles(self) -> tuple[str, ...]:
        """Ids of the format profiles."""
        from fazhi_desk.catalog.profile import profile_ids

        return profile_ids(self._profile_tables)
