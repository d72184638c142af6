"""The situations in which every writing command is made to fail."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

PLAN = ("plan-releases", "--pace", "7d", "--risk", "0.5", "--today", "2026-11-20")
SLIP = "She went to the the gate, and it was open.\n"


@dataclass(frozen=True)
class Scenario:
    """A command in a situation.

    ``done`` are its exit codes when nothing goes wrong. ``settled`` prepares what a second try needs: an author who
    was told that the commit was refused mends the reason first.
    """

    command: str
    situation: str
    arguments: tuple[str, ...]
    prepare: Callable[[Path], None]
    done: tuple[int, ...] = (0,)
    settled: Callable[[Path], None] | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    only_answers: bool = False

    @property
    def name(self) -> str:
        """What to call it."""
        return f"{self.command}, {self.situation}"


def git(folder: Path, *arguments: str) -> str:
    """Run git, which must succeed."""
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def story(root: Path, *, with_git: bool = True, text: Callable[[str], bytes] = str.encode) -> None:
    """Make a story of four chapters: one posted, one drafted, one being written, one untouched."""
    (root / "manuscript").mkdir(parents=True)
    files = {
        ".fic.toml": 'format = 1\n[story]\ntitle = "The Weir"\nzone = "UTC"\nsites = ["ao3", "ffn"]\n',
        "manuscript/001-the-weir.md": (
            "---\ntitle: The Weir\nsummary: Ada goes down to the water.\ndrafted: 2026-10-01\n"
            "posted:\n  ao3: {first: 2026-10-02, last: 2026-10-02}\n---\n\nAda went down to the water.\n"
        ),
        "manuscript/002-low-water.md": (
            "---\ntitle: Low Water # so far\nsummary: There is less of it.\n"
            "drafted: 2026-10-09\n---\n\nIt had dropped.\n"
        ),
        "manuscript/003-stones.md": f"---\ntitle: Stones\nsummary: Counted.\n---\n\nShe counted them.\n\n{SLIP}",
        "manuscript/004-boats.md": f"---\ntitle: Boats\nmood: 'grey'\n---\n\nThey came in.\n\n{SLIP}",
    }
    for name, content in files.items():
        (root / name).write_bytes(text(content) if name.endswith(".md") else content.encode())
    (root / "notes.txt").write_text("Whose boat was it?\n")
    if with_git:
        git(root, "init", "--quiet", "--initial-branch=main", "--template=")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=Begin")


def committed(root: Path) -> None:
    """Everything is in git."""
    story(root)


def without_git(root: Path) -> None:
    """No repository."""
    story(root, with_git=False)


def edited(root: Path) -> None:
    """Text that is not committed yet, and another file that is staged."""
    story(root)
    for name in ("003-stones", "004-boats"):
        with (root / f"manuscript/{name}.md").open("ab") as file:
            file.write(b"\nThen it rained.\n")
    (root / "notes.txt").write_text("Ada's.\n")
    git(root, "add", "notes.txt")


def untracked(root: Path) -> None:
    """Chapters that git does not know yet, and another file that is staged."""
    edited(root)
    for number in (5, 6):
        (root / f"manuscript/00{number}-new.md").write_bytes(b"---\ntitle: New\n---\n\nOne line, no end")


def windows(root: Path) -> None:
    """Chapters with a byte order mark and CRLF line endings."""
    story(root, text=lambda content: b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())


def unborn(root: Path) -> None:
    """A repository before its first commit."""
    story(root, with_git=False)
    git(root, "init", "--quiet", "--initial-branch=main", "--template=")
    git(root, "add", "notes.txt")


def refusing(root: Path) -> None:
    """A hook that refuses the commit."""
    edited(root)
    _hook(root, "pre-commit", "echo not on a Friday; exit 1")


def refusing_new(root: Path) -> None:
    """A hook that refuses a commit of chapters new to git."""
    untracked(root)
    _hook(root, "pre-commit", "echo not on a Friday; exit 1")


def unsigned(root: Path) -> None:
    """Signing that fails."""
    edited(root)
    git(root, "config", "commit.gpgSign", "true")
    git(root, "config", "gpg.program", "false")


def locked(root: Path) -> None:
    """A lock that another git left."""
    edited(root)
    (root / ".git/index.lock").write_bytes(b"")


def with_hooks(root: Path) -> None:
    """Hooks that agree, and talk."""
    edited(root)
    _hook(root, "pre-commit", "echo looks good")
    _hook(root, "post-commit", "echo well done")


def agreeing(root: Path) -> None:
    """The author mended what stood in the way of the commit."""
    (root / ".git/hooks/pre-commit").unlink(missing_ok=True)
    (root / ".git/index.lock").unlink(missing_ok=True)
    git(root, "config", "commit.gpgSign", "false")


def finished(root: Path) -> None:
    """Chapters 2 to 4 are drafted, 3 has a release day."""
    story(root)
    for name in ("003-stones", "004-boats"):
        path = root / f"manuscript/{name}.md"
        path.write_text(path.read_text().replace("---\n\n", "drafted: 2026-11-01\nrelease: 2026-12-01\n---\n\n", 1))
    git(root, "commit", "--quiet", "--all", "--message=Finish")


def updated(root: Path) -> None:
    """Chapter 1 was posted again after a change."""
    story(root)
    path = root / "manuscript/001-the-weir.md"
    path.write_text(path.read_text().replace("last: 2026-10-02", "last: 2026-10-20"))
    git(root, "commit", "--quiet", "--all", "--message=Post again")


def listed(root: Path) -> None:
    """A list of words, a list of findings waved through."""
    story(root)
    (root / "words.txt").write_bytes(b"\xef\xbb\xbf# people\r\nAda\r\nkunai # a knife\r\nWeir")
    (root / "lint-ignore.txt").write_text("# nothing yet\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Lists")


def bare_folder(root: Path) -> None:
    """A folder of chapters that no program looks after."""
    (root / "chapters").mkdir(parents=True)
    for number in range(1, 4):
        (root / f"chapters/{number:02}.md").write_bytes(b"# One\r\n\r\nIt began.\r\n")


def nothing(root: Path) -> None:
    """An empty folder."""
    root.mkdir()


def own_hook(root: Path) -> None:
    """A hook of the author's own."""
    edited(root)
    _hook(root, "pre-commit", "exit 0")


