"""Where the story stands, for programs."""

from __future__ import annotations

from datetime import date

from fic.files.folder import Problem
from fic.manuscript.chapter import Chapter
from fic.manuscript.standing import Standing
from fic.posting.drift import Drift
from fic.report.inert import json_text


def status_json(
    standing: Standing, problems: tuple[Problem, ...], uncommitted: tuple[str, ...], drift: tuple[Drift, ...]
) -> str:
    """Return the standing as JSON, as docs/json.md describes it; dates are ISO 8601, words as AO3 counts them."""
    story = standing.story
    return json_text(
        {
            "version": 1,
            "title": story.title,
            "as_of": standing.today.isoformat(),
            "words": story.words,
            "chapters": [_chapter(chapter) for chapter in story.chapters],
            "main_site": story.main_site,
            "buffers": [
                {"site": buffer.site, "size": buffer.size, "chapters": [chapter.number for chapter in buffer.chapters]}
                for buffer in standing.buffers
            ],
            "next_release": _next_release(standing.next_release),
            "drift": [
                {
                    "chapter": each.chapter.number,
                    "path": str(each.chapter.path),
                    "site": each.posting.site,
                    "last": _iso(each.posting.last),
                }
                for each in drift
            ],
            "uncommitted": list(uncommitted),
            "problems": [{"path": str(problem.path), "sentence": problem.sentence} for problem in problems],
            "advice": list(standing.advice),
        },
    )


def _next_release(upcoming: Chapter | None) -> dict[str, object] | None:
    if upcoming is None:
        return None
    day = _iso(upcoming.release)
    # `at` is what the day was called before there was one vocabulary (docs/json.md), and stays for who reads it.
    return {"chapter": upcoming.number, "path": str(upcoming.path), "on": day, "at": day}


def _chapter(chapter: Chapter) -> dict[str, object]:
    return {
        "chapter": chapter.number,
        "number": chapter.number,  # what it was called before, as with `at`
        "path": str(chapter.path),
        "title": chapter.title,
        "state": chapter.state.value,
        "words": chapter.words,
        "drafted": _iso(chapter.drafted),
        "release": _iso(chapter.release),
        "posted": {
            posting.site: {
                "first": _iso(posting.first),
                "last": _iso(posting.last),
                "text": posting.text,
                "url": posting.url,
            }
            for posting in chapter.postings
        },
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
