"""What fic says when it cannot go on."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fic.errors import FicError, UsageError

RunFic = Callable[..., Any]


def test_the_text_of_a_failure_is_its_sentences() -> None:
    assert str(FicError("It broke.")) == "It broke."
    assert str(FicError("It broke.", "So did that.")) == "It broke.\nSo did that."


def test_a_failure_comes_back_whole_from_another_process() -> None:
    back = pickle.loads(pickle.dumps(UsageError("One.", "Two.")))
    assert (type(back), back.sentences, back.exit_code) == (UsageError, ("One.", "Two."), 2)


@pytest.mark.parametrize("command", ["lint", "check"])
def test_each_sentence_of_a_failure_is_said_to_be_fics(story: Path, run_fic: RunFic, command: str) -> None:
    for name in ("004-broken.md", "005-broken.md"):
        (story / "manuscript" / name).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    ran = run_fic(command, cwd=story)
    assert ran.code == 3
    assert [line.partition("/")[0] for line in ran.err.splitlines()] == ["fic: manuscript", "fic: manuscript"]
