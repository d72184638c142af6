"""docs/settings.md, written from the settings themselves: ``python -m fic.report.settings_page FILE``."""

from __future__ import annotations

import sys
from dataclasses import fields
from inspect import getdoc
from pathlib import Path

from fic.files.accepts import Accepts
from fic.files.config import SECTIONS

_INTRODUCTION = """\
# Settings

What can stand in a story's `.fic.toml`. Every key is optional; one that is not here is refused by name. The file begins
with `format = 1`.

<!-- Written by `make docs` from src/fic/files/config.py; a test compares. -->
"""
_HEADINGS = {"sites": "[sites.<name>]", "lint": "[lint]"}


def settings_page() -> str:
    """Return the page of every setting in `.fic.toml`: its default, what it accepts, what it means."""
    parts = [_INTRODUCTION]
    for name, kind in SECTIONS.items():
        parts.append(f"## `{_HEADINGS.get(name, f'[{name}]')}`\n\n{getdoc(kind)}\n")
        parts.append("| key | default | accepts | meaning |\n|---|---|---|---|")
        for field in fields(kind):
            accepts: Accepts = field.metadata["accepts"]
            default: object = field.default if isinstance(field.default, str | int | float | tuple) else {}
            row = (f"`{field.name}`", f"`{_toml(default)}`", accepts.phrase, field.metadata["doc"])
            parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")
        parts.append("")
    return "\n".join(parts)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(settings_page(), encoding="utf-8")
