"""Runs a scenario once for each step and each fault, in a forked child, and judges what is left."""

from __future__ import annotations

import ctypes
import datetime as dt
import io
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .injection import BOTH_KILLED, KILLED_AFTER, KILLS, Injection, faults_at, install
from .scenarios import Scenario

_PATIENCE = 60.0
_WITHOUT_GIT = "Without git for now"
_LEFTOVER_OF_GIT = ("index.lock", "HEAD.lock", "refs/heads/main.lock")

UNTOUCHED, DONE, BETWEEN = "as it was", "done", "files whole, finished by running it again"
"""How a faulted run may end: nothing happened; all of it did; some files are new, the rest old."""


@dataclass(frozen=True)
class Tree:
    """A story's folder, as far as anybody would miss it."""

    files: Mapping[str, tuple[bytes, int]]
    head: str
    tree: str
    index: str

    def same(self, other: Tree) -> bool:
        """Whether nothing differs; commits may differ in time and message, not in content."""
        return (self.files, self.tree, self.index) == (other.files, other.tree, other.index)


@dataclass(frozen=True)
class Ran:
    """How a run ended: its exit code (negative for the signal that ended it) and what it said."""

    code: int
    said: str


@dataclass(frozen=True)
class Running:
    """A fic under way, and the file for what it says."""

    child: int
    said: Path


@dataclass(frozen=True)
class Outcome:
    """What one faulted run left: ``kind`` is one of the above; ``wrong`` says what must not be, else empty."""

    scenario: Scenario
    step: str
    at: int
    fault: str
    kind: str
    wrong: str


