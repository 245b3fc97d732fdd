"""The wheel, built from the sdist and installed into a fresh environment, works from another folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)
    assert done.returncode in options.get("ok", (0, 1)), done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    # `build` makes the wheel from the sdist, as a packager would; our own environment has the backend.
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT))
    assert list(out.glob("*.tar.gz"))
    return next(out.glob("*.whl"))


def test_resources_and_phrasebank_are_inside(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("fazhi_desk/resources/templates/zones.toml", "fazhi_desk/phrasebank/phrases.jsonl",
                   "fazhi_desk/resources/sample/sample.fzd", "fazhi_desk/resources/profiles/gbt9704.toml"):
        assert wanted in names
    assert not [name for name in names if name.startswith(("tests/", "resources/", "packaging/"))]


def test_installed_it_reviews_from_another_folder(wheel, tmp_path):
    env = tmp_path / "env"
    run(sys.executable, "-m", "venv", "--without-pip", str(env))
    python = env / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(run(str(python), "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])").strip())
    run(sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--quiet", str(wheel))
    # The third-party packages are those of the tests' own environment; ours is only in the wheel.
    (site / "others.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    paper = tmp_path / "文稿.txt"
    paper.write_text("临川县2026年法治政府建设工作总结\n\n一、加强领导\n截止目前，召开会议3次。\n", encoding="utf-8")
    command = python.parent / ("fazhi-desk.exe" if os.name == "nt" else "fazhi-desk")
    plain = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    out = run(str(command), "review", str(paper), "--format", "json", cwd=tmp_path, env=plain)
    answer = json.loads(out)
    assert any(f["rule"] == "cutoff-until" for f in answer["findings"])
    where = run(str(python), "-c", "import fazhi_desk; print(fazhi_desk.__file__)", cwd=tmp_path, env=plain)
    assert str(env) in where
    assert run(str(command), "phrases", "search", "yjys", cwd=tmp_path, env=plain).startswith("压紧压实责任")


def test_lock_files_name_no_host_and_no_path():
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|index-url|find-links|file:|/home/|/work/", text)
        pins = [line for line in text.splitlines() if line and line[0] not in " #"]
        assert all("==" in line for line in pins)
        assert text.count("--hash=sha256:") >= len(pins)
        assert re.search(r"^pyside6-essentials==6\.(10|11)\.", text, re.MULTILINE)
