"""Laws and documents by name: since when, until when, replaced by what, revised when."""

from __future__ import annotations

import re
from dataclasses import dataclass

DASHES = re.compile("[-－–—―~～~]{1,3}")
SPACE = re.compile(r"\s+")
STATE = "中华人民共和国"
STATED_VERSION = re.compile("（(?:[0-9]{4}年)?(?:修订|修正|修改|试行|新修订|全文|节选)(?:版|本|稿)?）$")
ISSUER = re.compile("^(?:中共中央办公厅|国务院办公厅|中共中央|国务院|中办|国办|、|，|和|印发|关于印发)+(?=关于|《)")
YEARS = re.compile("（([0-9]{4})—([0-9]{4})年?）$")
HALF_TO_FULL = str.maketrans("()", "（）")


@dataclass(frozen=True)
class Law:
    """One law or document. ``since`` and ``until`` are dates YYYY-MM-DD (or shorter), empty where not known.

    ``revised`` are the years of its revisions, None where they are not kept: then nothing is said about them. ``wrong``
    are misnamings that are certainly meant for this one; ``sure`` false: never more than a hint.
    """

    title: str
    since: str = ""
    until: str = ""
    successor: str = ""
    revised: tuple[int, ...] | None = None
    short: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    sure: bool = True
    unrevised: bool = False
    """Whether it is known that there was no revision; an empty ``revised`` alone gives no more than a hint."""
    registered: bool = False
    """Whether the user wrote it down from the document itself: then its number is sure."""
    number: str = ""
    """The document's number, where it is known."""

    @property
    def since_year(self) -> int | None:
        """The year it came into force."""
        return int(self.since[:4]) if self.since else None

    @property
    def until_year(self) -> int | None:
        """The last year it was in force."""
        return int(self.until[:4]) if self.until else None


def normalised(title: str) -> str:
    """A title without 《》, spaces, the state's name and stated versions; dashes and brackets made alike."""
    name = SPACE.sub("", title.strip("《》")).translate(HALF_TO_FULL)
    name = DASHES.sub("—", name).removeprefix(STATE)
    name = STATED_VERSION.sub("", name)
    return ISSUER.sub("", name) or name


def without_years(name: str) -> tuple[str, tuple[int, int] | None]:
    """A normalised title of a plan without its years, and the years."""
    found = YEARS.search(name)
    if found is None:
        return name, None
    return name[: found.start()], (int(found[1]), int(found[2]))
