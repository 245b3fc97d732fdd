"""One file per format: draft, plain text, Word writer, Word reader."""

from __future__ import annotations