def hook_installed(root: Path) -> None:
    """The hook of fic, and kept answers."""
    edited(root)
    _fic(root, "hook", "install")
    _fic(root, "lint")


def hook_chained(root: Path) -> None:
    """The hook of fic, and before it the author's own."""
    own_hook(root)
    _fic(root, "hook", "install")


def husky(root: Path) -> None:
    """Hooks that husky keeps."""
    edited(root)
    (root / ".husky/_").mkdir(parents=True)
    (root / ".husky/_/h").write_text("#!/bin/sh\n")
    (root / ".husky/pre-commit").write_bytes(b"npm test")
    git(root, "config", "core.hooksPath", ".husky/_")


def husky_installed(root: Path) -> None:
    """The hook of fic in the script that husky runs."""
    husky(root)
    _fic(root, "hook", "install")


def exported(root: Path) -> None:
    """An earlier packet, of an older text."""
    finished(root)
    _fic(root, "export", "2", "--site", "ao3", "--to", "outbox")
    path = root / "manuscript/002-low-water.md"
    path.write_text(path.read_text() + "\nAnd then some more.\n")


def booked(root: Path) -> None:
    """An earlier book, of an older text."""
    finished(root)
    _fic(root, "export", "--format", "html", "--to", "outbox")
    path = root / "manuscript/002-low-water.md"
    path.write_text(path.read_text() + "\nAnd then some more.\n")


def ahead(root: Path) -> None:
    """Drafted chapters with text that is not committed yet, and another file that is staged."""
    finished(root)
    path = root / "manuscript/003-stones.md"
    path.write_text(path.read_text() + "\nAnd then some more.\n")
    (root / "notes.txt").write_text("Ada's.\n")
    git(root, "add", "notes.txt")


def planned(root: Path) -> None:
    """A calendar and a chart of another plan."""
    finished(root)
    for option, name in (("--ics", "plan.ics"), ("--chart", "plan.svg")):
        _fic(root, "plan-releases", "--pace", "9d", "--today", "2026-11-20", option, name)


def kept(root: Path) -> None:
    """Kept answers of an earlier run, and a chapter that changed since."""
    edited(root)
    _fic(root, "lint")
    path = root / "manuscript/002-low-water.md"
    path.write_text(path.read_text() + "\nAnd then some more.\n")


def _hook(root: Path, name: str, script: str) -> None:
    (root / ".git/hooks").mkdir(exist_ok=True)
    path = root / ".git/hooks" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def _fic(root: Path, *arguments: str) -> None:
    """Run fic as it is meant to be run, in a child: this process has imported all it needs already."""
    child = os.fork()
    if not child:
        os.chdir(root)
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        os._exit(_exit_code(arguments))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 1), (arguments, code)


def _exit_code(arguments: tuple[str, ...]) -> int:
    from fic.cli import app

    try:
        app(list(arguments), prog_name="fic")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    except BaseException:  # noqa: BLE001 - whatever it was, this child must not go on as if it were its parent
        return 70
    return 0


