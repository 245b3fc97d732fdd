"""The incremental session, topic coverage, fixes, comparison with earlier papers: values in, values out."""

from __future__ import annotations
