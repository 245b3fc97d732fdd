"""Every test and child process works in folders of its own, off screen."""

from __future__ import annotations

import gc
import logging
import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    """FAZHI_DESK_HOME for the test and its children; nothing of the user's is touched."""
    monkeypatch.setenv("FAZHI_DESK_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture(autouse=True)
def _no_rule_fails(request):
    """The session logs a rule that fails and goes on; a test in which that happens has found a fault."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = records.append  # type: ignore[method-assign]
    logger = logging.getLogger("fazhi_desk.review")
    logger.addHandler(handler)
    yield
    logger.removeHandler(handler)
    if not request.node.get_closest_marker("faulty_rule"):
        assert not records, [record.getMessage() for record in records]


@pytest.fixture(autouse=True)
def _garbage_is_collected_here():
    """Once a test has made an application, nobody else collects garbage (desktop/collector.py)."""
    yield
    if not gc.isenabled():
        from fazhi_desk.desktop.collector import collect

        collect()


@pytest.fixture(scope="session")
def shared():
    """The folder of seeds and samples, where it is there."""
    if not (SHARED / "samples").is_dir():
        pytest.skip("旁边没有 shared 文件夹（样稿和种子）")
    return SHARED


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="thousandfold runs too")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--long"):
        return
    deselected = [item for item in items if item.get_closest_marker("long")]
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in deselected]
