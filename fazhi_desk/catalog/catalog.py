"""Everything a domain expert may change, loaded and typed: rules now, further tables by their own modules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import Tables, builtin, read_tables, read_toml
from fazhi_desk.catalog.rule import Kind, Rule, rule_from

T = TypeVar("T")


@dataclass(frozen=True)
class Catalog:
    """The loaded catalog. ``problems`` are sentences about user files that were left out."""

    rules: tuple[Rule[Any], ...] = ()
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def rule(self, rule_id: str) -> Rule[Any] | None:
        """The rule of that id."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def folder(self, name: str) -> dict[str, Mapping[str, Any]]:
        """The decoded files of one folder of resources, by file name."""
        return {file: table for file, table in self.tables.items() if file.startswith(name + "/")}


def load(kinds: Mapping[str, Kind], user: Path | None = None, cache: Path | None = None) -> Catalog:
    """Load the built-in catalog and lay the user's own files over it by id.

    A mistake in a built-in file raises CatalogError; a broken user file is reported in ``problems`` and left out.
    """
    tables: Tables = read_tables(builtin("resources"), cache)
    rules = {rule.id: rule for rule in _rules(tables, kinds)}
    problems: list[str] = []
    for name, table in _user_tables(user, problems):
        if name.startswith("checks/"):
            own = _attempt(lambda n=name, t=table: rule_from(t, kinds, n), problems)  # type: ignore[misc]
            if own is not None:
                rules[own.id] = own
        else:
            tables[name] = table
    return Catalog(tuple(rules.values()), tables, tuple(problems))


def _rules(tables: Tables, kinds: Mapping[str, Kind]) -> Iterable[Rule[Any]]:
    seen: dict[str, str] = {}
    for name, table in tables.items():
        if not name.startswith("checks/"):
            continue
        rule = rule_from(table, kinds, name)
        if rule.id in seen:
            raise CatalogError(name, f"规则编号“{rule.id}”与 {seen[rule.id]} 重复")
        seen[rule.id] = name
        yield rule


def _user_tables(user: Path | None, problems: list[str]) -> Iterable[tuple[str, dict[str, Any]]]:
    if user is None or not user.is_dir():
        return
    for path in sorted(user.rglob("*.toml")):
        table = _attempt(lambda p=path: read_toml(p), problems)  # type: ignore[misc]
        if table is not None:
            yield path.relative_to(user).as_posix(), table


def _attempt(make: Callable[[], T], problems: list[str]) -> T | None:
    try:
        return make()
    except CatalogError as error:
        problems.append(f"{error}，已略过这个文件")
        return None
