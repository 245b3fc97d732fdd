"""The frozen program (only with --long: it is built first): command line, review process, job process, window."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fazhi_desk.tasks.frames import read_frame, write_frame

ROOT = Path(__file__).resolve().parents[2]
PAPER = "临川县2026年法治政府建设工作总结\n\n一、加强领导\n截止目前，召开会议3次。\n"
pytestmark = [pytest.mark.long, pytest.mark.xdist_group("frozen")]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    if os.name == "nt" or shutil.which("bash") is None:
        pytest.skip("打包脚本要用 bash")
    out = tmp_path_factory.mktemp("frozen")
    subprocess.run(["bash", str(ROOT / "packaging" / "freeze.sh"), str(out)], check=True, timeout=900)
    return out / "fazhi-desk" / "fazhi-desk"


@pytest.fixture
def plain(tmp_path):
    """No Python of ours anywhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "FAZHI_DESK_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}


def talk(program, kind, message, plain):
    process = subprocess.Popen(
        [program, kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=plain
    )
    write_frame(process.stdin, message)
    answers = [read_frame(process.stdout)]
    while answers[-1].get("partial") or answers[-1].get("type") == "progress":
        answers.append(read_frame(process.stdout))
    process.stdin.close()
    assert process.wait(10) == 0
    process.stdout.close()
    return answers[-1]


def test_it_reviews_like_the_checkout(program, plain, tmp_path):
    paper = tmp_path / "文稿.txt"
    paper.write_text(PAPER, encoding="utf-8")
    ask = ["review", str(paper), "--format", "json"]
    frozen = subprocess.run([program, *ask], capture_output=True, env=plain, check=False, cwd=tmp_path)
    ours = subprocess.run([sys.executable, "-m", "fazhi_desk", *ask], capture_output=True, check=False, cwd=ROOT)
    assert (frozen.returncode, json.loads(frozen.stdout)) == (ours.returncode, json.loads(ours.stdout))


def test_it_exports_and_finds_phrases(program, plain, tmp_path):
    paper = tmp_path / "文稿.txt"
    paper.write_text(PAPER, encoding="utf-8")
    target = tmp_path / "成稿.docx"
    subprocess.run([program, "export", str(paper), "-o", str(target)], env=plain, check=True, capture_output=True)
    assert target.read_bytes()[:2] == b"PK"
    found = subprocess.run([program, "phrases", "search", "yjys"], env=plain, check=True, capture_output=True)
    assert found.stdout.decode().startswith("压紧压实责任")


def test_its_review_process_and_its_jobs_answer(program, plain, tmp_path):
    opened = {"type": "open", "lines": PAPER.split("\n"), "front": {}, "options": {}, "revision": 1, "visible": [0, 4]}
    assert any(row[0] == "cutoff-until" for row in talk(program, "--worker", opened, plain)["findings"])
    word = tmp_path / "文稿.docx"
    paper = tmp_path / "文稿.txt"
    paper.write_text(PAPER, encoding="utf-8")
    subprocess.run([program, "export", str(paper), "-o", str(word)], env=plain, check=True, capture_output=True)
    answer = talk(program, "--job", {"job": "open-word", "values": {"path": str(word)}}, plain)
    assert answer["type"] == "done"


def test_its_window_opens_and_leaves_nothing_behind_when_it_is_killed(program, plain, tmp_path):
    paper = tmp_path / "文稿.txt"
    paper.write_text(PAPER, encoding="utf-8")
    window = subprocess.Popen([program.with_name("fazhi-desk-window"), str(paper)], env=plain)
    try:
        deadline = time.monotonic() + 30
        while not (children := _children(window.pid)) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert children
        assert window.poll() is None
    finally:
        window.send_signal(signal.SIGKILL)
        window.wait(10)
    deadline = time.monotonic() + 10
    while any(map(_lives, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [child for child in children if _lives(child)]


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in listed.read_text().split()] if listed.exists() else []


def _lives(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
