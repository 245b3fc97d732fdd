"""Name what a test run skipped: reasons with their counts, from a JUnit file, on one line."""

from __future__ import annotations

import sys
from collections import Counter
from xml.etree import ElementTree as ET


def main() -> None:
    """Print one line, or nothing when nothing was skipped."""
    reasons = Counter(
        (skip.get("message") or "").strip() or "没有说明原因" for skip in ET.parse(sys.argv[1]).iter("skipped")  # noqa: S314
    )
    print("；".join(f"{reason}（{count}项）" for reason, count in sorted(reasons.items())))


main()
