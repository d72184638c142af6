"""Somebody else writes while fic does: an editor that saves the same file, or another fic with the same command.

fic is stopped at a step of its own, the other does all of its work, and fic goes on. What was typed must be there
afterwards whatever fic did; what fic did must be all or nothing, and so must what the other fic did.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .campaign import Bench, Ran, Tree, fast_disk, get_ready, tree_of
from .injection import Injection, install
from .scenarios import SCENARIOS, Scenario

_TYPED = b"\n# Typed meanwhile.\n"
_ONTO = "onto "
_BRIEFLY = frozenset((
    "init, a folder of chapters",
    "new-chapter, in git",
    "finish, one chapter",
    "reopen, one chapter",
    "lint --fix, the story",
    "lint --ignore-all-now, a list that is there",
    "words add, a list that is there",
    "words forget, a list that is there",
    "post, one chapter",
    "post, --record-only",
    "post --undo, a first posting",
    "plan-releases --apply, two chapters ahead",
    "plan-releases --ics, over an earlier one",
    "plan-releases --chart, over an earlier one",
    "hook install, a hook of one's own",
    "hook uninstall, only fic's",
    "export, over an earlier one",
    "export, a book",
))  # fmt: skip
_AS_READ = -2


@dataclass
class Meanwhile(Injection):
    """Stops before step number ``at`` until the other is done."""

    pause: Callable[[], object] = print

    def step(self, name: str, do: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        """Do one step, perhaps after a while."""
        self._come_to(name)
        return do()

    def git(self, start: Callable[[list[str]], None], arguments: list[str]) -> None:
        """Start git, perhaps after a while."""
        self._come_to("git")
        start(arguments)

    def _come_to(self, name: str) -> None:
        self.note(name)
        here, self.seen = self.seen, self.seen + 1
        if here == self.at:
            self.pause()


@dataclass(frozen=True)
class Step:
    """A step that gives a file its content or takes it away: its number, and the file within the story."""

    at: int
    name: str


class Races(Bench):
    """A place where one scenario meets somebody else."""

    def run(self, arguments: tuple[str, ...], at: int, fault: str) -> Ran:
        """Run fic alone, noting its steps and what each is done to."""
        self._notes.write_bytes(b"")
        return self.ended(
            self.begun(arguments, lambda: self._watched(Meanwhile(at, fault, self.noting()), None), self._said)
        )

    def touches(self) -> tuple[Step, ...]:
        """Return the last step by which each file that is not a temporary one becomes what it will be, in order."""
        found: dict[str, Step] = {}
        at = 0
        for line in self.steps:
            if line.startswith(_ONTO):
                name = line.removeprefix(_ONTO)
                if self.old.files.get(name) != self.new.files.get(name):
                    found[name] = Step(at, name)
            else:
                at += 1
        return tuple(found.values())

    def editor(self, name: str, at: int, *, renames: bool) -> str:
        """Return what is wrong after an editor saved a file while fic waited before a step; empty if nothing is."""
        path = self.root / name
        typed = self.old.files.get(name, (b"", 0))[0] + _TYPED

        def save() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            if renames:
                (self.root.parent / "swap").write_bytes(typed)
                if path.exists():
                    (self.root.parent / "swap").chmod(path.stat().st_mode & 0o777)
                (self.root.parent / "swap").replace(path)
            else:
                path.write_bytes(typed)

        ran = self.met(at, name, save)
        now = tree_of(self.root)
        try:
            assert "Traceback" not in ran.said, "a traceback"
            kept = [content for content, _ in now.files.values() if content.startswith(typed) or _TYPED in content]
            assert kept, f"what was typed into {name} is gone"
            assert not _leftovers(now), f"{_leftovers(now)} lie about"
            if ran.code == 3:
                others, before = (
                    {each: content for each, content in self.without_packets(tree.files).items() if each != name}
                    for tree in (now, self.old)
                )
                assert now.files[name][0] == typed, f"{name} is not what was typed"
                begun = self.scenario.command == "init"  # what it made so far is there, and goes on from there
                assert begun or others == before, f"it refused, but changed {_differing(others, before)}"
                assert begun or (now.head, now.index) == (self.old.head, self.old.index), (
                    "it refused, but git's state changed"
                )
                said = [line for line in ran.said.splitlines() if line.startswith("fic: ")]
                assert len(said) == 1, "it refused, but not in one sentence"
            else:
                assert ran.code in self.scenario.done, "it ended otherwise"
        except AssertionError as fails:
            return f"{fails}\n  it ended with {ran.code} and said: {ran.said[-600:]}"
        return ""

    def two(self, at: int) -> str:
        """Return what is wrong after another fic did the same while fic waited before a step; empty if nothing is."""
        others: list[Ran] = []
        said = self._said.with_name("said by the other")

        def run() -> None:
            others.append(self.ended(self.begun(self.scenario.arguments, lambda: None, said)))

        return self._sound((self.met(at, "", run), *others))

    def at_once(self) -> str:
        """Return what is wrong after two that began together."""
        self.fresh()
        said = [self._said, self._said.with_name("said by the other")]
        running = [self.begun(self.scenario.arguments, lambda: None, each) for each in said]
        return self._sound(tuple(map(self.ended, running)))

    def met(self, at: int, name: str, meanwhile: Callable[[], object]) -> Ran:
        """Run fic, which waits before step ``at`` (or after reading the file ``name`` first) while somebody works."""
        self.fresh()
        self._notes.write_bytes(b"")
        asks, asked = os.pipe()
        goes, gone = os.pipe()

        def prepare() -> None:
            os.close(asks)
            os.close(gone)

            def pause() -> None:
                os.write(asked, b".")
                os.read(goes, 1)

            self._watched(Meanwhile(at, "", lambda _: None, pause=pause), name if at == _AS_READ else None)

        running = self.begun(self.scenario.arguments, prepare, self._said)
        os.close(asked)
        os.close(goes)
        select.select([asks], [], [], 30)
        if os.read(asks, 1):
            meanwhile()
            os.write(gone, b".")
        ran = self.ended(running)
        os.close(asks)
        os.close(gone)
        return ran

    def _watched(self, meanwhile: Meanwhile, read: str | None) -> None:
        """Put ``meanwhile`` between this process and its disk; say what each step is done to."""
        install(meanwhile)
        for name, which in (("replace", -1), ("rename", -1), ("link", -1), ("unlink", 0), ("remove", 0)):
            setattr(os, name, self._naming(getattr(os, name), which, meanwhile))
        if read is not None:
            target = self.root / read
            waited: list[bool] = []
            os.open = _after_reading(os.open, target, meanwhile.pause, waited)
            import builtins

            io.open = builtins.open = _after_reading(io.open, target, meanwhile.pause, waited)

    def _naming(self, given: Callable[..., Any], which: int, meanwhile: Meanwhile) -> Callable[..., Any]:
        def named(*arguments: Any, **options: Any) -> Any:
            path = Path(os.fsdecode(arguments[which]))
            path = path if path.is_absolute() else Path.cwd() / path
            if path.is_relative_to(self.root):
                meanwhile.note(f"{_ONTO}{path.relative_to(self.root).as_posix()}")
            return given(*arguments, **options)

        return named

    def _sound(self, ran: tuple[Ran, ...]) -> str:
        """Return what is wrong after two fics met."""
        now = tree_of(self.root)
        try:
            for each in ran:
                assert "Traceback" not in each.said, "a traceback"
                assert each.code in (*self.scenario.done, 3), "it ended otherwise"
            done = any(each.code in self.scenario.done for each in ran)
            assert not _leftovers(now), f"{_leftovers(now)} lie about"
            if (self.root / ".git/HEAD").is_file():
                checked = subprocess.run(["git", "fsck"], cwd=self.root, capture_output=True, text=True, check=False)
                assert not checked.returncode, f"git fsck: {checked.stdout}{checked.stderr}"
                assert not (self.root / ".git/index.lock").exists(), "index.lock lies about"
            wanted = self.new if done else self.old
            more = now.files.keys() - wanted.files.keys()
            assert not more or (self.scenario.command == "new-chapter" and len(more) == 1), f"{sorted(more)} came too"
            there = {name: content for name, content in now.files.items() if name not in more}
            assert there == wanted.files, f"not as {'one' if done else 'none'} would leave it: " + str(
                _differing(there, dict(wanted.files))
            )
            assert more or (now.tree, now.index) == (wanted.tree, wanted.index), "git's state is another"
        except AssertionError as fails:
            return "\n".join((str(fails), *(f"  one ended with {each.code}: {each.said[-500:]}" for each in ran)))
        return ""


def _after_reading(
    given: Callable[..., Any], target: Path, pause: Callable[[], object], waited: list[bool]
) -> Callable[..., Any]:
    """Return ``given``, which waits once after it opened ``target`` for reading."""

    def opened(file: Any, *arguments: Any, **options: Any) -> Any:
        made = given(file, *arguments, **options)
        if not waited and not isinstance(file, int) and Path(os.fsdecode(file)).absolute() == target:
            waited.append(True)
            pause()
        return made

    return opened


def _leftovers(tree: Tree) -> list[str]:
    return [name for name in tree.files if name.endswith(".fic-part")]


def _differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def meetings(scenario: Scenario, *, briefly: bool) -> Iterator[tuple[str, str]]:
    """Give each meeting of a scenario with somebody else, and what was wrong after it; empty if nothing was."""
    with tempfile.TemporaryDirectory(prefix="fic-races-", dir=fast_disk()) as place:
        races = Races(scenario, Path(place))
        yield from _briefly(races) if briefly else _at_length(races)


def _briefly(races: Races) -> Iterator[tuple[str, str]]:
    last = races.touches()[-1]
    before = max(last.at - 1, 0)
    yield f"an editor renames {last.name} before step {before}", races.editor(last.name, before, renames=True)
    if last.name in races.old.files:
        yield f"an editor saves {last.name} just read", races.editor(last.name, _AS_READ, renames=True)
    yield f"another fic before step {before}", races.two(before)
    yield f"another fic before step {last.at + 1}", races.two(last.at + 1)


def _at_length(races: Races) -> Iterator[tuple[str, str]]:
    touches = races.touches()
    for each in touches:
        if each.name in races.old.files:
            yield f"an editor saves {each.name} just read", races.editor(each.name, _AS_READ, renames=True)
        for renames in (False, True):
            how, at = "renames" if renames else "saves", max(each.at - 1, 0)
            yield f"an editor {how} {each.name} before step {at}", races.editor(each.name, at, renames=renames)
    for at in range(sum(not line.startswith(_ONTO) for line in races.steps) + 1):
        yield f"another fic before step {at}", races.two(at)
    yield "another fic at once", races.at_once()


def main() -> int:
    """Run the meetings of every command, in one situation or in all; exit 1 if anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.races")
    parser.add_argument("--all", action="store_true", help="every situation of every command")
    parser.add_argument("--only", default="", metavar="TEXT", help="only scenarios whose name begins so")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    get_ready()
    chosen = [each for each in SCENARIOS if each.name.startswith(asked.only) and each.done == (0,)]
    if not asked.all:
        chosen = [each for each in chosen if each.name in _BRIEFLY]
    count: dict[str, int] = {}
    wrong = []
    for scenario in chosen:
        for meeting, fault in meetings(scenario, briefly=not asked.all):
            count[scenario.command] = count.get(scenario.command, 0) + 1
            if fault:
                wrong.append(f"{scenario.name}: {meeting}: {fault}")
    for each in wrong:
        print(each, file=sys.stderr)
    print(json.dumps({"meetings": count, "wrong": len(wrong)}))
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
