"""A private LibreOffice: its own profile folder, and free fonts in the place of the ones the standard names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from fazhi_desk.catalog.profile import Profile, profiles_from
from fazhi_desk.formats.paper import Block, Metadata, Paper
from fazhi_desk.formats.word_writer import write
from fazhi_desk.model import Role

NEEDED = ("soffice", "pdftotext", "pdftoppm")
STAND_INS = {
    "仿宋_GB2312": "Noto Serif CJK SC",
    "仿宋": "Noto Serif CJK SC",
    "宋体": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
    "楷体_GB2312": "AR PL UKai CN",
    "楷体": "AR PL UKai CN",
    "黑体": "Noto Sans CJK SC",
}
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
POINT = 25.4 / 72


@dataclass(frozen=True)
class Word:
    """A word as poppler places it; millimetres from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Printed:
    """A rendered file."""

    pdf: Path

    def pages(self) -> list[list[Word]]:
        """Words of each page, in reading order."""
        out = self.pdf.with_suffix(".html")
        subprocess.run(["pdftotext", "-bbox", str(self.pdf), str(out)], check=True, timeout=60)
        pages = out.read_text(encoding="utf-8").split("<page ")[1:]
        return [
            [Word(*(float(n) * POINT for n in found[:4]), found[4]) for found in WORD.findall(page)] for page in pages
        ]

    def ink(self, page: int, dots: int = 300) -> tuple[int, int, bytes]:
        """A page as grey dots: width, height, one byte a dot."""
        base = self.pdf.with_name("ink")
        subprocess.run(
            ["pdftoppm", "-r", str(dots), "-gray", "-f", str(page), "-l", str(page), "-singlefile", str(self.pdf),
             str(base)],
            check=True, timeout=60,
        )
        raw = base.with_suffix(".pgm").read_bytes()
        _, size, _, body = raw.split(b"\n", 3)
        width, height = (int(n) for n in size.split())
        return width, height, body


@pytest.fixture(scope="session")
def profiles() -> dict[str, Profile]:
    folder = Path(__file__).resolve().parents[2] / "resources" / "profiles"
    return profiles_from({p.name: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.toml"))})


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Convert a file: ``office(source, "pdf")`` is the path of the result."""
    for tool in NEEDED:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed (LibreOffice Writer and poppler-utils are needed)")
    base = tmp_path_factory.mktemp("office")
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{other}</family></prefer></alias>'
        for name, other in STAND_INS.items()
    )
    fonts = base / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{aliases}</fontconfig>',
        encoding="utf-8",
    )

    def convert(source: Path, kind: str) -> Path:
        target = source.parent / "converted"
        command = [
            "soffice", f"-env:UserInstallation={(base / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", kind, "--outdir", str(target), str(source),
        ]
        env = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(base)}
        subprocess.run(command, check=True, timeout=180, env=env, capture_output=True)
        return target / source.with_suffix(f".{kind}").name

    return convert


@pytest.fixture
def printed(office: Callable[[Path, str], Path], tmp_path: Path) -> Callable[[Paper, Profile], Printed]:
    """Write a paper and render it."""

    def render(paper: Paper, profile: Profile) -> Printed:
        source = tmp_path / "paper.docx"
        source.write_bytes(write(paper, profile))
        return Printed(office(source, "pdf"))

    return render


@pytest.fixture
def grid_paper() -> Callable[[str], Paper]:
    """Enough of one character to fill pages; every one is a full cell, no punctuation hangs or shrinks."""

    def make(title: str = "") -> Paper:
        titles = (Block(Role.TITLE, title),) if title else ()
        return Paper((*titles, Block(Role.BODY, "正" * 1500)), Metadata(title=title))

    return make
