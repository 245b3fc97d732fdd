"""Faces on the screen. For display only: what is exported names its fonts in the format profile."""

from __future__ import annotations

from PySide6.QtGui import QFont

FANGSONG = ("FangSong", "仿宋", "FangSong_GB2312", "仿宋_GB2312", "STFangsong", "Noto Serif CJK SC",
            "Source Han Serif SC", "AR PL UMing CN", "SimSun")
SONG = ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong", "华文中宋", "Noto Serif CJK SC",
        "Source Han Serif SC", "AR PL UMing CN", "SimSun")
HEI = ("SimHei", "黑体", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei",
       "WenQuanYi Micro Hei")
KAI = ("KaiTi", "楷体", "KaiTi_GB2312", "楷体_GB2312", "STKaiti", "AR PL UKai CN", "LXGW WenKai", "Noto Serif CJK SC")
DESK = ("Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC",
        "WenQuanYi Micro Hei", "WenQuanYi Zen Hei")
"""The face of menus and panes."""
DESK_POINTS = 10
SMALL_POINTS = 9


def font(families: tuple[str, ...], points: float, *, bold: bool = False) -> QFont:
    """A font from a chain of families; the first that is installed is taken."""
    made = QFont(list(families))
    made.setPointSizeF(points)
    if bold:
        made.setBold(True)
    return made
