"""Coverage and sections of a text with the built-in catalog, for tests."""

from __future__ import annotations

from fazhi_desk.catalog.files import builtin, read_tables
from fazhi_desk.catalog.requirement import requirements_from
from fazhi_desk.catalog.template import templates_from
from fazhi_desk.catalog.topic import topics_from
from fazhi_desk.catalog.zones import zones_from
from fazhi_desk.review.coverage import cover
from fazhi_desk.review.layout import layout_of
from fazhi_desk.review.sections import judged
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import parse

RESOURCES = read_tables(builtin("resources"))


def _folder(name):
    return {n: t for n, t in RESOURCES.items() if n.startswith(name)}


TOPICS = topics_from(_folder("topics/"))
REQUIREMENTS = requirements_from(_folder("requirements/"))
TEMPLATES = templates_from(_folder("templates/"))
ZONES = zones_from(RESOURCES["templates/zones.toml"], "zones.toml")


def view(text, kind="county", cache=None, **given):
    """The view of the first article."""
    document = parse(text)
    return view_of(document, document.articles[0], Given(kind=kind, **given), cache or FactsCache(), ZONES.of)


def covered(text, kind="county", waived=None, **given):
    """View and coverage of a paper."""
    seen = view(text, kind, **given)
    return seen, cover(seen, TOPICS, REQUIREMENTS, waived or {})


def states(text, kind="county", **given):
    """State of each topic by id."""
    return {state.id: state for state in covered(text, kind, **given)[1].states}


def template(kind):
    """The default template of a kind."""
    return next(t for t in TEMPLATES if t.kind == kind)


def structure(text, kind="county", **given):
    """Section states by id, and the findings about structure."""
    seen, coverage = covered(text, kind, **given)
    sections, findings = judged(layout_of(seen, coverage.records, TOPICS), [template(kind)])
    return {section.id: section for section in sections}, findings
