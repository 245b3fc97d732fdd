"""One file per thing a user does."""

from __future__ import annotations
