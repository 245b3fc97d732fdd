"""Folders, atomic saving, journal, settings."""

from __future__ import annotations
