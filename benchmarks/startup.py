"""What a command costs from a cold start, in a story of 300 chapters and 3,000 commits, beside bare interpreters."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.big_story import made, words_in
from benchmarks.measured import FIC, PYTHON, costs, shown

IMPORTS = "python -c 'import typer, yaml, tomllib'"


def main() -> None:
    """Print the costs of lint, status and the like, against importing what the user named."""
    with tempfile.TemporaryDirectory() as scratch:
        story = made(Path(scratch) / "story")
        print(f"{words_in(story):,} words in {len(list((story / 'manuscript').iterdir()))} chapters")
        commands = {
            "bare python": [PYTHON, "-c", "pass"],
            IMPORTS: [PYTHON, "-c", "import typer, yaml, tomllib"],
            "fic --version": [*FIC, "--version"],
            "fic lint ONE.md": [*FIC, "lint", "manuscript/150-part.md"],
            "fic status": [*FIC, "status"],
            "fic status --json": [*FIC, "status", "--json"],
            "fic check": [*FIC, "check"],
            "fic plan-releases": [*FIC, "plan-releases"],
        }
        print(shown(costs(commands, story), IMPORTS))
        print("targets: fic lint ONE.md at most 2.00 times the imports; fic status at most 1,500 ms")
