"""The lines between the rooms of the house, read off the imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "fic"
MODULES = sorted(SOURCE.rglob("*.py"))

# What each room may know of the others. `errors`, `registry` and `__init__` belong to no room.
MAY_KNOW = {
    "manuscript": {"manuscript"},
    "files": {"files", "manuscript"},
    "lint": {"lint", "manuscript"},
    "release": {"release", "manuscript"},
    "posting": {"posting", "manuscript"},
    "report": {"report", "files", "manuscript", "lint", "release", "posting"},
    "cli": {"cli", "report", "files", "manuscript", "lint", "release", "posting"},
}
# Values of the settings are read by everyone; the module that reads the file is not.
EXCEPTIONS = {("posting", "fic.files.config"), ("lint", "fic.files.config")}

# What a chapter is called may be its file's name, which may hold anything: only fic.cli.said prints, and inertly.
PRINTING = {"echo", "secho", "print"}


def imports(module: Path) -> Iterator[str]:
    """Yield what a module imports, wherever in it, by full name."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_knows_only_the_rooms_before_its_own(module: Path) -> None:
    room = module.relative_to(SOURCE).parts[0]
    if room not in MAY_KNOW:
        return
    for imported in imports(module):
        parts = imported.split(".")
        if parts[0] == "fic" and len(parts) > 1 and parts[1] in MAY_KNOW:
            allowed = parts[1] in MAY_KNOW[room] or (room, ".".join(parts[:3])) in EXCEPTIONS
            assert allowed, f"{name(module)} imports {imported}"


@pytest.mark.parametrize(("room", "module"), sorted(EXCEPTIONS))
def test_an_exception_is_one_that_is_made_use_of(room: str, module: str) -> None:
    assert any(module in imports(each) for each in (SOURCE / room).rglob("*.py"))


def test_one_module_speaks_to_git() -> None:
    assert [name(module) for module in MODULES if {"git"} & {each.split(".")[0] for each in imports(module)}] == [
        "files/repo.py"
    ]


def test_only_reports_import_rich() -> None:
    users = [name(module) for module in MODULES if "rich" in {each.split(".")[0] for each in imports(module)}]
    assert users
    assert all(user.startswith("report/") for user in users)


def test_only_the_forecast_imports_numpy() -> None:
    users = [name(module) for module in MODULES if "numpy" in {each.split(".")[0] for each in imports(module)}]
    assert users
    assert all(user.startswith("release/") for user in users)


def test_one_module_of_the_commands_prints() -> None:
    printers = [
        name(module)
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if module.is_relative_to(SOURCE / "cli") and getattr(node, "attr", getattr(node, "id", "")) in PRINTING
    ]
    assert set(printers) == {"cli/said.py"}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc", "manager"}
    assert [name(module) for module in MODULES if module.stem in drawers] == []


def test_no_module_is_two_things() -> None:
    assert [name(module) for module in MODULES if module.read_text(encoding="utf-8").count("\n") > 400] == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_what_is_public_says_what_it_is(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name(module)} has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name(module)}: {node.name} has no docstring"
