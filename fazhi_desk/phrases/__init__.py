"""The phrase bank: search, ranking, slots, mining."""

from __future__ import annotations
