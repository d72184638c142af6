"""What the pages point at is there, and every promise of SECURITY.md names a test that keeps it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PAGES = sorted((*TOP.glob("*.md"), *TOP.glob("docs/**/*.md")))
_LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
SECURITY = (TOP / "SECURITY.md").read_text(encoding="utf-8")
_TABLES = re.findall(r"\n\| promise \| test \|\n\|[-|]+\|\n((?:\|.*\n)+)", SECURITY)
PROMISES = [tuple(row.strip("|").split(" | ")) for table in _TABLES for row in table.splitlines()]


def links(text: str) -> list[str]:
    return [link for link in _LINK.findall(_CODE.sub("", text)) if not re.match(r"[a-z]+:", link)]


def anchor(heading: str) -> str:
    """Return the name that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(TOP).as_posix())
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for link in links(page.read_text(encoding="utf-8")):
        name, _, place = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), f"{page.name} points at {link}"
        if place and target.suffix == ".md":
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert place in map(anchor, headings), f"{page.name} points at {link}"


def test_there_are_promises() -> None:
    assert len(_TABLES) == 2
    assert len(PROMISES) > 12
    assert all(len(row) == 2 for row in PROMISES)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda row: row[0].strip()[:50])
def test_every_promise_names_a_file_of_tests_that_keeps_it(promise: tuple[str, str]) -> None:
    tests = [TOP / link for link in links(promise[1]) if link.startswith("tests/")]
    assert tests, f"nothing keeps this: {promise[0]}"
    for path in tests:
        assert path.suffix == ".py" or path.is_dir()
        files = sorted(path.rglob("test_*.py")) if path.is_dir() else [path]
        assert any(re.search(r"^def test_", file.read_text(encoding="utf-8"), re.MULTILINE) for file in files)
