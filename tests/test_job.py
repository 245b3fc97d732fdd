"""The job process: progress, result, one sentence when it fails, gone when its stdin closes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fazhi_desk.formats import word_writer
from fazhi_desk.formats.paper import paper_from
from fazhi_desk.storage.places import Places
from fazhi_desk.tasks.frames import read_frame, write_frame
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.document import parse

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def job():
    process = subprocess.Popen(
        [sys.executable, "-m", "fazhi_desk.job"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def answers(job):
    while (frame := read_frame(job.stdout)) is not None:
        yield frame


def test_a_word_file_is_read(job, tmp_path):
    bench = Workbench(Places(tmp_path, tmp_path, tmp_path, tmp_path))
    path = tmp_path / "稿.docx"
    text = "临川县2026年法治政府建设工作总结\n\n一、加强领导\n　　召开会议3次。"
    path.write_bytes(word_writer.write(paper_from(parse(text).paragraphs), bench.profile("gbt9704")))
    write_frame(job.stdin, {"job": "open-word", "values": {"path": str(path)}})
    frames = list(answers(job))
    assert frames[0]["type"] == "progress"
    assert frames[-1]["type"] == "done"
    assert "召开会议3次。" in frames[-1]["value"]["text"]
    assert job.wait(5) == 0


def test_a_failure_is_one_sentence(job, tmp_path):
    write_frame(job.stdin, {"job": "open-word", "values": {"path": str(tmp_path / "没有.docx")}})
    last = list(answers(job))[-1]
    assert last["type"] == "failed"
    assert "找不到" in last["sentence"]


def test_an_unknown_job_is_refused(job):
    write_frame(job.stdin, {"job": "format-disk", "values": {}})
    assert list(answers(job))[-1]["type"] == "failed"


def test_closing_its_input_ends_it(job):
    job.stdin.close()
    assert job.wait(5) == 2
