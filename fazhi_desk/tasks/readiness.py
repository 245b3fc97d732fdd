"""What a paper is sent back for: told before it leaves the house, in the window and on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from fazhi_desk.formats.paper import Paper
from fazhi_desk.formats.self_check import Check
from fazhi_desk.model import PlacedFinding, Report, Role
from fazhi_desk.tasks.live import LiveFinding, LiveReport
from fazhi_desk.text.tail import DATE_LINE, is_open

OPEN = "open-places"
PARTS = {Role.TITLE: "题目", Role.SIGNATURE: "落款", Role.DATE: "成文日期"}
"""What every paper that is handed in has; a speech has only its title."""
NAMED = 3
"""So many private details are quoted."""


def missing_parts(paper: Paper) -> tuple[str, ...]:
    """Title, signature and date as far as the composed paper has none."""
    roles = {block.role for block in paper.blocks if not is_open(block.text)}
    if any(b.role is Role.SIGNATURE and DATE_LINE.search("".join(b.text.split())) for b in paper.blocks):
        roles.add(Role.DATE)  # unit and date in one line
    spared = (Role.SIGNATURE, Role.DATE) if paper.metadata.kind == "speech" else ()
    return tuple(name for role, name in PARTS.items() if role not in roles and role not in spared)


def parts_check(missing: Sequence[str]) -> Check:
    """The parts of a paper as one thing that was looked at."""
    said = f"没有写{'、'.join(missing)}，送出前请补上。" if missing else "题目、落款、成文日期齐全。"
    return Check("parts", said, passed=not missing)


def content_checks(report: Report | LiveReport) -> list[Check]:
    """Open places, topics that must be written, figures that do not agree, private details."""
    seen = [(one.family, str(one.severity)) for one in report.findings]
    places = sum(family == "placeholder" for family, _ in seen)
    figures = sum(family == "figures" and severity != "hint" for family, severity in seen)
    missing = [
        one.name for one in report.topics if one.requirement == "must" and one.state == "absent" and one.waived is None
    ]
    # Names hold 、 themselves (人大监督、政协民主监督): with another between them five would seem to be named as four.
    topics = f"必写的主题还缺{len(missing)}项：{'；'.join(missing)}。" if missing else "必写的主题都写到了。"
    private = [_quote(finding) for finding in report.findings if finding.family == "privacy"]
    return [
        Check(OPEN, f"还有{places}处待补没有填。" if places else "没有未填写的待补之处。", passed=not places),
        Check("must-topics", topics, passed=not missing),
        Check(
            "ledger", f"有{figures}处数字前后对不上或算不平。" if figures else "数字台账没有发现前后对不上的地方。",
            passed=not figures,
        ),
        Check("privacy", _private_sentence(private), passed=not private),
    ]


def _quote(finding: PlacedFinding | LiveFinding) -> str:
    if isinstance(finding, LiveFinding):
        return finding.quote
    return finding.place.quote if finding.place else ""


def _private_sentence(private: Sequence[str]) -> str:
    if not private:
        return "没有发现证件号、手机号、密级等不宜公开的内容。"
    named = "".join(f"“{quote.strip()}”" for quote in private[:NAMED])
    more = "等" if len(private) > NAMED else ""
    return f"有{len(private)}处不宜公开的内容（证件号、手机号、密级等）：{named}{more}，请先核对。"
