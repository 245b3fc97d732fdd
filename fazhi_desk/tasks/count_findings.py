"""How often each rule speaks on given papers: noise shows here before a user is annoyed by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fazhi_desk.model import PlacedFinding, Severity
from fazhi_desk.tasks.gather_papers import gather_papers
from fazhi_desk.tasks.open_paper import OpenedPaper
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.rule_sheet import RuleEntry, rule_sheet
from fazhi_desk.tasks.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Quote:
    """A place that a rule spoke of; ``line`` from 1, 0 for something absent."""

    path: str
    line: int
    quote: str
    message: str


@dataclass(slots=True)
class RuleCount:
    """What one rule found. ``counts`` by severity, ``papers`` in how many files, ``quotes`` the first places."""

    rule: str
    family: str
    title: str
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    papers: int = 0
    quotes: list[Quote] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Findings of all severities."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of all rules, the most talkative first; ``characters`` without white space, ``problems`` sentences."""

    rules: tuple[RuleCount, ...]
    papers: int
    characters: int
    problems: tuple[str, ...]

    def per_thousand(self, count: int) -> float:
        """A count per 1,000 characters."""
        return 1000 * count / self.characters if self.characters else 0.0

    def total(self, severity: Severity) -> int:
        """Findings of one severity."""
        return sum(rule.counts[severity] for rule in self.rules)


def count_findings(bench: Workbench, paths: Iterable[str], options: ReviewOptions, quotes: int = 0) -> Tally:
    """Review every paper of files and folders and count by rule; silent rules are listed with zero."""
    gathered = gather_papers(paths)
    counts = {entry.id: _fresh(entry) for entry in rule_sheet(bench)}
    characters = 0
    for path, paper in gathered.papers.items():
        report = review_paper(bench, paper, options)
        characters += report.characters
        _add(counts, report.findings, path, paper, quotes)
    rules = sorted(counts.values(), key=lambda one: (-one.total, one.rule))
    return Tally(tuple(rules), len(gathered.papers), characters, gathered.problems)


def _fresh(entry: RuleEntry) -> RuleCount:
    return RuleCount(entry.id, entry.family, entry.title)


def _add(
    counts: dict[str, RuleCount], findings: Iterable[PlacedFinding], path: str, paper: OpenedPaper, quotes: int
) -> None:
    spoke = set()
    for finding in findings:
        one = counts.setdefault(finding.rule, RuleCount(finding.rule, finding.family, finding.rule))
        one.counts[finding.severity] += 1
        one.papers += finding.rule not in spoke
        spoke.add(finding.rule)
        if len(one.quotes) < quotes:
            place = finding.place
            line = paper.text.count("\n", 0, place.start) + 1 if place else 0
            one.quotes.append(Quote(path, line, place.quote if place else finding.subject or "", finding.message))
