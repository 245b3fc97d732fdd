"""换一种说法: other wordings for a stretch of a draft."""

from __future__ import annotations

from collections.abc import Iterable

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.catalog.synonyms import synonyms_from
from fazhi_desk.phrases.alternates import Rewording
from fazhi_desk.tasks.workbench import Workbench

LAWS = "checks/law-title.toml"
SHORTEST_TITLE = 4
"""A shorter name (宪法, 民法典) is a word of running text; nothing of it could be swapped anyway."""


def rewording(bench: Workbench, phrases: Iterable[Phrase]) -> Rewording:
    """Alternates from the phrases and the groups of synonyms; titles of laws are left alone, with 《》 or without."""
    parameters = bench.catalog.tables.get(LAWS, {}).get("parameters", {})
    titles = [*parameters.get("known", ()), *(row["title"] for row in parameters.get("rows", ()))]
    synonyms = synonyms_from(bench.catalog.tables["synonyms.toml"])
    return Rewording(phrases, synonyms, [title for title in titles if len(title) >= SHORTEST_TITLE])
