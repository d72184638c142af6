"""The day and the time it is for the author, whatever the system's zone is called."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fic.cli.today import now_in, today, zone_of
from fic.errors import FicError

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of this system cannot be set for a test")


def set_zone(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    monkeypatch.setattr("tzlocal.unix._cache_tz", None)
    time.tzset()


def test_a_zone_that_is_named_is_the_zone_and_else_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    set_zone(monkeypatch, "Asia/Tokyo")
    assert zone_of("Europe/Paris").key == "Europe/Paris"
    assert zone_of("").key == "Asia/Tokyo"
    assert now_in("").isoformat() == "2026-11-20T21:00:00+09:00"
    assert str(today("Pacific/Kiritimati")) == "2026-11-21"


@pytest.mark.parametrize("name", ["UTC0", "CET-1CEST", "<+13>-13", "Mars/Crater"])
def test_what_needs_the_name_of_a_zone_asks_for_it_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, run_fic: Callable[..., Any], story: Path, name: str
) -> None:
    set_zone(monkeypatch, name)
    with pytest.raises(FicError, match="cannot be told by name"):
        zone_of("")
    assert str(today("")) == ("2026-11-21" if "13" in name else "2026-11-20")
    for command in (["plan-releases"], ["export", "2"]):
        ran = run_fic(*command, cwd=story)
        assert (ran.code, ran.out) == (3, "")
        assert "set TZ to one such as Europe/Paris" in ran.err
    for command in (["status"], ["check"], ["lint"], ["finish", "3"]):
        assert run_fic(*command, cwd=story).code == 0


def test_a_storys_own_zone_is_enough(monkeypatch: pytest.MonkeyPatch, run_fic: Callable[..., Any], story: Path) -> None:
    set_zone(monkeypatch, "CET-1CEST")
    with (story / ".fic.toml").open("a", encoding="utf-8") as settings:
        settings.write('zone = "Europe/Paris"\n')
    assert run_fic("plan-releases", cwd=story).code == 0
