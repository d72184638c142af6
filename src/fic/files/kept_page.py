"""Pages kept where a terminal's links can open them: in the user's cache folder, written when first linked to."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

from fic import __version__


def kept_page(name: str, text: str) -> Path | None:
    """Return the file that holds the page ``text`` called ``name``; None where none can be kept."""
    path = user_cache_path("fic", appauthor=False) / f"rules-{__version__}" / name
    if not path.is_absolute():
        return None
    try:
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return path
