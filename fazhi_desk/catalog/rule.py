"""Rules: a kind of check with its parameters, wording, source and examples."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from fazhi_desk.catalog.choices import Choices
from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.model import FAMILIES, KINDS, UNIT_CLASSES, Facts, Finding, Paragraph, Reach, Severity, View

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Example:
    """A text that must fire (every ⟦…⟧ range exactly) or stay silent. It may have several lines.

    ``fixed`` is the text after applying all fixes of the findings. The rest is the context it is read in; with
    ``article`` true the text is taken as a whole paper (title first), else as body paragraphs.
    """

    text: str
    fixed: str | None = None
    kind: str | None = None
    unit_class: str | None = None
    unit: str | None = None
    year: int | None = None
    article: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A number among the parameters that the user may set: ``name``, the words around it, its range and step."""

    name: str
    label: str
    least: float
    most: float
    unit: str = ""
    step: float = 1


@dataclass(frozen=True, slots=True)
class Head:
    """The keys every rule file has; ``parameters`` belongs to its kind.

    ``kinds`` and ``unit_classes`` name the papers it applies to (empty: all); ``valid_from`` and ``valid_to`` are
    inclusive report years. ``enabled`` false: off until the user switches it on.
    """

    id: str
    kind: str
    family: str
    severity: Severity
    source: str
    message: str
    why: str
    title: str = ""
    kinds: tuple[str, ...] = ()
    unit_classes: tuple[str, ...] = ()
    valid_from: int | None = None
    valid_to: int | None = None
    enabled: bool = True
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    options: tuple[Option, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, known in (("family", FAMILIES), ("kinds", KINDS), ("unit_classes", UNIT_CLASSES)):
            value = getattr(self, name)
            for item in (value,) if isinstance(value, str) else value:
                if item not in known:
                    raise ValueError(f"键“{name}”里有不认识的值“{item}”")


@dataclass(frozen=True)
class Rule(Generic[P]):
    """A rule ready for its kind.

    ``file`` is where it came from, ``told_as`` the severity that the user wants it told with.
    """

    head: Head
    parameters: P
    file: str = ""
    told_as: Severity | None = None

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.head.id

    @property
    def family(self) -> str:
        """One of model.FAMILIES."""
        return self.head.family

    @property
    def severity(self) -> Severity:
        """How sure the rule is unless a row or the kind says otherwise."""
        return self.head.severity

    def applies(self, kind: str, unit_class: str, year: int | None) -> bool:
        """Whether the rule is meant for such a paper; without a known year the years of validity do not exclude it."""
        head = self.head
        if head.kinds and kind not in head.kinds:
            return False
        if head.unit_classes and unit_class not in head.unit_classes:
            return False
        if year is None:
            return True
        return (head.valid_from or year) <= year <= (head.valid_to or year)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of check: the module in ``checks/`` with its parameter type, its reach and its function.

    ``reads``, which a kind of DOCUMENT reach may have, gives all that it takes from one paragraph beside role, heading
    and zone. As long as that stays the same, so do its findings, and the session does not ask again, unless one of them
    speaks of the paragraph: where in the paragraph it stands need not show.

    ``triggers``, which a kind of PARAGRAPH reach may have, gives characters, pairs of characters and names (of
    ``text/bigrams.py``) one of which every text holds in which the rule finds something: it is not even asked about the
    others. None: any text may hold it.
    """

    name: str
    reach: Reach
    parameters: type[Any]
    find: Callable[[View, Rule[Any]], Iterator[Finding]]
    reads: Callable[[Paragraph, Facts, Rule[Any]], Hashable] | None = None
    triggers: Callable[[Rule[Any]], frozenset[str] | None] | None = None


def rule_from(table: Mapping[str, Any], kinds: Mapping[str, Kind], file: str) -> Rule[Any]:
    """One decoded rule file as a Rule whose parameters have the type of its kind."""
    head = build(Head, table, file)
    kind = kinds.get(head.kind)
    if kind is None:
        raise CatalogError(f"{file}.kind", f"没有名为“{head.kind}”的检查种类")
    if not dataclasses.is_dataclass(kind.parameters):
        raise CatalogError(file, "该检查种类没有参数类型")
    parameters = build(kind.parameters, head.parameters, f"{file}.parameters")
    for option in head.options:
        # Its usual value stands in the file: whoever shows it need not build the rule.
        if not isinstance(head.parameters.get(option.name), int | float):
            raise CatalogError(f"{file}.options", f"“{option.name}”不是这条规则里写明的数")
    return Rule(head, parameters, file)


def adjusted(rule: Rule[Any], choices: Choices) -> Rule[Any]:
    """The rule as the user wants it; values outside an option's range are brought into it."""
    values = choices.values_of(rule.id)
    changed = {}
    for option in rule.head.options:
        if option.name in values:
            own = type(getattr(rule.parameters, option.name))
            changed[option.name] = own(min(max(values[option.name], option.least), option.most))
    parameters = dataclasses.replace(rule.parameters, **changed) if changed else rule.parameters
    told_as = choices.severity(rule.id)
    if parameters is rule.parameters and told_as is None:
        return rule
    return dataclasses.replace(rule, parameters=parameters, told_as=told_as)
