from __future__ import annotations

import subprocess
import sys

import pytest

from fazhi_desk.commands import main
from fazhi_desk.commands.mistyped import for_commands, mistyped


def test_a_mistyped_command_is_one_sentence_and_status_2(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "fazhi_desk", "reviw", "x.txt"], capture_output=True, text=True, cwd=tmp_path,
        encoding="utf-8", check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "没有“reviw”这个命令" in done.stderr
    assert "是不是 review" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Review", "a.txt"], "是不是 review"),
        (["审校", "a.txt"], "没有“审校”这个命令"),
        (["--hlep"], "是不是 --help"),
        (["-x"], "没有“-x”这个选项"),
        (["a.txt", "--format", "json"], "打开窗口不用“--format”"),
    ],
)
def test_what_no_window_could_open_is_told(words, said, capsys):
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_papers_and_the_window_are_left_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reviw").write_text("稿", encoding="utf-8")
    for words in ([], ["没有.txt"], ["./reviw"], ["reviw"], ["--sample"], ["--", "稿.fzd"], ["文件夹/稿"]):
        assert mistyped(words) is None
        assert not for_commands(words)
    assert for_commands(["review"])
    assert for_commands(["--version"])
