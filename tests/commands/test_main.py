"""The command line as its users see it: statuses, sentences, JSON of the contract."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fazhi_desk.commands import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "sample.fzd"
HAN = re.compile("[\u4e00-\u9fff]")
PAPER = """临川县2026年法治政府建设工作总结

　　一、加强领导
　　（一）压实责任。截止目前，召开会议3次，印发文件××件。
　　（三）强化督察。开展督察2次。
"""


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "文稿.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def review_json(capsys, *arguments):
    status = main(["review", *map(str, arguments), "--format", "json"])
    return status, json.loads(capsys.readouterr().out)


def test_review_json_has_every_key_of_the_contract(paper, capsys):
    status, answer = review_json(capsys, paper)
    assert status == 1
    assert set(answer) == {
        "schema", "document", "articles", "findings", "topics", "outline", "statistics", "not_checked",
    }
    assert {"path", "title", "kind", "kind_guessed", "year", "characters"} <= set(answer["document"])
    assert answer["document"]["title"] == "临川县2026年法治政府建设工作总结"
    assert answer["document"]["kind"] == "county"
    assert answer["document"]["kind_guessed"] is True
    assert answer["document"]["year"] == 2026
    assert answer["document"]["characters"] == len("".join(PAPER.split()))
    assert set(answer["statistics"]) >= {
        "paragraphs", "sentences", "figures", "duplicate_share", "earlier_share", "ignored",
    }
    for finding in answer["findings"]:
        assert set(finding) == {
            "rule", "family", "severity", "start", "end", "quote", "message", "why", "subject", "score", "article",
            "related", "fixes",
        }
        if finding["start"] is not None:
            assert PAPER[finding["start"] : finding["end"]] == finding["quote"]
        assert HAN.search(finding["message"])
    assert len(answer["topics"]) == 48
    for topic in answer["topics"]:
        assert {"id", "name", "area", "requirement", "state", "missing_parts", "waived", "evidence"} <= set(topic)


def test_outline_of_run_in_headings(paper, capsys):
    _, answer = review_json(capsys, paper)
    rows = [(e["level"], e["numbering"], e["text"], e["run_in"]) for e in answer["outline"]]
    assert rows == [
        (1, "一、", "加强领导", False), (2, "（一）", "压实责任", True), (2, "（三）", "强化督察", True),
    ]
    for entry in answer["outline"]:
        quote = PAPER[entry["start"] : entry["end"]]
        assert quote == entry["numbering"] + entry["text"]


def test_the_first_check_of_each_kind_finds_its_fault(paper, capsys):
    _, answer = review_json(capsys, paper)
    found = {(f["family"], f["quote"]) for f in answer["findings"]}
    assert ("numbering", "（三）") in found
    assert ("typos", "截止") in found
    assert any(family == "placeholder" and "××" in (quote or "") for family, quote in found)


def test_several_files_come_as_an_array_and_one_bad_file_takes_its_place(paper, tmp_path, capsys):
    status, answer = review_json(capsys, paper, tmp_path / "没有.txt", paper)
    assert status == 2
    assert [bool(row.get("error")) for row in answer] == [False, True, False]
    assert set(answer[1]) == {"document", "error"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("损坏.docx", b"PK\x03\x04 not a zip at all"),
        ("二进制.txt", bytes(range(256)) * 40),
        ("空字符.txt", "法治\0政府".encode()),
        ("旧版.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512),
        ("图片.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
        ("半个.txt", b"\xff\xfe\x41"),
        ("代理.txt", b"\xff\xfe" + b"\x00\xd8" * 3),
    ],
)
def test_bad_input_gives_one_sentence_and_status_2(tmp_path, capsys, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    before = sorted(tmp_path.iterdir())
    assert main(["review", str(path)]) == 2
    out = capsys.readouterr()
    assert HAN.search(out.err)
    assert out.err.count("\n") == 1
    assert "Traceback" not in out.err
    assert sorted(tmp_path.iterdir()) == before
    assert path.read_bytes() == data


def test_a_folder_and_a_huge_file_are_refused(tmp_path, capsys):
    assert main(["review", str(tmp_path)]) == 2
    huge = tmp_path / "大.txt"
    with huge.open("wb") as file:
        file.truncate(21_000_000)
    assert main(["review", str(huge)]) == 2
    assert "MB" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_and_line_ends(tmp_path, capsys, encoding):
    path = tmp_path / "文.txt"
    path.write_bytes(PAPER.replace("\n", "\r\n").encode(encoding))
    _, answer = review_json(capsys, path)
    assert answer["document"]["title"] == "临川县2026年法治政府建设工作总结"
    for finding in answer["findings"]:
        if finding["start"] is not None:
            assert PAPER[finding["start"] : finding["end"]] == finding["quote"]


def test_usage_errors_are_chinese(capsys):
    for arguments in (["review"], ["review", "--kind", "x", "a"], ["new"], ["outline", "a", "--nix"], ["phrases"]):
        assert main(arguments) == 2
        message = capsys.readouterr().err
        assert HAN.search(message)
        assert not re.search(r"\b(argument|required|invalid|choice|unrecognized|usage|error)\b", message)


@pytest.mark.parametrize("command", [[], ["new"], ["review"], ["outline"], ["phrases"], ["phrases", "search"],
                                     ["topics"], ["export"], ["explain"]])
def test_help_is_chinese(capsys, command):
    assert main([*command, "--help"]) == 0
    text = capsys.readouterr().out
    assert "用法：" in text
    assert not re.search(r"\b(usage|options|positional arguments|show this)\b", text)


def test_version(capsys):
    assert main(["--version"]) == 0
    assert "法治写作台" in capsys.readouterr().out


def test_new_review_export_is_one_path(tmp_path, capsys):
    draft, word = tmp_path / "稿.fzd", tmp_path / "稿.docx"
    assert main(["new", "department", "--unit", "临川县教育局", "--year", "2026", "-o", str(draft)]) == 0
    capsys.readouterr()
    status, answer = review_json(capsys, draft)
    assert status == 0, [f["message"] for f in answer["findings"] if f["severity"] != "hint"]
    assert answer["document"]["kind"] == "department"
    assert answer["document"]["year"] == 2026
    assert main(["export", str(draft), "-o", str(word)]) == 0
    assert "待补" in capsys.readouterr().err
    assert word.read_bytes().startswith(b"PK")
    assert main(["export", str(draft), "-o", str(word)]) == 2
    assert main(["export", str(draft), "-o", str(word), "--force"]) == 0


def test_new_refuses_an_existing_file(tmp_path, capsys):
    draft = tmp_path / "稿.fzd"
    draft.write_text("原来的字", encoding="utf-8")
    assert main(["new", "county", "-o", str(draft)]) == 2
    assert draft.read_text(encoding="utf-8") == "原来的字"


def test_export_text_and_unknown_suffix(tmp_path):
    assert main(["export", str(SAMPLE), "-o", str(tmp_path / "a.txt")]) == 0
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert "+++" not in text
    assert "临川县2026年法治政府建设工作总结" in text
    assert main(["export", str(SAMPLE), "-o", str(tmp_path / "a.pdf")]) == 2


def test_outline_phrases_topics_explain(capsys):
    assert main(["outline", str(SAMPLE)]) == 0
    assert "加强组织领导" in capsys.readouterr().out
    assert main(["phrases", "search", "yjys", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["text"] == "压紧压实责任"
    assert set(rows[0]) >= {
        "text", "slots", "function", "topics", "sections", "count", "articles", "sources", "pinyin", "initials",
    }
    assert main(["phrases", "list", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) >= 300
    assert main(["topics", "--kind", "county", "--format", "json"]) == 0
    topics = json.loads(capsys.readouterr().out)
    assert len(topics) == 48
    assert main(["explain", "cutoff-until"]) == 0
    assert "截止" in capsys.readouterr().out
    assert main(["explain", "cutof-until"]) == 2


def test_a_command_name_is_not_a_file():
    done = subprocess.run(
        [sys.executable, "-m", "fazhi_desk", "review"], capture_output=True, text=True, cwd=ROOT, encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "缺少参数" in done.stderr


def test_nothing_heavy_is_loaded_by_light_commands():
    code = (
        "import sys, io, contextlib\n"
        "from fazhi_desk.commands import main\n"
        "with contextlib.redirect_stdout(io.StringIO()): main(['phrases', 'search', 'yjys'])\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'jieba','numpy','docx','pypinyin','PySide6','lxml'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_the_program_opens_no_socket(paper, monkeypatch, capsys):
    """Any attempt to make a socket, by us or a library, fails the test."""
    import socket

    def refuse(*_args, **_options):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert main(["review", str(paper), "--format", "json"]) == 1
    assert main(["export", str(paper), "-o", str(paper.with_suffix(".docx"))]) == 0
