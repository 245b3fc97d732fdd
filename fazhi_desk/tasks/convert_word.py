"""Old and foreign kinds of Word file (.doc, .wps, .rtf, .odt, a web page) made .docx by the LibreOffice of this
computer, where there is one.

It works on a copy, in a profile folder of its own that is thrown away, with macros off and every way to the network
shut, and is stopped when it takes too long. Nothing of it is left behind.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from fazhi_desk.formats.web_archive import page_of

PATIENCE = 90.0
"""Seconds for one file; a first start of LibreOffice on a slow machine takes a good part of them."""
LARGEST = 100_000_000
"""Bytes of a converted file at most."""
PROGRAMS = ("soffice", "libreoffice")
USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice", "/opt/libreoffice/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
)
FILTERS = {"html": "HTML (StarWriter)"}
"""Kinds that LibreOffice would open in another of its programs unless told."""
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>
"""
SHUT = {
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent"): "true",
    ("/org.openoffice.Inet/Settings", "ooInetProxyType"): "2",
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName"): "127.0.0.1",
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort"): "9",
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName"): "127.0.0.1",
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort"): "9",
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy"): "",
}
"""Macros off, nothing outside the file loaded; the proxy is a port at which nobody listens."""
_running: set[subprocess.Popen[bytes]] = set()


class ConversionError(ValueError):
    """The file could not be converted; the message is one sentence for the user."""


def find_office() -> str | None:
    """LibreOffice's program on this computer, None where there is none."""
    for name in PROGRAMS:
        found = shutil.which(name)
        if found:
            return found
    folders = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    here = [Path(folder) / "LibreOffice" / "program" / "soffice.com" for folder in folders if folder]
    return next((str(path) for path in (*map(Path, USUAL), *here) if path.is_file()), None)


def to_docx(data: bytes, kind: str, patience: float = PATIENCE) -> bytes:
    """The bytes of a file of that kind (its suffix without dot) as .docx; raises ConversionError."""
    office = find_office()
    if office is None:
        raise ConversionError("这台电脑没有安装 LibreOffice，不能代为转换")
    if kind == "mht":  # LibreOffice would show the wrapping as text
        kind, data = "html", page_of(data) or b""
        if not data:
            raise ConversionError("这个网页文件里找不到正文")
    with tempfile.TemporaryDirectory(prefix="fazhi-desk-", ignore_cleanup_errors=True) as name:
        base = Path(name)
        source, target = base / f"paper.{kind}", base / "made" / "paper.docx"
        try:
            source.write_bytes(data)
            _settle(base / "profile")
            _run(_command(office, base, kind), base, patience)
            if not target.is_file() or target.stat().st_size > LARGEST:
                raise ConversionError("LibreOffice 没能转换这个文件，可能已损坏")
            return target.read_bytes()
        except OSError as error:
            raise ConversionError("转换没有成功，请检查磁盘空间") from error


def stop_all() -> None:
    """End whatever is being converted: the work was cancelled."""
    for process in list(_running):
        _end(process)


def _settle(profile: Path) -> None:
    """A profile folder with the few settings that matter."""
    rows = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for (path, name), value in SHUT.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS.format(rows), encoding="utf-8")


def _command(office: str, base: Path, kind: str) -> list[str]:
    inside: Iterable[str] = (f"--infilter={FILTERS[kind]}",) if kind in FILTERS else ()
    return [
        office, f"-env:UserInstallation={(base / 'profile').as_uri()}", "--headless", "--norestore", "--nologo",
        "--nolockcheck", *inside, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(base / "made"),
        str(base / f"paper.{kind}"),
    ]


def _run(command: list[str], base: Path, patience: float) -> None:
    """Run it to its end or to the end of our patience; the whole family of processes is ended then."""
    shut = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=base,
        env={**os.environ, **shut, "HOME": str(base)}, start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    _running.add(process)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired as error:
        raise ConversionError(f"LibreOffice 转换超过了{patience:.0f}秒，已停止") from error
    finally:
        _end(process)
        _running.discard(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children; what has ended already is no trouble."""
    if sys.platform == "win32":
        if process.poll() is None:
            with suppress(OSError):
                subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)
    else:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError, subprocess.TimeoutExpired):
        process.wait(5)
