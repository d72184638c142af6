"""What every test may rely on: its own home, a fixed git identity and clock, no network."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner

import fic.cli.today
from fic.cli import app

SHARED = Path(__file__).parents[2] / "shared"

# Nothing is timed: on a machine that is busy with something else the tests take longer, and pass.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")


# Where Python's audit events say whom is asked; source: "Audit events table" in Python's documentation.
_WHOM = {
    "socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1,
    "socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0,
}  # fmt: skip


def _closed(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse every way out to the network, this machine's own ports among them; sockets that are files stay open."""
    place = _WHOM.get(event)
    if place is not None and not (place and isinstance(arguments[1], str | bytes | None)):
        raise ConnectionRefusedError(f"a test tried to reach {arguments[place]}: tests have no network")


sys.addaudithook(_closed)
_NOWHERE = "http://127.0.0.1:9"  # the port that discards: where programs that tests start would ask for a proxy


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test a home, a git identity and a git configuration of its own, and no way out to the network."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(Path(__file__).with_name("gitconfig")),
        "GIT_ALLOW_PROTOCOL": "file",
        "GIT_AUTHOR_NAME": "Ann Author",
        "GIT_AUTHOR_EMAIL": "ann@example.org",
        "GIT_COMMITTER_NAME": "Ann Author",
        "GIT_COMMITTER_EMAIL": "ann@example.org",
        "GIT_EDITOR": "true",
        "GIT_TERMINAL_PROMPT": "0",
        "NO_COLOR": "1",
        "COLUMNS": "80",
        **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"), _NOWHERE),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }.items():
        monkeypatch.setenv(name, value)
    if hasattr(time, "tzset"):
        time.tzset()  # the variable alone is not noticed by a process that has asked for the time before
    for name in ("VISUAL", "EDITOR", "PAGER", "PRE_COMMIT", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of third-party samples that lies beside the project, or skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder of third-party samples is not here")
    return SHARED


class _FixedClock(dt.datetime):
    """Noon of Friday, 20 November 2026, in Greenwich."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> _FixedClock:
        return cls(2026, 11, 20, 12, tzinfo=dt.UTC).astimezone(tz)


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fic.cli.today, "datetime", _FixedClock)


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code and what it said."""

    code: int
    out: str
    err: str


RunFic = Callable[..., Ran]
Git = Callable[..., str]


@pytest.fixture
def run_fic(monkeypatch: pytest.MonkeyPatch) -> RunFic:
    """Return a function that runs `fic` in a folder as the installed program would; bugs are raised."""

    def run(*arguments: str | Path, cwd: Path, stdin: str | None = None) -> Ran:
        monkeypatch.chdir(cwd)
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="fic")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


def _git(cwd: Path, *arguments: str, when: str | None = None) -> str:
    environment = os.environ | ({"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {})
    done = subprocess.run(["git", *arguments], cwd=cwd, env=environment, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture(name="git")
def _git_function() -> Git:
    """Return a function that runs git in a folder and gives what it printed; ``when`` dates what it makes."""
    return _git


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return a story in a git repository, all of it committed: chapter 1 posted, 2 drafted, 3 being written."""
    folder = tmp_path / "story"
    (folder / "manuscript").mkdir(parents=True)
    files = {
        ".fic.toml": 'format = 1\n[story]\ntitle = "The Weir"\nsites = ["ao3", "ffn"]\n',
        "manuscript/001-the-weir.md": (
            "---\ntitle: The Weir\nsummary: Ada goes down to the water.\ndrafted: 2026-10-01\n"
            "posted:\n  ao3: {first: 2026-10-02, last: 2026-10-02}\n---\n\nAda went down to the water.\n"
        ),
        "manuscript/002-low-water.md": (
            "---\ntitle: Low Water\nsummary: There is less of it.\ndrafted: 2026-10-09\n---\n\nIt had dropped.\n"
        ),
        "manuscript/003-stones.md": "---\ntitle: Stones\n---\n\nShe counted them.\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message=Begin", when="2026-10-10T12:00:00Z")
    return folder
