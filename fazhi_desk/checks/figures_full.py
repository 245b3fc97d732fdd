"""全部配备法律顾问，配备率98%: whoever says all cannot say less than 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"全部", "覆盖", "均由", "都由"})
HUNDRED = 100.0


@dataclass(frozen=True)
class Parameters:
    """``verbs`` of which the rate may be told again behind 全部."""

    verbs: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """全部, what was done, and the rate of the same."""
        rate = "(?P<rate>[0-9]{1,2}(?:[.．][0-9]{1,2})?)[%％](?!的)"
        return re.compile(
            f"(?:全部|已全部)(?:按期|按时|依法|及时)?(?P<verb>{self.verbs})[^，。；0-9]{{0,12}}[，,、]"
            f"(?:案件|按期|全年|总体)?(?P=verb)率[^，。；0-9]{{0,3}}{rate}"
            f"|实现[^，。；0-9]{{0,12}}全覆盖[，,]覆盖率[^，。；0-9]{{0,3}}(?P<cover>[0-9]{{1,2}}(?:[.．][0-9]{{1,2}})?)[%％](?!的)"
            "|(?:全部|均|都)由(?:行政机关)?负责人出庭(?:应诉)?[，,](?:行政机关)?负责人出庭(?:应诉)?率[^，。；0-9]{0,3}"
            "(?P<court>[0-9]{1,2}(?:[.．][0-9]{1,2})?)[%％](?!的)"
        )


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every rate below 100 %."""
    text = view.paragraphs[0].text
    if "率" not in text:
        return
    for found in rule.parameters.pattern.finditer(text):
        rate = found["rate"] or found["cover"] or found["court"]
        said = "全覆盖" if found["cover"] else "全部"
        message = f"前面说“{said}”，后面是{rate}%，请核对"
        yield Finding(rule.id, rule.family, rule.severity, Span(0, *found.span()), message, rule.head.why)
