from __future__ import annotations

from fazhi_desk.tasks.gather_papers import paper_files


def test_old_files_in_a_folder_are_told_not_passed_over_in_silence(tmp_path):
    folder = tmp_path / "往年"
    (folder / "2024").mkdir(parents=True)
    for name in ("总结.txt", "2024/旧.doc", "2024/旧.WPS"):
        (folder / name).write_text("工作总结\n正文。", encoding="utf-8")
    found, problems = paper_files([str(folder)])
    assert [path.name for path in found.values()] == ["总结.txt"]
    assert problems == (f"“{folder}”里有2个 .doc、.wps 旧文件没有读，请用 Word 或 WPS 另存为 .docx",)
