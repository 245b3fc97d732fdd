"""``python -m tests.benchmarks NAME``: run one benchmark, or all; every figure is a ratio within one run."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path


def main() -> int:
    names = sorted(m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if m.name[0] != "_")
    names = [name for name in names if not name.startswith(("fit_", "papers"))]
    asked = sys.argv[1:] or names
    for name in asked:
        if name not in names:
            print(f"no benchmark {name!r}; there are: {', '.join(names)}", file=sys.stderr)
            return 2
        print(f"== {name}")
        importlib.import_module(f"tests.benchmarks.{name}").main()
    return 0


sys.exit(main())