class Bench:
    """A place to run one scenario again and again."""

    def __init__(self, scenario: Scenario, place: Path) -> None:
        self.scenario = scenario
        self.root = place / "story"
        self._home = place / "home"
        self._template = place / "template"
        self._notes = place / "steps"
        self._said = place / "said"
        self._home.mkdir()
        os.environ.update(home_at(self._home))
        scenario.prepare(self.root)
        self._template.mkdir()
        for each in (self.root, self._home):
            each.rename(self._template / each.name)
        self.fresh()
        self.old = tree_of(self.root)
        ran = self.run(self.scenario.arguments, -1, "")
        if ran.code not in scenario.done:
            raise AssertionError(f"{scenario.name} does not even work: {ran}")
        self.said = ran.said
        self.steps = self._notes.read_text().splitlines()
        if scenario.settled:
            self.fresh()
            scenario.settled(self.root)
            ran = self.run(self.scenario.arguments, -1, "")
            if ran.code != 0:
                raise AssertionError(f"{scenario.name} does not work once it could: {ran}")
        self.new = tree_of(self.root)

    def fresh(self) -> None:
        """Put the story back as it was, and the author's home, where fic keeps its key."""
        for each in (self.root, self._home):
            shutil.rmtree(each, ignore_errors=True)
            shutil.copytree(self._template / each.name, each, symlinks=True)

    def run(self, arguments: tuple[str, ...], at: int, fault: str) -> Ran:
        """Run fic in a child, with a fault at a step."""
        self._notes.write_bytes(b"")
        return self.ended(self.begun(arguments, lambda: install(Injection(at, fault, self.noting())), self._said))

    def begun(self, arguments: tuple[str, ...], prepare: Callable[[], object], said: Path) -> Running:
        """Start fic in a child, which is prepared first."""
        child = os.fork()
        if not child:
            self._be_fic(arguments, prepare, said)
        return Running(child, said)

    def ended(self, running: Running) -> Ran:
        """Wait for a child and for all that it started."""
        code = _ended(running.child)
        return Ran(code, running.said.read_bytes().decode("utf-8", "replace"))

    def noting(self) -> Callable[[str], object]:
        """Return what notes a line among the steps of this process."""
        notes = os.open(self._notes, os.O_WRONLY | os.O_APPEND)
        return lambda step: os.write(notes, f"{step}\n".encode())

    def outcome(self, at: int, fault: str) -> Outcome:
        """Return what a fault at a step leads to."""
        self.fresh()
        ran = self.run(self.scenario.arguments, at, fault)
        noted = self._notes.read_text().splitlines()
        step = noted[at] if at < len(noted) else self.steps[at]
        try:
            kind, wrong = self._judged(ran, step, fault), ""
        except AssertionError as fails:
            kind, wrong = "WRONG", f"{fails}\n  it ended with {ran.code} and said: {ran.said[-1000:]}"
        return Outcome(self.scenario, step, at, fault, kind, wrong)

    # --- what must hold -----------------------------------------------------------------------------------------------

    def _judged(self, ran: Ran, step: str, fault: str) -> str:
        killed = fault in KILLS
        now = tree_of(self.root)
        assert "Traceback" not in ran.said, "a traceback"
        assert killed == (ran.code < 0) or fault in (BOTH_KILLED, KILLED_AFTER) or ran.code >= 0, "it died otherwise"
        # What cannot be removed stays until the next time.
        self._whole(now, killed or step == "unlink")
        kind = self._kind(now)
        if ran.code >= 0:
            self._true_to_its_word(ran, now, kind)
        if kind != DONE and not (ran.code == 0 and _WITHOUT_GIT in ran.said):
            self._finished_by_another_try(now)
        return kind

    def _kind(self, now: Tree) -> str:
        mine = {name: content for name, content in now.files.items() if not _is_ours(name)}
        if self.without_packets(mine) == self.without_packets(self.old.files) and now.head == self.old.head:
            return UNTOUCHED
        return DONE if mine == self.new.files and now.tree == self.new.tree else BETWEEN

    def without_packets(self, files: Mapping[str, tuple[bytes, int]]) -> dict[str, tuple[bytes, int]]:
        """Return files less the packets that ``fic post`` makes before it records anything."""
        packets = "outbox/" if self.scenario.command == "post" else "\0"
        return {name: content for name, content in files.items() if not name.startswith(packets)}

    def _whole(self, now: Tree, killed: bool) -> None:
        """Every file is the old or the new, nothing is gone, and git is sound."""
        for name, content in self.old.files.items():
            wanted = {content, self.new.files.get(name, content)}
            if "hooks/pre-commit" in name:
                wanted |= {self.old.files.get(other, content) for other in now.files if "hooks/pre-commit" in other}
            gone = name not in now.files
            may_go = name not in self.new.files
            assert not gone or may_go, f"{name} is gone"
            assert gone or now.files[name] in wanted, (
                f"{name} is neither the old nor the new: {_short(now.files[name])}"
            )
        for name in now.files.keys() - self.old.files.keys():
            if _is_ours(name):
                assert killed, f"{name} was left behind"
            else:
                assert name in self.new.files, f"{name} was left behind"
                assert now.files[name][0] == self.new.files[name][0], f"{name} is torn: {_short(now.files[name])}"
        assert now.tree in (self.old.tree, self.new.tree), "HEAD is neither the old nor the new"
        staged = _staged_elsewhere(self.old) - _staged_elsewhere(now)
        changed = {line for line in staged if not any(line.endswith(f"\t{name}") for name in self._changed)}
        assert not changed, f"staged work is lost: {changed}"
        if (self.root / ".git").is_dir() and now.head:
            checked = subprocess.run(["git", "fsck"], cwd=self.root, capture_output=True, text=True, check=False)
            assert not checked.returncode, f"git fsck: {checked.stdout}{checked.stderr}"

    @property
    def _changed(self) -> set[str]:
        return {name for name, content in self.new.files.items() if self.old.files.get(name) != content}

    def _true_to_its_word(self, ran: Ran, now: Tree, kind: str) -> None:
        """A success did it all, a refusal nothing; what is neither is said."""
        if self.scenario.only_answers:
            assert ran.code in self.scenario.done, f"what is kept must not matter, but it ended with {ran.code}"
            assert ran.said == self.said, "what is kept must not matter, but it said something else"
        elif ran.code == 130:
            assert kind in (UNTOUCHED, DONE), "it was interrupted, and left things half done"
        elif ran.code == 0:
            assert kind == DONE or _WITHOUT_GIT in ran.said, "it said it was done, and it isn't"
        elif kind == UNTOUCHED:
            unsaid = "git's index could not be put back" not in ran.said
            assert now.index == self.old.index or not unsaid, "it refused, but the index changed"
        else:
            changed = self.without_packets(self.new.files).keys() & self._changed
            left = [name for name in changed if now.files.get(name) == self.new.files[name]]
            named = all(Path(name).name in ran.said for name in left) or "commit was made" in ran.said
            assert named or self.scenario.command in ("init", "export"), f"it failed, left {left}, and did not say so"

    def _finished_by_another_try(self, before: Tree) -> None:
        """Running it again, nothing in the way, does what running it once would have done."""
        for lock in _LEFTOVER_OF_GIT:
            path = self.root / ".git" / lock
            if path.exists():
                again = self.run(self.scenario.arguments, -1, "")
                assert again.code in (0, 1) or path.name in again.said, f"{lock} is there, and nobody says: {again}"
                path.unlink(missing_ok=True)
        if self.scenario.settled:
            self.scenario.settled(self.root)
        again = self.run(self.scenario.arguments, -1, "")
        now = tree_of(self.root)
        done = (0,) if self.scenario.settled else self.scenario.done
        if again.code == 3 and "already" in again.said and self._kind(before) == BETWEEN:
            return  # what can't be begun twice is there, and it says so
        assert again.code in done, f"trying again ended with {again.code}: {again.said}"
        ours = [name for name in now.files if _is_ours(name)]
        assert not ours, f"{ours} lie about even after trying again"
        assert now.files == self.new.files, f"trying again left something else: {_difference(now, self.new)}"
        assert now.tree == self.new.tree, f"trying again did not commit; it said {again.said}"
        assert now.index == self.new.index, f"trying again left another index; it said {again.said}"

    # --- the child ----------------------------------------------------------------------------------------------------

    def _be_fic(self, arguments: tuple[str, ...], prepare: Callable[[], object], told: Path) -> None:
        code = 70
        try:
            os.setsid()
            os.chdir(self.root)
            said = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(said, 1)
            os.dup2(said, 2)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            sys.stdin, sys.stdout, sys.stderr = _streams()
            os.environ.update(self.scenario.environment)
            prepare()
            code = _fic(arguments)
        except BaseException:  # noqa: BLE001 - a bug of fic's is what this is for
            traceback.print_exc()
        finally:
            with suppress(Exception):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)


