"""`fic lint --staged`: what the hook runs."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

from fic.cli.lint_shown import View
from fic.cli.said import say
from fic.files.asked import Answer, Asked
from fic.files.asked_staged import staged_texts
from fic.files.config import NewerFormatError
from fic.lint.finding import Report
from fic.lint.rule import Level

_AT_MOST = 20


def staged_answer() -> Answer | None:
    """Return what is staged; None where nothing can be said of it and the commit should go on.

    Where the author's staged settings ask for it, safe fixes are put in first, and staged.
    """
    try:
        answer = staged_texts(Path.cwd())
    except NewerFormatError as newer:
        say(f"fic: {newer} Nothing was checked.", err=True)
        return None
    return _with_fixes(answer) if any(text.home.config.hook.fix for text in answer.texts) else answer


def for_a_commit(wanted: View) -> View:
    """Return the view with a limit of its own where none was asked for: a commit is no place for a long read."""
    return wanted if wanted.layout != "text" or wanted.limit is not None else wanted._replace(limit=_AT_MOST)


def advise(report: Report) -> None:
    """Say which command mends what blocks the commit, if one does."""
    paths = {
        finding.path: None
        for finding in report.findings
        if finding.level is Level.ERROR and finding.safe_fix is not None
    }
    if paths:
        say(f"fic: to put in the safe fixes: fic lint --fix {shlex.join(paths)}", err=True)


def _with_fixes(answer: Answer) -> Answer:
    """Put safe fixes into the chapters that are wholly staged, and stage those again.

    A chapter that is partly staged is left alone: its file holds more than the commit. So is the commit of named paths
    (`git commit PATH`), whose changes to the index git forgets.
    """
    from fic.cli.lint_fix import put_in
    from fic.files import repo

    top = repo.work_tree(Path.cwd())
    if top is None or repo.is_commit_of_paths():
        return answer

    texts = []
    for text in answer.texts:
        if text.home.config.hook.fix and _is_wholly_staged(text, top):
            (mended,) = put_in(Answer((replace(text, file=top / text.shown),)), show=True).texts
            if mended.data != text.data:
                repo.stage(top, top / text.shown)
            texts.append(mended)
        else:
            texts.append(text)
    return answer._replace(texts=tuple(texts))


def _is_wholly_staged(text: Asked, top: Path) -> bool:
    file = top / text.shown
    try:
        return not file.is_symlink() and file.read_bytes() == text.data
    except OSError:
        return False
