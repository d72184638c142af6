"""docs/json.md lists what the reading commands give programs: each key, and what kind of thing it holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

RunFic = Callable[..., Any]

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `fic (.*?) --json`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
# Where a key is the author's own word, or one of many.
ANY = {"posted": "<site>", "sites": "<site>", "census": "<thing>"}


def documented(command: str) -> dict[str, str]:
    """Return the keys that the page lists for a command, with their kinds."""
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]+?) \|", SECTIONS[command], re.MULTILINE))


def leaves(value: object, at: str = "") -> Iterator[tuple[str, object]]:
    """Give every key of a document that holds no others, as the page writes it, with what it holds."""
    if isinstance(value, dict):
        for key, held in value.items():
            name = ANY.get(re.split(r"[.\[]", at)[-1], key)
            yield from leaves(held, f"{at}.{name}".removeprefix("."))
    elif isinstance(value, list) and not at.endswith("[]"):
        for held in value:
            yield from leaves(held, f"{at}[]")
    else:
        yield at, value


def is_a(kind: str, value: object) -> bool:
    """Return whether a value is of a kind the page speaks of."""
    if kind.endswith(" or null"):
        return value is None or is_a(kind.removesuffix(" or null"), value)
    if kind == "day":
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    if kind == "moment":
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, {"text": str, "yes or no": bool, "list": list}[kind])


@pytest.fixture
def told(story: Path, run_fic: RunFic) -> Callable[[str], Any]:
    """Return what a command gives programs of a story in which every list has something in it."""
    (story / ".fic.toml").write_text(
        'format = 1\n[story]\ntitle = "The Weir"\nsites = ["ao3", "royal-road"]\n[notes]\nbefore = "*Hello.*"\n',
        encoding="utf-8",
    )
    (story / "words.txt").write_text("Ada\n", encoding="utf-8")
    run_fic("post", "1", "--site", "ao3", "--on", "2026-11-01", "--force", cwd=story)
    for name, text in {
        "001-the-weir.md": (story / "manuscript/001-the-weir.md").read_text().replace("water.\n", "the river.\n"),
        "002-low-water.md": "---\ndrafted: 2026-10-09\nrelease: 2026-11-19\n---\n\nIt had *dropped*.\n",
        "003-stones.md": "---\ndrafted: 2026-10-20\nposted: {ao3: 2026-10-02}\n---\n\n<blink>One.</blink>\n",
        "004-four.md": "---\ndrafted: 2026-11-02\n---\n\nTwo.\n",
        "5-twin.md": "Five.\n",
        "05-twin.md": "Five again.\n",
        "006-broken.md": "---\ntitle: [\n---\n",
        "epilogue.md": "---\ndrafted: 2026-11-10\n---\n\nThe end.\n",
    }.items():
        (story / "manuscript" / name).write_text(text, encoding="utf-8")
    return lambda command: json.loads(run_fic(*command.split(), "--json", cwd=story).out)


@pytest.mark.parametrize("command", SECTIONS)
def test_the_page_lists_each_key_and_says_what_it_holds(command: str, told: Callable[[str], Any]) -> None:
    listed = documented(command)
    arguments = f"{command} --site royal-road" if command.startswith("export") else command
    found = list(leaves(told(arguments)))
    assert {at for at, _held in found} == set(listed)
    wrong = [(at, listed[at], held) for at, held in found if not is_a(listed[at], held)]
    assert wrong == []


def test_every_command_with_json_has_its_section() -> None:
    commands = Path(__file__).parents[2] / "src" / "fic" / "cli"
    with_json = {path.stem.replace("_", "-") for path in commands.glob("*.py") if '"--json"' in path.read_text("utf-8")}
    assert {section.split()[0] for section in SECTIONS} == with_json - {"lint-flags"}


@pytest.mark.parametrize("command", ["status", "drift"])
def test_a_chapter_without_a_number_is_null_and_known_by_its_path(
    command: str, told: Callable[[str], Any], story: Path, run_fic: RunFic
) -> None:
    run_fic("post", "epilogue.md", "--site", "ao3", "--force", "--no-commit", cwd=story)
    with (story / "manuscript/epilogue.md").open("a", encoding="utf-8") as file:
        file.write("\nOr not.\n")
    drifted = {each["path"]: each["chapter"] for each in told(command)["drift"]}
    assert drifted["manuscript/epilogue.md"] is None
