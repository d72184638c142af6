"""The campaign in short: every command, a fault here and there; ``make faults`` makes every step fail in every way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="faults need Linux")


@pytest.mark.parametrize("kind", ["init", "new-chapter", "finish", "reopen", "lint", "words", "post", "hook", "export"])
def test_a_fault_at_any_step_leaves_every_file_old_or_new_and_trying_again_finishes_the_job(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--json", "--every", "23", "--only", kind],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    assert json.loads(done.stdout)["runs"] > 0


def test_the_campaign_notices_a_program_that_tears_files() -> None:
    torn = """
import sys
import fic.files.save, fic.cli.recording, fic.cli.words
from tests.faults import __main__ as campaign
def careless(path, new, old, root=None):
    with open(path, "wb") as file:
        file.write(new)
fic.files.save.replaced = fic.cli.words.replaced = careless
sys.argv[1:] = ["--json", "--only", "words add, a list"]
sys.exit(campaign.main())
"""
    done = subprocess.run([sys.executable, "-c", torn], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "words.txt is neither the old nor the new" in done.stderr
