"""Pages that are written from the code say what the code says."""

from __future__ import annotations

from pathlib import Path

from fic.report.settings_page import settings_page

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_settings_is_the_one_the_settings_write() -> None:
    assert (DOCS / "settings.md").read_text(encoding="utf-8") == settings_page(), "run `make docs`"
