"""The rooms of the house: who may import whom, no cycles, heavy libraries only where they are needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "fazhi_desk"
ALLOWED = {
    "model": set(),
    "text": {"model"},
    "catalog": {"model"},
    "phrases": {"model", "text", "catalog"},
    "checks": {"model", "text", "catalog", "phrases"},
    "review": {"model", "text", "catalog", "phrases", "checks"},
    "formats": {"model", "text", "catalog"},
    "storage": {"model"},
    "tasks": {"model", "text", "catalog", "phrases", "checks", "review", "formats", "storage"},
    "commands": {"model", "text", "catalog", "phrases", "checks", "review", "formats", "storage", "tasks"},
    "desktop": {"model", "text", "catalog", "phrases", "checks", "review", "formats", "storage", "tasks"},
    "job": {"model", "text", "catalog", "phrases", "checks", "review", "formats", "storage", "tasks"},
    "worker": {"model", "text", "catalog", "phrases", "checks", "review", "formats", "storage", "tasks"},
}
HEAVY = {"jieba", "numpy", "docx", "pypinyin", "rapidfuzz", "PySide6", "rjieba", "ahocorasick", "lxml", "platformdirs"}
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "asyncio", "xmlrpc", "socketserver"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "fazhi_desk" and len(parts) > 1 else None


def imports(path: Path, *, top_level: bool = False) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_level else ast.walk(tree)
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_what_the_plan_allows(path):
    room = room_of(name_of(path))
    if room not in ALLOWED:
        return
    for module in imports(path):
        other = room_of(module)
        if other in ALLOWED and other != room:
            assert other in ALLOWED[room], f"{name_of(path)} imports {module}"
        if module.split(".")[0] == "PySide6":
            assert room == "desktop", f"{name_of(path)} imports PySide6"


def test_checks_never_import_one_another():
    for path in (PACKAGE / "checks").glob("*.py"):
        for module in imports(path):
            if module.startswith("fazhi_desk.checks."):
                assert module.split(".")[2].startswith("_"), f"{path.name} imports {module}"


def test_there_is_no_import_cycle():
    names = {name_of(path): path for path in MODULES}
    graph = {}
    for name, path in names.items():
        graph[name] = {m for m in imports(path, top_level=True) if m in names and m != name}
    state: dict[str, int] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert state.get(name) != 1, f"cycle: {' -> '.join((*trail, name))}"
        if name not in state:
            state[name] = 1
            for other in graph[name]:
                visit(other, (*trail, name))
            state[name] = 2

    for name in names:
        visit(name, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_libraries_are_imported_late(path):
    if room_of(name_of(path)) == "desktop":
        return
    for module in imports(path, top_level=True):
        assert module.split(".")[0] not in HEAVY, f"{name_of(path)} imports {module} at its top"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_knows_the_network(path):
    for module in imports(path):
        assert module.split(".")[0] not in NETWORK, f"{name_of(path)} imports {module}"
        assert not module.startswith("PySide6.QtNetwork")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_global_statements_and_no_giants(path):
    text = path.read_text(encoding="utf-8")
    assert not any(isinstance(node, ast.Global) for node in ast.walk(ast.parse(text)))
    assert text.count("\n") <= 400, "split it"
    assert "from __future__ import annotations" in text


def test_commands_load_nothing_heavy():
    code = "import sys, fazhi_desk.commands; print(sorted({m.split('.')[0] for m in sys.modules}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert not HEAVY & set(ast.literal_eval(out))


def test_the_top_level_is_the_one_agreed():
    known = {"fazhi_desk", "resources", "phrasebank", "packaging", "tests", "pyproject.toml"}
    known |= {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"}
    listed = tracked()
    if listed is None:  # no git here: what lies in the folder, made things aside
        made = {"build", "dist", "fazhi_desk.egg-info"}
        listed = [path.name for path in ROOT.iterdir() if path.name not in made]
    tops = {line.split("/")[0] for line in listed}
    assert {top for top in tops if not top.startswith(".")} <= known


def tracked() -> list[str] | None:
    """The files git knows, or None where this is no checkout."""
    try:
        out = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return out.stdout.splitlines()
