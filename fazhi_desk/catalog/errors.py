"""Mistakes in the files of the catalog, told in plain words."""

from __future__ import annotations


class CatalogError(ValueError):
    """A catalog file cannot be used. The message names file, table and key, in the user's language."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}：{problem}")
        self.where = where
        self.problem = problem
