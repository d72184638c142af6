"""The git pre-commit hook: where it goes, what it says, and how it leaves no trace.

A hook that is there already is kept beside ours and run first. Where husky keeps the hooks, its folder is written anew
at every `npm install`, so ours goes into the script husky runs for the author, between two marks.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fic.errors import FicError
from fic.files import plumbing, repo
from fic.files.beside import beside, is_under_way, sweep
from fic.files.kept_answers import forget
from fic.files.plumbing import inheritable, reason, run

NAME = "pre-commit"
KEPT = "pre-commit.before-fic"
_CHAINED_BY_PRE_COMMIT = "pre-commit.legacy"
_OF_PRE_COMMIT = "pre-commit.com"

_MARK = "# Written by `fic hook install`"
_FOLDER_MARK = "# The folder was made for it."
_BEGIN = "# fic hook: these lines were written by `fic hook install`, and `fic hook uninstall` takes them away."
_END = "# fic hook: end"

_SCRIPT = """\
#!/bin/sh
{mark}: it looks for slips in what is being committed.
# `fic hook uninstall` takes it away. `git commit --no-verify` commits without it.
{marks}before="$(dirname "$0")/{kept}"
if [ -n "$PRE_COMMIT_RUNNING_LEGACY" ] && grep -qF '{of_pre_commit}' "$before" 2>/dev/null; then
    : # pre-commit, installed once more over this hook, is running already
elif [ -x "$before" ]; then
    "$before" "$@" || exit $?
fi
{guard}{check}{end}
{own}"""

# A hooks folder outside the repository serves others too, where fic has nothing to say.
_GUARD = """\
[ -n "$(git ls-files -- ':(top,glob)**/.fic.toml' | head -n 1)" ] || exit 0
"""

# -P keeps the story's folder off Python's path: a file in it called typer.py must not be run. -X utf8: what a program
# prints into a pipe would else be in the system's old encoding on some machines, which lacks half of what we quote.
_CHECK = """\
fic_python={interpreter}
if [ -x "$fic_python" ]; then
    fic_result=0
    "$fic_python" -P -X utf8 -c 'import sys
try:
    from fic.__main__ import main
except ImportError:
    sys.exit(125)
sys.argv[1:] = ["lint", "--staged"]
main()' || fic_result=$?
else
    fic_result=125
fi
case $fic_result in
0) ;;
125) echo "fic: nothing was checked, because fic is no longer at $fic_python: install it and run 'fic hook install'" \\
    "to repair this hook, or {remedy}." >&2 ;;
1|3) echo "fic: to commit it as it is: git commit --no-verify" >&2
    exit $fic_result ;;
