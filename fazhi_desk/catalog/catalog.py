"""Everything a domain expert may change, loaded and typed: rules now, further tables by their own modules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import Tables, builtin, read_tables, read_toml
from fazhi_desk.catalog.rule import Kind, Rule, rule_from

if TYPE_CHECKING:
    from fazhi_desk.catalog.superior import SuperiorDocument

T = TypeVar("T")
CHECKS = "checks/"
DOCUMENTS = "documents/"


Kinds = Mapping[str, Kind]
Typed = tuple[dict[str, Rule[Any]], tuple[str, ...]]


@dataclass(frozen=True)
class Catalog:
    """The loaded catalog: decoded tables at once, rules when somebody asks for them.

    The window needs tables only; typing the rules imports every check and compiles hundreds of patterns.
    """

    tables: Mapping[str, Mapping[str, Any]]
    kinds: Callable[[], Kinds]
    own: Mapping[str, dict[str, Any]]
    """The user's own rule files."""
    unread: tuple[str, ...] = ()
    """Sentences about user files that could not be decoded."""
    documents: tuple[SuperiorDocument, ...] = ()
    """Documents of superiors that the user registered."""

    @cached_property
    def _typed(self) -> Typed:
        kinds, problems = self.kinds(), list[str]()
        rules = {rule.id: rule for rule in _rules(self.tables, kinds)}
        for name, table in self.own.items():
            own = _attempt(lambda n=name, t=table: rule_from(t, kinds, n), problems)  # type: ignore[misc]
            if own is not None:
                rules[own.id] = own
        return rules, tuple(problems)

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """All rules, the user's own over ours."""
        return tuple(self._typed[0].values())

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about user files that were left out."""
        return (*self.unread, *(self._typed[1] if self.own else ()))

    def rule(self, rule_id: str) -> Rule[Any] | None:
        """The rule of that id."""
        return self._typed[0].get(rule_id)

    def folder(self, name: str) -> dict[str, Mapping[str, Any]]:
        """The decoded files of one folder of resources, by file name."""
        return {file: self.tables[file] for file in self.tables if file.startswith(name + "/")}


def load(kinds: Kinds | Callable[[], Kinds], user: Path | None = None, cache: Path | None = None) -> Catalog:
    """Load the built-in catalog and lay the user's own files over it by id.

    A mistake in a built-in file raises CatalogError (in a rule, when rules are first asked for); a broken user file is
    reported in ``problems`` and left out.
    """
    tables: Tables = read_tables(builtin("resources"), cache)
    own: dict[str, dict[str, Any]] = {}
    unread: list[str] = []
    for name, table in _user_tables(user, unread):
        (own if name.startswith(CHECKS) else tables)[name] = table
    documents = _registered(tables, unread)
    return Catalog(tables, kinds if callable(kinds) else lambda: kinds, own, tuple(unread), documents)


def _registered(tables: Tables, problems: list[str]) -> tuple[SuperiorDocument, ...]:
    """The documents that the user registered; their names go among those of the laws."""
    if not any(name.startswith(DOCUMENTS) for name in tables):
        return ()
    from fazhi_desk.catalog.superior import LAWS, documents_from, with_laws  # late: few users have registered any

    documents, left_out = documents_from(tables)
    problems += left_out
    if documents:
        tables[LAWS] = with_laws(tables[LAWS], documents)
    return documents


def _rules(tables: Mapping[str, Mapping[str, Any]], kinds: Kinds) -> Iterable[Rule[Any]]:
    seen: dict[str, str] = {}
    for name in tables:
        if not name.startswith(CHECKS):
            continue
        rule = rule_from(tables[name], kinds, name)
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
