"""Candidates of the seeds and the editor's verdicts give exactly the bank that is shipped."""

from __future__ import annotations

import pytest

from fazhi_desk.catalog.files import builtin
from tests.phrases.rebuild import SEEDS, as_lines, rebuilt


@pytest.mark.skipif(not SEEDS.is_dir(), reason="旁边没有 shared/seeds（种子）")
def test_the_bank_is_reproduced() -> None:
    assert as_lines(rebuilt(SEEDS)) == (builtin("phrasebank") / "phrases.jsonl").read_text("utf-8")
