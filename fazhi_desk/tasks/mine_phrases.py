"""Mine phrases from the user's own papers, for a preview to accept or refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fazhi_desk.catalog.files import builtin, read_tables
from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.catalog.synonyms import synonyms_from
from fazhi_desk.phrases.mining.exclusions import Exclusions
from fazhi_desk.phrases.mining.own_papers import mine
from fazhi_desk.phrases.mining.workshop import tables_from
from fazhi_desk.tasks.gather_papers import gather_papers
from fazhi_desk.tasks.open_paper import PaperError
from fazhi_desk.tasks.own_phrases import read_own_phrases
from fazhi_desk.tasks.workbench import Workbench

Progress = Callable[[int, int, str], None]


def mine_phrases(
    bench: Workbench, paths: Iterable[str], progress: Progress | None = None
) -> tuple[list[Phrase], tuple[str, ...]]:
    """Phrases of the papers that the bank does not have, and sentences about files that were passed over.

    Raises PaperError when none of the files can be read.
    """
    gathered = gather_papers(paths)
    if not gathered.papers:
        raise PaperError("；".join(gathered.problems) or "没有找到可读的文稿（.txt、.fzd、.docx）")
    files = read_tables(builtin("phrasebank"))
    texts = {name: paper.text[paper.front.body :] for name, paper in gathered.papers.items()}
    own, _ = read_own_phrases(bench)
    known = {phrase.text for phrase in (*bench.phrases, *own.added)} | own.hidden
    exclusions = Exclusions.from_table(files["exclude.toml"])
    synonyms = synonyms_from(bench.catalog.tables["synonyms.toml"])
    return mine(texts, exclusions, tables_from(files, synonyms), known, progress), gathered.problems
