"""``python -m fic``."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run fic on the arguments it was started with."""
    _forget_this_folder()
    # Most runs are over in a tenth of a second, and looking for cycles while modules load takes a twentieth of it.
    gc.set_threshold(100_000)
    from fic.cli import app

    for stream in (sys.stdout, sys.stderr):
        # What the terminal's encoding lacks is shown as a question mark, rather than not said at all.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="fic")
    finally:
        # All that lives now ends with the process: searching it for cycles on the way out takes a seventh of a run.
        gc.freeze()


def _forget_this_folder() -> None:
    """Take off Python's path the folder that `python -m` put there: a typer.py in a story must not be run."""
    if __name__ == "__main__" and not sys.flags.safe_path and __spec__ is not None and sys.path:
        home = __spec__.origin or ""
        if not home.startswith(sys.path[0] + "/"):
            del sys.path[0]


if __name__ == "__main__":
    main()
