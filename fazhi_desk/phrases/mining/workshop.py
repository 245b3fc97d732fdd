"""The whole bank from its folder and the papers: what the build and its test do. Tables come decoded, never paths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.catalog.synonyms import Synonyms
from fazhi_desk.phrases.mining.bank import Tables, join, read_decisions
from fazhi_desk.phrases.mining.candidates import gather
from fazhi_desk.phrases.mining.exclusions import Exclusions
from fazhi_desk.phrases.mining.formulas import formulas_from
from fazhi_desk.phrases.mining.functions import FunctionGuess
from fazhi_desk.phrases.mining.papers import Sentence, sentences
from fazhi_desk.phrases.mining.readings import Readings
from fazhi_desk.phrases.mining.tables import NeedIndex, NoteIndex, TopicIndex
from fazhi_desk.phrases.sections import SectionIndex

TomlTables = Mapping[str, Mapping[str, Any]]
"""Decoded files of the bank's folder by their names."""
NO_SYNONYMS = Synonyms()


def all_sentences(papers: Mapping[str, str], exclusions: Exclusions) -> list[Sentence]:
    """Every sentence of the collections, in the order of their names."""
    return [sentence for name in sorted(papers) for sentence in sentences(papers[name], name, exclusions)]


def tables_from(files: TomlTables, synonyms: Synonyms = NO_SYNONYMS) -> Tables:
    """The tables that describe a phrase."""
    return Tables(
        FunctionGuess(files["functions.toml"]),
        TopicIndex(files["topics.toml"]),
        SectionIndex(files["sections.toml"]),
        NeedIndex(files["needs.toml"]),
        Readings(files["readings.toml"]["words"]),
        synonyms,
        NoteIndex(files["notes.toml"]),
        tuple(tuple(group) for group in files["alternates.toml"]["groups"]),
    )


def build_bank(
    files: TomlTables, decisions: str, papers: Mapping[str, str], synonyms: Synonyms = NO_SYNONYMS
) -> list[Phrase]:
    """Candidates of the papers and the editor's verdicts, joined; ``papers`` are texts by file name."""
    exclusions = Exclusions.from_table(files["exclude.toml"])
    found = all_sentences(papers, exclusions)
    verdicts = list(read_decisions(decisions.split("\n")))
    formulas = formulas_from(files["formulas.toml"])
    return join(gather(found, exclusions), verdicts, formulas, found, tables_from(files, synonyms))
