"""Characters that cannot be seen are named so that their author can find out what they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("mark", "called"), [("\x1b", "(U+001B)"), ("\u2060", "(word joiner)"), ("\u2062", "(invisible times)")]
)
def test_a_character_is_called_by_its_name_else_by_its_code(
    tmp_path: Path, run_fic: Callable[..., Any], mark: str, called: str
) -> None:
    (tmp_path / "a.md").write_text(f"The ga{mark}te.\n", encoding="utf-8")
    findings = json.loads(run_fic("lint", "a.md", "--json", "--hints", cwd=tmp_path).out)["findings"]
    messages = [each["message"] for each in findings if each["rule"] == "invisible-character"]
    assert messages == [f"There is an invisible character {called} here."]