*) exit $fic_result ;;
esac
"""


@dataclass(frozen=True, slots=True)
class Hook:
    """A hook that was written or taken away: its file, and whole sentences for the author."""

    path: Path
    remarks: tuple[str, ...]


def installed(start: Path, interpreter: Path) -> Hook:
    """Write the hook of the repository around ``start``, run by ``interpreter``, and return it.

    It goes where git looks: core.hooksPath is respected. An existing hook is kept and runs first; our own is renewed,
    with what the author added to it.
    Raises FicError without a repository, or where something is in the way.
    """
    top = _top(start)
    folder = _folder(top)
    named = shlex.quote(interpreter.as_posix())
    try:
        husky = _husky_script(folder)
        if husky is not None:
            return _added_to_husky(husky, _CHECK.format(interpreter=named, remedy="take its lines out of $0"))
        check = _CHECK.format(interpreter=named, remedy="delete $0")
        ours = next(_ours(folder), None)
        path = ours or folder / NAME
        old = _content(path)
        sweep(folder)
        made_folder = _FOLDER_MARK in _text(ours) if ours else _is_empty(folder)
        folder.mkdir(parents=True, exist_ok=True)
        kept_now = False
        remarks = [f"From now on every commit is checked, by {_shown(ours or folder / NAME, top)}."]
        if ours is None and os.path.lexists(folder / NAME):
            _refuse_changed(path, old)  # another fic's hook must not be kept: it would call itself
            _keep(folder, top)
            kept_now = True
            remarks.append(f"The hook that was there is kept as {KEPT} and runs first; uninstalling puts it back.")
        shared = not folder.is_relative_to(repo.git_folder(top) or top)
        content = _SCRIPT.format(
            mark=_MARK,
            marks=f"{_FOLDER_MARK}\n" if made_folder else "",
            kept=KEPT,
            of_pre_commit=_OF_PRE_COMMIT,
            guard=_GUARD if shared and not folder.is_relative_to(top) else "",
            check=check,
            end=_END,
            own=_own_lines(old),
        )
        try:
            _write(path, content.encode("utf-8", "surrogateescape"), old)
        except (OSError, FicError):
            if kept_now:
                _keep_no_more(folder)
            raise
        if shared:
            remarks.append(_about_folder(folder, top))
        return Hook(path, tuple(remarks))
    except OSError as refused:
        raise FicError(f"The hook could not be written to {folder}: {refused.strerror or refused}.") from None


def uninstalled(start: Path) -> Hook | None:
    """Take our hook away, put back what was there before, delete fic's cache; None where no hook of ours was.

    Afterwards the repository is what it was before installing. Raises FicError without a repository.
    """
    top = _top(start)
    folder = _folder(top)
    try:
        shared = repo.git_folder(top)
        if shared is not None:
            forget(shared)
        husky = _husky_script(folder)
        if husky is not None and _BEGIN in _text(husky):
            return _taken_from_husky(husky)
        path = next(_ours(folder), None)
        if path is None:
            return None
        content = _content(path)
        if _own_lines(content).strip():
            raise FicError(f"{_shown(path, top)} has lines of your own after fic's: move them elsewhere and try again.")
        made_folder = _FOLDER_MARK in _text(path)
        remarks = [f"Commits are no longer checked: {_shown(path, top)} is gone."]
        kept = folder / KEPT
        if path.name == _CHAINED_BY_PRE_COMMIT and _OF_PRE_COMMIT in _text(kept):
            kept.unlink()  # pre-commit, installed again over ours, has its place already
        _refuse_changed(path, content)
        if not os.path.lexists(kept):
            path.unlink()
        else:
            kept.replace(path)
            remarks = [f"Commits are no longer checked: {_shown(path, top)} is the hook it was before."]
        if made_folder and not any(folder.iterdir()):
            folder.rmdir()
        return Hook(path, tuple(remarks))
    except OSError as refused:
        raise FicError(f"The hook in {folder} could not be taken away: {refused.strerror or refused}.") from None


def _top(start: Path) -> Path:
    top = repo.work_tree(start)
    if top is None:
        raise FicError("There is no git repository here, so there are no commits to check: run git init first.")
    return top


def _keep(folder: Path, top: Path) -> None:
    """Give the hook that is there its second name, by which ours calls it; it goes on running under its first."""
    there, kept = folder / NAME, folder / KEPT
    if os.path.lexists(kept) and not (os.path.lexists(there) and kept.lstat().st_ino == there.lstat().st_ino):
        raise FicError(f"{_shown(kept, top)} is in the way: move it elsewhere and try again.")
    if os.path.lexists(kept):
        return  # an installation that was ended here goes on
    try:
        os.link(there, kept, follow_symlinks=False)
    except FileExistsError:  # another fic keeps it just now: renaming would put ours over the author's
        raise FicError(f"{_shown(kept, top)} came meanwhile: nothing was written, run this again.") from None
    except OSError:
        there.rename(kept)  # where there are no links; ours follows at once


def _keep_no_more(folder: Path) -> None:
    """Take the second name away again; what has the first by now is the author's, or another fic's that needs both."""
    there, kept = folder / NAME, folder / KEPT
    if _MARK in _text(there):
        return
    if os.path.lexists(there):
        kept.unlink()
    else:
        kept.replace(there)


def _folder(top: Path) -> Path:
    """Return the folder git looks for hooks in."""
    done = run(["rev-parse", "--git-path", "hooks"], top, inheritable(os.environ), patience=plumbing.PATIENCE)
    if done.returncode:
        raise FicError(f"git could not say where its hooks are: {reason(done, top)}")
    return top / os.fsdecode(done.stdout).removesuffix("\n")


def _is_empty(folder: Path) -> bool:
    """Whether a folder holds nothing, or isn't there; what another fic is writing there just now is nothing yet."""
    return not folder.exists() or all(map(is_under_way, folder.iterdir()))


