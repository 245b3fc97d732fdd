"""Mining phrases from papers: normalise, cut noise, gather candidates, join them with the editor's verdicts."""

from __future__ import annotations
