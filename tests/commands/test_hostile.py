"""Broken Word files through the command line: a draft, or one sentence, status 2 and nothing written."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.formats import office_files
from tests.formats.test_hostile_word import flipped, mangled

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("seed", range(20))
def test_a_broken_file_is_read_or_refused_in_one_sentence(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    source, target = tmp_path / "来稿.docx", tmp_path / "稿.fzd"
    source.write_bytes((mangled, flipped)[seed % 2](office_files.word_report(), chance))
    done = subprocess.run(
        [sys.executable, "-m", "fazhi_desk", "import", str(source), "-o", str(target)], capture_output=True, text=True,
        encoding="utf-8", cwd=ROOT, check=False, timeout=30,
    )
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode in (0, 2)
    assert target.exists() is (done.returncode == 0)
    if done.returncode == 2:
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stderr.strip().endswith("。")
    assert sorted(path.name for path in tmp_path.iterdir()) in (["来稿.docx"], ["来稿.docx", "稿.fzd"])
