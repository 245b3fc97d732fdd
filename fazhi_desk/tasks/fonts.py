"""Which font families are installed here, without a window: the command line has no other way to know."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection

from fazhi_desk.catalog.profile import Profile

PATIENCE = 10.0
"""Seconds for a first fc-list, which may have to build its cache."""
REGISTRY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"


def installed_families() -> frozenset[str] | None:
    """All family names, in every language a font gives them; None where they cannot be learned."""
    if sys.platform == "win32":
        return _registered()
    try:
        told = subprocess.run(
            ["fc-list", ":", "family"], capture_output=True, timeout=PATIENCE, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None
    lines = told.stdout.decode("utf-8", "replace").split("\n")
    return frozenset(name.strip() for line in lines for name in line.split(",") if name.strip())


def _registered() -> frozenset[str] | None:
    import winreg

    found: set[str] = set()
    for hive in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):  # type: ignore[attr-defined, unused-ignore]
        try:
            key = winreg.OpenKey(hive, REGISTRY)  # type: ignore[attr-defined, unused-ignore]
            for at in range(winreg.QueryInfoKey(key)[1]):  # type: ignore[attr-defined, unused-ignore]
                name = str(winreg.EnumValue(key, at)[0])  # type: ignore[attr-defined, unused-ignore]
                found.update(part.strip() for part in name.partition(" (")[0].split("&"))
        except OSError:
            continue
    return frozenset(found) or None


NAMES_ALIKE = {
    "仿宋_GB2312": "FangSong_GB2312", "楷体_GB2312": "KaiTi_GB2312", "仿宋": "FangSong", "楷体": "KaiTi",
    "黑体": "SimHei", "宋体": "SimSun", "方正小标宋简体": "FZXiaoBiaoSong-B05S", "方正小标宋_GBK": "FZXiaoBiaoSong-B05",
}
"""Chinese names and the Latin ones under which some systems list the same fonts."""


def lacking(profile: Profile, installed: Collection[str]) -> tuple[str, ...]:
    """The profile's fonts that are not installed, in the order of the roles; a font and its Latin name are one."""
    wanted = [name for face in profile.faces.all() for name in (face.font, face.latin) if name]
    return tuple(
        name for name in dict.fromkeys(wanted) if name not in installed and NAMES_ALIKE.get(name, name) not in installed
    )
