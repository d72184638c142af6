"""A folder of 120 chapters that never heard of fic: taken in, recorded, planned for, and not a word of it rewritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

Fic = Callable[..., Any]
Git = Callable[..., str]
BEGUN = date(2024, 1, 5)


def body(number: int) -> str:
    """Return a chapter with what might trip an edit: its own line endings, a rule at the top, no final newline."""
    text = f"# Chapter {number}\n\nIt rained, and then it rained some more.\n\n---\n\nnotes: none.\n"
    text = f"---\n\n{text}" if number % 5 == 0 else text
    text = text.rstrip("\n") if number % 7 == 0 else text
    return text.replace("\n", "\r\n") if number % 3 == 0 else text


@pytest.fixture(scope="module")
def old_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository where 120 chapters were written week by week."""
    import os
    import subprocess

    folder = tmp_path_factory.mktemp("old")
    identity = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | identity
    stream = []
    for number in range(1, 121):
        day = BEGUN + timedelta(days=8 * number)
        seconds = (day - date(1970, 1, 1)).days * 86400 + 68400
        text = ("\ufeff" if number == 4 else "") + body(number)
        data = text.encode()
        stream.append(
            f"commit refs/heads/main\ncommitter Ann <ann@example.org> {seconds} +0000\ndata 5\nwrote\n"
            f"M 100644 inline chapters/ch{number}.md\ndata {len(data)}\n".encode()
            + data
            + b"\n"
        )
    for command, stdin in (
        (["init", "--quiet", "--initial-branch=main"], None),
        (["fast-import", "--quiet"], b"".join(stream)),
        (["reset", "--quiet", "--hard"], None),
    ):
        subprocess.run(["git", *command], cwd=folder, env=environment, input=stdin, check=True)
    return folder


def test_an_old_story_is_adopted_recorded_and_planned_for(run_fic: Fic, git: Git, old_story: Path) -> None:
    chapters = {number: old_story / f"chapters/ch{number}.md" for number in range(1, 121)}
    before = {number: path.read_bytes() for number, path in chapters.items()}

    ran = run_fic("init", "--title", "Rain", "--no-hook", cwd=old_story)
    assert ran.code == 0
    assert "Took in 120 chapters from chapters as they are" in ran.out
    assert {number: path.read_bytes() for number, path in chapters.items()} == before

    ran = run_fic("post", "1-116", "--site", "ao3", "--on", "git", "--record-only", cwd=old_story)
    assert ran.code == 0, ran.err
    assert run_fic("finish", "117-119", "--on", "git", cwd=old_story).code == 0
    assert git(old_story, "rev-list", "--count", "HEAD").strip() == "122", "one commit each"
    for number, path in chapters.items():
        mark = b"\xef\xbb\xbf" if number == 4 else b""
        assert path.read_bytes().startswith(mark)
        assert path.read_bytes().removeprefix(mark).endswith(before[number].removeprefix(mark))

    status = json.loads(run_fic("status", "--json", cwd=old_story).out)
    assert [chapter["state"] for chapter in status["chapters"]] == ["posted"] * 116 + ["drafted"] * 3 + ["drafting"]
    assert status["buffers"][0] == {"site": "ao3", "size": 3, "chapters": [117, 118, 119]}
    assert status["chapters"][9]["posted"]["ao3"]["first"] == (BEGUN + timedelta(days=80)).isoformat()
    assert status["problems"] == []

    plan = json.loads(run_fic("plan-releases", "--json", "--today", "2026-08-25", cwd=old_story).out)
    assert plan["pace"]["chapters_seen"] >= 100
    assert plan["pace"]["days_per_chapter"]["median"] == pytest.approx(8, rel=0.1)
    assert plan["recommended"] is not None
