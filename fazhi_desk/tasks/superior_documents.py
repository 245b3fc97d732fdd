"""Register the documents of superiors: read, add, change, remove; kept in the user's own folder, nowhere else."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fazhi_desk.catalog.superior import SuperiorDocument, tidy, tidy_number
from fazhi_desk.catalog.topic import REGISTERED
from fazhi_desk.storage.atomic import write_atomically
from fazhi_desk.storage.places import Places
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import dumps

FILE = "documents/register.toml"
HEAD = "# 上级新文件登记：写进来的文件进入清单的依据和法规名称的核对。由“审校—上级新文件登记”或命令 documents 写成。\n"


class RegisterError(ValueError):
    """What cannot be registered; the message is one sentence for the user."""


def register_file(places: Places) -> Path:
    """Where the register lies."""
    return places.catalog / FILE


def registered(bench: Workbench) -> tuple[SuperiorDocument, ...]:
    """What is registered, in the order of the register."""
    return bench.catalog.documents


def with_registered(table: Mapping[str, Any], topic: str, bench: Workbench) -> Mapping[str, Any]:
    """A topic's table with the documents registered for it at the head of what it rests on."""
    own = [
        {"text": one.named, "certainty": REGISTERED, "valid_from": one.valid_from, "valid_to": one.valid_to}
        for one in registered(bench) if topic in one.topics
    ]
    return {**table, "authority": [*own, *table.get("authority", ())]} if own else table


def document(
    bench: Workbench, title: str, *, number: str = "", date: str = "", valid_from: int | None = None,
    valid_to: int | None = None, topics: Sequence[str] = (), short: Sequence[str] = (), replaces: str = "",
) -> SuperiorDocument:
    """A document of what the user wrote, tidied; raises RegisterError."""
    known = {topic.id for topic in bench.review.topics}
    wrong = [topic for topic in topics if topic not in known]
    if wrong:
        raise RegisterError(f"清单里没有编号为“{wrong[0]}”的主题，用 fazhi-desk topics 查看编号")
    names = tuple(dict.fromkeys(name for name in map(tidy, short) if name))
    try:
        return SuperiorDocument(
            tidy(title), tidy_number(number), date.strip(), valid_from, valid_to, tuple(topics), names, tidy(replaces)
        )
    except ValueError as error:
        raise RegisterError(str(error)) from error


def add(bench: Workbench, one: SuperiorDocument, *, instead: str = "") -> None:
    """Register a document, ``instead`` of the entry of that title; raises RegisterError, SaveError."""
    kept = registered(bench)
    if any(other.title == one.title != instead for other in kept):
        raise RegisterError(f"《{one.title}》已经登记过了")
    if any(other.title == instead for other in kept):
        _write(bench, [one if other.title == instead else other for other in kept])
    else:
        _write(bench, [*kept, one])


def remove(bench: Workbench, name: str) -> SuperiorDocument:
    """Take a document out by its title or number; raises RegisterError, SaveError."""
    wanted = {tidy(name), tidy_number(name)}
    found = next((one for one in registered(bench) if {one.title, one.number} & wanted), None)
    if found is None:
        raise RegisterError(f"没有登记过“{name}”")
    _write(bench, [one for one in registered(bench) if one is not found])
    return found


def _write(bench: Workbench, documents: Sequence[SuperiorDocument]) -> None:
    path = register_file(bench.places)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, register_text(documents).encode())
    bench.forget_catalog()


def register_text(documents: Sequence[SuperiorDocument]) -> str:
    """The register as TOML; what was not told is left out."""
    rows = [{key: value for key, value in dataclasses.asdict(one).items() if value} for one in documents]
    return HEAD + "".join(f"\n[[documents]]\n{dumps(row)}" for row in rows)