SCENARIOS = (
    Scenario("init", "an empty folder", ("init", "--title", "New"), nothing),
    Scenario("init", "a folder of chapters", ("init", "--title", "New"), bare_folder),
    Scenario("init", "with the hook", ("init", "--title", "New", "--hook"), bare_folder),
    Scenario("init", "a new folder, no git", ("init", "new/story", "--no-git"), nothing),
    Scenario("new-chapter", "in git", ("new-chapter", "The Long Way Home"), edited),
    Scenario("new-chapter", "another script", ("new-chapter", "水門", "--number", "12"), without_git),
    Scenario("finish", "one chapter", ("finish", "3"), committed),
    Scenario("finish", "uncommitted text, another file staged", ("finish", "3"), edited),
    Scenario("finish", "several chapters", ("finish", "3-4"), edited),
    Scenario("finish", "chapters new to git", ("finish", "3-6"), untracked),
    Scenario("finish", "CRLF and a byte order mark", ("finish", "3"), windows),
    Scenario("finish", "before the first commit", ("finish", "3"), unborn),
    Scenario("finish", "without git", ("finish", "3-4"), without_git),
    Scenario("finish", "--no-commit", ("finish", "3-4", "--no-commit"), edited),
    Scenario("finish", "--on git", ("finish", "3", "--on", "git"), committed),
    Scenario("finish", "hooks that talk", ("finish", "3"), with_hooks),
    Scenario("finish", "a hook refuses", ("finish", "3-4"), refusing, (3,), agreeing),
    Scenario("finish", "a hook refuses new chapters", ("finish", "5-6"), refusing_new, (3,), agreeing),
    Scenario("finish", "signing fails", ("finish", "3"), unsigned, (3,), agreeing),
    Scenario("finish", "index.lock is there", ("finish", "3"), locked, (3,), agreeing),
    Scenario("reopen", "one chapter", ("reopen", "3"), finished),
    Scenario("reopen", "several chapters", ("reopen", "2-4"), finished),
    Scenario("lint --fix", "one chapter", ("lint", "--fix", "3"), edited),
    Scenario("lint --fix", "the story", ("lint", "--fix"), edited),
    Scenario("lint --fix", "CRLF and a byte order mark", ("lint", "--fix"), windows),
    Scenario("lint --fix", "without git", ("lint", "--fix"), without_git),
    Scenario("lint --ignore-all-now", "a new list", ("lint", "--ignore-all-now"), edited),
    Scenario("lint --ignore-all-now", "a list that is there", ("lint", "--ignore-all-now"), listed),
    Scenario("lint (its cache)", "empty", ("lint",), edited, (1,), only_answers=True),
    Scenario("lint (its cache)", "filled", ("lint",), kept, (1,), only_answers=True),
    Scenario("words add", "a new list", ("words", "add", "Ada", "Weir"), edited),
    Scenario("words add", "a list that is there", ("words", "add", "Wren"), listed),
    Scenario("words forget", "a list that is there", ("words", "forget", "kunai"), listed),
    Scenario("post", "one chapter", ("post", "2", "--site", "ao3"), finished),
    Scenario("post", "with its packet", ("post", "2", "--site", "ao3", "--to", "outbox"), finished),
    Scenario("post", "--record-only", ("post", "2-4", "-s", "ffn", "--record-only", "--on", "2026-11-02"), finished),
    Scenario("post", "a hook refuses", ("post", "2", "--site", "ao3"), refusing, (3,), agreeing),
    Scenario("post --undo", "a first posting", ("post", "1", "--site", "ao3", "--undo"), committed),
    Scenario("post --undo", "an update", ("post", "1", "--site", "ao3", "--undo"), updated),
    Scenario("plan-releases --apply", "two chapters ahead", (*PLAN, "--apply"), finished),
    Scenario("plan-releases --apply", "another file staged", (*PLAN, "--apply"), ahead),
    Scenario("plan-releases --apply", "--no-commit", (*PLAN, "--apply", "--no-commit"), finished),
    Scenario("plan-releases --ics", "a new file", (*PLAN, "--ics", "plan.ics"), finished),
    Scenario("plan-releases --ics", "over an earlier one", (*PLAN, "--ics", "plan.ics"), planned),
    Scenario("plan-releases --chart", "over an earlier one", (*PLAN, "--chart", "plan.svg"), planned),
    Scenario("hook install", "no hook yet", ("hook", "install"), edited),
    Scenario("hook install", "a hook of one's own", ("hook", "install"), own_hook),
    Scenario("hook install", "husky", ("hook", "install"), husky),
    Scenario("hook uninstall", "only fic's", ("hook", "uninstall"), hook_installed),
    Scenario("hook uninstall", "a hook of one's own", ("hook", "uninstall"), hook_chained),
    Scenario("hook uninstall", "husky", ("hook", "uninstall"), husky_installed),
    Scenario("export", "a new packet", ("export", "2", "--site", "ao3", "--to", "outbox"), finished),
    Scenario("export", "a book", ("export", "--format", "epub", "--to", "outbox"), finished),
    Scenario("export", "a book over an earlier one", ("export", "--format", "html", "--to", "outbox"), booked),
    Scenario("export", "over an earlier one", ("export", "2", "--site", "ao3", "--to", "outbox"), exported),
)
