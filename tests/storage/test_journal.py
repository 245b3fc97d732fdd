"""The journal: whatever happens, the last state that reached the disk comes back."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_desk.storage.journal import KEPT_DAYS, Journal, discard, unsaved

LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=8)
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.lists(LINE, min_size=1, max_size=6), st.data())
@CALM
def test_any_changes_come_back(tmp_path_factory, lines, data):
    folder = tmp_path_factory.mktemp("recovery")
    journal = Journal(folder)
    now = list(lines)
    try:
        journal.begin(lines, {"kind": "county"}, None)
        for _ in range(data.draw(st.integers(0, 6))):
            start = data.draw(st.integers(0, len(now)))
            end = data.draw(st.integers(start, len(now)))
            new = data.draw(st.lists(LINE, max_size=3))
            now[start:end] = new
            journal.change(start, end, new)
        journal.flush()
    finally:  # hypothesis may end an example in the middle
        journal.release()
    found = unsaved(folder)
    if any(line.strip() for line in now):
        assert [one.lines for one in found] == [tuple(now)]
        assert found[0].front == {"kind": "county"}
    else:
        assert found == []


def test_a_torn_line_loses_only_itself(tmp_path):
    journal = Journal(tmp_path)
    journal.begin(["一"], {}, "/x/总结.fzd")
    journal.change(1, 1, ["二"])
    journal.change(2, 2, ["三"])
    journal.flush()
    journal.release()
    log = next(tmp_path.glob("*.log"))
    log.write_bytes(log.read_bytes()[:-20])
    found = unsaved(tmp_path)[0]
    assert found.lines == ("一", "二")
    assert found.path == "/x/总结.fzd"


def test_a_log_of_another_base_is_not_applied(tmp_path):
    journal = Journal(tmp_path)
    journal.begin(["一"], {}, None)
    journal.change(0, 1, ["甲"])
    journal.flush()
    log = next(tmp_path.glob("*.log"))
    old = log.read_bytes()
    journal.begin(["新的"], {}, None)
    journal.release()
    log.write_bytes(old)
    assert unsaved(tmp_path)[0].lines == ("新的",)


def test_damaged_and_old_drafts_are_passed_over(tmp_path):
    (tmp_path / "bad.base").write_bytes(b"\xff\xfe nonsense")
    journal = Journal(tmp_path)
    journal.begin(["旧"], {}, None)
    journal.release()
    base = next(path for path in tmp_path.glob("*.base") if path.stem != "bad")
    old = time.time() - (KEPT_DAYS + 1) * 86_400
    text = base.read_text(encoding="utf-8")
    stamp = text.partition("\n")[0]
    base.write_text(f'{stamp}\n{{"lines": ["旧"], "front": {{}}, "path": null, "time": {old}}}', encoding="utf-8")
    assert unsaved(tmp_path) == []
    assert not base.exists()


def test_a_draft_that_is_open_is_not_offered(tmp_path):
    journal = Journal(tmp_path)
    journal.begin(["正在写"], {}, None)
    assert unsaved(tmp_path) == []
    journal.release()
    assert len(unsaved(tmp_path)) == 1


def test_saved_and_discarded_drafts_leave_nothing(tmp_path):
    journal = Journal(tmp_path)
    journal.begin(["写"], {}, None)
    journal.end()
    assert list(tmp_path.iterdir()) == []
    other = Journal(tmp_path)
    other.begin(["写"], {}, None)
    other.release()
    discard(tmp_path, other.id)
    assert list(tmp_path.iterdir()) == []


CHILD = """
import sys, time
from pathlib import Path
from fazhi_desk.storage.journal import Journal
journal = Journal(Path(sys.argv[1]))
journal.begin(["第一行"], {"kind": "plan"}, None)
for n in range(2000):
    journal.change(n + 1, n + 1, [f"第{n}行"])
    journal.flush()
    if n == 20:
        print("ready", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_recovery_after_kill(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE, env=dict(os.environ)
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        assert unsaved(tmp_path) == []
        child.kill()
        child.wait(10)
    found = unsaved(tmp_path)
    assert len(found) == 1
    assert len(found[0].lines) >= 20
    assert found[0].lines[1:] == tuple(f"第{n}行" for n in range(len(found[0].lines) - 1))
