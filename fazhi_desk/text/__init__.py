"""From characters to structure: decoding, joining, numbering, roles, sentences, figures, dates, words."""

from __future__ import annotations
