"""Phrases of the bank: typed values out of JSON lines, checked in plain words.

A line holds the keys of the contract (text, slots, function, topics, sections, count, articles, sources, pinyin,
initials) and further ones: ``id``, ``functions`` (ids of the functions of phrases, the main one first), ``size``
(term, phrase, group, frame, formula), ``needs`` (facts of the unit that must hold), ``alternates``, ``authority``,
``valid_from``, ``valid_to``, ``note``.

A slot stands in the text as ``{件数}``; its span covers the braces. Every 汉字, Latin letter and digit outside the
slots is one token with one syllable in ``pinyin`` and one letter in ``initials``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError

FUNCTIONS: Mapping[str, str] = {
    "guide": "指导思想", "lead-judge": "总评", "transition": "过渡引出", "organize": "组织领导", "duty": "责任落实",
    "study": "学习部署", "mechanism": "建章立制", "measure": "具体举措", "figure": "数据支撑", "compare": "对比变化",
    "case": "典型案例", "honor": "荣誉认可", "effect": "成效落点", "nil": "零报告", "supervise": "接受监督",
    "turn": "转折到不足", "problem": "问题表现", "cause": "原因剖析", "next": "下一步打算", "goal": "目标愿景",
    "exhort": "要求号召", "self": "个人履责",
}
"""The 22 things a phrase can do in a paper: id and the name the writer sees."""
SIZES: Mapping[str, str] = {
    "term": "术语", "phrase": "短语", "group": "并列句组", "frame": "句式", "formula": "固定提法",
}
SLOT = re.compile(r"\{([^{}]{1,12})\}")
TOKEN = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place the writer must fill; ``start`` and ``end`` cover the braces in the phrase's text."""

    start: int
    end: int
    hint: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a phrase is attested: the file and the number of the paper in it, from 1."""

    seed: str
    article: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the bank. ``valid_from``/``valid_to`` are months (YYYY or YYYY-MM), "" where it is open."""

    text: str
    functions: tuple[str, ...]
    pinyin: str
    initials: str
    id: str = ""
    function: str = ""
    size: str = "phrase"
    slots: tuple[Slot, ...] = ()
    needs: Mapping[str, object] | None = None
    topics: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    count: int = 0
    articles: int = 0
    sources: tuple[Source, ...] = ()
    alternates: tuple[str, ...] = ()
    authority: str = ""
    valid_from: str = ""
    valid_to: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The main function as the writer sees it."""
        return FUNCTIONS[self.functions[0]]

    def fits(self, facts: Mapping[str, object]) -> bool:
        """Whether a unit with these facts may say it. An unknown fact excludes nothing; a list means any of."""
        return not self.needs or all(
            key not in facts or facts[key] in (wanted if isinstance(wanted, list | tuple) else (wanted,))
            for key, wanted in self.needs.items()
        )

    def is_current(self, year: int) -> bool:
        """Whether a fixed wording is in use in the report's year."""
        return int(self.valid_from[:4] or year) <= year <= int(self.valid_to[:4] or year)


def find_slots(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and hint of every slot in a phrase's text."""
    return tuple((match.start(), match.end(), match.group(1)) for match in SLOT.finditer(text))


def letters(text: str) -> tuple[int, ...]:
    """Positions of the tokens: 汉字, Latin letters and digits outside the slots."""
    covered = {at for start, end, _ in find_slots(text) for at in range(start, end)}
    return tuple(match.start() for match in TOKEN.finditer(text) if match.start() not in covered)


def check(phrase: Phrase) -> None:
    """Refuse a phrase that contradicts itself; the ValueError says in plain words why."""
    if not phrase.text or phrase.text != phrase.text.strip():
        raise ValueError("短语的文字为空或首尾有空白")
    unknown = [name for name in phrase.functions if name not in FUNCTIONS]
    if unknown or not phrase.functions:
        raise ValueError(f"不认识的用途“{unknown[0]}”" if unknown else "没有写明用途")
    if phrase.function and phrase.function != phrase.name:
        raise ValueError(f"用途名称“{phrase.function}”与第一个用途不一致")
    if phrase.size not in SIZES:
        raise ValueError(f"不认识的类别“{phrase.size}”")
    if tuple((slot.start, slot.end, slot.hint) for slot in phrase.slots) != find_slots(phrase.text):
        raise ValueError("待填处的位置与文字不一致")
    tokens = len(letters(phrase.text))
    if len(phrase.pinyin.split()) != tokens or len(phrase.initials) != tokens:
        raise ValueError("拼音或首字母的个数与文字不一致")


def phrase_from(table: object, where: str) -> Phrase:
    """One decoded line as a checked Phrase; mistakes are CatalogErrors that begin with ``where``."""
    phrase = build(Phrase, table, where)
    try:
        check(phrase)
    except ValueError as error:
        raise CatalogError(where, str(error)) from error
    return phrase


def read_phrases(lines: Iterable[str], where: str = "短语库") -> Iterator[Phrase]:
    """The phrases of JSON lines, checked; empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{where}第{number}行"
            try:
                table = json.loads(line)
            except ValueError as error:
                raise CatalogError(place, "不是正确的 JSON") from error
            yield phrase_from(table, place)


def load_phrases(path: Path, *, trusted: bool = False) -> tuple[Phrase, ...]:
    """All phrases of a file of JSON lines. ``trusted``: a file of the program, which its tests have checked."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(path.name, "短语库读不出来，请检查文件") from error
    if trusted:
        return _unchecked(text)
    return tuple(read_phrases(text.split("\n"), path.name))


def _unchecked(text: str) -> tuple[Phrase, ...]:
    """Our own file without a second look: a fifth of the time, which a writer would wait for at every start."""
    rows = json.loads("[" + ",".join(line for line in text.split("\n") if line) + "]")
    for row in rows:
        for key in ("functions", "topics", "sections", "alternates"):
            if key in row:
                row[key] = tuple(row[key])
        row["slots"] = tuple(Slot(**slot) for slot in row["slots"])
        row["sources"] = tuple(Source(**source) for source in row["sources"])
    return tuple(Phrase(**row) for row in rows)


def as_json(phrase: Phrase) -> dict[str, object]:
    """The phrase with the keys of the contract first; empty additional keys are left out."""
    row: dict[str, object] = {
        "text": phrase.text,
        "slots": [{"start": slot.start, "end": slot.end, "hint": slot.hint} for slot in phrase.slots],
        "function": phrase.name,
        "topics": list(phrase.topics),
        "sections": list(phrase.sections),
        "count": phrase.count,
        "articles": phrase.articles,
        "sources": [{"seed": source.seed, "article": source.article} for source in phrase.sources],
        "pinyin": phrase.pinyin,
        "initials": phrase.initials,
        "id": phrase.id,
        "functions": list(phrase.functions),
        "size": phrase.size,
    }
    if phrase.needs:
        row["needs"] = dict(phrase.needs)
    for key in ("alternates", "authority", "valid_from", "valid_to", "note"):
        value = getattr(phrase, key)
        if value:
            row[key] = list(value) if isinstance(value, tuple) else value
    return row


def as_line(phrase: Phrase) -> str:
    """The phrase as one line of a bank file."""
    return json.dumps(as_json(phrase), ensure_ascii=False, separators=(",", ":"))
