"""TOML and JSON lines into typed rules, topics, templates, profiles and phrases."""

from __future__ import annotations
