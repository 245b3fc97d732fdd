"""法治写作台: an offline desk for writing the yearly paper on law-based government."""

from __future__ import annotations
