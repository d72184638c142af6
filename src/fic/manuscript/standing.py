"""Where the story stands: what `fic status` tells, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fic.manuscript.chapter import Chapter, State
from fic.manuscript.counting import spoken_count
from fic.manuscript.story import Buffer, Story


@dataclass(frozen=True, slots=True)
class Standing:
    """A story on a day: its buffers, the next release that is planned, and what the author could do next."""

    story: Story
    today: date
    buffers: tuple[Buffer, ...]
    next_release: Chapter | None
    advice: tuple[str, ...]


def standing(story: Story, today: date) -> Standing:
    """Return where ``story`` stands on ``today``."""
    buffers = story.buffers()
    planned = [chapter for chapter in buffers[0].chapters if chapter.release]
    upcoming = min(planned, key=lambda chapter: chapter.release or date.max, default=None)
    return Standing(story, today, buffers, upcoming, tuple(_advice(story, today, buffers[0], upcoming)))


def _advice(story: Story, today: date, buffer: Buffer, upcoming: Chapter | None) -> list[str]:
    """Return what to do next, the most pressing first; a whole command where one does it."""
    drafting = story.of_state(State.DRAFTING)
    if not story.chapters:
        return ['Start the first chapter: fic new-chapter "A title"']
    advice = []
    late = [chapter for chapter in buffer.chapters if chapter.release and chapter.release < today]
    if late:
        behind = "A chapter is" if len(late) == 1 else f"{len(late)} chapters are"
        advice.append(
            f"{behind} behind the plan: chapter {late[0].label} was due on {buffer.site} on {late[0].release}. "
            f"Post it (fic post {late[0].label} --site {buffer.site}) or plan anew (fic plan-releases --apply)"
        )
    elif upcoming and upcoming.release == today:
        advice.append(
            f"Chapter {upcoming.label} is due on {buffer.site} today: fic post {upcoming.label} --site {buffer.site}"
        )
    if not any(chapter.finished for chapter in story.chapters):
        written = [chapter for chapter in drafting if chapter.words]
        if written:
            advice.append(f"Say so when a chapter is written: fic finish {written[0].label}")
        else:
            advice.append(f"Write on: {drafting[0].path}")
        return advice
    if not buffer.chapters and drafting:
        advice.append(
            f"The buffer is empty. Next to finish: chapter {drafting[0].label}, "
            f"{spoken_count(drafting[0].words, 'word')} so far."
        )
    elif not drafting:
        advice.append('Start the next one: fic new-chapter "A title"')
    if buffer.chapters and upcoming is None:
        advice.append("See how often you can post: fic plan-releases")
    return advice
