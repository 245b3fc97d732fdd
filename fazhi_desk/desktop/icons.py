"""Icons of one family, drawn in the colour of the theme."""

from __future__ import annotations

from PySide6.QtGui import QIcon, QImage, QPixmap

from fazhi_desk.desktop.drawings import folder
from fazhi_desk.desktop.theme import Theme

SIZE = 20
DRAWN = 'width="24" height="24"'


def icon(name: str, theme: Theme, ratio: float = 1.0) -> QIcon:
    """The icon of that name; ``currentColor`` in the file becomes the theme's text colour."""
    text = (folder("icons") / f"{name}.svg").read_text(encoding="utf-8")
    pixels = round(SIZE * ratio)
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.border)):
        drawn = text.replace("currentColor", colour).replace(DRAWN, f'width="{pixels}" height="{pixels}"')
        image = QImage.fromData(drawn.encode())
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap, mode)
    return made
