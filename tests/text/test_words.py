from __future__ import annotations

import tempfile
from pathlib import Path

from fazhi_desk.text.words import Tokenizer

TEXT = "县政府常务会议全年学习法律法规12部，提升依法决策水平。"


def test_words_make_the_text_again_and_jieba_is_silent(capfd):
    before = set(Path(tempfile.gettempdir()).glob("jieba*"))
    words = Tokenizer(exact=True).words(TEXT)
    assert "".join(words) == TEXT
    assert "依法" in words or "依法决策" in words
    assert capfd.readouterr() == ("", "")
    assert set(Path(tempfile.gettempdir()).glob("jieba*")) == before


def test_the_cache_stays_in_the_folder_given(tmp_path):
    Tokenizer(tmp_path / "cache", exact=True).words(TEXT)
    assert list((tmp_path / "cache").iterdir())