def outcomes(scenario: Scenario, wanted: Callable[[int], bool] = lambda _: True) -> Iterator[Outcome]:
    """Give what each fault at each step of a scenario leads to; ``wanted`` picks some of them by their number."""
    with tempfile.TemporaryDirectory(prefix="fic-faults-", dir=fast_disk()) as place:
        bench = Bench(scenario, Path(place))
        number = 0
        for at, step in enumerate(bench.steps):
            for fault in faults_at(step):
                if wanted(number):
                    yield bench.outcome(at, fault)
                number += 1


def get_ready() -> None:
    """Import what every run needs, once; fix the clock; see to orphans ourselves."""
    import git  # noqa: F401, TID251 - so that no child has to

    import fic.cli.today
    from fic.cli import COMMANDS, command
    from fic.lint.choice import all_rules

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Clock:
            return cls(2026, 11, 20, 12, tzinfo=dt.UTC).astimezone(tz)

    vars(fic.cli.today)["datetime"] = Clock
    for name in COMMANDS:
        command(name)
    all_rules()
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        del os.environ[name]
    os.environ.update(
        GIT_CONFIG_NOSYSTEM="1",
        GIT_CONFIG_GLOBAL=str(Path(__file__).parents[1] / "gitconfig"),
        GIT_AUTHOR_NAME="Ann Author",
        GIT_AUTHOR_EMAIL="ann@example.org",
        GIT_COMMITTER_NAME="Ann Author",
        GIT_COMMITTER_EMAIL="ann@example.org",
        GIT_AUTHOR_DATE="2026-11-20T12:00:00Z",
        GIT_COMMITTER_DATE="2026-11-20T12:00:00Z",
        NO_COLOR="1",
        TZ="UTC",
        LC_ALL="C.UTF-8",
    )
    # What a killed fic leaves running is handed to this process, so that its end can be waited for.
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def home_at(home: Path) -> dict[str, str]:
    """Return what in the environment says that a folder is the author's home."""
    return {"HOME": str(home), "XDG_CACHE_HOME": f"{home}/.cache", "XDG_CONFIG_HOME": f"{home}/.config"}


def tree_of(root: Path) -> Tree:
    """Return what is in a folder: the author's files, the hooks, and what git thinks."""
    files = {}
    for path in sorted(_regular(root)):
        name = path.relative_to(root).as_posix()
        if not name.startswith(".git/") or name.startswith(".git/hooks/"):
            content = re.sub(rb"DTSTAMP:[0-9TZ]+", b"DTSTAMP:now", path.read_bytes())
            files[name] = content, stat.S_IMODE(path.stat().st_mode)
    if not (root / ".git/HEAD").is_file():
        return Tree(files, "", "", "")
    told = _git(root, "rev-parse", "--quiet", "--verify", "HEAD", "HEAD^{tree}").split()
    head, tree = told if len(told) == 2 else ("", "")
    return Tree(files, head, tree, _git(root, "ls-files", "--stage"))


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False).stdout


def _regular(root: Path) -> Iterator[Path]:
    return (Path(folder, name) for folder, _folders, names in os.walk(root) for name in names)


def _is_ours(name: str) -> bool:
    return name.endswith((".fic-part", ".fic-new"))


def _staged_elsewhere(tree: Tree) -> set[str]:
    return set(tree.index.splitlines())


def _difference(now: Tree, wanted: Tree) -> str:
    names = sorted(now.files.keys() | wanted.files.keys())
    return "; ".join(
        f"{name}: {_short(now.files.get(name))}, not {_short(wanted.files.get(name))}"
        for name in names
        if now.files.get(name) != wanted.files.get(name)
    )


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 300 else f"{text[:200]}…{text[-100:]}"


def _fic(arguments: tuple[str, ...]) -> int:
    from fic.cli import app

    try:
        app(list(arguments), prog_name="fic")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(bool(left.code))
    return 0


def _streams() -> tuple[io.TextIOWrapper, io.TextIOWrapper, io.TextIOWrapper]:
    return (
        io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8"),
        io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), "utf-8"),
        io.TextIOWrapper(io.BufferedWriter(io.FileIO(2, "w", closefd=False)), "utf-8"),
    )


def _ended(child: int) -> int:
    """Wait for a child and for all it started; return its exit code, or minus the signal that ended it."""
    until = time.monotonic() + _PATIENCE
    code: int | None = None
    while code is None:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
        elif time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            code = -999
        else:
            time.sleep(0.001)
    with suppress(ChildProcessError):
        while time.monotonic() < until:
            if os.waitpid(-child, os.WNOHANG)[0] == 0:
                time.sleep(0.001)
    return code


def fast_disk() -> str | None:
    """Return a folder in memory for what is thrown away anyway, where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
