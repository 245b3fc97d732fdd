from __future__ import annotations

import os
import subprocess
import sys

import pytest

from fazhi_desk.storage.atomic import SaveError, write_atomically


def test_writes_and_replaces(tmp_path):
    path = tmp_path / "稿.fzd"
    write_atomically(path, "一".encode())
    write_atomically(path, "二".encode())
    assert path.read_text(encoding="utf-8") == "二"
    assert [p.name for p in tmp_path.iterdir()] == ["稿.fzd"]


def test_a_failed_write_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "稿.fzd"
    path.write_text("旧", encoding="utf-8")

    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SaveError, match="没有保存成功"):
        write_atomically(path, b"new")
    assert path.read_text(encoding="utf-8") == "旧"
    assert [p.name for p in tmp_path.iterdir()] == ["稿.fzd"]


def test_read_only_folder_and_missing_folder_are_told(tmp_path):
    with pytest.raises(SaveError, match="不存在"):
        write_atomically(tmp_path / "没有" / "稿.fzd", b"x")
    with pytest.raises(SaveError, match="文件夹"):
        write_atomically(tmp_path, b"x")
    path = tmp_path / "只读.docx"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(SaveError, match="只读"):
        write_atomically(path, b"x")
    assert path.read_bytes() == b"old"


def test_a_link_keeps_pointing_and_modes_are_kept(tmp_path):
    real = tmp_path / "真.fzd"
    real.write_bytes(b"old")
    real.chmod(0o600)
    link = tmp_path / "链.fzd"
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o600


def test_killed_in_the_middle_the_old_file_is_whole(tmp_path):
    path = tmp_path / "稿.fzd"
    path.write_bytes(b"old" * 1000)
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from fazhi_desk.storage import atomic\n"
        "os.fsync = lambda handle: os._exit(9)\n"
        f"atomic.write_atomically(Path({str(path)!r}), b'new' * 1000)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert path.read_bytes() == b"old" * 1000


@pytest.mark.parametrize("lock", ["~$总结报告.docx", "~$结报告.docx", "~$报告.docx", ".~lock.总结报告.docx#"])
def test_a_file_open_in_an_office_program_is_left_alone(tmp_path, lock):
    target = tmp_path / "总结报告.docx"
    write_atomically(target, b"new")  # a lock without its file locks nothing
    held = tmp_path / lock
    held.write_bytes(b"x")
    with pytest.raises(SaveError, match="Word 或 WPS 里打开着"):
        write_atomically(target, b"other")
    assert target.read_bytes() == b"new"
    old = held.stat().st_mtime - 2 * 86_400
    os.utime(held, (old, old))  # left behind by a crash
    write_atomically(target, b"other")
    assert target.read_bytes() == b"other"
