"""Drift, for programs: version 1, which other programs read; docs/json.md and docs/drift.md describe it."""

from __future__ import annotations

from collections.abc import Iterable

from fic.posting.difference import Change, as_text
from fic.posting.drift import Drift
from fic.report.inert import inert, json_text


def drift_json(found: Iterable[tuple[Drift, tuple[Change, ...] | None]]) -> str:
    """Return what drifted, each with its word diff, or null where git doesn't hold the old text any more."""
    return json_text(
        {
            "version": 1,
            "drift": [
                {
                    "chapter": drift.chapter.number,
                    "path": str(drift.chapter.path),
                    "site": inert(drift.posting.site),
                    "last": drift.posting.last.isoformat(),
                    "diff": None if changes is None else _inert_lines(as_text(changes)),
                }
                for drift, changes in found
            ],
        },
    )


def _inert_lines(text: str) -> str:
    return "".join(f"{inert(line)}\n" for line in text.split("\n")[:-1])
