"""``fic status``."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from fic.cli.said import hand_out
from fic.cli.today import today
from fic.errors import FicError
from fic.files import repo
from fic.files.folder import KEPT_BESIDE, StoryFolder, read_story, story_folder
from fic.manuscript.counting import spoken_count
from fic.manuscript.standing import standing
from fic.manuscript.story import Story
from fic.posting.drift import drifted


def main(
    whole: Annotated[bool, typer.Option("--all", "-a", help="List every chapter.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Show what is written, what is posted and what to do next.

    Words are counted as AO3 counts them. The buffer is the chapters that are drafted and that the main site lacks, in
    order, up to the first that is still being written.

    \b
    Examples:
      fic status
      fic status --json | jq .buffers
    """
    folder = story_folder(Path.cwd())
    reading = read_story(folder)
    now = standing(reading.story, today(folder.config.story.zone))
    uncommitted = _uncommitted(folder, reading.story)
    drift = drifted(reading.story.chapters)
    if as_json:
        from fic.report.status_json import status_json

        hand_out(status_json(now, reading.problems, uncommitted, drift))
    else:
        from fic.report.status import show

        show(now, tuple(problem.sentence for problem in reading.problems), uncommitted, drift, whole=whole)
    if reading.problems:
        unread = spoken_count(len(reading.problems), "chapter")
        raise FicError(f"{unread} could not be read: {reading.problems[0].sentence}")


def _uncommitted(folder: StoryFolder, story: Story) -> tuple[str, ...]:
    """Return the story's files with text that git doesn't have yet; none where there is no git to ask."""
    if repo.work_tree(folder.root) is None:
        return ()
    try:
        kept = [PurePosixPath(name) for name in KEPT_BESIDE if (folder.root / name).exists()]
        changed = repo.changes(folder.root, [*(chapter.path for chapter in story.chapters), *kept])
    except FicError:
        # A repository git cannot answer for is told by the commands that need it; the standing doesn't.
        return ()
    return tuple(str(path) for path in changed)