def _ours(folder: Path) -> Iterator[Path]:
    """Give the hooks in ``folder`` that fic wrote: its own place, or where pre-commit moved it to run it itself."""
    for name in (NAME, _CHAINED_BY_PRE_COMMIT):
        if _MARK in _text(folder / name):
            yield folder / name


def _own_lines(content: bytes | None) -> str:
    """Return what the author wrote into a hook of ours, after its last line."""
    return (content or b"").decode("utf-8", "surrogateescape").partition(f"{_END}\n")[2]


def _husky_script(folder: Path) -> Path | None:
    """Return the script husky (version 9) runs before commits, if ``folder`` is the one it generates."""
    if folder.name == "_" and (folder / "h").is_file():
        return folder.parent / NAME
    return None


def _added_to_husky(script: Path, check: str) -> Hook:
    """Put our lines at the end of husky's script, or renew them where they are."""
    old = _content(script)
    rest = _without_ours(old or b"")
    join = b"" if not rest or rest.endswith(b"\n") else b"\n"
    new = rest + join + f"{_BEGIN}\n{check}{_END}{'' if join else chr(10)}".encode()
    mode = script.stat().st_mode & 0o777 if script.exists() else 0o755
    _write(script, new, old, mode)
    place = f"{script.parent.name}/{NAME}"
    return Hook(
        script,
        (
            f"From now on every commit is checked, in {place}, where husky keeps your own checks.",
            "Uninstalling takes the lines out again.",
        ),
    )


def _taken_from_husky(script: Path) -> Hook:
    old = script.read_bytes()
    rest = _without_ours(old)
    if rest:
        _write(script, rest, old, script.stat().st_mode & 0o777)
    else:
        _refuse_changed(script, old)
        script.unlink()
    return Hook(script, (f"Commits are no longer checked: the lines are gone from {script.parent.name}/{NAME}.",))


def _without_ours(content: bytes) -> bytes:
    """Return a husky script without our lines, byte for byte as it was before them.

    Our lines end in a newline unless one had to be put before them: that is how the missing one is remembered.
    """
    begin, end = content.find(_BEGIN.encode()), content.find(_END.encode())
    if begin < 0 or end < 0:
        return content
    after = content[end + len(_END) :]
    if after.startswith(b"\n"):
        return content[:begin] + after[1:]
    return content[:begin].removesuffix(b"\n") + after


def _about_folder(folder: Path, top: Path) -> str:
    if folder.is_relative_to(top):
        return f"core.hooksPath points at {_shown(folder, top)}, inside the work tree: the hook there can be committed."
    return f"core.hooksPath points at {folder}, which may serve other repositories too: only stories are checked."


def _shown(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else str(path)


def _text(path: Path) -> str:
    return (_content(path) or b"").decode("utf-8", "surrogateescape")


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, content: bytes, old: bytes | None, mode: int = 0o755) -> None:
    """Write a hook in one step, so that a commit made meanwhile finds the old one or the new one.

    Raises FicError, with nothing written, where it is no longer ``old`` (None: not there).
    """
    with beside(path, content, mode) as written:
        _refuse_changed(path, old)
        written.replace(path)


def _refuse_changed(path: Path, old: bytes | None) -> None:
    if _content(path) != old:
        raise FicError(f"{path.name} was changed by another program meanwhile: nothing was written, run this again.")
